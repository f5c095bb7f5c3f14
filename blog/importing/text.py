"""From bytes to clean lines: encodings, invisible characters, lines that were wrapped by a mail program."""

import re
import unicodedata
from itertools import pairwise

from django.utils.translation import gettext_lazy as _

from blog.importing.document import Line

MAX_BYTES = 1_048_576

_BREAK = re.compile(r"\r\n|[\r\v\f\x1c-\x1e\x85\u2028]")
# Zero-width joiner and non-joiner stay: Persian and Indic words are spelt with them.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad\u061c\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
# A space that French punctuation keeps from breaking is worth keeping.
_FIXED_SPACE = re.compile(r"(?<![«‹])[\u00a0\u202f](?![»›!?;:%])")
_SPACES = re.compile(r"[\t \u1680\u2000-\u200a\u205f\u3000]+")
_WORD = re.compile(r"[^\W_]")
_ENDS = (".", "!", "?", "…", ":", ";", "”", '"', "»", "。", "！", "？", "؟", "」", "’", ")")
_BULLET = re.compile(r"(?:[•‣▪●◦·*–—-]|\d{1,2}[.)]|[a-z]\))\s+\S")
_LABEL = re.compile(r"[^\W\d_]{2,20}:\s|[A-ZÁÉÍÓÚÑ][A-ZÁÉÍÓÚÑ ]{1,28}:\s")


class Unreadable(ValueError):
    """The text can't be a statement; the message is one sentence for the person who offered it."""


def decode(data: bytes) -> str:
    """The text in a file: UTF-8, UTF-16 with a byte order mark, or else Windows-1252.

    Raises Unreadable for more than MAX_BYTES bytes and for what is not text.
    """
    if len(data) > MAX_BYTES:
        raise Unreadable(_("The file is larger than 1 MB."))
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    elif b"\0" in data:
        encodings = []
    else:
        encodings = ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        # A few control characters are a slip; a file full of them is a picture or a program.
        if len(re.findall(r"[\x00-\x08\x0e-\x1b]", text)) <= len(text) // 100:
            return text
    raise Unreadable(_("The file is not plain text."))


def clean(text: str) -> str:
    r"""The text in NFC, with \n for every kind of line end, single spaces, and nothing invisible.

    Raises Unreadable where there is a NUL or no word at all.
    """
    if "\0" in text:
        raise Unreadable(_("The file is not plain text."))
    text = _BREAK.sub("\n", text).replace("\u2029", "\n\n")
    text = _INVISIBLE.sub("", text)
    text = _SPACES.sub(" ", _FIXED_SPACE.sub(" ", text))
    text = unicodedata.normalize("NFC", text)
    if not _WORD.search(text):
        raise Unreadable(_("There are no words in the text."))
    return text


def is_bullet(line: str) -> bool:
    return bool(_BULLET.match(line))


def is_label(line: str) -> bool:
    """Whether the line begins with a label, as in "WHERE: City Hall"."""
    return bool(_LABEL.match(line))


def ends_sentence(line: str) -> bool:
    return line.endswith(_ENDS)


def lines_of(text: str) -> list[Line]:
    """The lines of a clean text, where those that were only wrapped to a width are joined again."""
    lines, first = [], True
    for raw in _single_spaced(text.split("\n")):
        stripped = raw.strip(" ")
        if stripped:
            lines.append(Line(stripped, first))
        first = not stripped
    width = _width([line.text for line in lines])
    if not width:
        return lines
    joined: list[Line] = []
    pieces: list[str] = []
    for number, line in enumerate(lines):
        pieces.append(line.text)
        following = lines[number + 1] if number + 1 < len(lines) else None
        if following and not following.first and _wraps(line.text, following.text, width):
            continue
        joined.append(Line(_join(pieces), lines[number + 1 - len(pieces)].first))
        pieces = []
    return joined


def _join(pieces: list[str]) -> str:
    # A word cut by a hyphen at the end of a line can't be told from a compound: it is left as it is.
    return " ".join(pieces)


def _width(lines: list[str]) -> int:
    """The width in characters that the text was wrapped to, or 0 where it was not wrapped."""
    spaced = [line for line in lines if " " in line]
    short = [line for line in spaced if len(line) <= 100]
    if sum(map(len, short)) < 0.9 * sum(map(len, spaced)) or not short:
        return 0
    width = max(map(len, short))
    pairs = list(pairwise(short))
    running = sum(_wraps(line, following, width) and not ends_sentence(line) for line, following in pairs)
    # Paragraphs of one short line each also have a longest line; wrapped text goes on in mid-sentence.
    return width if width >= 50 and running >= max(1, len(pairs) // 4) else 0


def _wraps(line: str, following: str, width: int) -> bool:
    """Whether the line could not have held the first word of the following one."""
    if is_label(following):
        return False
    # A dash can also begin a line in the middle of a sentence.
    if is_bullet(following) and (ends_sentence(line) or following[0] not in "–—-"):
        return False
    room = width - len(line)
    return room < 25 and len(following.split(" ", 1)[0]) + 1 > room


def _single_spaced(lines: list[str]) -> list[str]:
    """The lines without the blank ones that only double the spacing of a wrapped text."""
    stripped = [line.strip(" ") for line in lines]
    if any(a and b for a, b in pairwise(stripped)):
        return lines
    if not _width([line for line in stripped if line]):
        return lines
    single: list[str] = []
    begun, blank_dropped = 0, False
    for line in stripped:
        # The blank line after the first one is kept: that one is the headline.
        if line or blank_dropped or begun == 1:
            single.append(line)
        begun += bool(line)
        blank_dropped = not line
    return single
