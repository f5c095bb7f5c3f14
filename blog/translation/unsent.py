"""What translators don't have yet: how a source's newest version differs from the one that was sent to them."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from blog.keys import key_of
from blog.translation.models import Translation
from blog.translation.rich import compared
from blog.translation.segments import segments
from home.chrome import LANGUAGES, Language
from home.models import Translatable


@dataclass(frozen=True)
class Unsent:
    """A language whose translation was made from another version, and how many texts differ: none, where only
    pictures, dates, references or the order do."""

    language: Language
    texts: int


def unsent(source: Any) -> list[Unsent]:
    """Return the languages that wait for a source's newest version, in the order of the settings."""
    if source.is_translation:
        return []
    rows = Translation.objects.filter(
        source__content_type=key_of(source)["content_type"], source__object_id=str(source.pk)
    ).select_related("locale", "base")
    found = list(rows)
    if not found:
        return []
    newest = source.get_latest_revision_as_object()
    told = []
    for row in found:
        sent = source.with_content_json(row.base_content or row.base.content)
        if _said(sent) != _said(newest):
            language = LANGUAGES[row.locale.language_code]
            told.append(Unsent(language, _changed(sent, newest)))
    return sorted(told, key=lambda each: LANGUAGES.place(each.language.code))


def _said(version: Translatable) -> str:
    return version.hash_of([name for name in (*version.translatable, *version.shared) if name != "slug"])


def _changed(sent: Translatable, newest: Translatable) -> int:
    """Return how many texts are new or changed, or else how many are gone."""
    before, now = (
        Counter(
            (text.leaf, compared(text.text) if text.kind == "rich" else text.text)
            for text in segments(version)
        )
        for version in (sent, newest)
    )
    return max((now - before).total(), (before - now).total())
