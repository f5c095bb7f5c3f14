"""The head of a statement: all that stands above its first paragraph."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo

from blog.importing import cues
from blog.importing.boilerplate import read_boilerplate
from blog.importing.contacts import begins_contacts, read_contacts
from blog.importing.dateline import read_dateline, read_dateline_line
from blog.importing.dates import find_date, find_moment
from blog.importing.document import Line
from blog.importing.marks import find_spans
from blog.importing.statement import Contact, Doubt, Kind, words
from blog.importing.text import ends_sentence, is_bullet, is_label

# Longer than this, a first line is a paragraph and no headline.
_LONGEST_TITLE = 240
_LONGEST_DECK = 420
_LONGEST_MARKER = 160
# No head has more lines than this, however long the text.
_MOST_LINES = 80
# A day with its hour and zone has few words; a line with many says more than when an embargo ends.
_FEW_WORDS = 10
_MANY_WORDS = 18

_LABELS: list[tuple[re.Pattern[str], Kind | None]] = [
    (cues.starts_with(cues.ADVISORY), "advisory"),
    (cues.starts_with(cues.OPEN_LETTER), "open_letter"),
    (cues.starts_with(cues.RELEASE), None),
    (cues.starts_with(cues.POSITION), "position"),
    (cues.starts_with(cues.HEADLINE), None),
]
_EMBARGO = cues.starts_with(cues.EMBARGO)
_GREETING = cues.starts_with(cues.GREETING)
_STATEMENT_ON = re.compile(r"\bstatement (?:on|of|by|from|regarding|about)\b", re.IGNORECASE)
_AFTER_LABEL = " :：–—-|*_/.()[]（）【】"


@dataclass
class Head:
    """What was read above the body. `lines` are those that follow, `unread` those that belong before them.

    `spaced` says whether blank lines part the blocks of the text.
    """

    lines: list[Line]
    spaced: bool
    language: str
    zone: tzinfo
    today: date
    title: str = ""
    summary: str = ""
    kind: Kind = "release"
    place: str = ""
    day: date | None = None
    embargo: datetime | None = None
    contacts: list[Contact] = field(default_factory=list)
    markers: list[str] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    unread: list[Line] = field(default_factory=list)


def read_head(lines: list[Line], language: str, zone: tzinfo, today: date) -> Head:
    """Reads headline, deck, labels, embargo, dateline on a line of its own, and contacts above the text."""
    spaced = any(line.first for line in lines[1:])
    head = Head(lines[:_MOST_LINES], spaced, language, zone, today)
    _read_markers(head)
    if head.lines and not _is_running_text(head):
        _read_titles(head)
    else:
        _title_from_text(head, lines)
    head.lines += lines[_MOST_LINES:]
    for line in head.lines:
        if len(line.text) <= _LONGEST_MARKER and _EMBARGO.match(line.text):
            head.doubts.append(Doubt("embargo_unread", line.text))
    return head


def _read_titles(head: Head) -> None:
    _read_title(head)
    if _read_markers(head) and _is_letterhead(head):
        head.markers.append(head.title)
        head.doubts.append(Doubt("letterhead", head.title))
        _read_title(head)
        _read_markers(head)
    if _deck_follows(head):
        _read_deck(head)
        _read_markers(head)
    if head.title.isupper() and len(words(head.title)) > 2:
        head.doubts.append(Doubt("capitals", head.title))
    _kind_from_title(head)


def _read_markers(head: Head) -> bool:
    count = 0
    while _read_marker(head):
        count += 1
    return count > 0


def _read_marker(head: Head) -> bool:
    """Takes one line that is no text from the front, if there is one there."""
    if not head.lines:
        return False
    line = head.lines[0].text
    if not words(line) and not any(letter.isalnum() for letter in line):
        head.lines.pop(0)
        return True
    if len(line) > _LONGEST_MARKER:
        return False
    return _read_embargo(head) or _read_label(head) or _read_contacts(head) or _read_day(head)


def _read_embargo(head: Head) -> bool:
    if not _EMBARGO.match(head.lines[0].text):
        return False
    line = head.lines.pop(0)
    taken = [line.text]
    found = find_moment(line.text, head.language, head.zone, head.today)
    following = head.lines[0].text if head.lines else ""
    if not found and len(words(following)) <= _FEW_WORDS:
        dateline = read_dateline(following, head.language, head.today)
        found = None if dateline else find_moment(following, head.language, head.zone, head.today)
        if found:
            taken.append(head.lines.pop(0).text)
    if not found:
        head.doubts.append(Doubt("embargo_unread", line.text))
        head.unread.append(line)
        return True
    moment, doubts = found
    head.doubts.extend(doubts)
    if head.embargo:
        head.doubts.append(Doubt("embargo_again", line.text))
    head.embargo = max(moment, head.embargo or moment)
    if len(words(line.text)) > _MANY_WORDS:
        head.doubts.append(Doubt("embargo_line", line.text))
        head.unread.append(line)
    else:
        head.markers.extend(taken)
    return True


def _read_label(head: Head) -> bool:
    """A label alone on its line, before a date, or before a colon and the next thing to read."""
    line = head.lines[0]
    for pattern, kind in _LABELS:
        cue = pattern.match(line.text)
        if not cue:
            continue
        label, rest = line.text[: cue.end()], line.text[cue.end() :]
        bare = rest.strip(_AFTER_LABEL)
        parted = rest.lstrip()[:1] in (":", "：", "–", "—", "|", "-", "•")
        day = find_date(bare, head.language, head.today) if bare else None
        dated = day is not None and not words(bare[: day.start] + bare[day.end :])
        if bare and not (dated or parted or begins_contacts(bare)):
            continue
        # "Statement: ..." and "Open letter: ..." are part of a headline; the label tells only the kind.
        if bare and not dated and kind in ("position", "open_letter"):
            continue
        head.kind = kind or head.kind
        head.markers.append(label.strip())
        head.lines.pop(0)
        if bare:
            head.lines.insert(0, Line(rest.lstrip(_AFTER_LABEL), line.first))
        return True
    return False


def _read_contacts(head: Head) -> bool:
    if not begins_contacts(head.lines[0].text):
        return False
    block = read_contacts(head.lines, 0, spaced=head.spaced)
    if not block:
        return False
    head.markers.append(block.label)
    head.contacts.extend(block.contacts)
    head.unread.extend(block.unread)
    head.doubts.extend(block.doubts)
    del head.lines[: block.end]
    return True


def _read_day(head: Head) -> bool:
    line = head.lines[0].text
    dateline = read_dateline_line(line, head.language, head.today)
    if not dateline or head.day:
        return False
    head.place, head.day = dateline.place, dateline.day
    head.doubts.extend(dateline.doubts)
    head.markers.append(line)
    head.lines.pop(0)
    return True


def _is_running_text(head: Head) -> bool:
    """Whether the text begins without a headline."""
    line = head.lines[0].text
    if len(line) > _LONGEST_TITLE or (is_label(line) and len(head.lines) > 1):
        return len(head.lines) > 1 or len(line) > _LONGEST_TITLE
    if len(head.lines) == 1:
        return False
    dateline = read_dateline(line, head.language, head.today)
    return bool(dateline and dateline.day) or (len(line) > 150 and line.endswith("."))


def _title_from_text(head: Head, lines: list[Line]) -> None:
    """A title of the first words; the text itself stays whole."""
    text = (head.lines or lines)[0].text
    dateline = read_dateline(text, head.language, head.today)
    start = text[dateline.end if dateline else 0 :][:_LONGEST_TITLE]
    sentence = re.match(r".{15,100}?[.!?。！？](?=\s|$)", start)
    title = sentence[0].rstrip(".") if sentence else start[:80]
    if not sentence and len(start) > 80:
        title = (title.rsplit(" ", 1)[0] if " " in title else title) + "…"
    head.title = title.strip() or text[:80]
    head.doubts.append(Doubt("no_headline"))


def _read_title(head: Head) -> None:
    head.title = head.lines.pop(0).text
    while head.lines and not head.lines[0].first and _goes_on(head.title, head.lines[0].text):
        if len(head.title) + len(head.lines[0].text) > _LONGEST_TITLE or _looks_like_marker(head):
            break
        head.title += " " + head.lines.pop(0).text


def _goes_on(title: str, line: str) -> bool:
    """Whether a headline is continued: in capitals, or in the middle of its sentence."""
    return line[0].islower() or (title.isupper() and line.isupper())


def _looks_like_marker(head: Head) -> bool:
    line = head.lines[0].text
    return bool(
        _EMBARGO.match(line) or begins_contacts(line) or any(label.match(line) for label, _ in _LABELS)
    )


def _is_letterhead(head: Head) -> bool:
    """Whether what was taken for the headline was the sender's name above the labels."""
    if len(head.lines) < 2 or len(words(head.title)) > 6 or ends_sentence(head.title):
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


def _begins_body(head: Head) -> bool:
    text = head.lines[0].text
    return bool(
        is_label(text)
        or is_bullet(text)
        or _GREETING.match(text)
        or begins_contacts(text)
        or read_dateline(text, head.language, head.today)
        or read_boilerplate(head.lines, 0)
        or any(len(words(text[span.inner : span.inner_end])) > 8 for span in find_spans(text))
    )


def _read_deck(head: Head) -> None:
    deck = [head.lines.pop(0).text]
    while head.lines and head.spaced and not head.lines[0].first:
        line = head.lines[0].text
        too_long = sum(map(len, deck)) + len(line) > _LONGEST_DECK
        if too_long or _looks_like_marker(head) or read_dateline(line, head.language, head.today):
            break
        deck.append(head.lines.pop(0).text)
    head.summary = " ".join(deck)


def _kind_from_title(head: Head) -> None:
    if head.kind != "release":
        return
    for pattern, kind in _LABELS:
        if kind and pattern.match(head.title):
            head.kind = kind
            return
    lowered = head.title.casefold()
    if any(phrase in lowered for phrases in cues.OPEN_LETTER.values() for phrase in phrases):
        head.kind = "open_letter"
    elif _STATEMENT_ON.search(head.title):
        head.kind = "position"
