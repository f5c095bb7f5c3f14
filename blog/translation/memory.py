"""The newsroom's own memory: what it has published in two languages, suggested where the same is said again.

A translation's pairs are written in the transaction that makes it, or its source, public, and go when either is taken
back. So nothing is in here that readers can't read.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from html import escape
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from blog.keys import key_of
from blog.staff import edit_url
from blog.translation import likeness, tally
from blog.translation.models import Pair, PairKey, Translation
from blog.translation.rich import compared, words_of
from blog.translation.segments import Kind
from blog.translation.state import State, TextState
from blog.translation.worddiff import Difference, word_diff
from home.models import Translatable, User


@dataclass(frozen=True)
class Suggestion:
    """What was written for the same words, or words close to them.

    `percent` is of the words as read; 100 is the same, up to case and space. `source` are the words it was written for,
    `differences` what was changed in them since. `target` is fit for the field it is offered for: plain, or rich with
    its tags. `title`, `at`, `by` and `url` say where from: the source's title, when, who, and the translation's editor.
    """

    percent: int
    source: str
    target: str
    title: str
    at: datetime
    by: User | None
    url: str
    differences: list[Difference]


def suggestions(
    text: str, kind: Kind, source_locale_id: int, target_locale_id: int, limit: int = 3
) -> list[Suggestion]:
    """Return what was published for a text, or one at least 70 % like it: the closest first, then the newest.

    :param text: the source's, as it is stored; `kind`: how it, and so its translation, is stored.
    """
    read = _read(text, kind)
    close = likeness.alike(read.lower(), (source_locale_id, target_locale_id))
    known = Pair.objects.filter(
        pk__in=close, source_locale=source_locale_id, target_locale=target_locale_id
    ).select_related("by")
    ranked = sorted(known, key=lambda pair: (close[pair.pk], pair.at, pair.pk), reverse=True)
    told: dict[str, Pair] = {}
    for pair in ranked:
        target = _fit(pair, kind)
        told.setdefault(compared(target) if kind == "rich" else target, pair)
    return [_suggestion(pair, close[pair.pk], read, kind) for pair in list(told.values())[:limit]]


def remember(translation: Any) -> None:
    """Write the pairs of a translation anew: those of its public words that are fresh beside its public source."""
    with transaction.atomic():
        # Whoever publishes the source at this moment holds the row, or waits for it: neither overlooks the other.
        rows = Translation.objects.filter(**key_of(translation)).select_for_update()
        list(rows.values_list("pk", flat=True))
        stored = {_said(pair): pair.pk for pair in Pair.objects.filter(**key_of(translation))}
        wanted = {_said(pair): pair for pair in _pairs(translation)}
        Pair.objects.filter(pk__in=[pk for said, pk in stored.items() if said not in wanted]).delete()
        made = Pair.objects.bulk_create([pair for said, pair in wanted.items() if said not in stored])
        PairKey.objects.bulk_create(likeness.rows_of(made))


def rebuild() -> None:
    """Write the pairs of all translations anew."""
    with transaction.atomic():
        rows = Translation.objects.filter(
            content_type=OuterRef("content_type"), object_id=OuterRef("object_id")
        )
        Pair.objects.exclude(Exists(rows)).delete()
        for model in tally.translatables():
            for translation in model._default_manager.exclude(translated_from=None).order_by("pk"):
                remember(translation)


def went_public(sender: type, instance: Any, **kwargs: Any) -> None:
    """Remember what has just gone public, or forget what was taken back; with a source, all its translations."""
    if not isinstance(instance, Translatable):
        return
    if instance.is_translation:
        remember(instance)
        return
    family: Any = type(instance)._default_manager
    for translation in family.filter(translation_key=instance.translation_key).exclude(translated_from=None):
        remember(translation)


def forget(sender: type, instance: Translation, **kwargs: Any) -> None:
    """Pairs go with the translation, or with its source."""
    Pair.objects.filter(content_type=instance.content_type_id, object_id=instance.object_id).delete()


def _pairs(translation: Any) -> Iterator[Pair]:
    fresh = [text for text in tally.stands(translation) if _is_remembered(text)]
    title = str(translation.source())
    authors = {by for text in fresh if text.entry and (by := text.entry.get("by"))}
    known = set(User.objects.filter(pk__in=authors).values_list("pk", flat=True))
    for text in fresh:
        entry = text.entry or {}
        by, at = entry.get("by"), entry.get("at")
        yield Pair(
            **key_of(translation),
            source_locale_id=translation.translated_from_id,
            target_locale_id=translation.locale_id,
            kind=text.kind,
            source=text.source,
            target=text.target or "",
            title=title,
            words=_read(text.source, text.kind).lower(),
            by_id=by if by in known else None,
            at=(at and parse_datetime(at)) or translation.first_published_at or timezone.now(),
        )


def _is_remembered(text: TextState) -> bool:
    """A fresh text was written or accepted by a person; it may say nothing, where the translator wanted that."""
    return text.state is State.FRESH and bool(_read(text.target or "", text.kind))


def _said(pair: Pair) -> tuple[Any, ...]:
    return pair.kind, pair.source, pair.target, pair.title, pair.by_id, pair.at


def _suggestion(pair: Pair, percent: int, read: str, kind: Kind) -> Suggestion:
    model: Any = ContentType.objects.get_for_id(pair.content_type_id).model_class()
    source = _read(pair.source, pair.kind)
    return Suggestion(
        percent=percent,
        source=source,
        target=_fit(pair, kind),
        title=pair.title,
        at=pair.at,
        by=pair.by,
        url=edit_url(model(pk=pair.object_id)),
        differences=word_diff(source, read),
    )


def _read(text: str, kind: str) -> str:
    """Return a text as it is read: without tags, on one line."""
    return words_of(text) if kind == "rich" else " ".join(text.split())


def _fit(pair: Pair, kind: Kind) -> str:
    """Return what was written as a field of this kind stores it."""
    if pair.kind == kind:
        return pair.target
    return escape(pair.target) if kind == "rich" else words_of(pair.target)
