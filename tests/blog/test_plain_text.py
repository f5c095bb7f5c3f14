"""What plain text keeps of a body: every word, every address, no markup."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wagtail import blocks

from blog.blocks import statement_blocks
from blog.plain_text import BLOCKS, body_text, joined, rich_text

BASE = "https://news.example/"

PIECES = {
    "two paragraphs": ("<p>One.</p><p>Two.</p>", ["One.", "Two."]),
    "a list": ("<ul><li>One</li><li>Two <b>now</b></li></ul>", ["- One\n- Two now"]),
    "a numbered list": ("<ol><li>One</li><li>Two</li></ol>", ["1. One\n2. Two"]),
    "a list inside a list": ("<ul><li>One<ul><li>Inside</li></ul></li></ul>", ["- One\n- Inside"]),
    "a line that ends early": ("<p>One<br/>Two</p>", ["One\nTwo"]),
    "an address elsewhere": (
        '<p>Read <a href="https://court.example/order">the order</a>.</p>',
        ["Read the order <https://court.example/order>."],
    ),
    "an address of this site": (
        '<p><a href="/documents/1/order.pdf">The order</a></p>',
        ["The order <https://news.example/documents/1/order.pdf>"],
    ),
    "an address that says itself": (
        '<p><a href="mailto:press@news.example">press@news.example</a></p>',
        ["press@news.example"],
    ),
    "signs that markup writes in another way": (
        "<p>Rent &amp; heat &lt; 100&nbsp;€</p>",
        ["Rent & heat < 100\u00a0€"],
    ),
    "nothing": ("", []),
    "words that stand in no paragraph": ("One <i>two</i>", ["One two"]),
}


@pytest.mark.parametrize("name", PIECES)
def test_rich_text_becomes_paragraphs(db: None, name: str) -> None:
    markup, expected = PIECES[name]
    assert rich_text(markup, BASE) == expected


@given(st.lists(st.text(st.characters(exclude_categories=["C", "Z"], exclude_characters="<>&"), min_size=1)))
def test_every_word_is_kept_whatever_its_script(words: list[str]) -> None:
    (text,) = rich_text(f"<p>{' '.join(words)}</p>", BASE) or [""]
    assert text.split() == " ".join(words).split()


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_no_markup_is_odd_enough_to_fail(markup: str) -> None:
    if "<a" not in markup and "<embed" not in markup:
        rich_text(markup.replace("\0", ""), BASE)


def test_there_is_a_text_for_every_kind_of_block() -> None:
    assert {name for name, _block in statement_blocks()} == BLOCKS.keys() | {"quote"}


BODY: list[tuple[str, Any]] = [
    ("paragraph", "<p>The heating is back.</p>"),
    ("heading", "What next"),
    (
        "facts",
        {"title": "In figures", "facts": [{"figure": "131", "text": "tenants"}], "source": "Our count"},
    ),
    ("timeline", {"title": "How it came", "events": [{"date": "2026-03-03", "text": "We asked."}]}),
    (
        "act",
        {
            "title": "Write",
            "deadline": None,
            "text": "It takes a minute.",
            "button": "Write now",
            "address": "mailto:council@city.example?subject=Heat",
        },
    ),
    ("note", {"title": "Your rights", "text": "<p>Say no.</p><ul><li>Ask for a paper</li></ul>"}),
    ("table", {"caption": "By floor", "rows": [["Floor", "Heat"], ["First", ""], ["", "None"]]}),
    ("embed", {"title": "The film", "text": "Three minutes.", "address": "https://film.example/1"}),
    ("picture", {"picture": None, "alt": "A radiator", "decorative": False, "caption": ""}),
    ("picture", {"picture": None, "alt": "", "decorative": True, "caption": ""}),
]


def test_each_block_says_in_text_what_it_says_on_the_page() -> None:
    block = blocks.StreamBlock(statement_blocks())
    raw = [{"type": kind, "value": value} for kind, value in BODY]
    assert body_text(block.to_python(raw), BASE, lambda value: "") == [
        "The heating is back.",
        "What next",
        "In figures\n131: tenants",
        "Source: Our count",
        "How it came\n3 March 2026: We asked.",
        "Write",
        "It takes a minute.",
        "Write now <council@city.example?subject=Heat>",
        "Your rights",
        "Say no.",
        "- Ask for a paper",
        "By floor\nFloor\tHeat\nFirst\t\n\tNone",
        "The film <https://film.example/1>",
        "Three minutes.",
        "[Picture: A radiator]",
    ]


def test_lines_end_in_one_way_and_empty_parts_leave_no_gap() -> None:
    assert joined(["One\r\nand more ", "", "Two"]) == "One\nand more\n\nTwo\n"
