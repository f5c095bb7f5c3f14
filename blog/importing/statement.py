"""What was recognised in a written statement, and what somebody should look at again."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from django.utils.translation import gettext_lazy as _

Kind = Literal["release", "position", "advisory", "open_letter"]

# Where a script puts no spaces between words, every sign counts as one.
_UNSPACED = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W_{_UNSPACED}]+")

SENTENCES = {
    "no_headline": _("No headline was found; the title was made from the first words of the text."),
    "capitals": _("The headline is in capitals; write it as a sentence: %(about)s"),
    "letterhead": _("“%(about)s” stands above the headline and was taken for a letterhead; it was left out."),
    "embargo_unread": _("There is an embargo line that was not understood: %(about)s"),
    "embargo_line": _("The embargo line says more than the moment, so it stays in the text: %(about)s"),
    "embargo_zone": _("The embargo names no time zone; %(about)s was taken."),
    "embargo_season": _(
        "The embargo says %(about)s, which clocks there do not show on that day; their own hour was taken."
    ),
    "embargo_hour": _("The embargo names no clear hour; the first moment of %(about)s was taken."),
    "embargo_again": _("There is a second embargo line; the later moment was kept: %(about)s"),
    "year": _("The date names no year; %(about)s was taken."),
    "day_or_month": _("Day and month could be the other way round; %(about)s was taken."),
    "place": _("“%(about)s” was taken for the place of the dateline; check it."),
    "opening_mark": _(
        "The quotation mark that opens the quote of %(about)s is missing; check where the words begin."
    ),
    "closing_mark": _(
        "The quotation mark that closes the quote of %(about)s is missing; check where the words end."
    ),
    "stray_mark": _("A quotation mark has no partner, and it is not clear whose words these are: %(about)s"),
    "no_speaker": _("It is not clear who says this; it stays in the text: %(about)s"),
    "contact_line": _("Part of the contact details was not understood and stays in the text: %(about)s"),
}


@dataclass(frozen=True)
class Doubt:
    """Something to check. `code` is a key of SENTENCES; `str()` gives the sentence in the active language."""

    code: str
    about: str = ""

    def __str__(self) -> str:
        return str(SENTENCES[self.code]) % {"about": self.about}


@dataclass(frozen=True)
class Quote:
    """Somebody's words, without the outer quotation marks. `inline` words also stand in a paragraph."""

    words: str
    speaker: str
    role: str = ""
    organisation: str = ""
    inline: bool = False


@dataclass(frozen=True)
class Paragraph:
    """Plain text. A line break in it is one that the writer meant, as in a list."""

    text: str


@dataclass(frozen=True)
class Heading:
    text: str


@dataclass(frozen=True)
class QuoteBlock:
    quote: Quote


Block = Paragraph | Heading | QuoteBlock


@dataclass(frozen=True)
class Contact:
    name: str = ""
    role: str = ""
    organisation: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True)
class Statement:
    """A statement as recognised. `markers` are the phrases, as written, that became a field or a kind."""

    title: str
    summary: str
    kind: Kind
    language: str
    dateline_place: str
    dateline_date: date | None
    embargo: datetime | None
    body: tuple[Block, ...]
    quotes: tuple[Quote, ...]
    contacts: tuple[Contact, ...]
    boilerplate_title: str
    boilerplate: str
    markers: tuple[str, ...]
    warnings: tuple[Doubt, ...]


def words(text: str) -> list[str]:
    """The words of a text, in order, without punctuation."""
    return _WORD.findall(text)


def kept_words(statement: Statement) -> list[str]:
    """Every word that the draft holds: markers, then title, summary, body in order, contacts, boilerplate.

    Of a text that was read, only the words that tie a speaker to a quote ("said", "of") or label a contact
    ("Phone:") may be missing here.
    """
    return [word for text in _texts(statement) for word in words(text)]


def _texts(statement: Statement) -> Iterator[str]:
    yield from statement.markers
    yield statement.title
    yield statement.summary
    for block in statement.body:
        if isinstance(block, QuoteBlock):
            quote = block.quote
            yield from (quote.words, quote.speaker, quote.role, quote.organisation)
        else:
            yield block.text
    for contact in statement.contacts:
        yield from (contact.name, contact.role, contact.organisation, contact.phone, contact.email)
    yield statement.boilerplate_title
    yield statement.boilerplate
