"""A statement's history: every act on every language version of it, and on the quotes it carries."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, F, OuterRef, Q, QuerySet, Value
from wagtail.models import ModelLogEntry, Page, PageLogEntry

from blog.editorial.subjects import with_drafts_for
from blog.models import Quote
from blog.references import CARRIERS, quotes_of
from blog.staff import language_of
from home.chrome import Language
from home.models import User


@dataclass(frozen=True)
class Act:
    """One line: who did what, when and why, to which language version or quote."""

    at: datetime
    who: str
    what: str
    why: str
    subject: str
    kind: str
    language: Language


def subjects_of(instance: Any, user: User) -> list[Any]:
    """Return the objects whose acts somebody may see in the history of one: all versions of it and of its quotes."""
    family = [instance]
    siblings = type(instance)._default_manager.filter(translation_key=instance.translation_key)
    others: list[Any] = list(siblings.exclude(pk=instance.pk).select_related("locale"))
    newest = instance.get_latest_revision_as_object()
    if isinstance(newest, CARRIERS):
        keys = {quote.translation_key for quote in quotes_of(newest)}
        others += Quote.objects.filter(translation_key__in=keys).select_related("locale")
    return family + with_drafts_for(user, others)


def rows_of(subjects: Sequence[Any]) -> QuerySet[Any]:
    """Return where the acts on some objects are logged, the newest first: pairs of "page" or "model" and a key."""
    pages = [each.pk for each in subjects if isinstance(each, Page)]
    others = Q(pk__in=[])
    for each in subjects:
        if not isinstance(each, Page):
            others |= Q(content_type=ContentType.objects.get_for_model(each), object_id=str(each.pk))
    first = _rows("page", PageLogEntry.objects.filter(page__in=pages), "page")
    second = _rows("model", ModelLogEntry.objects.filter(others), "content_type", "object_id")
    return first.union(second, all=True).order_by("-timestamp", "-key")


def _rows(log: str, entries: QuerySet[Any], *subject: str) -> QuerySet[Any]:
    """Return the rows of one log. Of the many that autosave writes of one edit, only the last one counts."""
    later = entries.model._default_manager.filter(
        uuid=OuterRef("uuid"), action=OuterRef("action"), pk__gt=OuterRef("pk")
    )
    same = later.filter(**{name: OuterRef(name) for name in subject})
    kept = entries.order_by().exclude(Exists(same))
    return kept.annotate(log=Value(log, output_field=CharField()), key=F("pk")).values_list(
        "log", "key", "timestamp"
    )


def acts(rows: Sequence[Any], subjects: Sequence[Any]) -> Iterator[Act]:
    """Yield what the rows of one page say, in their order."""
    logged = {
        "page": _entries(PageLogEntry, [key for log, key, _at in rows if log == "page"]),
        "model": _entries(ModelLogEntry, [key for log, key, _at in rows if log == "model"]),
    }
    named = {_name(each): each for each in subjects}
    for log, key, _at in rows:
        entry = logged[log][key]
        subject = named["page" if log == "page" else entry.content_type_id, str(entry.object_id)]
        yield Act(
            at=entry.timestamp,
            who=str(entry.user) if entry.user else entry.user_display_name,
            what=str(entry.message),
            why=_why(entry),
            subject=entry.label,
            kind=str(subject._meta.verbose_name),
            language=language_of(subject),
        )


def _entries(model: Any, keys: list[int]) -> dict[int, Any]:
    return model.objects.select_related("user").in_bulk(keys)


def _name(instance: Any) -> tuple[Any, str]:
    kind = "page" if isinstance(instance, Page) else ContentType.objects.get_for_model(instance).pk
    return kind, str(instance.pk)


def _why(entry: Any) -> str:
    comment = entry.comment
    return comment if isinstance(comment, str) else ""
