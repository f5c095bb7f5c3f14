"""The lists that readers open: the news and the quotes of one language, whole or narrowed by one filter."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from blog.feeds.lists import feeds_of
from blog.filters import alternates, groups, narrowed_by
from blog.items import items, spoken
from blog.listings import Listing, NoSuchPage
from blog.models import ListPage
from blog.models.entry import Filter, Section


def show_list(
    index: ListPage,
    request: HttpRequest,
    number: int | None = None,
    filter_: Filter = Filter.NONE,
    slug: str = "",
) -> HttpResponse:
    """Answer with one page of a list.

    :param index: the page below whose address the list stands; its section says what is listed.
    :param number: of the page, None for the first.
    :param slug: the word that stands for the filter's value in the address.

    Raises:
        Http404: where there is no such list, or no page of that number.
    """
    narrowed = narrowed_by(index, filter_, slug) if filter_ else None
    if filter_ and narrowed is None:
        raise Http404
    listing = narrowed.listing if narrowed else Listing(index.locale.language_code, index.section)
    try:
        page = listing.page(number)
    except NoSuchPage as error:
        raise Http404 from error
    first = number is None
    context: dict[str, Any] = {
        "listing": page,
        "items": spoken(page.entries, index.locale)
        if index.section == Section.QUOTES
        else items(page.entries),
        "narrowed": narrowed,
        "list_url": narrowed.url if narrowed else index.get_url(request),
        # Counts change with every publication: one page has them.
        "groups": groups(index, listing, counted=first and narrowed is None),
        "followed": feeds_of(index, narrowed),
    }
    # Those of all news are named in the head of every page.
    if narrowed or index.section != Section.NEWS:
        context["feeds"] = context["followed"]
    versions = alternates(request, index, narrowed) if narrowed and first else None
    return index.render(request, versions=versions, context_overrides=context)
