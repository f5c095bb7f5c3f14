"""What one line of a list shows beside its entry: the campaign it belongs to, the words that were said."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wagtail.models import Locale

from blog.models import Entry
from blog.models.entry import entries_of
from blog.showing import Said, shown_quotes


@dataclass(frozen=True)
class Item:
    """A line of the news. `campaign` is the entry of its campaign, in the same list language."""

    entry: Entry
    campaign: Entry | None = None


@dataclass(frozen=True)
class Spoken:
    """A line of the quotes."""

    entry: Entry
    said: Said


def items(entries: Iterable[Entry]) -> list[Item]:
    """Return entries with those of their campaigns. One query."""
    listed = list(entries)
    named = {entry.campaign for entry in listed if entry.campaign}
    if not named:
        return [Item(entry) for entry in listed]
    campaigns = entries_of(named, listed[0].language)
    return [Item(entry, campaigns.get(entry.campaign) if entry.campaign else None) for entry in listed]


def spoken(entries: Sequence[Entry], locale: Locale) -> list[Spoken]:
    """Return quotes with their words, as a page in this language shows them. Four queries, five with pictures."""
    said = shown_quotes([entry.object_id for entry in entries], locale)
    return [Spoken(entry, said[entry.object_id]) for entry in entries if entry.object_id in said]
