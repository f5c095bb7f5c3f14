"""Atom 1.0 (RFC 4287)."""

from collections.abc import Mapping
from typing import Any
from xml.sax.xmlreader import AttributesImpl

from django.utils.feedgenerator import Atom1Feed, rfc3339_date
from django.utils.xmlutils import SimplerXMLGenerator

from blog.feeds.generator import FOR_EYES, NONE, Generator

MEDIA_TYPE = "application/atom+xml"


class AtomGenerator(Generator, Atom1Feed):
    """Django's Atom, with the whole text, languages, and a style sheet, which Django has for RSS alone."""

    def write(self, outfile: Any, encoding: str) -> None:
        handler = SimplerXMLGenerator(outfile, encoding, short_empty_elements=True)
        handler.startDocument()
        for stylesheet in self.feed["stylesheets"]:
            handler.processingInstruction("xml-stylesheet", str(stylesheet))
        handler.startElement("feed", AttributesImpl(self.root_attributes()))
        self.add_root_elements(handler)
        self.write_items(handler)
        handler.endElement("feed")

    def root_attributes(self) -> dict[str, str]:
        return {**super().root_attributes(), "xmlns:h": FOR_EYES}

    def add_root_elements(self, handler: SimplerXMLGenerator) -> None:
        super().add_root_elements(handler)
        handler.addQuickElement("generator", "Altavoz")
        if self.feed["icon"]:
            handler.addQuickElement("icon", self.feed["icon"])
        self.add_notice(handler)

    def add_item_elements(self, handler: SimplerXMLGenerator, item: Mapping[str, Any]) -> None:
        self.add_link(handler, item)
        handler.addQuickElement("id", item["unique_id"])
        handler.addQuickElement("title", item["title"])
        handler.addQuickElement("published", rfc3339_date(item["pubdate"]))
        handler.addQuickElement("updated", rfc3339_date(item["updateddate"]))
        handler.addQuickElement("link", None, {"rel": "alternate", "type": "text/html", "href": item["link"]})
        for enclosure in item["enclosures"]:
            attributes = {
                "rel": "enclosure",
                "href": enclosure.url,
                "length": enclosure.length,
                "type": enclosure.mime_type,
            }
            handler.addQuickElement("link", None, attributes)
        for name in item["authors"]:
            handler.startElement("author", NONE)
            handler.addQuickElement("name", name)
            handler.endElement("author")
        for category in item["categories"]:
            handler.addQuickElement("category", None, {"term": category})
        if item["description"]:
            handler.addQuickElement("summary", item["description"])
        handler.addQuickElement("content", item["content"], {"type": "html"})
