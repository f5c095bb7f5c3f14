"""The fonts of the cards: which has which characters, and which of them set a text."""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from PIL import ImageFont

from home import cldr

FONTS = Path(__file__).parent / "fonts"

# Typesetters' own sign for a character that the case lacks; read as such wherever Chinese is.
GETA = "〓"
SOFT_HYPHEN = "\u00ad"


@dataclass(frozen=True)
class Face:
    """One font as a card uses it. `embolden` is a part of the size by which its strokes grow on each side."""

    file: str
    embolden: float = 0

    def has(self, character: str) -> bool:
        return ord(character) in covered()[self.file]

    def at(self, size: float) -> ImageFont.FreeTypeFont:
        return _opened(self.file, size)


@dataclass(frozen=True)
class Style:
    """What words are set in: faces in the order in which they are asked for a character."""

    faces: tuple[Face, ...]

    def for_text(self, text: str) -> "Style":
        """Return the style without a headline face that lacks letters of this text: no word is set in two faces."""
        return Style(tuple(face for face in self.faces if face not in HEADLINE or self._sets_all(face, text)))

    def _sets_all(self, face: Face, text: str) -> bool:
        """Say whether a face has all letters that the plain face of its scripts has, and that most are its own."""
        letters = [letter for letter in text if letter.isalpha()]
        lacking = [letter for letter in letters if not face.has(letter)]
        foreign = self.faces[0] == face and len(lacking) * 2 > len(letters)
        return not foreign and not any(SANS_BOLD.has(letter) for letter in lacking)

    def has(self, character: str) -> bool:
        return any(face.has(character) for face in self.faces)

    def face_for(self, cluster: str) -> Face | None:
        """Return the first face that has a character with its marks; else one that has it alone; or None."""
        whole = (face for face in self.faces if all(face.has(part) for part in cluster))
        return next(whole, None) or next((face for face in self.faces if face.has(cluster[0])), None)


NEWSREADER = Face("newsreader-display-500.woff2")
NEWSREADER_BOLD = Face("newsreader-display-700.woff2")
SANS, SANS_BOLD = Face("noto-sans-regular.woff2"), Face("noto-sans-bold.woff2")
NASKH, NASKH_BOLD = Face("noto-naskh-regular.woff2"), Face("noto-naskh-bold.woff2")
SONG, HEI = Face("noto-serif-sc-bold.otf"), Face("noto-sans-sc-regular.woff2")
HEI_BOLD = Face("noto-sans-sc-regular.woff2", embolden=0.018)
HEADLINE = frozenset({NEWSREADER, NEWSREADER_BOLD})
CHINESE = frozenset({SONG, HEI, HEI_BOLD})
OTHERS = tuple(Face(path.name) for path in sorted(FONTS.glob("noto-*-bold.woff2")))

_LATIN = {"words": NEWSREADER, "mark": NEWSREADER_BOLD, "name": SANS_BOLD, "small": SANS}
_ARABIC = {"words": NASKH_BOLD, "mark": NASKH_BOLD, "name": NASKH_BOLD, "small": NASKH}
_CHINESE = {"words": SONG, "mark": SONG, "name": HEI_BOLD, "small": HEI}
_CHINESE_SCRIPTS = {"Hans", "Hant", "Hani", "Jpan"}


def style(part: str, language: str) -> Style:
    """Return the style of a part of the card (words, name, small or mark) in a language, given by its code.

    The language's own script comes first, so that quotation marks, points and figures are of its face.
    """
    script = cldr.script(language)
    own = [_ARABIC[part]] if script == "Arab" else [_CHINESE[part]] if script in _CHINESE_SCRIPTS else []
    return Style(
        tuple(dict.fromkeys([*own, _LATIN[part], SANS_BOLD, _ARABIC[part], _CHINESE[part], *OTHERS]))
    )


def clusters(text: str) -> Iterator[str]:
    """Cut a text into characters with the marks that belong to them."""
    start = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or not is_mark(text[end]):
            yield text[start:end]
            start = end


def is_mark(character: str) -> bool:
    """Say whether a character belongs to the one before: accents, vowel signs, joiners."""
    return unicodedata.category(character).startswith("M") or character in "\u200c\u200d"


def is_control(character: str) -> bool:
    """Say whether a character steers and shows nothing, as direction marks do."""
    return unicodedata.category(character) in {"Cf", "Cc"}


def legible(text: str, style: Style) -> tuple[str, float]:
    """Return a text with what no face has taken out, and the share of its letters that was lost by it, 0 to 1.

    Emoji, signs and marks are dropped, a Chinese character gives way to a geta (〓), other letters are dropped.
    """
    kept, letters, lost = [], 0, 0
    for cluster in clusters(unicodedata.normalize("NFC", text).replace(SOFT_HYPHEN, "")):
        first = cluster[0]
        letters += first.isalpha()
        if unicodedata.category(first) == "Cc":
            kept.append(" " if first.isspace() else "")
        elif unicodedata.category(first) == "Cf":
            kept.append(cluster)
        elif style.face_for(cluster):
            kept.append("".join(part for part in cluster if style.has(part)))
        elif first.isspace():
            kept.append(" ")
        elif first.isalpha():
            lost += 1
            kept.append(GETA if unicodedata.name(first, "").startswith("CJK") else "")
    # Spaces that don't break stay as they are.
    shown = " ".join(part for part in "".join(kept).split(" ") if part)
    return shown, lost / letters if letters else 0.0


@cache
def covered() -> Mapping[str, frozenset[int]]:
    """Return the code points that each font file has, from the table made with them."""
    table = {}
    for line in (FONTS / "coverage.txt").read_text().splitlines():
        file, *ranges = line.split()
        points: set[int] = set()
        for span in ranges:
            first, _to, last = span.partition("-")
            points.update(range(int(first, 16), int(last or first, 16) + 1))
        table[file] = frozenset(points)
    return table


@lru_cache(maxsize=64)
def _opened(file: str, size: float) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONTS / file, size, layout_engine=ImageFont.Layout.RAQM)
