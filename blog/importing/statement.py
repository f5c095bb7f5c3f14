"""What was recognised in a written statement, and what somebody should look at again."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import ClassVar, Literal

from blog.importing.document import Image, Mark, Table
from blog.importing.doubts import Doubt

Kind = Literal["release", "position", "advisory", "open_letter"]

# Where a script puts no spaces between words, every sign counts as one.
_UNSPACED = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W_{_UNSPACED}]+")


@dataclass(frozen=True)
class Quote:
    """Somebody's words, without the outer quotation marks. `inline` words also stand in a paragraph."""

    words: str
    speaker: str
    role: str = ""
    organisation: str = ""
    inline: bool = False


@dataclass(frozen=True)
class Block:
    """A piece of the body; `lines` are the numbers of the document's lines that it was made of."""

    lines: tuple[int, ...] = field(default=(), compare=False, kw_only=True)

    role: ClassVar[str] = "text"


@dataclass(frozen=True)
class Paragraph(Block):
    """Text. A line break in it is one that the writer meant, as in an address.

    `settled` is what somebody who looked at it said it is: "text", or "quote" with the words of `speaker`.
    """

    text: str
    marks: tuple[Mark, ...] = ()
    settled: str = field(default="", compare=False)
    speaker: str = field(default="", compare=False)
    note: bool = False


@dataclass(frozen=True)
class Heading(Block):
    role = "heading"

    text: str


@dataclass(frozen=True)
class QuoteBlock(Block):
    role = "quote"

    quote: Quote


@dataclass(frozen=True)
class ListItem:
    text: str
    marks: tuple[Mark, ...] = ()
    depth: int = 0
    ordered: bool = False


@dataclass(frozen=True)
class ListBlock(Block):
    role = "list"

    items: tuple[ListItem, ...]

    @property
    def branches(self) -> "list[Branch]":
        """The items of the first level, with the deeper ones inside those that they follow."""
        return _branches(self.items)

    @property
    def text(self) -> str:
        return "\n".join(item.text for item in self.items)


@dataclass(frozen=True)
class Branch:
    """An item of a list and the list inside it."""

    item: ListItem
    branches: "list[Branch]"


def _branches(items: Sequence[ListItem]) -> list[Branch]:
    found: list[Branch] = []
    at = 0
    while at < len(items):
        end = at + 1
        while end < len(items) and items[end].depth > items[at].depth:
            end += 1
        found.append(Branch(items[at], _branches(items[at + 1 : end])))
        at = end
    return found


@dataclass(frozen=True)
class TableBlock(Block):
    role = "table"

    table: Table

    @property
    def text(self) -> str:
        return "\n".join([self.table.caption, *(" ".join(row) for row in self.table.rows)])


@dataclass(frozen=True)
class PictureBlock(Block):
    role = "picture"

    image: Image
    caption: str = ""

    @property
    def text(self) -> str:
        return f"{self.image.alt}\n{self.caption}".strip()


@dataclass(frozen=True)
class Contact:
    name: str = ""
    role: str = ""
    organisation: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True)
class Statement:
    """A statement as recognised. `markers` are the phrases, as written, that became a field or a kind.

    `roles` says of every line of the document, by its number, what it was taken for (see ROLES).
    """

    title: str
    summary: str
    kind: Kind
    language: str
    dateline_place: str
    dateline_date: date | None
    embargo: datetime | None
    body: tuple[Block, ...]
    quotes: tuple[Quote, ...]
    contacts: tuple[Contact, ...]
    boilerplate_title: str
    boilerplate: str
    markers: tuple[str, ...]
    warnings: tuple[Doubt, ...]
    roles: dict[int, str] = field(default_factory=dict, compare=False)


def words(text: str) -> list[str]:
    """The words of a text, in order, without punctuation."""
    return _WORD.findall(text)


def words_of(block: Block) -> str:
    """What a block of the body says; of a quote, the words alone."""
    return block.quote.words if isinstance(block, QuoteBlock) else getattr(block, "text", "")
