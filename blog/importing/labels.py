"""Lines around a headline that are no text: labels, embargo, contacts, the day."""

import re

from blog.importing import cues
from blog.importing.contacts import begins_contacts, read_contacts
from blog.importing.dateline import read_dateline, read_dateline_line
from blog.importing.dates import find_date, find_moment
from blog.importing.doubts import Doubt
from blog.importing.head import Head
from blog.importing.statement import Kind, words

LONGEST_MARKER = 160
_LONGEST_ELSEWHERE = 50
# A day with its hour and zone has few words; a line with many says more than when an embargo ends.
_FEW_WORDS = 10
_MANY_WORDS = 18

LABELS: list[tuple[re.Pattern[str], Kind | None]] = [
    (cues.starts_with(cues.ADVISORY), "advisory"),
    (cues.starts_with(cues.OPEN_LETTER), "open_letter"),
    (cues.starts_with(cues.RELEASE), None),
    (cues.starts_with(cues.POSITION), "position"),
    (cues.starts_with(cues.HEADLINE), None),
]
EMBARGO = cues.starts_with(cues.EMBARGO)
_ELSEWHERE = cues.starts_with(cues.ELSEWHERE)
_AFTER_LABEL = " :：–—-|*_/.()[]（）【】"


def looks_like_marker(line: str) -> bool:
    """Whether a line begins as a label, an embargo or contacts do."""
    return bool(EMBARGO.match(line) or begins_contacts(line) or any(label.match(line) for label, _ in LABELS))


def read_markers(head: Head) -> bool:
    """Takes the lines that are no text from the front; says whether there was one."""
    count = 0
    while read_marker(head):
        count += 1
    return count > 0


def read_marker(head: Head) -> bool:
    """Takes one line that is no text from the front, if there is one there."""
    if not head.lines or head.lines[0].told:
        return False
    if head.lines[0].figure:
        head.leave()
        return True
    line = head.lines[0].text
    if not words(line) and not any(letter.isalnum() for letter in line):
        head.take("ornament")
        return True
    if len(line) > LONGEST_MARKER:
        return False
    return (
        _read_embargo(head)
        or _read_label(head)
        or _read_elsewhere(head)
        or _read_contacts(head)
        or _read_day(head)
    )


def _read_embargo(head: Head) -> bool:
    if not EMBARGO.match(head.lines[0].text):
        return False
    line = head.take("embargo")
    taken = [line.text]
    found = find_moment(line.text, head.language, head.zone, head.today)
    following = head.lines[0].text if head.lines else ""
    if not found and len(words(following)) <= _FEW_WORDS:
        dateline = read_dateline(following, head.language, head.today)
        found = None if dateline else find_moment(following, head.language, head.zone, head.today)
        if found:
            taken.append(head.take("embargo").text)
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
    for pattern, kind in LABELS:
        cue = pattern.match(line.text)
        if not cue:
            continue
        label, rest = line.text[: cue.end()], line.text[cue.end() :]
        bare = rest.strip(_AFTER_LABEL)
        parted = rest.lstrip()[:1] in (":", "：", "–", "—", "|", "-", "•", "/")
        day = find_date(bare, head.language, head.today) if bare else None
        dated = day is not None and not words(bare[: day.start] + bare[day.end :])
        if bare and not (dated or parted or begins_contacts(bare)):
            continue
        # "Statement: ..." and "Open letter: ..." are part of a headline; the label tells only the kind.
        if bare and not dated and kind in ("position", "open_letter"):
            continue
        head.kind = kind or head.kind
        head.markers.append(label.strip())
        head.take("label")
        if bare:
            head.lines.insert(0, line.after(len(line.text) - len(rest.lstrip(_AFTER_LABEL))))
        return True
    return False


def _read_elsewhere(head: Head) -> bool:
    """A line that only says that the other language comes below."""
    line = head.lines[0].text
    if len(line) > _LONGEST_ELSEWHERE or not _ELSEWHERE.match(line):
        return False
    head.markers.append(head.take("label").text)
    return True


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
    for _ in range(block.end):
        head.take("contact")
    return True


def _read_day(head: Head) -> bool:
    line = head.lines[0].text
    dateline = read_dateline_line(line, head.language, head.today)
    if not dateline or head.day:
        return False
    head.place, head.day = dateline.place, dateline.day
    head.doubts.extend(dateline.doubts)
    head.markers.append(line)
    head.take("dateline")
    return True
