"""The dateline: the place and the day with which a statement's first paragraph begins."""

import re
from dataclasses import dataclass
from datetime import date

from blog.importing.dates import find_date
from blog.importing.doubts import Doubt
from blog.importing.speech import word_set

_LONGEST = 110
# What stands between a dateline and the text. A hyphen counts only with space around it.
_BREAK = re.compile(r"\s?(?:—+|–+|――)\s?|\s-{1,3}\s|--+\s?|\.[—–-]+\s?")
_PARENTHESES = re.compile(r"[(（][^()（）]{2,80}[)）]")
_COLON = re.compile(r":\s")
_EDGES = " ,;:|·•()（），،、"
# The full stop of an abbreviated state belongs to it: "Westhaven, Conn.", "Fargrove, N.D."
_ABBREVIATED = re.compile(r", (?:[A-Z][a-z]{1,4}|(?:[A-Z]\.)?[A-Z])\.$")
_SMALL = word_set("de del la las los el y of the and al da do das dos du des sur upon am van")


@dataclass(frozen=True)
class Dateline:
    """What was read; `end` is where the paragraph's own words begin."""

    place: str
    day: date | None
    end: int
    doubts: tuple[Doubt, ...]


def read_dateline(paragraph: str, language: str, today: date) -> Dateline | None:
    """The dateline at the start of a paragraph, or None. Its forms: place, date, or both in either order."""
    start = paragraph[:_LONGEST]
    parentheses = _PARENTHESES.match(start)
    if parentheses:
        after = _BREAK.match(start, parentheses.end()) or _COLON.match(start, parentheses.end())
        end = after.end() if after else parentheses.end()
        return _read(parentheses[0], paragraph, end, language, today, sure=True)
    for found in _BREAK.finditer(start):
        dateline = _read(
            start[: found.start()], paragraph, found.end(), language, today, sure="." in found[0]
        )
        if dateline:
            return dateline
    colon = _COLON.search(start)
    if colon:
        dateline = _read(start[: colon.start()], paragraph, colon.end(), language, today, sure=False)
        if dateline and dateline.day and dateline.place:
            return dateline
    return None


def read_dateline_line(line: str, language: str, today: date) -> Dateline | None:
    """The same for a line that holds nothing but a dateline with a date."""
    if len(line) > _LONGEST:
        return None
    dateline = _read(line, line, len(line), language, today, sure=True)
    return dateline if dateline and dateline.day else None


def _read(
    written: str, paragraph: str, end: int, language: str, today: date, *, sure: bool
) -> Dateline | None:
    found = find_date(written, language, today)
    place = written
    if found:
        before, after = written[: found.start].strip(_EDGES), written[found.end :].strip(_EDGES + ".")
        if before and after:
            return None
        place = before or after
        place = re.sub(r"(?i)(?:^|[,،]?\s)(?:on|a|el|le|em|في)$", "", place)
    place = place.strip(_EDGES)
    if not _ABBREVIATED.search(place):
        place = place.rstrip(" .")
    if not place:
        return Dateline("", found.value, end, found.doubts) if found else None
    if not is_place(place):
        return None
    doubts = found.doubts if found else ()
    if not (sure or found or place.isupper() or "," in place):
        rest = paragraph[end:]
        if not rest[:1].isupper() or len(place.split()) > 3 or len(rest) < 60:
            return None
        doubts += (Doubt("place", place),)
    return Dateline(place, found.value if found else None, end, doubts)


def is_place(text: str) -> bool:
    """Whether a text has the shape of a place: up to eight words, each a name or a particle between names."""
    if len(text) > 60 or re.search(r"\d|[!?:;“”\"«»]", text):
        return False
    tokens = re.split(r"[\s,،]+", text)
    if len(tokens) > 8 or tokens[0].casefold() in _SMALL - {"la", "el", "las", "los", "the"}:
        return False
    for token in tokens:
        first = token.strip("().'’")[:1]
        if not first or not first.isalpha() or (first.islower() and token.casefold() not in _SMALL):
            return False
    return True
