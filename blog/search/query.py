"""What a reader typed, as what is looked for. Anything may be typed: quotation marks are all the syntax there is."""

import re
import unicodedata
from dataclasses import dataclass
from itertools import islice

from blog.search.index import Wanted
from blog.search.normaliser import Token, tokens

MOST_CHARACTERS = 200
MOST_TERMS = 24

_QUOTED = re.compile(r"[\"“”„«»「」『』]([^\"“”„«»「」『』]*)[\"“”„«»「」『』]")


@dataclass(frozen=True)
class Query:
    """`text`: what was typed, fit to be shown. `parts`: the tokens of each word, run of characters or phrase."""

    text: str
    language: str
    parts: tuple[tuple[Token, ...], ...]
    phrases: frozenset[int]

    @property
    def stems(self) -> set[str]:
        return {token.stem for part in self.parts for token in part}

    @property
    def groups(self) -> tuple[tuple[str, ...], ...]:
        """The stems of each word and each phrase."""
        groups: list[tuple[str, ...]] = []
        for number, part in enumerate(self.parts):
            stems = tuple(token.stem for token in part)
            groups += [stems] if number in self.phrases else [(stem,) for stem in stems]
        return tuple(dict.fromkeys(groups))

    def wanted(self, filters: tuple[str, ...] = ()) -> Wanted:
        return Wanted(self.language, self.groups, filters)


def parse(typed: str, language: str) -> Query:
    """Read what somebody typed. What stands between quotation marks of any script is a phrase; all else are words.

    :param typed: at most MOST_CHARACTERS of it count, and of those MOST_TERMS terms.
    """
    text = " ".join(_printable(typed[:MOST_CHARACTERS]).split())
    marked = [match.span(1) for match in _QUOTED.finditer(text)]
    parts: list[list[Token]] = []
    phrases: set[int] = set()
    inside: tuple[int, int] | None = None
    for token in islice(tokens(text, language), MOST_TERMS):
        span = next(((start, end) for start, end in marked if start <= token.start < end), None)
        together = (span and span == inside) or (
            not span and parts and token.pair and _follows(parts[-1][-1], token)
        )
        if not together:
            parts.append([])
        parts[-1].append(token)
        inside = span
        if span:
            phrases.add(len(parts) - 1)
    return Query(text, language, tuple(map(tuple, parts)), frozenset(phrases))


def _follows(before: Token, token: Token) -> bool:
    return before.pair and before.end > token.start


def _printable(text: str) -> str:
    return "".join(
        " " if unicodedata.category(character) in {"Cc", "Cs", "Co", "Cn", "Zl", "Zp"} else character
        for character in text
    )
