"""Headlines, decks, headings and lists by their looks, as richer formats give them."""

from datetime import date

import pytest

from blog.importing.document import Document, Image, Item, Line, Mark, Table
from blog.importing.doubts import Doubt
from blog.importing.recognise import recognise
from blog.importing.roles import Correction
from blog.importing.statement import Heading, ListBlock, Paragraph, PictureBlock, Statement, TableBlock

TODAY = date(2026, 11, 24)
LONG = (
    "The board voted on Monday to keep the night desk open for five more years, "
    "after nine days in which nurses and neighbours sat in its hall."
)
MORE = "Forty people come each night, and most of them bring a child who can’t wait for the morning."


def read(*lines: Line, **more: tuple[Line, ...]) -> Statement:
    return recognise(Document(lines, **more), "en", today=TODAY)


def line(text: str, **looks: object) -> Line:
    return Line(text, first=True, **looks)  # type: ignore[arg-type]


def test_a_headline_by_its_style_wherever_it_stands() -> None:
    found = read(
        line("CASA DE LA VEGA", prominence=2.0),
        line("FOR IMMEDIATE RELEASE", prominence=3.0),
        line("Night desk stays open", level=1),
        line(LONG),
        line(MORE),
    )
    assert found.title == "Night desk stays open"
    assert "CASA DE LA VEGA" in found.markers
    assert [block.text for block in found.body if isinstance(block, Paragraph)] == [LONG, MORE]


def test_a_headline_by_size_and_not_the_label_in_larger_type() -> None:
    found = read(
        line("PRESS RELEASE", prominence=3.0),
        line("November 20, 2026"),
        line("Night desk at the harbour clinic stays open", prominence=1.6),
        line(LONG),
    )
    assert found.title == "Night desk at the harbour clinic stays open"
    assert found.dateline_date == date(2026, 11, 20)


def test_a_short_name_in_large_type_is_a_letterhead_where_a_headline_follows() -> None:
    found = read(
        line("Harbour Care", level=1), line("Night desk at the clinic stays open", level=1), line(LONG)
    )
    assert found.title == "Night desk at the clinic stays open"
    assert [doubt.code for doubt in found.warnings] == ["letterhead"]


@pytest.mark.parametrize(
    "looks",
    [
        {"level": 2},
        {"prominence": 1.2},
        {"marks": (Mark(0, 39, "italic"),)},
    ],
    ids=["subtitle", "larger", "italic"],
)
def test_a_deck_by_its_looks(looks: dict[str, object]) -> None:
    deck = "Nurses and neighbours sat there 9 days."
    found = read(line("Night desk stays open", level=1), line(deck, **looks), line(LONG), line(MORE))
    assert found.summary == deck


def test_the_first_of_several_headings_is_no_deck() -> None:
    found = read(
        line("Night desk stays open", level=1),
        line("What was decided", level=2),
        line(LONG),
        line("What comes next", level=2),
        line(MORE),
    )
    assert found.summary == ""
    assert [block.text for block in found.body if isinstance(block, Heading)] == [
        "What was decided",
        "What comes next",
    ]


def test_lists_tables_pictures_and_notes_stay_where_they_stood() -> None:
    picture, table = Image(b"x", "A hall at night"), Table((("Night", "People"), ("Monday", "41")))
    found = read(
        line("Night desk stays open", level=1),
        line(LONG),
        line("open all week", item=Item("bullet")),
        line("in five languages", item=Item("bullet", 1)),
        line("call ahead", item=Item("number")),
        line("", figure=picture),
        line(MORE),
        line("", figure=table),
        notes=(line("[1] Counted in May."),),
    )
    kinds = [type(block) for block in found.body]
    assert kinds == [Paragraph, ListBlock, ListBlock, PictureBlock, Paragraph, TableBlock, Paragraph]
    assert found.body[-1].text == "[1] Counted in May."  # type: ignore[attr-defined]


def test_formatting_moves_with_the_words_when_a_dateline_is_cut_off() -> None:
    text = f"WESTHAVEN, Conn., March 3, 2031 - {LONG}"
    at = text.index("Monday")
    found = read(
        line("Night desk stays open", level=1),
        line(text, marks=(Mark(0, 10, "bold"), Mark(at, at + 6, "italic"))),
    )
    paragraph = found.body[0]
    assert isinstance(paragraph, Paragraph)
    assert [(paragraph.text[mark.start : mark.end], mark.kind) for mark in paragraph.marks] == [
        ("Monday", "italic")
    ]


def test_a_bold_line_above_text_is_a_heading_and_a_question_too() -> None:
    found = read(
        line("Night desk stays open", prominence=1.6),
        line(LONG),
        line("Why now?", prominence=1.1),
        line(MORE),
    )
    assert [block.text for block in found.body if isinstance(block, Heading)] == ["Why now?"]


