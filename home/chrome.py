"""What stands around every page: name, languages, navigation, foot."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from wagtail.models import Page, Site

from edition.reading import reads, reads_families
from edition.remembering import remembered
from home import cldr
from home.brand import brand_css

if TYPE_CHECKING:
    from home.models import HomePage, NewsroomSettings, SitePage


@dataclass(frozen=True)
class Language:
    """A language as readers see it: code, own name, direction."""

    code: str
    name: str
    direction: str

    @property
    def is_rtl(self) -> bool:
        return self.direction == "rtl"


class Languages(dict[str, Language]):
    """The languages of this installation by code, in the order of the setting.

    What was written in a language that has been taken out of the setting is still there, so a code that isn't in it
    finds a language too: with CLDR's name, or its code for one.
    """

    def __missing__(self, code: str) -> Language:
        name = cldr.own_name(code) or code
        return Language(code, name, cldr.direction(code, name))

    def place(self, code: str) -> int:
        """Return where a language stands in the order; behind all others, if it isn't in the setting."""
        order = list(self)
        return order.index(code) if code in self else len(order)


LANGUAGES = Languages(
    (language.code, Language(language.code, language.name, language.direction))
    for language in settings.NEWSROOM_LANGUAGES
)


@dataclass(frozen=True)
class Link:
    """A link to a page: address, words, and whether the page shown stands there or below."""

    url: str
    title: str
    current: bool = False


@dataclass(frozen=True)
class Version:
    """The page shown, in one language."""

    title: str
    url: str
    full_url: str
    language: Language
    current: bool


@dataclass(frozen=True)
class FeedLink:
    """A feed that readers can follow: address, what it holds, name of its format and its media type."""

    url: str
    title: str
    format: str
    media_type: str


@dataclass(frozen=True)
class Place:
    """A page below a home page: where it stands in the tree, whether in the menu or at the foot, address and title."""

    path: str
    in_menu: bool
    url: str
    title: str


@dataclass(frozen=True)
class Frame:
    """What stands around every page of a language alike."""

    home: "HomePage | None"
    places: list[Place]
    feeds: list[FeedLink]
    brand_css: str


@dataclass(frozen=True)
class Chrome:
    home: "HomePage | None"
    language: Language
    versions: list[Version]
    menu: list[Link]
    foot: list[Link]
    feeds: list[FeedLink]
    brand_css: str

    @property
    def default_url(self) -> str:
        """Where readers of any other language are best led (hreflang `x-default`): the first version."""
        return self.versions[0].full_url if self.versions else ""

    @property
    def section(self) -> Link | None:
        """The page below the home page under which the page shown stands."""
        return next((link for link in (*self.menu, *self.foot) if link.current), None)


FeedProvider = Callable[[list[Page]], list[FeedLink]]
_feed_providers: list[FeedProvider] = []


def register_feeds(provider: FeedProvider) -> None:
    """Have every page of a language name feeds; the provider gets the public pages below its home page."""
    _feed_providers.append(provider)


def chrome(request: HttpRequest, page: "SitePage", shown: "list[Version] | None" = None) -> Chrome:
    """Return what stands around a page, with only what is public in it. Four queries, whatever the content.

    :param shown: where the page shows something with counterparts of its own, those, in the order of the settings.
    """
    # The language in force isn't the page's where an error borrows another language's frame.
    frame = remembered(("frame", page.locale_id, get_language()), lambda: _frame(request, page.locale_id))
    return Chrome(
        home=frame.home,
        language=LANGUAGES[page.locale.language_code],
        versions=versions(request, page) if shown is None else shown,
        menu=[_link(place, page) for place in frame.places if place.in_menu],
        foot=[_link(place, page) for place in frame.places if not place.in_menu],
        feeds=frame.feeds,
        brand_css=frame.brand_css,
    )


def _frame(request: HttpRequest, locale_id: int) -> Frame:
    from home.models import HomePage, NewsroomSettings

    home = HomePage.objects.filter(locale_id=locale_id).select_related("locale").first()
    if home:
        reads(f"menu:{home.locale.language_code}")
    children = list(home.get_children().live()) if home else []
    return Frame(
        home=home,
        places=[
            Place(child.path, child.show_in_menus, child.get_url(request), child.title) for child in children
        ],
        feeds=[feed for provider in _feed_providers for feed in provider(children)],
        brand_css=reverse("brand_css", args=[brand_digest(NewsroomSettings.load(request_or_site=request))]),
    )


def site_of(request: HttpRequest) -> Site | None:
    """Return the Site that is asked for, and leave it where Wagtail looks for it."""
    site = remembered("site", lambda: Site.find_for_request(request))
    request._wagtail_site = site  # type: ignore[attr-defined]
    return site


def root_url(request: HttpRequest) -> str:
    """Return the public address of the site, without a slash at the end: the host asked for plays no part."""
    site = site_of(request)
    return site.root_url if site else request.build_absolute_uri("/")[:-1]


def brand_digest(newsroom: "NewsroomSettings") -> str:
    """Return what names the small style sheet of the organisation's colour: a hash of its content."""
    return hashlib.sha256(brand_css(newsroom.brand).encode()).hexdigest()[:12]


def versions(request: HttpRequest, page: Page) -> list[Version]:
    """Return the public counterparts of a page, itself included, in the order of the settings."""
    # Wagtail would look for it with every address.
    site_of(request)
    family = remembered(("versions", page.translation_key), lambda: _versions(request, page))
    return [replace(version, current=key == page.pk) for key, version in family.items()]


def _versions(request: HttpRequest, page: Page) -> dict[int, Version]:
    reads_families([page.translation_key])
    found = [
        translation
        for translation in page.get_translations(inclusive=True).live().select_related("locale")
        if translation.locale.language_code in LANGUAGES
    ]
    found.sort(key=lambda translation: LANGUAGES.place(translation.locale.language_code))
    return {
        translation.pk: Version(
            title=translation.title,
            url=translation.get_url(request),
            full_url=translation.get_full_url(request),
            language=LANGUAGES[translation.locale.language_code],
            current=False,
        )
        for translation in found
    }


def _link(place: Place, page: Page) -> Link:
    return Link(place.url, place.title, current=page.path.startswith(place.path))
