"""What a text shows that is translated by itself, such as quotes: where each stands, and where it is translated."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.text import capfirst
from wagtail.models import Locale

from blog.references import references
from blog.translation.claims import holder
from blog.translation.desk.desk import Desk
from blog.translation.desk.places import Mention
from blog.translation.models import Translation
from blog.translation.signs import NOT_ASKED_FOR, SIGNS, Sign
from home.chrome import LANGUAGES, Language
from home.models import User

Key = tuple[type[Any], Any]


@dataclass
class Mentioned:
    """Something that is translated by itself, as the editor shows it in a line."""

    label: str
    words: str
    language: Language
    sign: Sign
    words_left: int
    holder: User | None
    url: str
    kind: str = "mention"


def mentioned(desk: Desk, inside: Iterable[Mention]) -> dict[Key, Mentioned]:
    """Return what a source shows, by class and key: what stands inside its text first, in that order."""
    everything = {(type(found), found.pk): found for found in references(desk.sent)}
    order = [(mention.model, mention.pk) for mention in inside]
    keys = [*dict.fromkeys(key for key in order if key in everything), *everything]
    rows = _rows(desk, everything.values())
    codes = dict(Locale.objects.values_list("pk", "language_code"))
    return {
        key: _line(found, codes[found.locale_id], rows.get(found.translation_key))
        for key, found in ((key, everything[key]) for key in keys)
    }


def _rows(desk: Desk, found: Iterable[Any]) -> dict[Any, Translation]:
    keys = [each.translation_key for each in found]
    rows = Translation.objects.filter(locale=desk.row.locale, source__translation_key__in=keys)
    return {row.source.translation_key: row for row in rows.select_related("source", "assignee")}


def _line(instance: Any, code: str, row: Translation | None) -> Mentioned:
    return Mentioned(
        label=capfirst(str(instance._meta.verbose_name)),
        words=str(instance),
        language=LANGUAGES[code],
        sign=SIGNS[row.state] if row else NOT_ASKED_FOR,
        words_left=row.words_left if row else 0,
        holder=holder(row) if row else None,
        url=reverse("newsroom_translation", args=[row.pk]) if row else "",
    )
