"""From the bytes of a file to a document: plain text, Markdown, web pages and Word documents.

Every reader goes through its file once, keeps nothing of it but words, looks, safe links and pictures, and ends in the
same lines. None of them needs more than two seconds or 200 MB for the worst file.
"""

from django.utils.translation import gettext_lazy as _

from blog.importing.document import Document
from blog.importing.reading.kinds import check_word, kind_of
from blog.importing.reading.markdown import read_markdown
from blog.importing.reading.package import Package
from blog.importing.reading.page import read_page
from blog.importing.reading.page_source import page_text
from blog.importing.reading.plain import read_plain
from blog.importing.reading.word import read_word
from blog.importing.statement import words
from blog.importing.text import Unreadable, check_size, decode

MAX_FILE = 10 * 1024 * 1024


def read(data: bytes, name: str = "") -> Document:
    """The document in a file; its name tells Markdown and pieces of HTML from plain text.

    Raises Unreadable, with one sentence that says what to do, for what is no document or too large.
    """
    if len(data) > MAX_FILE:
        raise Unreadable(
            _("The file is larger than 10 MB. Take the pictures out, and add them in the editor.")
        )
    kind = kind_of(data, name)
    if kind == "word":
        package = Package(data)
        check_word(package)
        return _checked(read_word(package))
    if kind == "page":
        return _checked(read_page(page_text(data)))
    text = decode(data)
    return _checked(read_markdown(text) if kind == "markdown" else read_plain(text))


def read_html(html: str) -> Document:
    """The document in what a program put on the clipboard.

    Raises Unreadable as `read` does.
    """
    return _checked(read_page(html, whole=False))


def _checked(document: Document) -> Document:
    check_size(document)
    if not any(words(line.text) for line in document.lines) and not any(
        line.figure for line in document.lines
    ):
        raise Unreadable(_("There are no words in the text."))
    return document
