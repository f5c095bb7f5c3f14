"""Tells the kinds of documents apart, by their content, and has each cleaned."""

from home.cleaning import office, pdf
from home.cleaning.refusal import Refused

OTHER_KINDS = (
    b"%PDF",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0",
    b"{\\rtf",
    b"\x7fELF",
    b"MZ",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
)


def clean(data: bytes, extension: str) -> bytes:
    """Return a document without metadata.

    :param extension: what the file claims to be, in lower case, without the dot.
    :raises Refused: for one that is something else ("other"), or that `pdf` or `office` refuse.
    """
    if extension == "pdf":
        if not data.startswith(b"%PDF-"):
            raise Refused("other")
        return pdf.clean(data)
    if extension in ("docx", "xlsx", "odt", "ods"):
        return office.clean(data, extension)
    if extension in ("csv", "txt"):
        return _text(data)
    raise Refused("other")


def _text(data: bytes) -> bytes:
    if data.startswith(OTHER_KINDS):
        raise Refused("other")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):  # the byte order mark of UTF-16
        return data
    if b"\0" in data:
        raise Refused("other")
    return data
