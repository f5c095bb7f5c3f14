"""A feed as the answer to a request."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import conditional_page

from blog.feeds import atom, json_feed, rss
from blog.feeds.items import Feed
from home.chrome import FeedLink

# Of every list there is an Atom feed; all news comes in the two other formats too.
ATOM = "feed.atom"


# Chromium shows the feeds' own media types as plain text; under this one it takes their style sheet. Feed readers look
# at what a document begins with.
XML = "application/xml"


@dataclass(frozen=True)
class Format:
    """How a feed is written: its media type, that which it is sent as, its name for people, what writes it."""

    media_type: str
    sent_as: str
    name: str
    write: Callable[[Feed], str]


FORMATS = {
    "atom": Format(atom.MEDIA_TYPE, XML, "Atom", lambda feed: atom.AtomGenerator(feed).writeString("utf-8")),
    "rss": Format(rss.MEDIA_TYPE, XML, "RSS", lambda feed: rss.RssGenerator(feed).writeString("utf-8")),
    "json": Format(json_feed.MEDIA_TYPE, json_feed.MEDIA_TYPE, "JSON Feed", json_feed.json_feed),
}


@conditional_page
def answer(request: HttpRequest, feed: Feed, format_: str = "atom") -> HttpResponse:
    """Answer with a feed, or with 304 to who has it already (RFC 9110, 13.1.2).

    Compared is an ETag of the content: a `Last-Modified` would go back when the newest statement is withdrawn, and
    readers would keep it.

    Raises:
        Http404: where there is no such format.
    """
    if format_ not in FORMATS:
        raise Http404
    form = FORMATS[format_]
    return HttpResponse(form.write(feed), content_type=f"{form.sent_as}; charset=utf-8")


def links(list_url: str, title: str, formats: list[str]) -> list[FeedLink]:
    """Return the feeds of the list at this address, for readers to find."""
    return [
        FeedLink(f"{list_url}feed.{name}", title, FORMATS[name].name, FORMATS[name].media_type)
        for name in formats
    ]
