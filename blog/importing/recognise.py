"""Recognises the parts of a written statement.

Nothing is lost: every word ends in a field, in the body or among the markers; what is unsure stays in the
text, with a doubt that says what to check.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, tzinfo
from itertools import groupby

from django.utils.translation import gettext_lazy as _

from blog.importing.bilingual import parts
from blog.importing.boilerplate import read_boilerplate
from blog.importing.building import blocks_of, note_block
from blog.importing.contacts import begins_contacts, merged, read_contact_lines, read_contacts, seems_contacts
from blog.importing.cues import END_WORDS, is_foreign
from blog.importing.dateline import read_dateline, read_dateline_line
from blog.importing.document import Document, Line
from blog.importing.doubts import Doubt
from blog.importing.head import Head
from blog.importing.headline import read_head
from blog.importing.language import guess_language
from blog.importing.links import lost_links
from blog.importing.mail import Mail, without_mail
from blog.importing.quotes import read_quotes
from blog.importing.reading.listing import as_told_item
from blog.importing.reading.plain import read_plain
from blog.importing.roles import Correction
from blog.importing.statement import Block, PictureBlock, Statement, words
from blog.importing.text import Unreadable, check_size

_SHORT = 60
_SMALL_PRINT = 0.9
# What parts the pages of a release that was printed.
_CONTINUED = re.compile(
    r"\W*(?:more|continued|page \d+(?: of \d+)?|página \d+(?: de \d+)?|sigue)\W*", re.IGNORECASE
)
_LAST_LINES = 8
# A dateline stands on one of so many lines at the start of the body.
_FIRST_LINES = 10


def recognise(
    source: str | Document,
    language: str | None = None,
    zone: tzinfo = UTC,
    today: date | None = None,
    corrections: Mapping[int, Correction] | None = None,
) -> Statement:
    """The parts of a statement, from a document or from plain text.

    `language` (BCP 47) is guessed where it is not given; `zone` is taken where an embargo names none; dates
    without a year are read as the ones nearest to `today`; `corrections` say of lines, by number, what they are.
    Raises Unreadable where there are no words.
    """
    document = as_document(source)
    language = language or guess_language(document.text)
    told = corrections or {}
    numbered = [_told(line, number, told) for number, line in enumerate(document.lines)]
    left_out = {line.number: "left_out" for line in numbered if line.told == "left_out"}
    lines = [line for line in numbered if line.told != "left_out"]
    if not any(words(line.text) for line in lines):
        raise Unreadable(_("There are no words in the text."))
    mail = without_mail(lines)
    set_apart = [line for line in lines if line.told in _SET_APART]
    head = _read_head(mail, language, zone, today or date.today())
    rest, boilerplate_title, boilerplate = _read_rest(head)
    boilerplate = _set_apart(set_apart, head, rest, boilerplate)
    _read_dateline(head, rest)
    blocks = [*blocks_of(head.unread, spaced=True), *blocks_of(rest, spaced=head.spaced)]
    contacts = merged(head.contacts)
    body, quotes, doubts = read_quotes(blocks, contacts, any_verb=is_foreign(language))
    body += [note_block(line) for line in document.notes]
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
        contacts=tuple(contacts),
        boilerplate_title=boilerplate_title,
        boilerplate=boilerplate,
        markers=tuple(head.markers),
        warnings=tuple(
            dict.fromkeys(
                [*document.doubts, *_few_cues(language), *head.doubts, *doubts, *lost_links(lines, body)]
            )
        ),
        roles={**left_out, **head.roles, **_roles(body)},
    )


def _few_cues(language: str) -> list[Doubt]:
    return [Doubt("few_cues")] if is_foreign(language) else []


def _read_head(mail: Mail, language: str, zone: tzinfo, today: date) -> Head:
    """Reads the head of the text in a mail, or of one that came in none; a mail's subject is its last headline."""
    lines = [line for line in mail.lines if line.told not in _SET_APART] or mail.lines[:1]
    head = read_head(list(lines), language, zone, today)
    if mail.title and any(doubt.code == "no_headline" for doubt in head.doubts):
        head = read_head([mail.title, *lines], language, zone, today)
        head.doubts.append(Doubt("mail_subject", mail.title.text))
    head.roles = {**{line.number: "mail" for line in mail.around}, **head.roles}
    head.markers += [line.text for line in mail.around]
    head.doubts += mail.doubts
    return head


def recognise_all(
    source: str | Document,
    language: str | None = None,
    zone: tzinfo = UTC,
    today: date | None = None,
    corrections: Mapping[int, Correction] | None = None,
) -> list[Statement]:
    """The same for a document that may say everything twice: the statement, and after it the one in the other language.

    `language` is the first one's. Raises Unreadable where there are no words, or as many as in a book.
    """
    document = as_document(source)
    check_size(document)
    first, *others = parts(document)
    return [
        recognise(first, language, zone, today, corrections),
        *(recognise(other, None, zone, today, corrections) for other in others),
    ]


def as_document(source: str | Document) -> Document:
    """A document as it is, or the one that a plain text is."""
    return source if isinstance(source, Document) else read_plain(source)


# What staff say stands by itself, wherever it is in the text.
_SET_APART = ("deck", "contact", "boilerplate")


