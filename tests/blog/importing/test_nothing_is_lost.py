"""Whatever is read, every word of it is found again, and nothing but the words around a quote may go."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from hypothesis import example, given, settings
from hypothesis import strategies as st

from blog.importing import contacts, speech
from blog.importing.recognise import recognise
from blog.importing.statement import QuoteBlock, Statement, words, words_of
from blog.importing.text import Unreadable

TODAY = date(2026, 11, 24)
BREAKS = "\n\t\r\v\f\x1c\x1d\x1e\x85"
NO_WIDTH = {"\xad", "\u061c", "\u200b", "\u200e", "\u200f", "\ufeff", "\ufff9", "\ufffa", "\ufffb"}
NO_WIDTH |= {chr(code) for code in (*range(0x202A, 0x202F), *range(0x2060, 0x2065), *range(0x2066, 0x2070))}
MAY_GO = {word for phrase in speech.TIES | contacts.TIES | contacts.LABELS for word in words(phrase)}

SENTENCES = [
    "The bridge stays open all winter.",
    "Nobody was asked, and nobody was told.",
    "El puente sigue abierto todo el invierno.",
    "Three buses leave from the “Old Mill” at dawn.",
    "Says who?",
    "About forty people came; some said nothing.",
    "She called it progress: the river called it something else.",
    "Contact with the county ended in May.",
]
TITLES = [
    "Bridge over the Lorne stays open",
    "EL PUENTE SEGUIRÁ ABIERTO",
    "An open letter to the county",
    "What “open” means for 300 families",
    "Statement on the bridge",
]
DECKS = ["Families crossed it by night for a year", "A vote of nine to two ended the closure."]
MARKERS = [
    "FOR IMMEDIATE RELEASE",
    "EMBARGOED UNTIL 6:00 PM EST, March 3, 2027",
    "Embargado hasta el lunes",
    "MEDIA ADVISORY",
    "November 20, 2026",
    "PARA PUBLICACIÓN INMEDIATA: 3 de marzo de 2027",
]
DATELINES = [
    "LORNE, Ohio, Nov. 20, 2026 — ",
    "(Lorne, PR) – ",
    "Lorne, 3 de marzo de 2027.- ",
    "Lorne - ",
    "",
]
QUOTED = [
    "We crossed it in the dark,",
    "We will cross it again.",
    "Cruzamos de noche",
    "No,",
    "Who said that we would stop at the ‘river’?",
]
ATTRIBUTIONS = [
    " said Ima Vold, director of the Bridge Table.",
    " said Ima Vold, director of the Bridge Table, at noon.",
    " she added.",
    ", dijo Ima Vold, directora de la Mesa del Puente.",
    " Vold said while the band played.",
    "\n— Ima Vold, Bridge Table",
    " said Mayor Osk Terrin and Ima Vold.",
    "",
]
PAIRS = ["“”", "“ ", " ”", '""', '" ', "«»", "„“", "「」", "  "]
TAILS = [
    "Contact: Ima Vold, 555-555-0101, ima@bridge.example",
    "Media contacts:\nIma Vold\nDirector\nOffice hours 9 to 5\n(555) 555-0101\n\nOsk Terrin\nosk@b.example",
    "About the Bridge Table\nThe Bridge Table is forty families.",
    "Acerca de la Mesa: Somos cuarenta familias.",
    "###",
    "-30-",
    "Notes to editors",
]


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
        yield words_of(block)
        if isinstance(block, QuoteBlock):
            quote = block.quote
            yield from (quote.speaker, quote.role, quote.organisation)
    for contact in statement.contacts:
        yield from (contact.name, contact.role, contact.organisation, contact.phone, contact.email)
    yield statement.boilerplate_title
    yield statement.boilerplate


@st.composite
def quote_paragraphs(draw: st.DrawFn) -> str:
    pair = draw(st.sampled_from(PAIRS))
    parts = []
    for _ in range(draw(st.integers(1, 3))):
        spoken = pair[0].strip() + draw(st.sampled_from(QUOTED)) + pair[1].strip()
        parts.append(spoken + draw(st.sampled_from(ATTRIBUTIONS)))
    return " ".join(parts)


@st.composite
def releases(draw: st.DrawFn) -> str:
    def some(choice: list[str], most: int) -> list[str]:
        return draw(st.lists(st.sampled_from(choice), max_size=most))

    plain = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4).map(" ".join)
    body = draw(st.lists(plain | quote_paragraphs(), max_size=6))
    first = draw(st.sampled_from(DATELINES)) + draw(plain)
    parts = (
        some(MARKERS, 3)
        + some(TITLES, 1)
        + some(DECKS, 1)
        + some(MARKERS, 1)
        + [first, *body]
        + some(TAILS, 4)
    )
    return draw(st.sampled_from(["\n\n", "\n", "\r\n\r\n", "\n\n\n", " \n\t\n"])).join(parts)


def visible_words(text: str) -> list[str]:
    """The words of a text as a reader sees them: without the signs that have no width."""
    visible = "".join(
        letter
        for letter in unicodedata.normalize("NFC", text)
        if letter in BREAKS or (unicodedata.category(letter) not in ("Cc", "Cs") and letter not in NO_WIDTH)
    )
    return words(unicodedata.normalize("NFC", visible))


def spoken_and_written(statement: Statement) -> list[str]:
    return [word for block in statement.body for word in words(words_of(block))]


def is_in_order(part: list[str], whole: list[str]) -> bool:
    remaining = iter(whole)
    return all(word in remaining for word in part)


def squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def check(text: str) -> Statement:
    statement = recognise(text, today=TODAY)
    kept = kept_words(statement)
    said_of = {
        word
        for person in (*statement.quotes, *statement.contacts)
        for part in ("speaker", "name", "role", "organisation", "phone", "email")
        for word in words(getattr(person, part, ""))
    }
    missing = list(visible_words(text))
    for word in kept:
        if word in missing:
            missing.remove(word)
    # Who somebody is, and how to reach them, may be said once for all the times it stands there.
    assert [word for word in missing if word not in said_of and word.casefold() not in MAY_GO] == []
    assert is_in_order(spoken_and_written(statement), visible_words(text))
    written = squeezed(" ".join(words_of(b) for b in statement.body if not isinstance(b, QuoteBlock)))
    for quote in statement.quotes:
        assert quote.speaker
        assert words(quote.words)
        assert not quote.inline or squeezed(quote.words) in written
    assert statement.title
    return statement


@settings(max_examples=300)
@given(releases())
def test_a_release_keeps_every_word(text: str) -> None:
    statement = check(text)
    assert recognise(text, today=TODAY) == statement


@settings(max_examples=150)
@given(releases())
def test_what_is_neither_label_nor_quote_stays_in_the_text(text: str) -> None:
    statement = recognise(text, today=TODAY)
    shown = squeezed(
        " ".join(
            [statement.title, statement.summary, statement.boilerplate]
            + [words_of(block) for block in statement.body]
        )
    )
    for sentence in SENTENCES:
        assert shown.count(sentence.rstrip(".")) >= text.count(sentence.rstrip("."))


PIECES = [
    *SENTENCES,
    *TITLES,
    *MARKERS,
    *DATELINES,
    *QUOTED,
    *ATTRIBUTIONS,
    *TAILS,
    "“",
    "”",
    '"',
    "»",
    "«",
    "\n",
    "\n\n",
]


@settings(max_examples=300)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=12), max_size=12).map("".join))
@example("a\u0301\u200bb")
@example("“\n”")
@example("About X\nabout x\nAbout X")
@example("Contact:")
@example("0")
@example("LORNE, Ohio, Nov. 20, 2026 — \nThe bridge stays open all winter.")
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        check(text)
    except Unreadable:
        assert not visible_words(text) or "\0" in text
