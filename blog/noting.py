"""Tells the edition what a refresh of the rows has changed: which objects, and which pages of which lists."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import F, Q

from blog.filters import PATHS, choices_name, counts_name, everywhere_name, offered
from blog.listings import PAGE_SIZE, Listing, lists_of, numbered_pages
from blog.models import Entry, EntryList, EntryPlace
from blog.models.entry import Filter, Section, entries_name
from blog.showing_ledger import updates_of
from blog.sitemaps import PER_FILE, name_of_file
from edition.reading import tag_of

# Its neighbours' numbers stand on a numbered page.
NEAR = 2

Spot = tuple[datetime, int]


@dataclass(frozen=True)
class Row:
    """An entry and its spots in lists."""

    entry: Entry
    values: tuple[Any, ...]
    spots: frozenset[tuple[Listing, Spot, bool]]


Filed = dict[tuple[str, UUID], Row]


def filed(keys: Collection[UUID]) -> Filed:
    """Return how these objects are filed now, by list language and translation key. Two queries."""
    places: dict[int, set[tuple[Listing, Spot, bool]]] = {}
    for place in EntryPlace.objects.filter(entry__translation_key__in=keys).select_related("list"):
        spot = (place.published_on, place.object_id)
        places.setdefault(place.entry_id, set()).add((_listing(place.list), spot, place.own))
    return {
        (entry.language, entry.translation_key): Row(
            entry, _values(entry), frozenset(places.get(entry.pk, ()))
        )
        for entry in Entry.objects.filter(translation_key__in=keys)
    }


def changed(before: Filed, after: Filed) -> set[str]:
    """Return the names of what is filed otherwise than before: objects, lists, pages of lists, sitemaps.

    :param after: as it is now; queries grow with the lists that something was put into or taken out of.
    """
    names: set[str] = set()
    moved: dict[Listing, set[Spot]] = {}
    more: Counter[Listing] = Counter()
    for place in before.keys() | after.keys():
        was, now = before.get(place), after.get(place)
        if was and now and (was.values, was.spots) == (now.values, now.spots):
            continue
        for row in filter(None, (was, now)):
            names |= {tag_of(row.entry), "sitemaps"}
        if not (was and now and _stands(was.entry) == _stands(now.entry)):
            names |= {place[1].hex, entries_name(place[1])}
            for row in filter(None, (was, now)):
                names |= _beside_lists(row.entry)
        names |= _sitemaps(was, now)
        left, come = was.spots if was else frozenset(), now.spots if now else frozenset()
        for listing, spot, _own in left ^ come:
            moved.setdefault(listing, set()).add(spot)
        more.update(listing for listing, _spot, _own in come)
        more.subtract(listing for listing, _spot, _own in left)
    totals = _totals(moved)
    for listing, spots in moved.items():
        names |= _of_list(listing, spots, totals[listing] - more[listing], totals[listing])
    return names | _choices(moved, more)


def _of_list(listing: Listing, spots: Iterable[Spot], before: int, after: int) -> set[str]:
    names = {listing.name, counts_name(listing.language, listing.section)}
    if not (before and after):
        names.add(everywhere_name(listing.section, listing.filter, listing.value))
    pages = numbered_pages(before), numbered_pages(after)
    lowest = _older(listing, min(spots)) // PAGE_SIZE + 1
    if pages[0] != pages[1]:
        lowest = min(lowest, *(number - NEAR for number in pages))
    return names | {listing.name_of_page(number) for number in range(max(lowest, 1), max(pages) + 1)}


def _older(listing: Listing, spot: Spot) -> int:
    """Return how many entries of a list stand before a spot, counted from the oldest."""
    published_on, object_id = spot
    earlier = Q(published_on__lt=published_on) | Q(published_on=published_on, object_id__lt=object_id)
    return EntryPlace.objects.filter(
        earlier,
        list__language=listing.language,
        list__section=listing.section,
        list__filter=listing.filter,
        list__value=listing.value,
    ).count()


def _beside_lists(entry: Entry) -> set[str]:
    names: set[str] = set()
    if entry.section == Section.QUOTES:
        names.add("quotes")
    if entry.section == Section.NEWS:
        names.add("news-sitemap")
    if entry.campaign:
        names.add(updates_of(entry.campaign))
    return names


def _sitemaps(was: Row | None, now: Row | None) -> set[str]:
    """Name the sitemaps in which what is listed after an entry has moved."""
    own = [row.entry for row in (was, now) if row and not row.entry.foreign]
    if not own or (len(own) == 2 and own[0].published_on == own[1].published_on):
        return set()
    language = own[0].language
    earliest = min(own, key=lambda entry: (entry.published_on, entry.section, entry.object_id))
    stored = Entry.objects.filter(language=language, own_language=F("language"))
    same = Q(published_on=earliest.published_on)
    before = stored.filter(
        Q(published_on__lt=earliest.published_on)
        | (same & Q(section__lt=earliest.section))
        | (same & Q(section=earliest.section, object_id__lt=earliest.object_id))
    ).count()
    last = stored.count() // PER_FILE + 1
    return {name_of_file(language, number) for number in range(before // PER_FILE + 1, last + 1)}


def _choices(moved: Iterable[Listing], more: Counter[Listing]) -> set[str]:
    """Name the sections that offer other filters than before beside their lists."""
    names: set[str] = set()
    for language, section in {(listing.language, listing.section) for listing in moved}:
        now = {_listing(row): row.total for row in lists_of(language, section).exclude(filter="")}
        both = now.keys() | {
            listing for listing in more if (listing.language, listing.section) == (language, section)
        }
        before = {listing: total for listing in both if (total := now.get(listing, 0) - more[listing])}
        if any(
            set(offered(filter_, before)) != set(offered(filter_, now)) for filter_ in PATHS.get(section, {})
        ):
            names.add(choices_name(language, section))
    return names


def _totals(lists: Collection[Listing]) -> dict[Listing, int]:
    stored = EntryList.objects.filter(
        language__in={listing.language for listing in lists}, value__in={listing.value for listing in lists}
    )
    return dict.fromkeys(lists, 0) | {
        listing: row.total for row in stored if (listing := _listing(row)) in lists
    }


def _listing(row: EntryList) -> Listing:
    return Listing(row.language, Section(row.section), Filter(row.filter), row.value)


def _stands(entry: Entry) -> tuple[Any, ...]:
    """Return what others know an entry by, whatever its words: which object it is, where it stands and leads to."""
    which = entry.section, entry.object_id, entry.own_language
    return *which, entry.path, entry.published_on, entry.campaign


def _values(entry: Entry) -> tuple[Any, ...]:
    return tuple(getattr(entry, field.attname) for field in Entry._meta.concrete_fields if field.name != "id")
