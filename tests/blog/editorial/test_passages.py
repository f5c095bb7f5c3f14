"""The paragraphs that hold somebody's words are found, and taken out without touching any other."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blog.editorial.passages import holding, passages, stand, take_out
from blog.models import PressReleasePage

# Rich text asks once what it knows, and keeps it.
pytestmark = pytest.mark.django_db


def page_with(*blocks: tuple[str, Any]) -> PressReleasePage:
    page = PressReleasePage(title="T", body=list(blocks))
    for block in page.body:
        block.id = block.id or f"b{id(block)}"
    return page


@pytest.mark.parametrize(
    ("source", "words", "rest"),
    [
        (
            "<p>One.</p><p>“Two three four,” she said.</p><p>Five.</p>",
            "Two three four",
            "<p>One.</p><p>Five.</p>",
        ),
        (
            "<p>One.</p><ul><li>Two three four</li><li>Five</li></ul>",
            "two three four",
            "<p>One.</p><ul><li>Five</li></ul>",
        ),
        ("<p>One.</p><ul><li>Two three four</li></ul>", "two three four", "<p>One.</p>"),
        ("<p>“Two,” she said.</p><p>“Three four five.”</p><p>One.</p>", "Two three four five", "<p>One.</p>"),
        ("<p>Two <b>three</b> four</p><p>Two three four</p><p>One.</p>", "Two three four", "<p>One.</p>"),
        ("<p>No, nobody knows.</p><p>“No.”</p>", "No.", "<p>No, nobody knows.</p>"),
        ("<p>One.</p>", "Two three four", "<p>One.</p>"),
        ("<p>One.</p>", "…", "<p>One.</p>"),
    ],
)
def test_the_paragraphs_that_hold_the_words_go_and_no_other(source: str, words: str, rest: str) -> None:
    page = page_with(("paragraph", source))
    take_out(page, [passage.place for passage in holding(page, words)])
    assert "".join(block.value.source for block in page.body) == rest


word = st.sampled_from(["lift", "moon", "stairs", "rain", "harbour"])


@given(
    paragraphs=st.lists(st.lists(word, min_size=1, max_size=6), min_size=1, max_size=6),
    words=st.lists(word, min_size=3, max_size=4),
)
def test_afterwards_the_words_never_stand_in_the_body(paragraphs: list[list[str]], words: list[str]) -> None:
    page = page_with(("paragraph", "".join(f"<p>{' '.join(texts)}</p>" for texts in paragraphs)))
    quoted = " ".join(words)
    take_out(page, [passage.place for passage in holding(page, quoted)])
    assert not stand(quoted, "\n".join(passage.text for passage in passages(page)))
