"""The headline of a statement and the deck below it, by their looks where they have any, else by their words."""

import re
from datetime import date, tzinfo

from blog.importing import cues
from blog.importing.boilerplate import read_boilerplate
from blog.importing.contacts import begins_contacts
from blog.importing.dateline import read_dateline
from blog.importing.document import Line
from blog.importing.doubts import Doubt
from blog.importing.head import Head
from blog.importing.labels import (
    EMBARGO,
    LABELS,
    LONGEST_MARKER,
    looks_like_marker,
    read_marker,
    read_markers,
)
from blog.importing.marks import find_spans
from blog.importing.statement import words
from blog.importing.text import ends_sentence, is_bullet, is_label

# Longer than this, a first line is a paragraph and no headline.
_LONGEST_TITLE = 240
_LONGEST_DECK = 420
# No head has more lines than this, however long the text.
_MOST_LINES = 80
# So much larger, or bold, a line stands out from running text.
_STANDS_OUT = 1.1
# Fewer words in large type are the sender's name, if there is a larger text below.
_FEW_WORDS = 4
_LONGEST_LETTERHEAD = 100

_DECK = cues.starts_with(cues.DECK)
_AFTER_DECK = " :：–—-"
_GREETING = cues.starts_with(cues.GREETING)
_STATEMENT_ON = re.compile(r"\bstatement (?:on|of|by|from|regarding|about)\b", re.IGNORECASE)


def read_head(lines: list[Line], language: str, zone: tzinfo, today: date) -> Head:
    """Reads headline, deck, labels, embargo, dateline on a line of its own, and contacts above the text."""
    spaced = any(line.first for line in lines[1:])
    head = Head(lines[:_MOST_LINES], spaced, language, zone, today)
    at = _headline_by_looks(head)
    if at is not None:
        _read_above(head, at)
        _read_titles(head)
    else:
        while read_markers(head) or (head.lines and head.lines[0].told == "text"):
            # What staff call text is no headline, and one may stand below it.
            if head.lines and head.lines[0].told == "text":
                head.leave()
        if head.lines and not _is_running_text(head):
            _read_titles(head)
        else:
            _title_from_text(head, lines)
    head.lines += lines[_MOST_LINES:]
    for line in head.lines:
        if len(line.text) <= LONGEST_MARKER and EMBARGO.match(line.text):
            head.doubts.append(Doubt("embargo_unread", line.text))
    return head


def _headline_by_looks(head: Head) -> int | None:
    """The place of the line that staff, its style, or its size and weight make the headline; None where none does."""
    found: list[tuple[float, int]] = []
    for number, line in enumerate(head.lines):
        if line.told == "headline":
            return number
        if line.told or line.figure or line.item or not words(line.text) or looks_like_marker(line.text):
            continue
        if _runs(line, head):
            break
        looks = 100.0 - line.level if line.level else line.prominence
        if (line.level or looks >= _STANDS_OUT) and len(line.text) <= _LONGEST_TITLE:
            found.append((looks, number))
    if not found:
        return None
    enough = [(looks, number) for looks, number in found if len(words(head.lines[number].text)) >= _FEW_WORDS]
    best = max(looks for looks, _ in enough or found)
    return next(number for looks, number in enough or found if looks == best)


def _runs(line: Line, head: Head) -> bool:
    """Whether a line is running text, so that no headline follows."""
    if line.level or line.prominence >= _STANDS_OUT:
        return False
    dateline = read_dateline(line.text, head.language, head.today)
    return len(line.text) > _LONGEST_TITLE or bool(dateline and dateline.end < len(line.text) - 60)


def _read_above(head: Head, at: int) -> None:
    """Reads what stands above a headline that was found by its looks: labels, a letterhead, or text for the body."""
    below, head.lines = head.lines[at:], head.lines[:at]
    while head.lines:
        if read_marker(head):
            continue
        line = head.lines[0]
        if line.told or len(line.text) > _LONGEST_LETTERHEAD or line.text.endswith((".", "!", "?")):
            head.leave()
        else:
            head.markers.append(head.take("letterhead").text)
            head.doubts.append(Doubt("letterhead", line.text))
    head.lines = below


def _read_titles(head: Head) -> None:
    looks = _looks(head.lines[0])
    _read_title(head)
    if read_markers(head) and _is_letterhead(head):
        head.markers.append(head.title)
        head.doubts.append(Doubt("letterhead", head.title))
        for number, role in head.roles.items():
            if role == "headline":
                head.roles[number] = "letterhead"
        _read_title(head)
        read_markers(head)
    if not head.summary and (_deck_follows(head) or _deck_by_looks(head, looks)):
        _read_deck(head)
        read_markers(head)
    if head.title.isupper() and len(words(head.title)) > 2:
        head.doubts.append(Doubt("capitals", head.title))
    _kind_from_title(head)


def _read_named_deck(head: Head) -> None:
    """ "Deck: ...", where somebody writes down what it is."""
    line = head.lines[0] if head.lines else None
    cue = _DECK.match(line.text) if line and not line.told else None
    rest = line.text[cue.end() :] if line and cue else ""
    if rest.lstrip().startswith((":", "：")) and len(rest) <= _LONGEST_DECK:
        head.markers.append(head.take("deck").text[: -len(rest)])
        head.summary = rest.strip(_AFTER_DECK)


def _looks(line: Line) -> tuple[int, float]:
    return line.level, line.prominence


