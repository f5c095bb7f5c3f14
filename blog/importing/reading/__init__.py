"""From the bytes of a file to a document. (Being written.)"""

from blog.importing.document import Document
from blog.importing.text import clean, decode, lines_of

MAX_FILE = 10 * 1024 * 1024


def read(data: bytes, name: str = "") -> Document:
    return Document(tuple(lines_of(clean(decode(data)))))


def read_html(html: str) -> Document:
    return Document(tuple(lines_of(clean(html))))
