"""The feeds there are: each follows one of the newsroom's lists, in its own language only."""

from urllib.parse import urljoin
from uuid import UUID

from django.http import Http404, HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from wagtail.models import Page

from blog import listings
from blog.feeds.answering import ATOM, FORMATS, links
from blog.feeds.items import MOST, Feed, FeedItem, feed_id
from blog.feeds.moves import move_items
from blog.feeds.quotes import quote_items
from blog.feeds.statements import statement_items
from blog.filters import Narrowed, narrowed_by
from blog.models import CampaignPage, ListPage, NewsIndexPage, QuoteIndexPage
from blog.models.entry import Filter, Section
from blog.showing_ledger import ledger_of
from home.chrome import LANGUAGES, FeedLink, brand_digest, root_url
from home.models import HomePage, NewsroomSettings, SitePage


def news_feed(request: HttpRequest, page: NewsIndexPage, format_: str) -> Feed:
    """Return the newest statements of a language."""
    entries = listings.news(page.locale.language_code).newest(MOST, own=True)
    items = statement_items(entries, page.locale, root_url(request))
    return _feed(request, page, page.translation_key, page.url, page.title, items, name=f"feed.{format_}")


def topic_feed(request: HttpRequest, page: NewsIndexPage, slug: str) -> Feed:
    """Return the newest statements about a topic, by its slug.

    Raises:
        Http404: where there is no such topic with statements.
    """
    narrowed = narrowed_by(page, Filter.TOPIC, slug)
    if narrowed is None:
        raise Http404
    items = statement_items(narrowed.listing.newest(MOST, own=True), page.locale, root_url(request))
    return _feed(request, page, UUID(narrowed.listing.value), narrowed.url, narrowed.title, items)


def campaign_feed(request: HttpRequest, page: CampaignPage) -> Feed:
    """Return the newest of a campaign: its updates, the releases about it, and what became of its demands."""
    root = root_url(request)
    language = LANGUAGES[page.locale.language_code]
    entries = listings.news_of_campaign(language.code, page.translation_key).newest(MOST, own=True)
    zone = NewsroomSettings.load(request_or_site=request).zone
    moves = move_items(ledger_of(page), page.translation_key, language, urljoin(root, page.url), zone)
    items = sorted(
        [*statement_items(entries, page.locale, root), *moves],
        key=lambda item: (item.published, item.id),
        reverse=True,
    )
    return _feed(request, page, page.translation_key, page.url, page.title, items[:MOST], page.goal)


def quote_feed(request: HttpRequest, page: QuoteIndexPage) -> Feed:
    """Return the newest quotes of a language."""
    entries = listings.quotes(page.locale.language_code).newest(MOST, own=True)
    items = quote_items(entries, page.locale, root_url(request))
    return _feed(request, page, page.translation_key, page.url, page.title, items)


def feeds_of(index: ListPage, narrowed: Narrowed | None) -> list[FeedLink]:
    """Return the feeds that follow a list: that of all news in three formats, that of a topic, that of all quotes."""
    if narrowed is None:
        return links(index.url, index.title, list(FORMATS) if index.section == Section.NEWS else ["atom"])
    if narrowed.listing.filter == Filter.TOPIC:
        return links(narrowed.url, narrowed.title, ["atom"])
    return []


def news_feed_links(children: list[Page]) -> list[FeedLink]:
    """Return the feeds of all news, for every page of a language; its children are those of its home page."""
    return [
        link
        for page in children
        if page.specific_class is NewsIndexPage
        for link in links(page.url, page.title, list(FORMATS))
    ]


def _feed(
    request: HttpRequest,
    page: SitePage,
    key: UUID,
    list_path: str,
    title: str,
    items: list[FeedItem],
    description: str = "",
    name: str = ATOM,
) -> Feed:
    """Return a feed of these items.

    :param key: what names the list for ever.
    :param list_path: the address of the list, with a slash at the end.
    :param name: the last part of the feed's own address.
    """
    home = HomePage.objects.live().get(locale=page.locale)
    language = LANGUAGES[page.locale.language_code]
    root = root_url(request)
    brand = reverse("brand_css", args=[brand_digest(NewsroomSettings.load(request_or_site=request))])
    return Feed(
        id=feed_id(key, language.code),
        url=urljoin(root, list_path + name),
        page_url=urljoin(root, list_path),
        title=f"{title} | {home.title}",
        # RSS asks for one.
        description=description or home.description or home.title,
        language=language,
        author=home.title,
        author_url=urljoin(root, home.url),
        items=items,
        icon=urljoin(root, static("icons/apple-touch-icon.png")),
        stylesheets=[brand, *_sheets(language.is_rtl)],
    )


def _sheets(is_rtl: bool) -> list[str]:
    return [static("css/feed.css"), *([static("css/feed-rtl.css")] if is_rtl else [])]