def _is_running_text(head: Head) -> bool:
    """Whether the text begins without a headline."""
    line = head.lines[0]
    if line.told or line.item:
        return True
    text = line.text
    if len(text) > _LONGEST_TITLE or (is_label(text) and len(head.lines) > 1):
        return len(head.lines) > 1 or len(text) > _LONGEST_TITLE
    if len(head.lines) == 1:
        return False
    dateline = read_dateline(text, head.language, head.today)
    return bool(dateline and dateline.day) or (len(text) > 150 and text.endswith("."))


def _title_from_text(head: Head, lines: list[Line]) -> None:
    """A title of the first words; the text itself stays whole."""
    text = next(line.text for line in [*head.lines, *lines] if line.text)
    dateline = read_dateline(text, head.language, head.today)
    start = text[dateline.end if dateline else 0 :][:_LONGEST_TITLE]
    sentence = re.match(r".{15,100}?[.!?。！？](?=\s|$)", start)
    title = sentence[0].rstrip(".") if sentence else start[:80]
    if not sentence and len(start) > 80:
        title = (title.rsplit(" ", 1)[0] if " " in title else title) + "…"
    head.title = title.strip() or text[:80]
    head.doubts.append(Doubt("no_headline"))


def _read_title(head: Head) -> None:
    first = head.take("headline")
    head.title = first.text
    while head.lines and not first.told and not head.lines[0].told and _title_goes_on(first, head):
        if len(head.title) + len(head.lines[0].text) > _LONGEST_TITLE or looks_like_marker(
            head.lines[0].text
        ):
            break
        head.title += " " + head.take("headline").text
    _read_named_deck(head)


def _title_goes_on(first: Line, head: Head) -> bool:
    """Whether a headline is continued: in the same large type, in capitals, or in the middle of its sentence."""
    line = head.lines[0]
    if line.figure or line.item:
        return False
    # "JOINT STATEMENT" alone says nothing; below it stands on what.
    if head.title.isupper() and line.text.isupper() and _is_kind(head.title):
        return True
    if line.first:
        return False
    if _looks(first) != _looks(line):
        return False
    return line.level == 1 or line.text[0].islower() or (head.title.isupper() and line.text.isupper())


def _is_kind(title: str) -> bool:
    """Whether a headline says no more than what kind of text it is: "JOINT STATEMENT"."""
    return len(words(title)) <= 3 and any(label.match(title) for label, _ in LABELS)


def _is_letterhead(head: Head) -> bool:
    """Whether what was taken for the headline was the sender's name above the labels."""
    if len(head.lines) < 2 or len(words(head.title)) > 6 or ends_sentence(head.title) or head.lines[0].told:
        return False
    line = head.lines[0].text
    return (
        len(words(line)) > len(words(head.title))
        and not ends_sentence(line)
        and len(line) <= _LONGEST_TITLE
        and not _begins_body(head)
    )


def _deck_follows(head: Head) -> bool:
    if len(head.lines) < 2:
        return False
    line, following = head.lines[0], head.lines[1]
    text = line.text
    if len(text) > _LONGEST_DECK or text.endswith((":", "：")) or _begins_body(head):
        return False
    if head.spaced and not line.first:
        return True
    alone = following.first or not head.spaced
    next_begins = read_dateline(following.text, head.language, head.today) is not None
    return alone and (
        next_begins or (head.spaced and not ends_sentence(text) and 20 < len(text) < len(following.text))
    )


def _deck_by_looks(head: Head, headline: tuple[int, float]) -> bool:
    """Whether a line below the headline is set apart from the text: a subtitle's style, larger type, or italics."""
    if len(head.lines) < 2 or _begins_body(head):
        return False
    line, rest = head.lines[0], head.lines[1:]
    if len(line.text) > _LONGEST_DECK or line.text.endswith((":", "：")):
        return False
    if line.level:
        others = any(other.level == line.level for other in rest)
        return line.level > headline[0] and (not others or ends_sentence(line.text) or len(line.text) > 60)
    if line.prominence >= _STANDS_OUT:
        return len(words(line.text)) >= _FEW_WORDS and not any(
            other.prominence >= line.prominence for other in rest if words(other.text)
        )
    italic = sum(mark.end - mark.start for mark in line.marks if mark.kind == "italic")
    return italic >= len(line.text) - 2 and len(words(line.text)) >= _FEW_WORDS


def _begins_body(head: Head) -> bool:
    line = head.lines[0]
    text = line.text
    return bool(
        line.told
        or line.figure
        or line.item
        or is_label(text)
        or is_bullet(text)
        or _GREETING.match(text)
        or begins_contacts(text)
        or read_dateline(text, head.language, head.today)
        or read_boilerplate(head.lines, 0)
        or any(len(words(text[span.inner : span.inner_end])) > 8 for span in find_spans(text))
    )


def _read_deck(head: Head) -> None:
    first = head.take("deck")
    deck = [first.text]
    while head.lines and head.spaced and not head.lines[0].first and not _begins_body(head):
        line = head.lines[0]
        too_long = sum(map(len, deck)) + len(line.text) > _LONGEST_DECK
        if too_long or looks_like_marker(line.text) or _looks(line) != _looks(first):
            break
        deck.append(head.take("deck").text)
    head.summary = " ".join(deck).lstrip("—–- ")


def _kind_from_title(head: Head) -> None:
    if head.kind != "release":
        return
    for pattern, kind in LABELS:
        if kind and pattern.match(head.title):
            head.kind = kind
            return
    lowered = head.title.casefold()
    if any(phrase in lowered for phrases in cues.OPEN_LETTER.values() for phrase in phrases):
        head.kind = "open_letter"
    elif _STATEMENT_ON.search(head.title):
        head.kind = "position"
