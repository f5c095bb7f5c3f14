"""A feed and what stands in it, before it is written in one of the three formats."""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from uuid import UUID, uuid5

from home.chrome import Language

# How many items a feed holds: reader applications ask at least once a week.
MOST = 20

# What XML 1.0 (section 2.2) has no way to write, not even as a reference.
_UNWRITABLE = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Enclosure:
    """A file that belongs to an item: absolute address, length in bytes, media type."""

    url: str
    length: int
    media_type: str


@dataclass(frozen=True)
class FeedItem:
    """One item. `content` is markup of `readable`, addresses are absolute, texts are plain."""

    id: str
    url: str
    title: str
    published: datetime
    updated: datetime
    content: str
    summary: str = ""
    authors: list[str] = field(default_factory=list)
    categories: list[str] = field(default_factory=list)
    picture: Enclosure | None = None


NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Feed:
    """A feed: `url` is its own address, `page_url` that of the page whose list it follows.

    One that holds nothing was updated at a moment of its own, never the time of the request, so that the same content
    makes the same bytes.
    """

    id: str
    url: str
    page_url: str
    title: str
    description: str
    language: Language
    author: str
    author_url: str
    items: list[FeedItem]
    icon: str = ""
    stylesheets: list[str] = field(default_factory=list)

    @property
    def updated(self) -> datetime:
        return max((item.updated for item in self.items), default=NEVER)


def item_id(translation_key: UUID, language: str) -> str:
    """Return what names one version of one object for ever (RFC 4287, 4.2.6), whatever becomes of slug and host.

    A `urn:uuid:` and no `tag:` (RFC 4151), which names a host of ours and a day on which it was: an organisation that
    moves, or restores a copy elsewhere, would have to remember both.
    """
    return uuid5(translation_key, language).urn


def feed_id(translation_key: UUID, language: str) -> str:
    """Return what names the feed of an object for ever, apart from the object itself."""
    return uuid5(translation_key, f"{language}/feed").urn


def writable(text: str) -> str:
    """Return a text without the characters that no XML document may hold."""
    return _UNWRITABLE.sub("", text)
