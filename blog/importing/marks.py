"""Quotation marks: where quoted words begin and end in a paragraph, whatever marks were used."""

import re
from dataclasses import dataclass

_MARKS = re.compile('["“”„‟«»「」『』＂]')
_ALWAYS_OPEN, _ALWAYS_CLOSE = "„「『", "」』"
_BEFORE_OPENING = " \n([{（—–-‘'¿¡"
_AFTER_CLOSING = " \n.,;:!?…)]}）—–-’'。，、；：！？،؛؟"
_SINGLE_OPEN = re.compile(r"(?:(?<=[\s(—–-])|^)[‘'](?=[^\W_])")
_SINGLE_CLOSE = re.compile(r"(?<=[.,!?…])[’'](?=[\s.,;:!?)—–-]|$)")


@dataclass(frozen=True)
class Span:
    """Quoted words: text[start:end] with the marks, text[inner:inner_end] without. A mark may be missing."""

    start: int
    end: int
    inner: int
    inner_end: int
    opened: bool = True
    closed: bool = True


def find_spans(text: str) -> list[Span]:
    """The outermost quoted stretches of a paragraph, in order. Quotes within a quote are part of it."""
    marks = list(_MARKS.finditer(text))
    if not marks:
        return _single_spans(text)
    reversed_guillemets = _are_reversed(text)
    spans: list[Span] = []
    nested: list[str] = []
    begun = 0
    for match in marks:
        mark, at = match[0], match.start()
        if _opens(text, at, nested, reversed_guillemets):
            if not nested:
                begun = at
            nested.append(mark)
        elif nested:
            nested.pop()
            if not nested:
                spans.append(Span(begun, at + 1, begun + 1, at))
        elif not (mark == '"' and text[at - 1 : at].isdigit()):
            # A straight mark after a figure is a measure in inches.
            previous = spans[-1].end if spans else 0
            spans.append(Span(previous, at + 1, previous, at, opened=False))
    if nested:
        spans.append(Span(begun, len(text), begun + 1, len(text), closed=False))
    return spans


def begins_with_opening(text: str) -> bool:
    """Whether a paragraph goes on with a quote: it begins with a mark that opens, or with a Spanish »."""
    return bool(_MARKS.match(text)) and (text[0] == "»" or _opens(text, 0, [], reversed_guillemets=False))


def _opens(text: str, at: int, nested: list[str], reversed_guillemets: bool) -> bool:
    mark = text[at]
    if mark in "«»":
        if mark == "»" and at == 0:
            return True
        return (mark == "»") == reversed_guillemets
    if mark in _ALWAYS_OPEN:
        return True
    if mark in _ALWAYS_CLOSE:
        return False
    if mark in "“‟" and nested and nested[-1] == "„":
        return False
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    may_open = (not before or before in _BEFORE_OPENING) and bool(after) and not after.isspace()
    may_close = bool(before) and not before.isspace() and (not after or after in _AFTER_CLOSING)
    if may_open != may_close:
        return may_open
    return mark in "“‟" if mark in "“‟”" else not nested


def _are_reversed(text: str) -> bool:
    """Whether guillemets point inwards, »so«, as in German books."""
    first, last = text.find("»"), text.rfind("«")
    return 0 <= first < last and text.find("«") > first and not text[first + 1 : first + 2].isspace()


def _single_spans(text: str) -> list[Span]:
    """Words between single marks. As these are also apostrophes, only the surest forms count."""
    spans: list[Span] = []
    at = 0
    while opening := _SINGLE_OPEN.search(text, at):
        closing = _SINGLE_CLOSE.search(text, opening.end())
        if not closing:
            break
        spans.append(Span(opening.start(), closing.end(), opening.end(), closing.start()))
        at = closing.end()
    return spans
