"""Files that hold a statement twice, in one language after the other."""

from collections.abc import Sequence
from dataclasses import replace

from blog.importing.contacts import begins_contacts
from blog.importing.document import Document, Line
from blog.importing.labels import looks_like_marker
from blog.importing.language import UNKNOWN, guess_language, nearer
from blog.importing.statement import words

# Each language has so many words at least, and so much of the whole: less is a quote, or a sentence of greeting.
_LEAST_WORDS = 30
_LEAST_SHARE = 0.2
# A name, or a quote in its own language, may stand in the other part.
_MOST_STRAYS = 0.1


def parts(document: Document) -> list[Document]:
    """The document itself, or its two parts where it says everything in two languages, one after the other.

    Lines keep the numbers that they have in the whole. Notes go with the part that refers to them first.
    """
    lines = [replace(line, number=number) for number, line in enumerate(document.lines)]
    at = _turn(lines)
    if at is None:
        return [replace(document, lines=tuple(lines))]
    first, second = lines[:at], lines[at:]
    said = " ".join(line.text for line in first)
    notes = [note for note in document.notes if note.text.split(" ", 1)[0] in said]
    rest = [note for note in document.notes if note not in notes]
    return [
        replace(document, lines=tuple(first), notes=tuple(notes)),
        Document((replace(second[0], first=True), *second[1:]), tuple(rest)),
    ]


def _turn(lines: Sequence[Line]) -> int | None:
    """The number of the line with which the second language begins, or None."""
    text = " ".join(line.text for line in lines)
    edge = len(text) // 4
    first, second = guess_language(text[:edge]), guess_language(text[-edge:])
    if first == second or UNKNOWN in (first, second):
        return None
    told = [
        (number, language, len(words(line.text)))
        for number, line in enumerate(lines)
        if (language := nearer(line.text, first, second))
    ]
    best = min(range(1, len(told)), key=lambda cut: _strays(told, cut, first), default=0)
    if not best:
        return None
    counts = [sum(count for _, _, count in part) for part in (told[:best], told[best:])]
    if min(counts) < max(_LEAST_WORDS, _LEAST_SHARE * sum(counts)):
        return None
    if _strays(told, best, first) > _MOST_STRAYS * sum(counts):
        return None
    last, start = told[best - 1][0], told[best][0]
    return _beginning(lines, last, start)


def _strays(told: Sequence[tuple[int, str, int]], cut: int, first: str) -> int:
    """How many words would stand in the part of the other language, were the text cut there."""
    before = sum(count for _, language, count in told[:cut] if language != first)
    return before + sum(count for _, language, count in told[cut:] if language == first)


def _beginning(lines: Sequence[Line], last: int, start: int) -> int:
    """Where, after the last line that is surely in the first language, the second statement begins.

    After an end mark; else with a headline, or a label; else with the first line that is surely in its language.
    """
    between = range(last + 1, start + 1)
    for number in reversed(between):
        if number < start and not words(lines[number].text) and not lines[number].figure:
            return number + 1
    for number in between:
        text = lines[number].text
        if lines[number].level == 1 or (looks_like_marker(text) and not begins_contacts(text)):
            return number
    return start
