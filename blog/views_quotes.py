"""The quotes of one language, each with a page of its own, and the people who said them."""

from django.http import Http404, HttpRequest, HttpResponse

from blog import listings
from blog.feeds.answering import links
from blog.listings import Listing, NoSuchPage
from blog.models import Entry, QuoteIndexPage
from blog.models.entry import Section


def quote_list(index: QuoteIndexPage, request: HttpRequest, number: int | None = None) -> HttpResponse:
    return _list(index, request, listings.quotes(index.locale.language_code), number)


def quotes_by(index: QuoteIndexPage, request: HttpRequest, slug: str, number: int | None) -> HttpResponse:
    person = _named(index, Section.PEOPLE, slug)
    return _list(index, request, listings.quotes_by(person.language, person.translation_key), number)


def quotes_in_campaign(
    index: QuoteIndexPage, request: HttpRequest, slug: str, number: int | None
) -> HttpResponse:
    campaign = _named(index, Section.CAMPAIGNS, slug)
    return _list(
        index, request, listings.quotes_of_campaign(campaign.language, campaign.translation_key), number
    )


def quote_page(index: QuoteIndexPage, request: HttpRequest, slug: str) -> HttpResponse:
    raise Http404


def person_page(request: HttpRequest, slug: str) -> HttpResponse:
    raise Http404


def _named(index: QuoteIndexPage, section: Section, slug: str) -> Entry:
    """Return the entry of a person or campaign by its slug in the list's language, or its own."""
    found = Entry.objects.filter(language=index.locale.language_code, section=section)
    entry = next((entry for entry in found if entry.slug == slug), None)
    if entry is None:
        raise Http404
    return entry


def _list(index: QuoteIndexPage, request: HttpRequest, listing: Listing, number: int | None) -> HttpResponse:
    try:
        page = listing.page(number)
    except NoSuchPage as error:
        raise Http404 from error
    feeds = links(index.get_url(request) or "", index.title, ["atom"])
    return index.render(request, context_overrides={"listing": page, "feeds": feeds})
