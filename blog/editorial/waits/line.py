"""One thing that waits for somebody: a sentence that says what is wanted, and a button that leads there."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.utils.translation import gettext as _

from blog.editorial.deadlines import due_text
from blog.editorial.subjects import newest_title
from blog.staff import edit_url, language_of
from home.chrome import Language

# How many things one panel shows, and how many of each sort it looks at to find them.
SHOWN = 30
SCANNED = 100

_NO_HURRY = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Line:
    """`title` is wanted for something, in words that go on from it; `detail` says who, what about it, and when."""

    title: str
    language: Language
    url: str
    wanted: str
    detail: str
    button: str
    since: datetime
    due: datetime | None = None
    is_unconfirmed: bool = False

    @property
    def order(self) -> tuple[datetime, bool, datetime]:
        """What is due first comes first; then what is public and unconfirmed, then what waits longest."""
        return self.due or _NO_HURRY, not self.is_unconfirmed, self.since


def line(instance: Any, due: datetime | None = None, detail: str = "", **fields: Any) -> Line:
    """Return the line about a page or snippet, which leads to its editor unless `url` says otherwise."""
    fields.setdefault("url", edit_url(instance))
    return Line(
        title=newest_title(instance),
        language=language_of(instance),
        due=due,
        detail=" ".join(filter(None, [detail, due_text(due) if due else ""])),
        **fields,
    )


def kind_and_language(instance: Any) -> dict[str, str]:
    """Return what a detail says an object is: its kind in words, and the name of its language."""
    kind = getattr(instance, "get_kind_display", lambda: instance._meta.verbose_name)()
    return {"kind": str(kind), "language": language_of(instance).name}


def said(words: str, longest: int = 160) -> str:
    """Return what somebody wrote, in quotation marks, on one line and not too long; nothing where there is nothing.

    It may be in another script than the sentence around it, so it is kept apart by invisible marks.
    """
    words = " ".join(words.split())
    if not words:
        return ""
    short = words if len(words) <= longest else f"{words[: longest - 1].rstrip()}…"
    return "\u2068" + _("“%(words)s”") % {"words": short} + "\u2069"


def in_order(lines: Iterable[Line]) -> list[Line]:
    return sorted(lines, key=lambda each: each.order)
