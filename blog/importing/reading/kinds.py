"""What kind of file somebody offers, told by its content; by its name only where the content can't tell."""

import re
from typing import Literal

from django.utils.translation import gettext_lazy as _

from blog.importing.reading.package import Package, TooLarge, damaged, protected
from blog.importing.text import Unreadable

Kind = Literal["word", "page", "markdown", "text"]

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_FIRST = 4096
_TAG = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*|<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|(?:html|head|body|meta|title|style|link|base"
    r"|div|p|h[1-6]|table|span|article|main|section|ul|ol|blockquote|font|center|b|strong|i|em|a|img|br|hr)(?=[\s/>]))",
    re.IGNORECASE | re.DOTALL,
)
_DRAWING = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*|<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+svg|(?:svg:)?svg)(?=[\s/>])",
    re.IGNORECASE | re.DOTALL,
)
_WHOLE_PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_MAIL = re.compile(r"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?MIME-Version:", re.IGNORECASE)
_MAIL_NAMES = (".eml", ".mht", ".mhtml")
_PAGE_NAMES = (".html", ".htm", ".xhtml")
_MARKDOWN_NAMES = (".md", ".markdown")
_PICTURES = re.compile(
    rb"\xff\xd8\xff|\x89PNG|GIF8|RIFF....WEBP|II\*\0|MM\0\*|BM.{4}\0{4}|....ftyp(?:heic|heix|hevc|mif1|avif)",
    re.DOTALL,
)
_ARCHIVES = (b"\x1f\x8b", b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07", b"BZh", b"\xfd7zXZ\0")

_REFUSED = {
    "pdf": _("This is a PDF. Choose the document that it was made from, or copy its text into the form."),
    "rtf": _("This is an RTF document. Open it, save it as a Word document (.docx), and choose that file."),
    "old": _(
        "This is a Word document of the old kind (.doc). Open it, save it as .docx, and choose that file."
    ),
    "odt": _(
        "This is an OpenDocument text. Open it, save it as a Word document (.docx), and choose that file."
    ),
    "pages": _(
        "This is a document of Pages. Open it, export it as a Word document (.docx), and choose that file."
    ),
    "sheet": _("This is a spreadsheet or presentation. Copy the statement’s text into the form."),
    "picture": _("This is a picture. Choose the document with the text; add pictures in the editor."),
    "archive": _("This is an archive. Take the document out of it, and choose that file."),
    "mail": _("This is a saved mail or web archive. Open it, and copy the text into the form."),
    "macros": _(
        "This Word document has macros in it, which is not safe. Save it as .docx without macros, and choose that file."
    ),
}


def kind_of(data: bytes, name: str = "") -> Kind:
    """What reader a file needs.

    Raises Unreadable, with a sentence that says what to do, for what has none.
    """
    name = name.casefold()
    # Without NULs, the tags of a page in UTF-16 read as they do in other encodings.
    beginning = data[:_FIRST].replace(b"\0", b"").lstrip(b"\xff\xfe\xef\xbb\xbf").decode("latin-1")
    if data.startswith(_ZIP):
        return "word"
    if data.startswith(_OLE):
        raise protected() if "EncryptedPackage".encode("utf-16-le") in data else _refused("old")
    for kind, tells in (
        ("pdf", b"%PDF-" in data[:1024]),
        ("rtf", beginning.startswith("{\\rtf")),
        ("picture", bool(_PICTURES.match(data) or _DRAWING.match(beginning))),
        ("archive", data.startswith(_ARCHIVES)),
        ("mail", name.endswith(_MAIL_NAMES) or bool(_MAIL.match(beginning))),
    ):
        if tells:
            raise _refused(kind)
    if name.endswith(_MARKDOWN_NAMES) and not _WHOLE_PAGE.match(beginning):
        return "markdown"
    return "page" if name.endswith(_PAGE_NAMES) or _TAG.match(beginning) else "text"


def check_word(package: Package) -> None:
    """Raises Unreadable, with a sentence that says what to do, for a zip file that is no Word document."""
    names = package.names
    mimetype = _begins(package, "mimetype")
    types = _begins(package, "[Content_Types].xml")
    if mimetype.startswith(b"application/vnd.oasis.opendocument"):
        raise _refused("odt" if mimetype.startswith(b"application/vnd.oasis.opendocument.text") else "sheet")
    if any(name.endswith(".iwa") or name == "Index.zip" for name in names):
        raise _refused("pages")
    if any(name.startswith(("xl/", "ppt/")) for name in names):
        raise _refused("sheet")
    if not types and not any(name.startswith("word/") for name in names):
        raise _refused("archive")
    if b"macroEnabled" in types or any(name.casefold().endswith("vbaproject.bin") for name in names):
        raise _refused("macros")


def _begins(package: Package, name: str) -> bytes:
    try:
        return package.read(name, 1_000_000) or b""
    except TooLarge:
        raise damaged() from None


def _refused(kind: str) -> Unreadable:
    return Unreadable(_REFUSED[kind])
