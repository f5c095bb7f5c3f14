"""RSS 2.0, with the whole text in the content module (content:encoded)."""

from collections.abc import Mapping
from typing import Any

from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.html import escape
from django.utils.xmlutils import SimplerXMLGenerator

from blog.feeds.generator import FOR_EYES, Generator

MEDIA_TYPE = "application/rss+xml"
CONTENT = "http://purl.org/rss/1.0/modules/content/"
DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"


class RssGenerator(Generator, Rss201rev2Feed):
    """Django's RSS, with the whole text and names of authors, who have no e-mail address here."""

    def rss_attributes(self) -> dict[str, str]:
        names = {"xmlns:content": CONTENT, "xmlns:dc": DUBLIN_CORE, "xmlns:h": FOR_EYES}
        return {**super().rss_attributes(), **names}

    def add_root_elements(self, handler: SimplerXMLGenerator) -> None:
        super().add_root_elements(handler)
        self.add_notice(handler)

    def add_item_elements(self, handler: SimplerXMLGenerator, item: Mapping[str, Any]) -> None:
        # A description is markup, ours is plain text.
        description = escape(item["description"]) if item["description"] else None
        self.add_link(handler, item)
        super().add_item_elements(handler, {**item, "description": description})
        for name in item["authors"]:
            handler.addQuickElement("dc:creator", name)
        handler.addQuickElement("content:encoded", item["content"])
