"""From recognised blocks to rich text: nothing is lost, nothing dangerous comes along, formatting stays."""

from typing import cast

import html5lib
from hypothesis import given
from hypothesis import strategies as st

from blog.importing import storing
from blog.importing.body import _list, rich, stream_of
from blog.importing.document import Document, Image, Item, Line, Mark, Table
from blog.importing.recognise import recognise
from blog.importing.roles import CHOICES, Correction
from blog.importing.statement import ListBlock, ListItem
from home.models import Picture

TEXTS = st.text("ab <>&\"'\nñع", min_size=1, max_size=30)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(TEXTS)
    edges = st.integers(0, len(text))
    marks = [
        Mark(min(a, b), max(a, b), kind, "https://example.org/?a=1&b=2" if kind == "link" else "")
        for a, b, kind in draw(
            st.lists(st.tuples(edges, edges, st.sampled_from(["bold", "italic", "link"])), max_size=5)
        )
    ]
    return text, marks


def read(html: str) -> tuple[str, list[str]]:
    tree = html5lib.parseFragment(f"<p>{html}</p>", namespaceHTMLElements=False)
    for line_break in tree.iter("br"):
        line_break.text = "\n"
    return "".join(tree.itertext()), [element.tag for element in tree.iter() if isinstance(element.tag, str)]


@given(marked())
def test_a_marked_text_is_well_formed_and_says_the_same(case: tuple[str, list[Mark]]) -> None:
    text, marks = case
    words, tags = read(rich(text, marks))
    assert words == text
    assert set(tags) <= {"DOCUMENT_FRAGMENT", "p", "b", "i", "a", "br"}


def test_marks_that_overlap_are_both_kept() -> None:
    html = rich("one two three", [Mark(0, 7, "bold"), Mark(4, 13, "italic")])
    assert html == "<b>one </b><b><i>two</i></b><i> three</i>"


def test_an_address_can_not_leave_its_attribute() -> None:
    html = rich("here", [Mark(0, 4, "link", 'https://example.org/"onclick="x')])
    assert html == '<a href="https://example.org/&quot;onclick=&quot;x">here</a>'


@given(st.lists(st.tuples(TEXTS, st.integers(0, 3), st.booleans()), min_size=1, max_size=8))
def test_a_list_keeps_every_item_once_and_in_order(items: list[tuple[str, int, bool]]) -> None:
    html = _list(
        ListBlock(tuple(ListItem(text, (), depth, ordered) for text, depth, ordered in items)).branches
    )
    words, tags = read(html)
    assert tags.count("li") == len(items)
    assert words == "".join(text for text, _, _ in items)


def test_deeper_items_stand_inside_the_item_they_follow() -> None:
    html = _list(ListBlock((ListItem("a"), ListItem("b", depth=1, ordered=True), ListItem("c"))).branches)
    assert html == "<ul><li>a<ol><li>b</li></ol></li><li>c</li></ul>"


LINES = st.builds(
    Line,
    text=TEXTS,
    first=st.booleans(),
    level=st.integers(0, 6),
    prominence=st.sampled_from([1.0, 1.1, 2.5]),
    marks=st.lists(st.builds(Mark, st.just(0), st.just(1), st.just("bold"), st.just("")), max_size=2).map(
        tuple
    ),
    item=st.none() | st.builds(Item, st.sampled_from(["bullet", "number"]), st.integers(0, 2)),
    figure=st.none() | st.just(Image(b"", "a door")) | st.just(Table((("a", "b"), ("c", "d")), "doors")),
)


@given(st.lists(LINES, max_size=4), st.lists(LINES, max_size=2), st.lists(TEXTS, max_size=2))
def test_a_document_comes_back_from_the_database_as_it_was(
    lines: list[Line], notes: list[Line], left_out: list[str]
) -> None:
    document = Document(tuple(lines), tuple(notes), tuple(left_out))
    assert storing.as_document(storing.as_stored(document)) == document


@given(st.dictionaries(st.integers(0, 99), st.builds(Correction, st.sampled_from(CHOICES), TEXTS)))
def test_corrections_come_back_as_they_were(corrections: dict[int, Correction]) -> None:
    assert storing.as_corrections(storing.corrections_as_stored(corrections)) == corrections


def test_the_same_words_with_another_picture_are_another_document() -> None:
    one, other = (Document((Line("a"), Line("", figure=Image(data)))) for data in (b"1", b"2"))
    assert storing.digest(one) != storing.digest(other)
    assert storing.digest(one) == storing.digest(Document((Line("a"), Line("", figure=Image(b"1", "alt")))))


def test_the_words_below_a_picture_stay_where_the_picture_is_gone() -> None:
    found = recognise(
        Document(
            (
                Line("Night desk stays open", True, level=1),
                Line("The board voted on Monday to keep it open.", True),
                Line("", True, figure=Image(b"x", "A hall")),
                Line("Photo: Ana Ruiz", True),
            )
        ),
        "en",
    )
    assert [(kind, str(value)) for kind, value in stream_of(found, {}, {})][-1] == (
        "paragraph",
        "<p>Photo: Ana Ruiz</p>",
    )
    picture = cast(Picture, object())
    kind, value = stream_of(found, {}, {2: picture})[-1]
    assert (kind, value["caption"], value["picture"]) == ("picture", "Photo: Ana Ruiz", picture)
