"""The page of one quote, and the page of who said it."""

from typing import Any
from urllib.parse import urljoin
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from blog import listings, structured_data
from blog.filters import list_path
from blog.items import spoken
from blog.models import Entry, Person, Quote, QuoteIndexPage
from blog.models.card import card_of
from blog.models.entry import Filter, Section, families_of
from blog.reporters import attributed
from blog.showing import localised, shown_quotes
from home.chrome import LANGUAGES, Version, chrome, root_url
from home.dates import long_date
from home.provenance import provenance_of
from home.views import open_home

USED_IN = 20
OTHERS = 3
LISTED = 10


def quote_page(index: QuoteIndexPage, request: HttpRequest, slug: str) -> HttpResponse:
    """Answer with a quote: its words, who said them and when, the original, where it was used."""
    quote = (
        Quote.objects.filter(live=True, slug=slug, locale=index.locale)
        .select_related("locale", "speaker")
        .first()
    )
    if quote is None:
        raise Http404
    said = shown_quotes([quote.pk], index.locale).get(quote.pk)
    if said is None:
        raise Http404
    # For Wagtail's user bar.
    request.quote = quote  # type: ignore[attr-defined]
    language, key = index.locale.language_code, quote.translation_key
    campaigns = _campaigns(language, key)
    frame = chrome(request, index, versions(request, key))
    organisation = frame.home.title if frame.home else ""
    root = root_url(request)
    address = urljoin(root, said.path)
    used_in = listings.news_with_quote(language, key).newest(USED_IN)
    context: dict[str, Any] = {
        "quote": quote,
        "said": said,
        "card": card_of(key, language),
        "heading": _heading(said.name, quote),
        "campaigns": campaigns,
        "used_in": used_in,
        "copy": attributed(said, language, organisation, address.partition("://")[2]),
        "address": address,
        "others": _others(index, quote, campaigns),
        "source_language": quote.source_language,
    }
    context |= {"page": index, "chrome": frame, "provenance": provenance_of(quote, frame.versions)}
    context["structured_data"] = structured_data.of_quote(
        quote, said, address, frame, root, [urljoin(root, entry.path) for entry in used_in]
    )
    return render(request, "blog/quote.html", context)


@require_safe
def person_page(request: HttpRequest, slug: str) -> HttpResponse:
    """Answer with somebody who is quoted: role, biography, quotes, and the statements they speak in."""
    language = translation.get_language() or ""
    home = open_home(language)
    entry = Entry.objects.filter(
        language=language, section=Section.PEOPLE, path=reverse("person", args=[slug])
    ).first()
    if home is None or entry is None or entry.foreign:
        raise Http404
    person = localised(Person, [entry.object_id], home.locale)[entry.object_id]
    quotes = listings.quotes_by(language, entry.translation_key)
    total = quotes.total()
    frame = chrome(request, home, versions(request, entry.translation_key))
    index = QuoteIndexPage.public_in(home.locale)
    return render(
        request,
        "blog/person.html",
        {
            "page": home,
            "chrome": frame,
            "provenance": provenance_of(person, frame.versions),
            "person": person,
            "quotes": spoken(quotes.newest(LISTED), home.locale),
            "quotes_total": total,
            "quotes_url": list_path(index, Filter.SPEAKER, slug) if index and total > LISTED else "",
            "statements": listings.news_quoting(language, entry.translation_key).newest(LISTED),
        },
    )


def versions(request: HttpRequest, key: UUID) -> list[Version]:
    """Return the counterparts of a quote or person, each in its own language, in the order of the settings."""
    here = translation.get_language()
    root = root_url(request)
    entries = families_of([key]).get(key, {}).values()
    found = [
        Version(
            entry.title,
            entry.path,
            urljoin(root, entry.path),
            LANGUAGES[entry.language],
            entry.language == here,
        )
        for entry in entries
        if not entry.foreign and entry.language in LANGUAGES
    ]
    return sorted(found, key=lambda version: LANGUAGES.place(version.language.code))


def _heading(name: str, quote: Quote) -> str:
    """Say what the page is, for those who hear it: the words themselves come after."""
    if quote.said_on:
        return _("%(name)s, %(date)s") % {"name": name, "date": long_date(quote.said_on)}
    return name


def _campaigns(language: str, key: UUID) -> list[Entry]:
    used = Entry.objects.filter(
        places__list__filter=Filter.QUOTE,
        places__list__value=key.hex,
        language=language,
        campaign__isnull=False,
    )
    return list(
        Entry.objects.filter(
            language=language,
            section=Section.CAMPAIGNS,
            translation_key__in=used.values_list("campaign", flat=True),
        ).order_by("-published_on", "-object_id")
    )


def _others(index: QuoteIndexPage, quote: Quote, campaigns: list[Entry]) -> list[Any]:
    """Return other quotes of the first of its campaigns, else of everybody."""
    language = index.locale.language_code
    listing = (
        listings.quotes_of_campaign(language, campaigns[0].translation_key)
        if campaigns
        else listings.quotes(language)
    )
    entries = [
        entry for entry in listing.newest(OTHERS + 1) if entry.translation_key != quote.translation_key
    ]
    return spoken(entries[:OTHERS], index.locale)
