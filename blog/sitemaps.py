"""The sitemaps (sitemaps.org 0.9): every public address once, under its own language, with its counterparts.

Django's framework counts its files by query string, and finds counterparts only where addresses differ in nothing but
the language at their front. Ours are files with names, and slugs are translated.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urljoin
from uuid import UUID

from django.contrib.sitemaps.views import x_robots_tag
from django.db.models import Count, F, Max, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe
from wagtail.models import Page

from blog.feeds.items import writable
from blog.models import CampaignIndexPage, Entry, NewsIndexPage, PressPage, QuoteIndexPage
from blog.models.entry import Section, entries_name
from edition.reading import holds_until, reads
from home.chrome import LANGUAGES, root_url
from home.models import HomePage, InformationPage

# A file may hold 50,000 addresses and 50 MB; with a line for each language, this many stay below both.
PER_FILE = 1000
# What an index may name.
MOST_FILES = 50_000
# What a news sitemap may hold (developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap).
NEWS_FOR = timedelta(days=2)
MOST_NEWS = 1000

STAYING = (HomePage, InformationPage, PressPage, NewsIndexPage, CampaignIndexPage, QuoteIndexPage)


@dataclass(frozen=True)
class Alternate:
    """A counterpart, by the code of its language or `x-default`."""

    code: str
    url: str


@dataclass(frozen=True)
class Address:
    """One address. `updated` is the last change that readers should know of, where there is such a date."""

    url: str
    updated: datetime | None
    alternates: list[Alternate]


@require_safe
@x_robots_tag
def index(request: HttpRequest) -> HttpResponse:
    """Name every sitemap: per language one of the pages that stay, and as many as it takes of what is published."""
    reads("sitemaps", "homes")
    root = root_url(request)
    files = [
        Address(urljoin(root, reverse("sitemap_pages", args=[language])), None, [])
        for language in _open_languages()
    ]
    for row in _own().order_by("language").values("language").annotate(total=Count("pk")):
        language = row["language"]
        for number in range(1, -(-row["total"] // PER_FILE) + 1):
            updated = _cut(language, number).aggregate(last=Max("updated_on"))["last"]
            url = urljoin(root, reverse("sitemap_entries", args=[language, number]))
            files.append(Address(url, updated, []))
    return _xml(request, "blog/sitemap_index.xml", {"files": files})


@require_safe
@x_robots_tag
def pages(request: HttpRequest, language: str) -> HttpResponse:
    """List the pages that stay: home, lists, information. Five queries."""
    reads("staying")
    found = list(Page.objects.live().type(*STAYING).select_related("locale").order_by("path"))
    versions = [(page.translation_key, page.locale.language_code, page.get_url(request)) for page in found]
    alternates = _alternates(versions, root_url(request))
    own = [version for version in versions if version[1] == language]
    if not own:
        raise Http404
    addresses = [
        Address(urljoin(root_url(request), path), None, alternates[key]) for key, _language, path in own
    ]
    return _xml(request, "blog/sitemap.xml", {"addresses": addresses})


@require_safe
@x_robots_tag
def entries(request: HttpRequest, language: str, number: int) -> HttpResponse:
    """List what is published in a language, counted from the oldest: a file that is full gets no more. Four queries."""
    reads(name_of_file(language, number))
    own = list(_cut(language, number)) if number <= MOST_FILES else []
    reads(*(entries_name(entry.translation_key) for entry in own))
    if not own:
        raise Http404
    keys = _cut(language, number).values("translation_key")
    family = _own().filter(translation_key__in=keys)
    versions = family.values_list("translation_key", "language", "path")
    alternates = _alternates(versions, root_url(request))
    addresses = [
        Address(urljoin(root_url(request), entry.path), entry.updated_on, alternates[entry.translation_key])
        for entry in own
    ]
    return _xml(request, "blog/sitemap.xml", {"addresses": addresses})


@require_safe
@x_robots_tag
def news(request: HttpRequest) -> HttpResponse:
    """List the statements of the last two days, in every language. Four queries."""
    reads("news-sitemap", "homes")
    since = timezone.now() - NEWS_FOR
    recent = _own().filter(section=Section.NEWS, published_on__gte=since)
    newest = list(recent.order_by("-published_on", "-object_id")[:MOST_NEWS])
    if newest:
        holds_until(newest[-1].published_on + NEWS_FOR + timedelta(microseconds=1))
    names = dict(HomePage.objects.live().values_list("locale__language_code", "title"))
    root = root_url(request)
    items = [
        {
            "url": urljoin(root, entry.path),
            "name": writable(names.get(entry.language, "")),
            "language": news_language(entry.language),
            "published": entry.published_on,
            "title": writable(entry.title),
        }
        for entry in newest
    ]
    return _xml(request, "blog/news_sitemap.xml", {"items": items})


def name_of_file(language: str, number: int) -> str:
    """Return the name by which the edition knows a sitemap."""
    return f"sitemap:{language}#{number}"


def news_language(code: str) -> str:
    """Return a language as news sitemaps want it: two or three letters, and for Chinese the country of its script."""
    language, _hyphen, rest = code.partition("-")
    if language == "zh":
        return "zh-tw" if rest.startswith(("hant", "tw", "hk")) else "zh-cn"
    return language


def _own() -> "QuerySet[Entry]":
    """Every public object in its own language."""
    return Entry.objects.filter(own_language=F("language"))


def _cut(language: str, number: int) -> "QuerySet[Entry]":
    start = (number - 1) * PER_FILE
    ordered = _own().filter(language=language).order_by("published_on", "section", "object_id")
    return ordered[start : start + PER_FILE]


def _open_languages() -> list[str]:
    codes = HomePage.objects.live().values_list("locale__language_code", flat=True)
    return sorted((code for code in codes if code in LANGUAGES), key=LANGUAGES.place)


def _alternates(versions: Iterable[tuple[UUID, str, str | None]], root: str) -> dict[UUID, list[Alternate]]:
    """Return the counterparts of each object, itself included, as pages name them in their heads: mutual, in order."""
    families: dict[UUID, list[Alternate]] = {}
    for key, language, path in versions:
        families.setdefault(key, []).append(Alternate(language, urljoin(root, path or "/")))
    for family in families.values():
        family.sort(key=lambda version: LANGUAGES.place(version.code))
        family.append(Alternate("x-default", family[0].url))
    return families


def _xml(request: HttpRequest, template: str, context: dict[str, object]) -> HttpResponse:
    return render(request, template, context, content_type="application/xml; charset=utf-8")
