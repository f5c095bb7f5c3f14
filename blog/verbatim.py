"""Whether somebody's words stand in a text, word for word."""

import re
import unicodedata
from dataclasses import dataclass

# Scripts without spaces between words are compared letter by letter: Thai to Lao, Burmese, Khmer, Chinese, Japanese.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_MARKS = "\"“”„‟«»‹›「」『』'‘’‚"
_APOSTROPHE = re.compile("(?<=[^\\W_])['’](?=[^\\W_])")
_PIECE = re.compile(f"[{_MARKS}]|[{_UNSPACED}]|[^\\s{_MARKS}{_UNSPACED}]+")

# An attribution that interrupts a quote has at most so many words.
_LONGEST_INTERRUPTION = 60


@dataclass(frozen=True)
class _Words:
    """The words of a text, and the places before which a quotation mark stands; the last place is the text's end."""

    words: list[str]
    marked: frozenset[int]


def occurs(words: str, text: str) -> bool:
    """Say whether words stand in a text: all of them, in order, with nothing between them.

    Punctuation, quotation marks, spaces, capitals and invisible characters may differ. Where the text closes a quote
    and opens it again, as around "she said", what stands between is passed over.
    """
    wanted, found = _read(words).words, _read(text)
    places = frozenset(range(len(found.words) + 1))
    for number, word in enumerate(wanted):
        if number:
            places |= _resumed(places & found.marked, found.marked)
        places = frozenset(place + 1 for place in places if found.words[place : place + 1] == [word])
    return bool(places)


def _resumed(closed: frozenset[int], marked: frozenset[int]) -> frozenset[int]:
    """Return the places where a quote that was closed at one of these may go on."""
    return frozenset(
        place for place in marked if any(0 < place - end <= _LONGEST_INTERRUPTION for end in closed)
    )


def _read(text: str) -> _Words:
    words: list[str] = []
    marked: set[int] = set()
    for piece in _PIECE.findall(_APOSTROPHE.sub(" ", _plain(text))):
        if piece in _MARKS:
            marked.add(len(words))
        else:
            words.append(piece)
    return _Words(words, frozenset(marked))


def _plain(text: str) -> str:
    """Return letters, figures and quotation marks, one form of each, with a space for everything else."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    visible = (letter for letter in folded if unicodedata.category(letter) != "Cf")
    return "".join(
        letter if letter in _MARKS or unicodedata.category(letter)[0] in "LMN" else " " for letter in visible
    )