def _told(line: Line, number: int, told: Mapping[int, Correction]) -> Line:
    line = replace(line, number=number) if line.number < 0 else line
    correction = told.get(line.number)
    if not correction:
        return line
    line = as_told_item(line) if correction.role == "list" else line
    return replace(line, told=correction.role, speaker=correction.speaker)


def _set_apart(lines: list[Line], head: Head, rest: list[Line], boilerplate: str) -> str:
    """Puts lines where staff say they belong; returns the boilerplate with those that are of it."""
    _read_told_contacts([line for line in lines if line.told == "contact"], head, rest)
    about = [boilerplate] if boilerplate else []
    for line in lines:
        head.roles[line.number] = line.told
        if line.told == "deck":
            head.summary = f"{head.summary} {line.text}".strip()
        elif line.told == "boilerplate":
            about.append(line.text)
    return "\n\n".join(about)


def _read_told_contacts(lines: list[Line], head: Head, rest: list[Line]) -> None:
    """Reads the contacts that staff point out: neighbouring lines together, as they stand in an address."""
    for _gap, numbered in groupby(enumerate(lines), key=lambda pair: pair[1].number - pair[0]):
        block = read_contact_lines([line for _place, line in numbered])
        head.contacts.extend(block.contacts)
        head.doubts.extend(block.doubts)
        for line in block.unread:
            place = sum(other.number < line.number for other in rest)
            rest.insert(place, line)


def _roles(body: list[Block]) -> dict[int, str]:
    return {
        number: "caption" if isinstance(block, PictureBlock) and number != block.lines[0] else block.role
        for block in body
        for number in block.lines
        if number >= 0
    }


def _read_rest(head: Head) -> tuple[list[Line], str, str]:
    """Takes out contacts, boilerplate and end marks: the lines left, and the boilerplate's title and text."""
    title = ""
    texts: list[str] = []
    rest: list[Line] = []
    lines, at = head.lines, 0
    large = [number for number, line in enumerate(lines) if line.prominence > _SMALL_PRINT]
    last_of_text = max((number for number in large if len(lines[number].text) >= _SHORT), default=-1)
    while at < len(lines):
        line = lines[at]
        if line.told or line.figure:
            rest.append(line)
            at += 1
            continue
        begins = begins_contacts(line.text) or (is_foreign(head.language) and seems_contacts(line.text))
        contacts = read_contacts(lines, at, spaced=head.spaced) if begins else None
        about = read_boilerplate(lines, at) if rest and not contacts else None
        if contacts:
            head.markers.extend(filter(None, [contacts.label]))
            head.contacts.extend(contacts.contacts)
            head.doubts.extend(contacts.doubts)
            head.roles |= {taken.number: "contact" for taken in lines[at : contacts.end]}
            rest.extend(contacts.unread)
            at = contacts.end
        elif about:
            texts.extend([about[0], about[1]] if title else [about[1]])
            title = title or about[0]
            head.roles |= {taken.number: "boilerplate" for taken in lines[at : about[2]]}
            at = about[2]
        elif at > last_of_text and _is_small_print(line):
            texts.append(line.text)
            head.roles[line.number] = "boilerplate"
            at += 1
        else:
            if _is_end_mark(line.text):
                head.markers.extend(words(line.text))
                head.roles[line.number] = "ornament"
            else:
                rest.append(line)
            at += 1
    return rest, title, "\n\n".join(texts)


def _is_small_print(line: Line) -> bool:
    """Whether a line below the text is in smaller type: what the organisation says of itself."""
    return line.prominence <= _SMALL_PRINT and len(line.text) >= _SHORT and not (line.item or line.level)


def _is_end_mark(line: str) -> bool:
    """Whether a line is "###", "-30-", "* * *", "END": it ends the text and says nothing."""
    if len(line) > 30:
        return False
    if _CONTINUED.fullmatch(line):
        return True
    found = words(line)
    if not found:
        # An emoji alone on its line says something.
        return all(not letter.isalnum() and ord(letter) < 0x2600 for letter in line)
    return len(found) == 1 and found[0].casefold() in END_WORDS and (not line[0].isalnum() or line.isupper())


def _read_dateline(head: Head, rest: list[Line]) -> None:
    """Takes the dateline off the first paragraph."""
    for number, line in enumerate(rest[:_FIRST_LINES]):
        if line.told or line.figure or line.item:
            continue
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
            head.roles[line.number] = "dateline"
            cut = line.after(dateline.end)
            rest[number : number + 1] = [cut] if cut.text else []
            return
        break
    _read_closing_dateline(head, rest)


def _read_closing_dateline(head: Head, rest: list[Line]) -> None:
    """Letters and joint statements have place and day below the text, on a line of their own."""
    for number in range(max(len(rest) - _LAST_LINES, 1), len(rest)):
        line = rest[number]
        dateline = read_dateline_line(line.text, head.language, head.today)
        if head.place or head.day or line.told or not (dateline and dateline.place and dateline.day):
            continue
        head.place, head.day = dateline.place, dateline.day
        head.doubts.extend(dateline.doubts)
        head.markers.append(line.text)
        head.roles[line.number] = "dateline"
        del rest[number]
        return
