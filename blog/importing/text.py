"""From bytes to clean lines: encodings, invisible characters, lines that were wrapped by a mail program."""

import codecs
import re
import unicodedata
from itertools import pairwise

from django.utils.translation import gettext_lazy as _

from blog.importing.document import Document, Line, Table

MAX_BYTES = 1_048_576
MAX_LETTERS = 300_000
MAX_LINES = 5_000

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
# As many as in the Stream-Safe Text Format of Unicode (UAX #15).
_MOST_ACCENTS = 30
_ACCENTS = re.compile(rf"[^\w\x00-\u02ff]{{{_MOST_ACCENTS + 1},}}")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b]")
_ABOVE_ASCII = bytes(range(0x80, 0x100))
_UTF_8 = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_FROM_WINDOWS = {code: bytes([code]).decode("cp1252", "ignore") or code for code in range(0x80, 0xA0)}
_TO_WINDOWS = {ord(sign): code for code, sign in _FROM_WINDOWS.items() if isinstance(sign, str)}
# What is left of ’ “ ” – — … and of á to ÿ; no word is written so.
_MISREAD = re.compile("â€[\x9d\u2122\u0153\u201c\u201d\u02dc¦¢]|Ã[¡-ª¬-º¼-¿]")
_ENDS = (".", "!", "?", "…", ":", ";", "”", '"', "»", "。", "！", "？", "؟", "」", "’", ")")
_BULLET = re.compile(r"(?:[•‣▪●◦·*–—-]|\d{1,2}[.)]|[a-z]\))\s+\S")
_LABEL = re.compile(r"[^\W\d_]{2,20}:\s|[A-ZÁÉÍÓÚÑ][A-ZÁÉÍÓÚÑ ]{1,28}:\s")


class Unreadable(ValueError):
    """The text can't be a statement; the message is one sentence for the person who offered it."""


def decode(data: bytes) -> str:
    """The text in a file: UTF-8, UTF-16, or else Windows-1252, also where single letters are in another of these.

    Raises Unreadable for more than MAX_BYTES bytes and for what is not text.
    """
    if len(data) > MAX_BYTES:
        raise Unreadable(_("The file is larger than 1 MB. Choose one with nothing but the statement."))
    return decode_any(data)


def decode_any(data: bytes) -> str:
    """The same for a file of any size."""
    try:
        text = _decoded(data)
    except UnicodeDecodeError:
        raise _no_text() from None
    # A few control characters are a slip; a file full of them is a picture or a program.
    if len(_CONTROL.findall(text)) > len(text) // 100:
        raise _no_text()
    return _mended(text)


