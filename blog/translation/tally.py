"""Keeps the rows that queue and matrix read: written in the transaction of the words, from the words alone.

A row says nothing of its own. `differences` computes every row anew and compares; `rebuild` writes them anew.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import Page, Revision

from blog.keys import key_of
from blog.models import CampaignPage, CampaignUpdatePage, PressReleasePage
from blog.translation.entries import is_absent, seen
from blog.translation.models import Source, Translation
from blog.translation.segments import segments
from blog.translation.state import State, TextState, count_words, counts, removed, states_of
from home.models import Translatable

# What readers of a live translation are told of: the source says something else than it was made from.
BEHIND = {State.CHANGED, State.MISSING}


def row_of(translation: Any) -> Translation | None:
    return (
        Translation.objects.filter(**key_of(translation))
        .select_related("source__locale", "locale", "base")
        .first()
    )


def note_source(source: Any, newest: Any = None) -> Source:
    """Write what lists say of a source.

    :param source: as the database has it; `newest`: its newest draft, where the caller has it at hand.
    """
    values = _of_source(source, newest)
    row, _created = Source.objects.update_or_create(
        **key_of(source), defaults=values, create_defaults={"dated": timezone.now(), **values}
    )
    return row


def note_translation(row: Translation, translation: Any, newest: Any = None) -> None:
    """Write where a translation stands.

    :param translation: as the database has it; `newest`: its newest draft, where the caller has it at hand.
    """
    for name, value in _of_translation(row, translation, newest).items():
        setattr(row, name, value)
    row.save(update_fields=[*_COUNTS, "words_left", "live", "behind"])


def base_of(source: Any, user: Any = None) -> Revision:
    """Return the newest version of a source, with which a translation begins."""
    return source.latest_revision or source.save_revision(user=user, changed=False, clean=False)


def begin(translation: Any, source: Any, user: Any = None, base: Revision | None = None) -> Translation:
    """Make the row of a translation, merged with the newest version of its source unless another is given."""
    base = base or base_of(source, user)
    return Translation.objects.create(
        **key_of(translation),
        locale=translation.locale,
        source=note_source(source),
        base=base,
        base_content=base.content,
        started_by=user,
    )


def stands(translation: Any, source: Any = None) -> list[TextState]:
    """Return where the live words of a translation stand beside its source's; nothing unless both are live.

    :param source: where the caller has it at hand.
    """
    source = source or translation.source()
    if not (translation.live and source.live and translation.is_translation):
        return []
    return states_of(translation, source)


def behind(translation: Any, source: Any = None) -> bool:
    """Say whether readers of a translation have something that its source doesn't say, or lack something it says."""
    told = stands(translation, source)
    return bool(told) and bool(waiting(told) or removed(translation, told))


def waiting(told: Iterable[TextState]) -> list[TextState]:
    """Return the texts in which a live translation is behind.

    Nothing is said of one that was never there, nor where nobody knows from which words it was made.
    """
    return [text for text in told if text.state in BEHIND and not _says_nothing(text)]


def _says_nothing(text: TextState) -> bool:
    return text.entry is not None and (is_absent(text.entry) or seen(text.entry) is None)


def differences() -> Iterator[str]:
    """Yield a sentence for each row that isn't what the words say, in English: for operators."""
    for instance in _everything():
        kept, told = _kept_and_told(instance)
        if kept is None:
            yield f"{_name(instance)}: there is no row."
            continue
        for name, value in told.items():
            if getattr(kept, name) != value:
                yield f"{_name(instance)}: {name} is {getattr(kept, name)}, and should be {value}."
    for row in _about_nothing():
        yield f"{row}: what it is about is gone."


def _about_nothing() -> list[Source | Translation]:
    rows: list[Source | Translation] = [
        *Source.objects.all(),
        *Translation.objects.select_related("source").defer("base_content"),
    ]
    models: dict[int, Any] = {
        key: ContentType.objects.get_for_id(key).model_class()
        for key in {row.content_type_id for row in rows}
    }
    there = {
        key: {str(pk) for pk in model._default_manager.values_list("pk", flat=True)}
        for key, model in models.items()
    }
    return [row for row in rows if row.object_id not in there[row.content_type_id]]


def _kept_and_told(instance: Any) -> tuple[Source | Translation | None, dict[str, Any]]:
    if not instance.is_translation:
        return Source.objects.filter(**key_of(instance)).first(), _of_source(instance)
    row = row_of(instance)
    return row, _of_translation(row, instance) if row else {}


def rebuild() -> None:
    """Write every row anew; sources first, for translations stand beside them."""
    for gone in reversed(_about_nothing()):
        gone.delete()
    everything = list(_everything())
    for instance in everything:
        if not instance.is_translation:
            note_source(instance)
    for instance in everything:
        if instance.is_translation:
            note_translation(row_of(instance) or _row_anew(instance), instance)


def _row_anew(translation: Any) -> Translation:
    """Make a row that got lost: merged with what the record says, or else with the newest."""
    key = translation.get_latest_revision_as_object().translation_record.get("base")
    base = Revision.objects.filter(pk=key).first() if key else None
    return begin(translation, translation.source(), base=base)


_COUNTS = [f"{what}_{state.name.lower()}" for what in ("texts", "words") for state in State]


def _of_source(source: Any, newest: Any = None) -> dict[str, Any]:
    newest = newest or source.get_latest_revision_as_object()
    moment = getattr(source, "published_on", None) or source.first_published_at or _begun(source)
    return {
        "locale_id": source.locale_id,
        "translation_key": source.translation_key,
        "title": str(newest),
        "kind": newest.kind if isinstance(newest, PressReleasePage) else "",
        "campaign_key": _campaign_key(newest),
        "words": sum(count_words(text.text, text.kind) for text in segments(newest)),
        "live": source.live,
        **({"dated": moment} if moment else {}),
    }


def _begun(source: Any) -> Any:
    first = Revision.objects.for_instance(source).order_by("created_at", "pk").first()
    return first and first.created_at


def _campaign_key(newest: Any) -> Any:
    if isinstance(newest, CampaignPage):
        return newest.translation_key
    if isinstance(newest, PressReleasePage):
        return newest.campaign and newest.campaign.translation_key
    if isinstance(newest, CampaignUpdatePage):
        return CampaignPage.objects.values_list("translation_key", flat=True).get(pk=newest.get_parent().pk)
    return None


def _of_translation(row: Translation, translation: Any, newest: Any = None) -> dict[str, Any]:
    newest = newest or translation.get_latest_revision_as_object()
    source = translation.source()
    base = source.with_content_json(row.base_content or row.base.content)
    told = counts(states_of(newest, base, base))
    values = {
        f"{what}_{state.name.lower()}": number.get(state, 0)
        for what, number in (("texts", told.texts), ("words", told.words))
        for state in State
    }
    return {
        **values,
        "words_left": told.to_do,
        "live": translation.live,
        "behind": behind(translation),
    }


def _everything() -> Iterator[Any]:
    for model in translatables():
        yield from model._default_manager.order_by("pk").select_related("locale")


def translatables() -> list[type[Any]]:
    """Return every class of pages and snippets that are translated."""
    return [model for model in apps.get_models() if issubclass(model, Translatable)]


def _name(instance: Any) -> str:
    kind = "page" if isinstance(instance, Page) else instance._meta.verbose_name
    return f"{kind} {instance.pk} ({instance.locale.language_code}) “{instance}”"
