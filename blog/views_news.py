"""The news list and its filters: by type, topic, campaign and year."""

from django.http import Http404, HttpRequest, HttpResponse

from blog import listings
from blog.feeds.answering import links
from blog.filters import Narrowed, alternates, by_campaign, by_kind, by_topic, by_year, groups
from blog.items import items
from blog.listings import Listing, NoSuchPage
from blog.models import NewsIndexPage
from blog.models.entry import Filter


def news_list(index: NewsIndexPage, request: HttpRequest, number: int | None = None) -> HttpResponse:
    return _list(index, request, listings.news(index.locale.language_code), None, number)


def news_of_kind(index: NewsIndexPage, request: HttpRequest, kind: str, number: int | None) -> HttpResponse:
    return _narrowed(index, request, by_kind(index, kind), number)


def news_on_topic(index: NewsIndexPage, request: HttpRequest, slug: str, number: int | None) -> HttpResponse:
    return _narrowed(index, request, by_topic(index, slug), number)


def news_of_campaign(
    index: NewsIndexPage, request: HttpRequest, slug: str, number: int | None
) -> HttpResponse:
    return _narrowed(index, request, by_campaign(index, slug), number)


def news_in_year(index: NewsIndexPage, request: HttpRequest, year: int, number: int | None) -> HttpResponse:
    return _narrowed(index, request, by_year(index, year), number)


def _narrowed(
    index: NewsIndexPage, request: HttpRequest, narrowed: Narrowed | None, number: int | None
) -> HttpResponse:
    if narrowed is None:
        raise Http404
    return _list(index, request, narrowed.listing, narrowed, number)


def _list(
    index: NewsIndexPage,
    request: HttpRequest,
    listing: Listing,
    narrowed: Narrowed | None,
    number: int | None,
) -> HttpResponse:
    try:
        page = listing.page(number)
    except NoSuchPage as error:
        raise Http404 from error
    if narrowed and not page.total:
        raise Http404
    context = {
        "listing": page,
        "items": items(page.entries),
        "narrowed": narrowed,
        "list_url": narrowed.url if narrowed else index.get_url(request),
        "feeds": links(narrowed.url, narrowed.title, ["atom"])
        if narrowed and listing.filter == Filter.TOPIC
        else [],
        "groups": groups(index, listing, counted=number is None),
    }
    versions = alternates(request, index, narrowed) if narrowed and number is None else None
    return index.render(request, versions=versions, context_overrides=context)
