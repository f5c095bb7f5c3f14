"""The filters of the news list: each a path, each with its title, its counterparts in other languages, its count."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.utils.encoding import iri_to_uri
from django.utils.translation import gettext as _

from blog import listings
from blog.listings import Listing
from blog.models import Entry, EntryList, NewsIndexPage, Topic
from blog.models.entry import KINDS, Filter, Section
from home.chrome import LANGUAGES, Language, Version

KIND_NAMES = dict(KINDS)


@dataclass(frozen=True)
class Narrowed:
    """A narrowed list: what it shows, its address, and what stands above it."""

    listing: Listing
    url: str
    title: str
    language: Language | None = None


@dataclass(frozen=True)
class FilterLink:
    """One choice. `total` is None where counts would change pages that nothing else changes."""

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


@dataclass(frozen=True)
class _Name:
    """What a value is called in a list's language, and the word that stands for it in an address."""

    title: str
    slug: str
    language: Language | None = None


PATHS = {Filter.KIND: "type", Filter.TOPIC: "topic", Filter.CAMPAIGN: "campaign", Filter.YEAR: "archive"}


def by_kind(index: NewsIndexPage, kind: str) -> Narrowed | None:
    return _narrowed(index, Filter.KIND, kind) if kind in KIND_NAMES else None


def by_year(index: NewsIndexPage, year: int) -> Narrowed | None:
    return _narrowed(index, Filter.YEAR, str(year))


def by_topic(index: NewsIndexPage, slug: str) -> Narrowed | None:
    """Return the statements about a topic, by its slug in the list's language, or its own where it has no other."""
    return _narrowed_by_slug(index, Filter.TOPIC, slug)


def by_campaign(index: NewsIndexPage, slug: str) -> Narrowed | None:
    return _narrowed_by_slug(index, Filter.CAMPAIGN, slug)


def groups(index: NewsIndexPage, listing: Listing, counted: bool) -> list[FilterGroup]:
    """Return the choices beside a list, with their counts if `counted`. Three queries."""
    language = index.locale.language_code
    lists = [
        stored
        for stored in listings.lists_of(language, Section.NEWS).filter(filter__in=["", *PATHS])
        if stored.total
    ]
    names = _names(language, lists)
    everything = next((stored.total for stored in lists if not stored.filter), 0)
    titles = {
        Filter.KIND: _("Type"),
        Filter.TOPIC: _("Topic"),
        Filter.CAMPAIGN: _("Campaign"),
        Filter.YEAR: _("Year"),
    }
    found = []
    for filter_, title in titles.items():
        chosen = listing.filter == filter_
        everywhere = FilterLink(_("All"), index.get_url(), everything if counted else None, not chosen)
        links = [
            FilterLink(
                name.title,
                _url(index, filter_, name.slug),
                stored.total if counted else None,
                chosen and listing.value == stored.value,
                name.language,
            )
            for stored in _in_order(filter_, [one for one in lists if one.filter == filter_])
            if (name := names.get((filter_, stored.value)))
        ]
        if links:
            found.append(FilterGroup(str(filter_), str(title), [everywhere, *links]))
    return found


def alternates(request: HttpRequest, index: NewsIndexPage, narrowed: Narrowed) -> list[Version]:
    """Return the same list in every language that has one, in the order of the settings. Four queries."""
    listing = narrowed.listing
    lists = EntryList.objects.filter(section=listing.section, filter=listing.filter, value=listing.value)
    codes = {stored.language: stored for stored in lists if stored.language in LANGUAGES}
    indexes = (
        NewsIndexPage.objects.live().filter(translation_key=index.translation_key).select_related("locale")
    )
    found = []
    for other in indexes:
        code = other.locale.language_code
        if code not in codes:
            continue
        name = _names(code, [codes[code]]).get((Filter(listing.filter), listing.value))
        if name:
            url = _url(other, Filter(listing.filter), name.slug)
            full = request.build_absolute_uri(url)
            found.append(Version(name.title, url, full, LANGUAGES[code], other.pk == index.pk))
    return sorted(found, key=lambda version: LANGUAGES.place(version.language.code))


def _narrowed(index: NewsIndexPage, filter_: Filter, value: str) -> Narrowed | None:
    language = index.locale.language_code
    stored = EntryList(language=language, section=Section.NEWS, filter=filter_, value=value)
    name = _names(language, [stored]).get((filter_, value))
    if name is None:
        return None
    listing = Listing(language, Section.NEWS, filter_, value)
    return Narrowed(listing, _url(index, filter_, name.slug), name.title, name.language)


def _narrowed_by_slug(index: NewsIndexPage, filter_: Filter, slug: str) -> Narrowed | None:
    language = index.locale.language_code
    lists = list(listings.lists_of(language, Section.NEWS).filter(filter=filter_))
    names = _names(language, lists)
    value = next((value for (_filter, value), name in names.items() if name.slug == slug), None)
    return _narrowed(index, filter_, value) if value else None


def _names(language: str, lists: Iterable[EntryList]) -> dict[tuple[Filter, str], _Name]:
    """Return what the values of these lists are called in a language. Two queries."""
    values: dict[Filter, list[str]] = {}
    for stored in lists:
        values.setdefault(Filter(stored.filter), []).append(stored.value)
    names = {
        (Filter.KIND, kind): _Name(str(KIND_NAMES.get(kind, kind)), kind)
        for kind in values.get(Filter.KIND, [])
    }
    names |= {(Filter.YEAR, year): _Name(year, year) for year in values.get(Filter.YEAR, [])}
    if topics := values.get(Filter.TOPIC):
        names |= {(Filter.TOPIC, key): name for key, name in _topic_names(language, topics).items()}
    if campaigns := values.get(Filter.CAMPAIGN):
        names |= {(Filter.CAMPAIGN, key): name for key, name in _campaign_names(language, campaigns).items()}
    return names


def _topic_names(language: str, keys: list[str]) -> dict[str, _Name]:
    """Name each topic in the language, else in its source's."""
    found = Topic.objects.filter(live=True, translation_key__in=[UUID(key) for key in keys])
    chosen: dict[str, Topic] = {}
    for topic in found.select_related("locale"):
        own = topic.locale.language_code == language
        if own or (not topic.is_translation and topic.translation_key.hex not in chosen):
            chosen[topic.translation_key.hex] = topic
    return {
        key: _Name(
            topic.name,
            topic.slug,
            LANGUAGES[topic.locale.language_code] if topic.locale.language_code != language else None,
        )
        for key, topic in chosen.items()
    }


def _campaign_names(language: str, keys: list[str]) -> dict[str, _Name]:
    entries = Entry.objects.filter(
        language=language, section=Section.CAMPAIGNS, translation_key__in=[UUID(key) for key in keys]
    )
    return {entry.translation_key.hex: _Name(entry.title, entry.slug, entry.foreign) for entry in entries}


def _in_order(filter_: Filter, lists: list[EntryList]) -> list[EntryList]:
    """The newest year first; everything else by how much there is."""
    if filter_ == Filter.YEAR:
        return sorted(lists, key=lambda stored: stored.value, reverse=True)
    return sorted(lists, key=lambda stored: (-stored.total, stored.value))


def _url(index: NewsIndexPage, filter_: Filter, slug: str) -> str:
    return iri_to_uri(f"{index.get_url()}{PATHS[filter_]}/{slug}/")
