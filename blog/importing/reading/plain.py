"""Reads plain text."""

from blog.importing.document import Document
from blog.importing.reading.listing import with_typed_items
from blog.importing.text import clean, lines_of


def read_plain(text: str) -> Document:
    """The document in a plain text.

    Raises Unreadable for what is no text, has no words, or is too long.
    """
    return Document(with_typed_items(tuple(lines_of(clean(text)))))
