"""A recognised text as the blocks of a body."""

from typing import Any

from django.utils.html import escape
from wagtail.rich_text import RichText

from blog.importing.statement import Heading, Paragraph, QuoteBlock, Statement
from blog.importing.statement import Quote as RecognisedQuote
from blog.models import Quote


def stream_of(statement: Statement, quotes: dict[RecognisedQuote, Quote]) -> list[tuple[str, Any]]:
    """Return the body: paragraphs that follow each other share one block, as an editor would write them."""
    stream: list[tuple[str, Any]] = []
    paragraphs: list[str] = []

    def close() -> None:
        if paragraphs:
            stream.append(("paragraph", RichText("".join(paragraphs))))
            paragraphs.clear()

    for block in statement.body:
        if isinstance(block, Paragraph):
            paragraphs.append(f"<p>{'<br/>'.join(escape(line) for line in block.text.splitlines())}</p>")
            continue
        close()
        if isinstance(block, Heading):
            stream.append(("heading", block.text))
        elif isinstance(block, QuoteBlock):
            stream.append(("quote", quotes[block.quote]))
    close()
    return stream


def paragraph_count(statement: Statement) -> int:
    """Count the body's paragraphs, quote blocks included, headings not."""
    return sum(isinstance(block, Paragraph | QuoteBlock) for block in statement.body)
