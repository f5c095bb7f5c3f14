"""Recognises a statement that was written as plain text.

Nothing is lost: every word ends in a field, in the body or among the markers; what is unsure stays in the
text, with a doubt that says what to check.
"""

import re
from datetime import UTC, date, tzinfo

from blog.importing.boilerplate import read_boilerplate
from blog.importing.contacts import begins_contacts, read_contacts
from blog.importing.cues import END_WORDS
from blog.importing.dateline import read_dateline
from blog.importing.document import Line
from blog.importing.head import Head, read_head
from blog.importing.language import guess_language
from blog.importing.quotes import read_quotes
from blog.importing.statement import Heading, Paragraph, Statement, words
from blog.importing.text import clean, ends_sentence, is_bullet, is_label, lines_of

_RULE = re.compile(r"[\W_]+")
_LONGEST_HEADING = 80
_SHORT = 60
# A dateline stands on one of so many lines at the start of the body.
_FIRST_LINES = 10


def recognise(
    text: str, language: str | None = None, zone: tzinfo = UTC, today: date | None = None
) -> Statement:
    """The parts of a statement.

    `language` (BCP 47) is guessed where it is not given; `zone` is taken where an embargo names none; dates
    without a year are read as the ones nearest to `today`. Raises Unreadable for what is no text.
    """
    source = clean(text)
    language = language or guess_language(source)
    head = read_head(lines_of(source), language, zone, today or date.today())
    rest, boilerplate_title, boilerplate = _read_rest(head)
    _read_dateline(head, rest)
    unread = [Paragraph(line.text) for line in head.unread]
    body, quotes, doubts = read_quotes([*unread, *_blocks(rest, spaced=head.spaced)], head.contacts)
    return Statement(
        title=head.title,
        summary=head.summary,
        kind=head.kind,
        language=language,
        dateline_place=head.place,
        dateline_date=head.day,
        embargo=head.embargo,
        body=tuple(body),
        quotes=tuple(quotes),
        contacts=tuple(head.contacts),
        boilerplate_title=boilerplate_title,
        boilerplate=boilerplate,
        markers=tuple(head.markers),
        warnings=tuple(dict.fromkeys([*head.doubts, *doubts])),
    )


def _read_rest(head: Head) -> tuple[list[Line], str, str]:
    """Takes out contacts, boilerplate and end marks: the lines left, and the boilerplate's title and text."""
    title = ""
    texts: list[str] = []
    rest: list[Line] = []
    lines, at = head.lines, 0
    while at < len(lines):
        line = lines[at].text
        contacts = read_contacts(lines, at, spaced=head.spaced) if begins_contacts(line) else None
        about = read_boilerplate(lines, at) if rest and not contacts else None
        if contacts:
            head.markers.append(contacts.label)
            head.contacts.extend(contacts.contacts)
            head.doubts.extend(contacts.doubts)
            rest.extend(contacts.unread)
            at = contacts.end
        elif about:
            texts.extend([about[0], about[1]] if title else [about[1]])
            title = title or about[0]
            at = about[2]
        else:
            if _is_end_mark(line):
                head.markers.extend(words(line))
            else:
                rest.append(lines[at])
            at += 1
    return rest, title, "\n\n".join(texts)


def _is_end_mark(line: str) -> bool:
    """Whether a line is "###", "-30-", "* * *", "END": it ends the text and says nothing."""
    if len(line) > 30:
        return False
    found = words(line)
    if not found:
        # An emoji alone on its line says something.
        return bool(_RULE.fullmatch(line)) and all(ord(letter) < 0x2600 for letter in line)
    return len(found) == 1 and found[0].casefold() in END_WORDS and (not line[0].isalnum() or line.isupper())


def _read_dateline(head: Head, rest: list[Line]) -> None:
    """Takes the dateline off the first paragraph."""
    for number, line in enumerate(rest[:_FIRST_LINES]):
        dateline = read_dateline(line.text, head.language, head.today)
        if len(line.text) <= _SHORT and not (dateline and dateline.place and dateline.day):
            continue
        if dateline and not (head.place and dateline.place and head.place != dateline.place):
            if head.day and dateline.day and head.day != dateline.day:
                return
            head.place = head.place or dateline.place
            head.day = head.day or dateline.day
            head.doubts.extend(dateline.doubts)
            head.markers.append(line.text[: dateline.end].strip())
            text = line.text[dateline.end :]
            rest[number : number + 1] = [Line(text, line.first)] if text else []
        return


def _blocks(lines: list[Line], *, spaced: bool) -> list[Paragraph | Heading]:
    """Paragraphs and headings. Bullets, and the short lines of a list or an address, share a paragraph."""
    blocks: list[Paragraph | Heading] = []
    at = 0
    while at < len(lines):
        end = at + 1
        while end < len(lines) and _belongs(lines[end - 1], lines[end], spaced=spaced):
            end += 1
        text = "\n".join(line.text for line in lines[at:end])
        following = lines[end] if end < len(lines) else None
        alone = end == at + 1 and (lines[at].first or not spaced)
        blocks.append(Heading(text) if alone and _is_heading(text, following) else Paragraph(text))
        at = end
    return blocks


def _belongs(line: Line, following: Line, *, spaced: bool) -> bool:
    if is_bullet(line.text) and is_bullet(following.text) and not following.text.startswith(("—", "–")):
        return not following.first
    if following.first or not spaced or is_label(following.text):
        return False
    return len(line.text) <= _SHORT and len(following.text) <= _SHORT


def _is_heading(text: str, following: Line | None) -> bool:
    if following is None or len(text) > _LONGEST_HEADING or following.text.startswith(("—", "–")):
        return False
    if len(following.text) <= max(len(text), 25) and not is_bullet(following.text):
        return False
    if is_bullet(text) or is_label(text) or text[0] in '"“«„「‘' or text[-1] in ",，،":
        return False
    return (not ends_sentence(text) or text[-1] == "?") and 0 < len(words(text)) <= 20
