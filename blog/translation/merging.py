"""Brings a source's new version to its translations: when it is sent to translators, and when it goes public."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import transaction
from django.dispatch import Signal
from django.utils import timezone
from wagtail.log_actions import get_active_log_context
from wagtail.models import Page, Revision

from blog.translation import tally
from blog.translation.arriving import arrived
from blog.translation.entries import excused
from blog.translation.following import followed
from blog.translation.merge import Authorship, apply, merge, write_shared
from blog.translation.models import Translation
from blog.translation.record import record_of
from blog.translation.segments import segments, texts
from blog.translation.state import State
from home.models import Translatable, User

logger = logging.getLogger(__name__)

# Sent with `instance`, a live translation that is about to get its source's pictures, dates and references, and
# `before`, as it is: no word of it changes, so what was approved of the words holds.
shared_followed = Signal()

_minor: ContextVar[bool] = ContextVar("minor", default=False)


@contextmanager
def as_minor_edit() -> Iterator[None]:
    """Leave translations fresh that are fresh, whatever is published inside."""
    token = _minor.set(True)
    try:
        yield
    finally:
        _minor.reset(token)


def send(source: Any, user: User | None = None) -> list[Any]:
    """Bring a source's newest version to its translations' drafts, before it is public or beside what is.

    :returns: the translations whose drafts changed.
    """
    revision = source.latest_revision or source.save_revision(user=user, changed=False, clean=False)
    return _bring(revision.as_object(), revision, public=False, user=user)


def source_published(sender: type, instance: Any, revision: Revision, **kwargs: Any) -> None:
    """Bring a source that has just gone public to its translations, in the same transaction."""
    if isinstance(instance, Translatable) and instance.live and not instance.is_translation:  # type: ignore[attr-defined]
        # Who published it isn't said here, but Wagtail knows who acts in the admin; the clock is nobody.
        user = get_active_log_context().user or revision.user
        _bring(revision.as_object(), revision, public=True, user=user)


def sent_version(translation: Any) -> Any:
    """Return the source as it was last merged, which is the newest version sent to translators; None without one."""
    row = tally.row_of(translation)
    return row and _base_of(row, translation.source())


def merge_again(translation: Any, loaded: Revision) -> bool:
    """Merge once more where an editor that was opened before the merge has just saved over it.

    :param loaded: the revision that the editor had opened.
    :returns: whether there was anything to do.
    """
    opened = loaded.as_object()
    key, newest = opened.translation_record.get("base"), translation.get_latest_revision_as_object()
    with transaction.atomic():
        row = _row(translation)
        if row is None or key is None or key == newest.translation_record.get("base"):
            return False
        base = Revision.objects.filter(pk=key).first()
        if base is None:
            logger.warning("The source as it was in revision %s is gone; nothing was merged again.", key)
            return False
        newest.translation_record = opened.translation_record
        theirs = _base_of(row, translation.source())
        apply(merge(base.as_object(), theirs, newest, _authorship(translation.latest_revision)), newest)
        _save_draft(newest, row.base)
    return True


def _bring(theirs: Any, revision: Revision, public: bool, user: User | None) -> list[Any]:
    changed = []
    with transaction.atomic():
        family: Any = type(theirs)._default_manager
        for translation in family.filter(
            translation_key=theirs.translation_key, translated_from=theirs.locale_id
        ):
            if (row := _row(translation)) is None:
                continue
            before = row.base_content or row.base.content
            if _bring_one(translation, row, theirs, revision, public):
                changed.append(translation)
            if not _minor.get() and row.state is not State.FRESH and _says_more(theirs, before):
                arrived.send(sender=Translation, row=row, user=user)
    return changed


def _says_more(theirs: Any, before: dict[str, Any]) -> bool:
    """Say whether a version of the source has a text that an older one, as it is stored, hadn't."""
    old = {text.text for text in segments(theirs.with_content_json(before))}
    return any(text.text not in old for text in segments(theirs))


def _bring_one(translation: Any, row: Translation, theirs: Any, revision: Revision, public: bool) -> bool:
    """Merge into one translation's draft; where the source is public, what isn't words into the live one too."""
    if row.base_content == revision.content and not (public and translation.live):
        return False
    base, written = _base_of(row, theirs), translation.latest_revision
    ours = translation.get_latest_revision_as_object()
    was_draft = not translation.live or translation.has_unpublished_changes
    before: Any = _said(ours)
    if public and translation.live and (live := _follow(translation, base, theirs)):
        # What was just published is the newest revision; the draft comes after it again, if there is one.
        translation, before = live, None if was_draft else _said(live)
        ours.live_revision = live.live_revision
        ours.latest_revision = live.latest_revision
    if _minor.get():
        ours.translation_record = excused(record_of(ours, texts(base)), texts(base), texts(theirs))
    apply(merge(base, theirs, ours, _authorship(written)), ours)
    changed = _said(ours) != before
    if changed:
        _save_draft(ours, revision)
    row.base, row.base_content = revision, revision.content
    row.save(update_fields=["base", "base_content"])
    # As the database has it now: `ours` may be the very object, with words that wait.
    tally.note_translation(row, type(translation)._default_manager.get(pk=translation.pk))
    return changed


def _follow(translation: Any, base: Any, theirs: Any) -> Any:
    """Publish a live translation with all that isn't words as its source has it; return it, or None as it was.

    Where a rule doesn't let it be public so, it stays as it is: the source isn't held up by it.
    """
    live = type(translation)._default_manager.get(pk=translation.pk)
    write_shared(followed([base, *_older_base(live)], theirs, live), live)
    if _minor.get():
        live.translation_record = excused(record_of(live, texts(base)), texts(base), texts(theirs))
    if _said(live) == _said(translation):
        return None
    try:
        with transaction.atomic():
            shared_followed.send(sender=type(live), instance=live, before=translation)
            live.save_revision(clean=False).publish(skip_permission_checks=True)
    except ValidationError as error:
        logger.warning("“%s” doesn’t follow its source: %s", translation, " ".join(error.messages))
        return None
    return type(translation)._default_manager.get(pk=translation.pk)


def _older_base(live: Any) -> list[Any]:
    """Return the version of the source that a live translation was made of, where it is kept."""
    key = live.translation_record.get("base")
    revision = Revision.objects.filter(pk=key).first() if key else None
    return [revision.as_object()] if revision else []


def _save_draft(ours: Any, base: Revision) -> None:
    ours.translation_record = {**ours.translation_record, "base": base.pk}
    if not ours.live:
        ours.save(**({"clean": False} if isinstance(ours, Page) else {}))
    ours.save_revision(clean=False, log_action=True)


def _said(instance: Any) -> tuple[str, Any]:
    """Return all that a merge can change of a version."""
    record = {name: value for name, value in instance.translation_record.items() if name != "base"}
    return instance.hash_of([*instance.translatable, *instance.shared]), record


def _row(translation: Any) -> Translation | None:
    return (
        Translation.objects.select_for_update()
        .filter(content_type=ContentType.objects.get_for_model(translation), object_id=str(translation.pk))
        .select_related("base")
        .first()
    )


def _base_of(row: Translation, source: Any) -> Any:
    return source.with_content_json(row.base_content or row.base.content)


def _authorship(written: Revision | None) -> Authorship:
    now = timezone.now().isoformat()
    return (
        Authorship(written.user_id, written.created_at.isoformat(), now) if written else Authorship(now=now)
    )
