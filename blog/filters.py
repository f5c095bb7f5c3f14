"""The filters of a list: each a path, with its title, its counterparts in other languages, its count."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urljoin
from uuid import UUID

from django.http import HttpRequest
from django.utils import translation
from django.utils.encoding import iri_to_uri
from django.utils.translation import gettext as _

from blog import listings
from blog.listings import Listing
from blog.models import Entry, EntryList, ListPage, Topic
from blog.models.entry import KINDS, Filter, Section
from edition.reading import aside, reads, reads_families
from edition.remembering import remembered
from home.chrome import LANGUAGES, Language, Version, root_url

KIND_NAMES = dict(KINDS)

# The word that stands before a filter's value in an address.
PATHS: dict[Section, dict[Filter, str]] = {
    Section.NEWS: {
        Filter.KIND: "type",
        Filter.TOPIC: "topic",
        Filter.CAMPAIGN: "campaign",
        Filter.YEAR: "archive",
    },
    Section.QUOTES: {Filter.SPEAKER: "by", Filter.CAMPAIGN: "campaign"},
}
# So many choices are offered of each filter; everything else is found by search.
OFFERED = 20


@dataclass(frozen=True)
class Name:
    """What a value is called in a list's language, and the word that stands for it in an address."""

    title: str
    slug: str
    language: Language | None = None


@dataclass(frozen=True)
class Narrowed:
    """A narrowed list: its address, and what stands above it."""

    listing: Listing
    url: str
    title: str
    language: Language | None = None


@dataclass(frozen=True)
class FilterLink:
    """One choice. `total` is None on numbered pages: counts would change pages that nothing else changes."""

    title: str
    url: str
    total: int | None
    current: bool
    language: Language | None = None


@dataclass(frozen=True)
class FilterGroup:
    key: str
    title: str
    links: list[FilterLink]


def narrowed_by(index: ListPage, filter_: Filter, slug: str) -> Narrowed | None:
    """Return the list that an address names, or None where there is none with anything in it. Two queries."""
    language = index.locale.language_code
    lists = [stored for stored in _lists(language, index.section) if stored.filter == filter_]
    with aside():
        names = names_of(language, filter_, [stored.value for stored in lists])
    value = next((value for value, name in names.items() if name.slug == slug), None)
    if value is None:
        return None
    name = names[value]
    reads(value)
    listing = Listing(language, index.section, filter_, value)
    return Narrowed(listing, list_path(index, filter_, name.slug), name.title, name.language)


def groups(index: ListPage, listing: Listing, counted: bool) -> list[FilterGroup]:
    """Return the choices beside a list: with their counts and by them if `counted`, else by name. Four queries."""
    reads((counts_name if counted else choices_name)(listing.language, listing.section))
    paths = PATHS[index.section]
    lists = _lists(listing.language, listing.section)
    totals = {
        Listing(row.language, Section(row.section), Filter(row.filter), row.value): row.total for row in lists
    }
    whole = Listing(listing.language, listing.section)
    everything = totals.get(whole, 0)
    titles = {
        Filter.KIND: _("Type"),
        Filter.TOPIC: _("Topic"),
        Filter.CAMPAIGN: _("Campaign"),
        Filter.YEAR: _("Year"),
        Filter.SPEAKER: _("Speaker"),
    }
    found = []
    for filter_ in paths:
        chosen = listing.filter == filter_
        values = offered(filter_, totals)
        names = names_of(listing.language, filter_, values)
        links = [
            FilterLink(
                name.title,
                list_path(index, filter_, name.slug),
                totals[replace(whole, filter=filter_, value=value)] if counted else None,
                chosen and listing.value == value,
                name.language,
            )
            for value in values
            if (name := names.get(value))
        ]
        if not counted and filter_ != Filter.YEAR:
            links.sort(key=lambda link: link.title)
        if links:
            everywhere = FilterLink(_("All"), index.get_url(), everything if counted else None, not chosen)
            found.append(FilterGroup(filter_.value, titles[filter_], [everywhere, *links]))
    return found


