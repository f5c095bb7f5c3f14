"""Where something that isn't in one language can be read in another."""

from django.http import Http404, HttpRequest
from django.utils import translation
from wagtail.models import Page

from edition.reading import reads
from home.chrome import LANGUAGES, Version, versions
from home.models import HomePage


def elsewhere(request: HttpRequest) -> list[Version]:
    """Return the public pages that an address without a page may have meant.

    The path is looked up under every other language's prefix. What is found is offered in all its public versions;
    what is not public is never found, so that a draft looks like nothing at all.
    """
    _empty, prefix, *components = request.path_info.split("/")
    if prefix not in LANGUAGES:
        return []
    components = [component for component in components if component]
    for code in LANGUAGES:
        if code != prefix and (page := _page_at(request, code, components)):
            return versions(request, page)
    return []


def _page_at(request: HttpRequest, code: str, components: list[str]) -> Page | None:
    reads("homes")
    home = HomePage.objects.live().filter(locale__language_code=code).first()
    if home is None:
        return None
    try:
        with translation.override(code):
            page = home.route(request, components).page
    except Http404:
        return None
    return page if page.live else None
