"""Entries without the objects they stand for: what lists, feeds and search read, as many as a test wants."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from blog.entries import store
from blog.filing import Filed, Place
from blog.models import Entry
from blog.models.entry import Filter, Section

FIRST = datetime(2030, 1, 1, tzinfo=UTC)


def entry(number: int, **fields: Any) -> Entry:
    """Return an unsaved entry of a statement; the higher the number, the newer it is."""
    language = fields.pop("language", "en")
    moment = fields.pop("published_on", FIRST + timedelta(hours=number))
    values: dict[str, Any] = {
        "section": Section.NEWS,
        "kind": "release",
        "object_id": number + 1,
        "language": language,
        "own_language": language,
        "translation_key": UUID(int=number + 1),
        "published_on": moment,
        "updated_on": moment,
        "path": f"/{language}/news/{number}/",
        "title": str(number),
        **fields,
    }
    return Entry(**values)


def file(entries: Iterable[Entry], *places: tuple[Filter, str]) -> None:
    """Save entries, each in the list of its section and in those named."""
    store(
        {
            (one.language, one.translation_key): Filed(
                one,
                {Place(Section(one.section)), *(Place(Section(one.section), *place) for place in places)},
            )
            for one in entries
        }
    )
