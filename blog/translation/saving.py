"""What happens when a version of something translatable is saved, by whatever way: everything ends in a revision."""

from typing import Any

from django.db.models import Model
from django.utils import timezone
from wagtail.models import Page, Revision

from blog.keys import key_of
from blog.translation import tally
from blog.translation.claims import CLAIM_LASTS
from blog.translation.entries import settled
from blog.translation.models import Source, Translation
from blog.translation.record import stored_record
from blog.translation.segments import texts
from home.models import Translatable


def attribute(sender: type[Revision], instance: Revision, **kwargs: Any) -> None:
    """Write into a translation's new version who wrote what isn't recorded yet: also what the ordinary editor saves."""
    if instance.user_id is None or not _is_translatable(instance):
        return
    version = instance.as_object()
    if version.is_translation:
        record = stored_record(version)
        moment = timezone.now().isoformat(timespec="seconds")
        told = settled(record, texts(version), instance.user_id, moment)
        if told != version.translation_record:
            instance.content["translation_record"] = told


def count(sender: type[Revision], instance: Revision, **kwargs: Any) -> None:
    """Write the rows of queue and matrix for what was just saved."""
    if not _is_translatable(instance):
        return
    version = instance.as_object()
    stored = type(version)._default_manager.filter(pk=version.pk).first()
    if stored is None:
        return
    if not version.is_translation:
        tally.note_source(stored, version)
    elif row := tally.row_of(stored):
        _touch(row, instance)
        tally.note_translation(row, stored, version)


def went_public(sender: type, instance: Any, **kwargs: Any) -> None:
    """Write anew which of an object's translations readers have, and which of these are behind."""
    if not isinstance(instance, Translatable):
        return
    source: Any = instance.source()
    tally.note_source(source)
    for row in Translation.objects.filter(source__in=Source.objects.filter(**key_of(source))):
        if translation := source.version(row.locale_id):
            tally.note_translation(row, translation)


def moved(sender: type, instance: Page, **kwargs: Any) -> None:
    """A campaign's update may now be another campaign's."""
    specific = instance.specific
    if isinstance(specific, Translatable) and not specific.is_translation:
        tally.note_source(specific)


def forget(sender: type, instance: Model, **kwargs: Any) -> None:
    """Rows go with what they are about; a translation's base would keep the source's revision, and so the source."""
    if isinstance(instance, Translatable):
        model = Translation if instance.is_translation else Source
        model._default_manager.filter(**key_of(instance)).delete()


def _touch(row: Translation, revision: Revision) -> None:
    if revision.user_id is None:
        return
    now = timezone.now()
    row.touched_by_id, row.touched_at = revision.user_id, now
    if row.assignee_id == revision.user_id:
        row.claimed_until = now + CLAIM_LASTS
    row.save(update_fields=["touched_by", "touched_at", "claimed_until"])


def _is_translatable(revision: Revision) -> bool:
    model = revision.content_type.model_class()
    return model is not None and issubclass(model, Translatable)