def alternates(request: HttpRequest, index: ListPage, narrowed: Narrowed) -> list[Version]:
    """Return the same list in every language that has one, in the order of the settings."""
    listing = narrowed.listing
    lists = EntryList.objects.filter(
        section=listing.section, filter=listing.filter, value=listing.value
    ).values_list("language", flat=True)
    reads(everywhere_name(listing.section, listing.filter, listing.value), listing.value)
    codes = {code for code in lists if code in LANGUAGES}
    found = []
    for other in remembered(("indexes", index.translation_key), lambda: _public_family(index)):
        code = other.locale.language_code
        name = names_of(code, listing.filter, [listing.value]).get(listing.value) if code in codes else None
        if name:
            url = list_path(other, listing.filter, name.slug)
            full = urljoin(root_url(request), url)
            found.append(Version(name.title, url, full, LANGUAGES[code], other.pk == index.pk))
    return sorted(found, key=lambda version: LANGUAGES.place(version.language.code))


def _public_family(index: ListPage) -> list[ListPage]:
    reads_families([index.translation_key])
    family = type(index).objects.live().filter(translation_key=index.translation_key)
    return list(family.select_related("locale"))


def _lists(language: str, section: Section) -> list[EntryList]:
    """Return the lists that the addresses of a section name, and that of everything. One query."""
    return remembered(
        ("lists", language, section),
        lambda: list(listings.lists_of(language, section).filter(filter__in=["", *PATHS[section]])),
    )


def names_of(language: str, filter_: Filter, values: list[str]) -> dict[str, Name]:
    """Return what the values of a filter are called in a language; one that nobody may see has no name."""
    # What has no name yet gets one when it is published.
    reads(*values)
    key = ("names", language, filter_, *values)
    return remembered(key, lambda: NAMES[filter_](language, values)) if values else {}


def _kinds(language: str, kinds: Iterable[str]) -> dict[str, Name]:
    # The language in force is another where a list names its counterparts.
    with translation.override(language):
        return {kind: Name(str(KIND_NAMES[kind]), kind) for kind in kinds if kind in KIND_NAMES}


def _years(language: str, years: Iterable[str]) -> dict[str, Name]:
    return {year: Name(year, year) for year in years}


def _topics(language: str, keys: Iterable[str]) -> dict[str, Name]:
    """Name each topic in the language, else in its source's."""
    found = Topic.objects.filter(live=True, translation_key__in=[UUID(key) for key in keys])
    chosen: dict[str, Topic] = {}
    for topic in found.select_related("locale"):
        own = topic.locale.language_code == language
        if own or (not topic.is_translation and topic.translation_key.hex not in chosen):
            chosen[topic.translation_key.hex] = topic
    return {key: Name(topic.name, topic.slug, _foreign(topic, language)) for key, topic in chosen.items()}


def _entries(language: str, keys: Iterable[str]) -> dict[str, Name]:
    """Name what has entries of its own: campaigns and people."""
    found = Entry.objects.filter(language=language, translation_key__in=[UUID(key) for key in keys])
    return {entry.translation_key.hex: Name(entry.title, entry.slug, entry.foreign) for entry in found}


NAMES: dict[Filter, Callable[[str, Iterable[str]], dict[str, Name]]] = {
    Filter.KIND: _kinds,
    Filter.TOPIC: _topics,
    Filter.CAMPAIGN: _entries,
    Filter.YEAR: _years,
    Filter.SPEAKER: _entries,
}


def _foreign(topic: Topic, language: str) -> Language | None:
    code = topic.locale.language_code
    return LANGUAGES[code] if code != language else None


def counts_name(language: str, section: str) -> str:
    """Return the name by which the edition knows how many entries the lists of a section have."""
    return f"counts:{language}:{section}"


def choices_name(language: str, section: str) -> str:
    """Return the name by which the edition knows which filters the lists of a section offer."""
    return f"choices:{language}:{section}"


def everywhere_name(section: str, filter_: str, value: str) -> str:
    """Return the name by which the edition knows in which languages there is a list."""
    return f"everywhere:{section}:{filter_}:{value}"


def offered(filter_: Filter, totals: Mapping[Listing, int]) -> list[str]:
    """Return the values of a filter that stand beside a list: the newest year first, else what there is most of.

    :param totals: how many entries each list of a section has; those of other filters are left out.
    """
    found = {listing.value: total for listing, total in totals.items() if listing.filter == filter_}
    if filter_ == Filter.YEAR:
        return sorted(found, reverse=True)[:OFFERED]
    return sorted(found, key=lambda value: (-found[value], value))[:OFFERED]


def list_path(index: ListPage, filter_: Filter, slug: str) -> str:
    """Return the address of a narrowed list."""
    return iri_to_uri(f"{index.get_url()}{PATHS[index.section][filter_]}/{slug}/")
