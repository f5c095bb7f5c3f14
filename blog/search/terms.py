"""The terms a document is found by, as the index of either database takes them.

A term is language, vocabulary and word in one, so that one column serves all: `en:evict` (anywhere in the text),
`en^evict` (in the title), `en=quotes` (a filter). But for these signs and hyphens it holds letters, digits and marks.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from blog.search.normaliser import tokens

TEXT, TITLE, FILTER = ":", "^", "="

# PostgreSQL keeps the places 1 to 16,383, and 255 of each term. SQLite shall find neither more nor less.
MOST_PLACES = 16_000
MOST_REPEATS = 255
# What a tsvector has room for in its megabyte.
MOST_LOOSE = 10_000

# Words that are held against typing errors, and by how many characters at their ends they are looked up.
SHORTEST_WORD = 4
ENDS = 2


@dataclass(frozen=True)
class Terms:
    """The terms of one document.

    `placed`: in order, None where a phrase ends. `loose`: found by, but in no phrase. `words`: for typing errors.
    """

    placed: list[str | None]
    loose: list[str]
    words: set[str]


def terms_of(language: str, title: str, text: str, filters: Iterable[str]) -> Terms:
    """Return the terms of a document. Lines of the text are texts of their own: no phrase goes beyond."""
    placed: list[str | None] = []
    beyond: dict[str, None] = {}
    words: set[str] = set()
    pairs: set[str] = set()
    repeats: Counter[str] = Counter()
    for vocabulary, lines in ((TITLE, [title]), (TEXT, [title, *text.split("\n")])):
        for line in lines:
            for token in tokens(line, language):
                term = f"{language}{vocabulary}{token.stem}"
                if token.pair:
                    pairs.add(token.form)
                    beyond |= dict.fromkeys(f"{language}{vocabulary}{letter}" for letter in token.form)
                else:
                    words.add(token.form)
                repeats[term] += 1
                if len(placed) >= MOST_PLACES:
                    beyond[term] = None
                else:
                    placed.append(term if repeats[term] <= MOST_REPEATS else None)
            placed.append(None)
    known = set(placed)
    loose = [term for term in beyond if term not in known][:MOST_LOOSE]
    return Terms(
        placed,
        [*(f"{language}{FILTER}{value}" for value in filters), *loose],
        pairs | set(filter(_is_word, words)),
    )


def _is_word(form: str) -> bool:
    return len(form) >= SHORTEST_WORD and not any(character.isdecimal() for character in form)
