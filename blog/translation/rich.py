"""Rich text in pieces: each paragraph, heading and list item by itself, and back.

A piece is what stands between the tags of blocks: words with their links and emphasis. The tags around it stay with
it, so that pieces of two versions can be put together in one text. Rules, embeds and empty paragraphs are pieces too:
they have no words, and nobody translates them.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

from home.canonical import canonical

BLOCKS = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "div"}
STANDING_ALONE = {"hr", "embed", "img"}
PARTING = {*BLOCKS, *STANDING_ALONE, "br"}

_TOKEN = re.compile(r"""<!--.*?-->|<(/?)([a-zA-Z][\w-]*)((?:"[^"]*"|'[^']*'|[^'">])*)>""", re.DOTALL)
_KEY = re.compile(r"""\sdata-block-key\s*=\s*("[^"]*"|'[^']*')""")


@dataclass(frozen=True)
class Frame:
    """One open tag around a piece. `number` tells two lists beside each other apart, and those of two texts."""

    opening: str
    tag: str
    number: object

    @property
    def key(self) -> str:
        """What Wagtail's editor calls this paragraph, as long as it exists; empty where it never was in it."""
        found = _KEY.search(self.opening)
        return found[1][1:-1] if found else ""


@dataclass(frozen=True)
class Piece:
    frames: tuple[Frame, ...]
    html: str

    @property
    def text(self) -> str:
        """What the piece says, in the one form in which texts are compared."""
        return compared(self.html)

    @property
    def has_words(self) -> bool:
        return bool(words_of(self.html))

    @property
    def key(self) -> str:
        return self.frames[-1].key if self.frames else ""

    @property
    def tags(self) -> tuple[str, ...]:
        return tuple(frame.tag for frame in self.frames)


@lru_cache(maxsize=8192)
def compared(html: str) -> str:
    return canonical(html)


def words_of(html: str) -> str:
    """Return rich text as it is read, without its tags, on one line. Emphasis inside a word doesn't part it."""
    return " ".join(unescape(_TOKEN.sub(_space_of, html)).split())


def split(html: str) -> list[Piece]:
    """Return the pieces of a rich text in reading order. One whose tags don't match is a single piece."""
    pieces = list(_split(html))
    return [piece for piece in pieces if piece is not None] if None not in pieces else [Piece((), html)]


def join(pieces: Iterable[Piece]) -> str:
    """Return the rich text that these pieces are, in this order."""
    written: list[str] = []
    around: tuple[Frame, ...] = ()
    for piece in pieces:
        kept = _shared(around, piece.frames)
        written += [f"</{frame.tag}>" for frame in reversed(around[kept:])]
        written += [frame.opening for frame in piece.frames[kept:]]
        written.append(piece.html)
        around = piece.frames
    written += [f"</{frame.tag}>" for frame in reversed(around)]
    return "".join(written)


def _space_of(token: re.Match[str]) -> str:
    """Return what is between words where a tag stands."""
    return " " if (token[2] or "").lower() in PARTING else ""


def without_key(frame: Frame) -> Frame:
    return Frame(_KEY.sub("", frame.opening), frame.tag, frame.number)


def _shared(one: tuple[Frame, ...], other: tuple[Frame, ...]) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left.number != right.number:
            break
        count += 1
    return count


def _split(html: str) -> Iterator[Piece | None]:
    """Yield pieces; None where the tags don't match."""
    around: list[Frame] = []
    text, has_piece, done = "", False, 0
    for number, token in enumerate(_TOKEN.finditer(html)):
        text += html[done : token.start()]
        done = token.end()
        tag, closes = (token[2] or "").lower(), token[1] == "/"
        alone = tag in STANDING_ALONE and not closes and (tag == "hr" or not words_of(text))
        if tag not in BLOCKS and not alone:
            text += token[0]
            continue
        if text.strip() or (closes and not has_piece):
            yield Piece(tuple(around), text)
            has_piece = True
        text = ""
        if alone:
            yield Piece(tuple(around), token[0])
            has_piece = True
        elif not closes:
            around.append(Frame(token[0], tag, number))
            has_piece = False
        elif around and around[-1].tag == tag:
            around.pop()
            has_piece = True
        else:
            yield None
    text += html[done:]
    if around:
        yield None
    if text.strip():
        yield Piece((), text)
