"""The feeds there are: each follows one of the newsroom's lists, in its own language only."""

from urllib.parse import urljoin
from uuid import UUID

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from wagtail.models import Page

from blog.feeds.answering import FORMATS, links
from blog.feeds.items import MOST, Feed, FeedItem, feed_id
from blog.feeds.statements import statement_items
from blog.listings import news
from blog.models import NewsIndexPage
from home.chrome import LANGUAGES, FeedLink, brand_digest, root_url
from home.models import HomePage, NewsroomSettings, SitePage


def news_feed(request: HttpRequest, page: NewsIndexPage, name: str) -> Feed:
    """Return the newest statements of a language."""
    root = root_url(request)
    entries = [e for e in news(page.locale.language_code)[:MOST] if not e.foreign]
    items = statement_items(entries, page.locale, root)
    return _feed(
        request, page, page.url + name, page.url, page.title, page.summary, page.translation_key, items
    )


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
    path: str,
    page_path: str,
    title: str,
    description: str,
    key: UUID,
    items: list[FeedItem],
) -> Feed:
    home = HomePage.objects.live().get(locale=page.locale)
    language = LANGUAGES[page.locale.language_code]
    root = root_url(request)
    brand = reverse("brand_css", args=[brand_digest(NewsroomSettings.load(request_or_site=request))])
    sheets = [brand, static("css/feed.css"), *([static("css/feed-rtl.css")] if language.is_rtl else [])]
    return Feed(
        id=feed_id(key, language.code),
        url=urljoin(root, path),
        page_url=urljoin(root, page_path),
        title=f"{title} | {home.title}",
        # RSS asks for one.
        description=description or home.description or home.title,
        language=language,
        author=home.title,
        author_url=urljoin(root, home.url),
        items=items,
        icon=urljoin(root, static("icons/apple-touch-icon.png")),
        stylesheets=sheets,
    )
