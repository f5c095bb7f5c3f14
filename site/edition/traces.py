"""Finds texts inside others, however they are written there: in an address, an attribute, a feed, across markup.

Everything is compared by its letters and digits alone, so that a title is found in its slug as well, with typographic
quotation marks, percent-encoded, escaped or not.
"""

import re
from collections.abc import Iterable
from html import unescape
from typing import Generic, Protocol, TypeVar
from unicodedata import east_asian_width, normalize
from urllib.parse import unquote

# So many letters and digits tell something; of ideographs, which are whole words, fewer.
SHORTEST = 12
SHORTEST_WIDE = 5

MARKUP = re.compile(r"<[^>]*>")
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")


class Traceable(Protocol):
    """Something with a text; `letters` are those of the text, folded."""

    @property
    def letters(self) -> str: ...


T = TypeVar("T", bound=Traceable)


def fold(text: str) -> str:
    """Return the letters and digits of a text, without case."""
    return "".join(filter(str.isalnum, normalize("NFKC", text).casefold()))


def tells(letters: str) -> bool:
    """Say whether folded text is long enough to be recognised, and more than numbers."""
    wide = sum(east_asian_width(letter) in "WF" for letter in letters)
    if wide >= SHORTEST_WIDE:
        return True
    return len(letters) >= SHORTEST and sum(map(str.isalpha, letters)) >= SHORTEST // 3


def readings(text: str) -> list[str]:
    """Return what a text says, folded: as it stands, with its markup, and as it is read, without."""
    bare = MARKUP.sub("", text)
    # In a feed, markup stands escaped inside markup.
    return [fold(_decoded(text)), fold(_decoded(MARKUP.sub("", unescape(bare))))]


def _decoded(text: str) -> str:
    text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    # Half of a pair of surrogates is no letter.
    return unquote(unescape(text)).encode(errors="ignore").decode()


class Traces(Generic[T]):
    """Looks for many texts at once, in time that hardly grows with their number."""

    def __init__(self, sought: Iterable[T]) -> None:
        self._starts: dict[int, dict[str, list[T]]] = {}
        for each in sought:
            size = SHORTEST if len(each.letters) >= SHORTEST else SHORTEST_WIDE
            self._starts.setdefault(size, {}).setdefault(each.letters[:size], []).append(each)

    def within(self, letters: str) -> set[T]:
        """Return those that stand in a folded text."""
        found = set()
        for size, starts in self._starts.items():
            runs = {letters[at : at + size] for at in range(len(letters) - size + 1)}
            for start in starts.keys() & runs:
                found |= {each for each in starts[start] if each.letters in letters}
        return found
