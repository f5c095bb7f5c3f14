"""A recognised text as the blocks of a body."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from django.utils.html import escape
from wagtail.rich_text import RichText

from blog.importing.document import Mark
from blog.importing.statement import (
    Block,
    Branch,
    Heading,
    ListBlock,
    Paragraph,
    PictureBlock,
    QuoteBlock,
    Statement,
    TableBlock,
)
from blog.importing.statement import Quote as RecognisedQuote
from blog.models import Quote
from home.models import Picture

ALT_LENGTH = 500


def stream_of(
    statement: Statement, quotes: Mapping[RecognisedQuote, Quote], pictures: Mapping[int, Picture]
) -> list[tuple[str, Any]]:
    """Return the body: paragraphs and lists that follow each other share one block, as an editor would write them.

    :param pictures: those that were kept, by the number of their line; the others have gone.
    """
    stream: list[tuple[str, Any]] = []
    texts: list[str] = []
    for block in statement.body:
        if isinstance(block, Paragraph | ListBlock):
            texts.append(_rich_block(block))
            continue
        if texts:
            stream.append(("paragraph", RichText("".join(texts))))
            texts = []
        figure = _figure(block, quotes, pictures)
        if not figure and isinstance(block, PictureBlock) and block.caption:
            # The words below a picture that has gone stay.
            texts.append(f"<p>{rich(block.caption)}</p>")
        stream.extend(figure)
    if texts:
        stream.append(("paragraph", RichText("".join(texts))))
    return stream


def paragraph_count(statement: Statement) -> int:
    """Count the body's paragraphs, quote blocks and lists included, headings not."""
    return sum(isinstance(block, Paragraph | QuoteBlock | ListBlock) for block in statement.body)


def rich(text: str, marks: Sequence[Mark] = ()) -> str:
    """Return a text with its formatting as HTML; line breaks become <br/>.

    Marks may overlap: each is closed and opened again where another begins or ends.
    """
    edges = sorted({0, len(text), *(edge for mark in marks for edge in (mark.start, mark.end))})
    pieces = []
    for start, end in pairwise(edges):
        piece = "<br/>".join(escape(line) for line in text[start:end].split("\n"))
        over = {mark.kind: mark for mark in marks if mark.start <= start and mark.end >= end}
        if "italic" in over:
            piece = f"<i>{piece}</i>"
        if "bold" in over:
            piece = f"<b>{piece}</b>"
        if "link" in over:
            piece = f'<a href="{escape(over["link"].target)}">{piece}</a>'
        pieces.append(piece)
    return "".join(pieces)


def _rich_block(block: Paragraph | ListBlock) -> str:
    if isinstance(block, Paragraph):
        return f"<p>{rich(block.text, block.marks)}</p>"
    return _list(block.branches)


def _list(branches: Sequence[Branch]) -> str:
    if not branches:
        return ""
    name = "ol" if branches[0].item.ordered else "ul"
    items = (f"<li>{rich(each.item.text, each.item.marks)}{_list(each.branches)}</li>" for each in branches)
    return f"<{name}>{''.join(items)}</{name}>"


def _figure(
    block: Block, quotes: Mapping[RecognisedQuote, Quote], pictures: Mapping[int, Picture]
) -> list[tuple[str, Any]]:
    if isinstance(block, Heading):
        return [("heading", block.text)]
    if isinstance(block, QuoteBlock):
        return [("quote", quotes[block.quote])]
    if isinstance(block, PictureBlock) and (picture := pictures.get(block.lines[0])):
        alt = block.image.alt[:ALT_LENGTH]
        return [("picture", {"picture": picture, "alt": alt, "decorative": False, "caption": block.caption})]
    if isinstance(block, TableBlock):
        return [
            ("table", {"caption": block.table.caption[:200], "rows": [list(row) for row in block.table.rows]})
        ]
    return []
