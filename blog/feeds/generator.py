"""What the two XML formats share, beside Django's generators: the writing of a Feed, and what eyes see of it.

A browser shows XML as its style sheet says, but follows links of XHTML alone. So each item also carries one, which
feed readers pass over: elements of other namespaces are allowed in both formats. An XSL transformation would do more;
browsers are giving it up, and the policy of this site would have to allow it as a script.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from xml.sax.xmlreader import AttributesImpl

from django.utils import feedgenerator
from django.utils.translation import gettext as _
from django.utils.xmlutils import SimplerXMLGenerator

from blog.feeds.items import Feed, FeedItem, writable
from home.dates import long_date

NONE = AttributesImpl({})
FOR_EYES = "http://www.w3.org/1999/xhtml"


class Generator(feedgenerator.SyndicationFeed):
    """A mixin before one of Django's generators."""

    def __init__(self, feed: Feed) -> None:
        super().__init__(
            title=writable(feed.title),
            link=feed.page_url,
            description=writable(feed.description),
            subtitle=writable(feed.description) or None,
            language=feed.language.code,
            author_name=writable(feed.author),
            author_link=feed.author_url,
            feed_url=feed.url,
            feed_guid=feed.id,
            stylesheets=[feedgenerator.Stylesheet(url, "text/css", media="all") for url in feed.stylesheets],
            icon=feed.icon,
            updated=feed.updated,
        )
        for item in feed.items:
            self._add(item)

    def latest_post_date(self) -> datetime:
        return self.feed["updated"]

    def add_notice(self, handler: SimplerXMLGenerator) -> None:
        """Say to who opens the feed in a browser what it is."""
        handler.startElement("h:div", NONE)
        handler.addQuickElement(
            "h:p",
            _("This is a feed: put its address into a reader application, and what is new comes to you."),
        )
        handler.startElement("h:p", NONE)
        handler.addQuickElement("h:a", self.feed["title"], {"href": self.feed["link"]})
        handler.endElement("h:p")
        handler.endElement("h:div")

    def add_link(self, handler: SimplerXMLGenerator, item: Mapping[str, Any]) -> None:
        """Write the title again, as a link, and the day in words."""
        handler.addQuickElement("h:a", item["title"], {"href": item["link"]})
        handler.addQuickElement("h:time", long_date(item["pubdate"]))

    def _add(self, item: FeedItem) -> None:
        enclosures = [
            feedgenerator.Enclosure(file.url, str(file.length), file.media_type)
            for file in [item.picture]
            if file
        ]
        self.add_item(
            title=writable(item.title),
            link=item.url,
            description=writable(item.summary),
            pubdate=item.published,
            updateddate=item.updated,
            unique_id=item.id,
            unique_id_is_permalink=False,
            enclosures=enclosures,
            authors=[writable(name) for name in item.authors],
            categories=[writable(category) for category in item.categories],
            content=item.content,
        )