def _decoded(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16")
    if b"\0" in data:
        return data.decode(_utf_16(data))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        rest, in_utf_8 = _UTF_8.subn(b"", data)
        odd = len(rest) - len(rest.translate(None, _ABOVE_ASCII))
        # With more odd bytes than letters in UTF-8, these letters are chance.
        return _windows(data) if odd > in_utf_8 else data.decode("utf-8-sig", "windows-1252-bytes")


def _utf_16(data: bytes) -> str:
    """The UTF-16 in which every NUL is the upper half of a letter; ASCII, which has none, where there is no such."""
    even, odd = data[::2].count(0), data[1::2].count(0)
    return "utf-16-le" if odd > 20 * even else "utf-16-be" if even > 20 * odd else "ascii"


def _windows(data: bytes) -> str:
    return data.decode("latin-1").translate(_FROM_WINDOWS)


def _odd_bytes(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)  # noqa: S101
    return _windows(error.object[error.start : error.end]), error.end


codecs.register_error("windows-1252-bytes", _odd_bytes)


def _mended(text: str) -> str:
    """Mends UTF-8 that a program took for Windows-1252, where nothing else is possible."""
    if not _MISREAD.search(text):
        return text
    try:
        return _read_again(text)
    except UnicodeError:
        return _MISREAD.sub(_mended_letter, text)


def _mended_letter(match: re.Match[str]) -> str:
    try:
        return _read_again(match[0])
    except UnicodeError:
        return match[0]


def _read_again(text: str) -> str:
    return text.translate(_TO_WINDOWS).encode("latin-1").decode("utf-8")


def _no_text() -> Unreadable:
    return Unreadable(
        _("The file is not plain text. Open it in its program and copy the text into the form.")
    )


def clean(text: str) -> str:
    r"""The text in NFC, with \n for every kind of line end, single spaces, and nothing invisible.

    Raises Unreadable where there is a NUL, no word at all, or more than MAX_LETTERS.
    """
    if "\0" in text:
        raise _no_text()
    if len(text) > MAX_LETTERS:
        raise too_long()
    text = single_spaces(fixed_spaces(without_invisible(with_line_breaks(text))))
    text = unicodedata.normalize("NFC", text)
    if not _WORD.search(text):
        raise Unreadable(_("There are no words in the text."))
    return text


def too_long() -> Unreadable:
    return Unreadable(_("The text is longer than a book. Choose one with nothing but the statement."))


def check_size(document: Document) -> None:
    """Raises Unreadable for a document with more letters or lines than a book."""
    lines = [*document.lines, *document.notes]
    if sum(map(_length, lines)) > MAX_LETTERS or len(lines) > MAX_LINES:
        raise too_long()


def _length(line: Line) -> int:
    if isinstance(line.figure, Table):
        return sum(len(cell) for row in line.figure.rows for cell in row)
    return len(line.text)


def with_line_breaks(text: str) -> str:
    r"""The text with \n for every kind of line end."""
    return _BREAK.sub("\n", text).replace("\u2029", "\n\n")


def without_invisible(text: str) -> str:
    """The text without what has no width, and with no more accents on a letter than NFC can order in good time."""
    return _ACCENTS.sub(_fewer_accents, _INVISIBLE.sub("", text))


def _fewer_accents(match: re.Match[str]) -> str:
    kept: list[str] = []
    accents = 0
    for sign in match[0]:
        accents = accents + 1 if unicodedata.combining(sign) else 0
        if accents <= _MOST_ACCENTS:
            kept.append(sign)
    return "".join(kept)


def fixed_spaces(text: str) -> str:
    """The text, as long as it was, with fixed spaces only where punctuation asks for them."""
    return _FIXED_SPACE.sub(" ", text)


def single_spaces(text: str) -> str:
    return _SPACES.sub(" ", text)


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
    width = wrapped_width([line.text for line in lines])
    if not width:
        return lines
    joined: list[Line] = []
    pieces: list[str] = []
    for number, line in enumerate(lines):
        pieces.append(line.text)
        following = lines[number + 1] if number + 1 < len(lines) else None
        if following and not following.first and wraps(line.text, following.text, width):
            continue
        joined.append(Line(_join(pieces), lines[number + 1 - len(pieces)].first))
        pieces = []
    return joined


def _join(pieces: list[str]) -> str:
    # A word cut by a hyphen at the end of a line can't be told from a compound: it is left as it is.
    return " ".join(pieces)


def wrapped_width(lines: list[str]) -> int:
    """The width in characters that lines were wrapped to, or 0 where they were not wrapped."""
    spaced = [line for line in lines if " " in line]
    short = [line for line in spaced if len(line) <= 100]
    if sum(map(len, short)) < 0.9 * sum(map(len, spaced)) or not short:
        return 0
    width = max(map(len, short))
    pairs = list(pairwise(short))
    running = sum(wraps(line, following, width) and not ends_sentence(line) for line, following in pairs)
    # Paragraphs of one short line each also have a longest line; wrapped text goes on in mid-sentence.
    return width if width >= 50 and running >= max(1, len(pairs) // 4) else 0


def wraps(line: str, following: str, width: int) -> bool:
    """Whether a line that was wrapped to a width could not have held the first word of the following one."""
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
    if not wrapped_width([line for line in stripped if line]):
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
