"""The addresses that the newsroom gives the edition beside its pages': lists, quotes, people, sitemaps."""

from collections.abc import Collection

from django.db.models import Count, F, QuerySet
from django.urls import reverse

from blog import sitemaps
from blog.filters import PATHS, list_path, names_of
from blog.listings import Listing, numbered_pages
from blog.models import Entry, EntryList, ListPage, NewsIndexPage, QuoteIndexPage
from blog.models.entry import Filter, Section
from edition.addresses import Owned
from home.addresses import keys_in
from home.chrome import LANGUAGES
from home.models import HomePage

INDEXES: dict[Section, type[ListPage]] = {Section.NEWS: NewsIndexPage, Section.QUOTES: QuoteIndexPage}


def of_lists(tags: Collection[str] | None = None) -> Owned:
    """Return the addresses of lists by their names: all pages of those with a filter, the numbered ones of the others.

    A list's address has a word for the filter's value in it, so what that stands for counts as well as the list.
    """
    found: Owned = {}
    for section, model in INDEXES.items():
        indexes = {
            index.locale.language_code: index
            for index in model.objects.live().public().select_related("locale")
        }
        lists: dict[tuple[str, Filter], list[EntryList]] = {}
        for row in _lists(section, tags):
            lists.setdefault((row.language, Filter(row.filter)), []).append(row)
        for (language, filter_), rows in lists.items():
            index = indexes.get(language)
            names = names_of(language, filter_, [row.value for row in rows]) if filter_ else {}
            for row in rows:
                listing = Listing(language, section, filter_, row.value)
                name = names.get(row.value)
                found[listing.name] = _addresses(index, listing, name.slug if name else "", row.total)
    return found


def of_quotes_and_people(tags: Collection[str] | None = None) -> Owned:
    """Return the addresses of quotes and people, by the key that all languages share."""
    entries = Entry.objects.filter(section__in=[Section.QUOTES, Section.PEOPLE], language=F("own_language"))
    if tags is not None:
        entries = entries.filter(translation_key__in=keys_in(tags))
    found: Owned = {}
    for key, path in entries.values_list("translation_key", "path"):
        found.setdefault(key.hex, set()).add(path)
    return found


def of_sitemaps(tags: Collection[str] | None = None) -> Owned:
    """Return the addresses of the sitemaps, which all belong together."""
    if tags is not None and "sitemaps" not in tags:
        return {}
    languages = HomePage.objects.live().values_list("locale__language_code", flat=True)
    totals = (
        Entry.objects.filter(language=F("own_language")).values_list("language").annotate(total=Count("pk"))
    )
    return {
        "sitemaps": {
            reverse("sitemap"),
            reverse("news_sitemap"),
            *(reverse("sitemap_pages", args=[language]) for language in languages if language in LANGUAGES),
            *(
                reverse("sitemap_entries", args=[language, number])
                for language, total in totals
                for number in range(1, -(-total // sitemaps.PER_FILE) + 1)
            ),
        }
    }


def _lists(section: Section, tags: Collection[str] | None) -> "QuerySet[EntryList] | list[EntryList]":
    rows = EntryList.objects.filter(section=section, filter__in=["", *PATHS[section]])
    if tags is None:
        return rows
    keys = keys_in(tags)
    if INDEXES[section].objects.filter(translation_key__in=keys).exists():
        return rows
    named = {tag for tag in tags if tag.startswith("list:")}
    values = {tag.split(":")[4].partition("#")[0] for tag in named} | {key.hex for key in keys}
    words = {key.hex for key in keys}
    return [
        row
        for row in rows.filter(value__in=values)
        if row.value in words or Listing(row.language, section, Filter(row.filter), row.value).name in named
    ]


def _addresses(index: ListPage | None, listing: Listing, slug: str, total: int) -> set[str]:
    if index is None or (listing.filter and not slug):
        return set()
    base = list_path(index, listing.filter, slug) if listing.filter else index.get_url()
    found = {f"{base}page/{number}/" for number in range(1, numbered_pages(total) + 1)}
    if listing.filter:
        found.add(base)
    if listing.filter == Filter.TOPIC:
        found.add(f"{base}feed.atom")
    return found
