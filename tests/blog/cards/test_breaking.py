"""Lines break where a reader of the script expects it, hold every word, and are never too long."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from blog.cards import breaking

ROOM = 12.0


def measure(start: int, end: int) -> float:
    return float(end - start)


def set_lines(text: str, room: float = ROOM, most: int = 99) -> list[str]:
    """Break a text whose characters are all one wide."""
    units = breaking.cut_long(text, breaking.units(text), measure, room)
    return [text[a:b] for a, b in breaking.lines(text, units, measure, lambda place: 0.0, room, most)]


words = st.text(
    st.sampled_from("abcdefghijklm Iа字签，。（）“”«»قالو،.!?-é\u0301\u200d\u00a0'\"🎉१ा"),
    min_size=1,
    max_size=60,
)


@given(words)
@example("字，")
@example("(( a")
def test_nothing_is_lost_and_nothing_is_too_long(text: str) -> None:
    text = " ".join(part for part in text.split(" ") if part)
    # What is written belongs to the letter before it; a space carries nothing.
    if not text or any(breaking.is_mark(part[0]) for part in text.split(" ")):
        return
    found = set_lines(text)
    assert "".join(found).replace(" ", "") == text.replace(" ", "")
    assert all(len(line) <= ROOM or len(list(breaking.clusters(line))) == 1 for line in found)
    assert all(line == line.strip(" ") for line in found)


@given(st.text(st.sampled_from("我签了那是自己的驱逐令，。！？、：；（）《》“”"), min_size=2, max_size=60))
def test_no_chinese_line_begins_with_a_closing_mark_or_ends_with_an_opening_one(text: str) -> None:
    units = breaking.units(text)
    for before, after in pairwise(units):
        assert text[before.end - 1] not in "（《“"
        assert text[after.start] not in "，。！？、：；）》”"


@given(st.lists(st.text(st.sampled_from("abcde"), min_size=1, max_size=8), min_size=1, max_size=20))
def test_latin_words_stay_whole_and_lines_are_as_few_as_can_be(parts: list[str]) -> None:
    text = " ".join(parts)
    found = set_lines(text)
    assert [word for line in found for word in line.split(" ")] == parts
    fewest, here = 1, -1
    for part in parts:
        if here + 1 + len(part) > ROOM:
            fewest, here = fewest + 1, -1
        here += 1 + len(part)
    assert len(found) == fewest


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("Sign here. I signed it.", 14, ["Sign here.", "I signed it."]),
        ("No home, no peace, never", 18, ["No home,", "no peace, never"]),
        ("one two three four", 15, ["one two", "three four"]),
        ("We cleaned Gate D for six", 15, ["We cleaned", "Gate D for six"]),
        ("court-watch begins", 12, ["court-", "watch begins"]),
        ("9-11 is a number", 12, ["9-11 is", "a number"]),
        ("他们说：签字。我签了。", 8, ["他们说：签字。", "我签了。"]),
        ("wait\u00a0here now", 10, ["wait\u00a0here", "now"]),
    ],
)
def test_lines_break_by_sense(text: str, room: float, lines: list[str]) -> None:
    assert set_lines(text, room) == lines


def test_a_word_that_no_line_holds_is_cut_between_characters() -> None:
    assert set_lines("e\u0301" * 8, 6) == ["e\u0301" * 3, "e\u0301" * 3, "e\u0301" * 2]


def test_what_does_not_fit_gets_no_lines() -> None:
    text = "one two three four five"
    assert breaking.lines(text, breaking.units(text), measure, lambda place: 0.0, 6, 3) == []
    assert breaking.fitting(breaking.units(text), measure, lambda place: 0.0, 6, 2) == 2