def test_every_line_knows_what_it_became() -> None:
    found = read(
        line("Night desk stays open", level=1), line("", figure=Image(b"x")), line(LONG), line("###")
    )
    assert found.roles == {0: "headline", 1: "picture", 2: "text", 3: "ornament"}


def test_bullets_and_numbers_that_were_typed_make_lists() -> None:
    found = recognise(
        "Night desk stays open\n\nThe board voted on Monday to keep it open for five years.\n\n"
        "1. open all week\n2. in five languages\n\n- call ahead\n- come early\n\n"
        "1984 was another year, and nobody counts from there.\n\n3. is no first item either, and stays text.",
        "en",
        today=TODAY,
    )
    lists = [block for block in found.body if isinstance(block, ListBlock)]
    assert [[item.text for item in block.items] for block in lists] == [
        ["open all week", "in five languages"],
        ["call ahead", "come early"],
    ]
    assert [block.items[0].ordered for block in lists] == [True, False]
    assert isinstance(found.body[-1], Paragraph)


def test_items_behind_a_hyphen_and_an_asterisk_are_one_list() -> None:
    found = recognise(
        "Night desk stays open\n\nNurses ask for three things.\n\n- more beds\n- fewer nights\n* a seat on the board",
        "en",
        today=TODAY,
    )
    assert [item.text for item in found.body[-1].items] == [
        "more beds",
        "fewer nights",
        "a seat on the board",
    ]  # type: ignore[attr-defined]


@pytest.mark.parametrize("text", ["+ a seat on the board", "* a seat on the board", "3. a seat on the board"])
def test_a_line_that_staff_call_a_list_joins_the_items_beside_it(text: str) -> None:
    lines = [line("Night desk stays open", level=1), line(LONG), line("more beds", item=Item("bullet"))]
    found = recognise(
        Document((*lines, line(text), line(MORE))), "en", corrections={3: Correction("list")}, today=TODAY
    )
    block = next(block for block in found.body if isinstance(block, ListBlock))
    assert found.roles[3] == "list"
    if text[0] == "*":
        assert [item.text for item in block.items] == ["more beds", "a seat on the board"]


@pytest.mark.parametrize("looks", [{}, {"level": 2}, {"prominence": 1.1}])
def test_a_line_with_a_link_is_no_heading_and_keeps_it(looks: dict[str, object]) -> None:
    link = Mark(21, 29, "link", "https://casa.example/rules")
    found = read(
        line("Night desk stays open", level=1),
        line(LONG),
        line("The full rules are on our site", marks=(link,), **looks),
        line(MORE),
    )
    paragraph = found.body[1]
    assert isinstance(paragraph, Paragraph)
    assert paragraph.marks == (link,)
    assert found.warnings == ()


def test_a_link_that_has_no_place_is_named_unless_the_text_says_it() -> None:
    found = read(
        line("Night desk stays open", level=1, marks=(Mark(0, 10, "link", "https://casa.example/desk"),)),
        line(LONG, marks=(Mark(0, 9, "link", "https://casa.example/board"),)),
        line(MORE),
        line(
            "Contact: Ana Ruiz, 555-555-0100, ana@casa.example",
            marks=(Mark(33, 49, "link", "mailto:ana@casa.example"), Mark(19, 31, "link", "tel:+5555550100")),
        ),
    )
    assert found.warnings == (Doubt("links_lost", "https://casa.example/desk"),)


@pytest.mark.parametrize(
    "caption",
    [
        line("Photo: Casa Norte / Ana Ruiz"),
        line("The hall on Monday. Foto: Ana Ruiz"),
        line("The hall on Monday night", marks=(Mark(0, 24, "italic"),)),
        line("صورة: آنا رويز"),
    ],
)
def test_the_line_below_a_picture_that_says_who_took_it_is_its_caption(caption: Line) -> None:
    found = read(
        line("Night desk stays open", level=1),
        line(LONG),
        line("", figure=Image(b"x", "A hall")),
        caption,
        Line("What comes next", prominence=1.1),
        line(MORE),
    )
    picture, text = found.body[1], found.body[2]
    assert isinstance(picture, PictureBlock) and picture.caption == caption.text
    assert "What comes next" in getattr(text, "text", "")
    assert (found.roles[2], found.roles[3]) == ("picture", "caption")


def test_text_below_a_picture_is_no_caption() -> None:
    found = read(line("Night desk stays open", level=1), line(LONG), line("", figure=Image(b"x")), line(MORE))
    assert found.body[-1] == Paragraph(MORE)
