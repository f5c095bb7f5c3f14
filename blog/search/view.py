"""The page on which readers search: a form that is sent as an address, without cookie or script. Nothing is kept."""

from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from blog.filters import FilterGroup, FilterLink
from blog.models import Entry
from blog.models.entry import Section
from blog.search.results import NoSuchPage, search
from home.chrome import chrome, versions
from home.views import open_home


@require_safe
def search_page(request: HttpRequest) -> HttpResponse:
    """Show the form, and what was found. A filter that isn't known counts as none; a page that isn't there is 404."""
    language = translation.get_language() or ""
    home = open_home(language)
    if home is None:
        raise Http404
    section = next((section for section in Section if section == request.GET.get("type")), None)
    campaigns = _campaigns(language)
    campaign = next((entry for entry in campaigns if entry.slug == request.GET.get("campaign")), None)
    try:
        number = int(request.GET.get("page", "1")[:9])
        results = search(request.GET.get("q", ""), language, section, campaign, number)
    except (NoSuchPage, ValueError) as error:
        raise Http404 from error
    text = results.query.text if results else ""
    asked = {"q": text, "type": section or "", "campaign": campaign.slug if campaign else ""}
    narrowed = bool(section or campaign)
    shown = [
        replace(version, url=_address(version.language.code, {"q": text}))
        for version in versions(request, home)
    ]
    context = {
        "chrome": chrome(request, home, shown),
        "searching": True,
        "results": results,
        "asked": asked,
        "address": _address(language, asked),
        "everywhere": _address(language, {"q": text}),
        "elsewhere": [
            (there, _address(there.language.code, {"q": text}))
            for there in (results.elsewhere if results else [])
        ],
        "groups": _groups(language, asked, campaigns) if results and (results.hits or narrowed) else [],
    }
    response = render(request, "blog/search.html", context)
    # What somebody looked for shall not lie in a cache, theirs or anybody's.
    response["Cache-Control"] = "no-store"
    return response


def _campaigns(language: str) -> list[Entry]:
    campaigns = Entry.objects.filter(language=language, section=Section.CAMPAIGNS)
    return list(campaigns.order_by("-published_on", "-object_id"))


def _groups(language: str, asked: Mapping[str, str], campaigns: list[Entry]) -> list[FilterGroup]:
    """Return the choices beside the hits, each with the others kept."""

    def link(name: str, value: str, title: str, entry: Entry | None = None) -> FilterLink:
        url = _address(language, {**asked, name: value})
        return FilterLink(title, url, None, asked[name] == value, entry.foreign if entry else None)

    types = [link("type", section, str(section.label)) for section in Section]
    found = [FilterGroup("type", _("Type"), [link("type", "", _("All")), *types])]
    if campaigns:
        named = [link("campaign", entry.slug, entry.title, entry) for entry in campaigns]
        found.append(FilterGroup("campaign", _("Campaign"), [link("campaign", "", _("All")), *named]))
    return found


def _address(language: str, asked: Mapping[str, str]) -> str:
    """Return the address of a search in a language; what is empty is left out."""
    with translation.override(language):
        path = reverse("search")
    kept = {name: value for name, value in asked.items() if value}
    return f"{path}?{urlencode(kept)}" if kept else path
