"""What was changed between two versions is told word by word, and nothing of either is lost."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from blog.translation.worddiff import pieces, word_diff

WORDS = st.sampled_from(
    [
        "the",
        "order",
        "is",
        "signed",
        "10:30",
        "no’s",
        ",",
        ".",
        "—",
        " ",
        " ",
        "  ",
        "\n",
        "(",
        "عقدٌ",
        "كِتاب",
        "口",
        "译",
        "，",
    ]
)
TEXT = st.one_of(st.lists(WORDS, max_size=14).map("".join), st.text(max_size=20))


@settings(max_examples=500)
@given(TEXT, TEXT)
def test_both_versions_are_in_it_to_the_last_space(old: str, new: str) -> None:
    told = word_diff(old, new)
    assert "".join(text for op, text in told if op != "added") == old
    assert "".join(text for op, text in told if op != "removed") == new
    assert all(text for _op, text in told)
    assert all(one != other for (one, _), (other, _) in pairwise(told))


@settings(max_examples=200)
@given(TEXT)
def test_a_text_differs_in_nothing_from_itself(text: str) -> None:
    assert word_diff(text, text) == ([("same", text)] if text else [])
    assert "".join(pieces(text)) == text


def test_a_word_that_was_replaced_is_marked_without_the_space_behind_it() -> None:
    assert word_diff("The hearing is on Monday at ten.", "The hearing is on Tuesday at ten.") == [
        ("same", "The hearing is on "),
        ("removed", "Monday"),
        ("added", "Tuesday"),
        ("same", " at ten."),
    ]


def test_words_that_were_replaced_together_are_marked_together() -> None:
    assert word_diff("We won the case.", "We lost our case.") == [
        ("same", "We "),
        ("removed", "won the"),
        ("added", "lost our"),
        ("same", " case."),
    ]


def test_a_number_and_an_hour_are_one_word() -> None:
    assert word_diff("1,200 people at 10:30", "1,250 people at 10:45") == [
        ("removed", "1,200"),
        ("added", "1,250"),
        ("same", " people at "),
        ("removed", "10:30"),
        ("added", "10:45"),
    ]


def test_a_comma_is_marked_alone() -> None:
    assert word_diff("Today we won", "Today, we won") == [
        ("same", "Today"),
        ("added", ","),
        ("same", " we won"),
    ]


def test_what_stands_between_dashes_is_words_too() -> None:
    assert [
        text for op, text in word_diff("tenants—all of them", "tenants—some of them") if op != "same"
    ] == [
        "all",
        "some",
    ]


def test_chinese_differs_by_the_character() -> None:
    assert word_diff("我们需要口译员。", "我们需要翻译员。") == [
        ("same", "我们需要"),
        ("removed", "口"),
        ("added", "翻"),
        ("same", "译员。"),
    ]


def test_a_vocalised_arabic_word_is_one_word() -> None:
    assert list(pieces("كِتابٌ جديدٌ،")) == ["كِتابٌ", " ", "جديدٌ", "،"]
    assert word_diff("العقد مُوقَّعٌ اليوم", "العقد مُلغًى اليوم") == [
        ("same", "العقد "),
        ("removed", "مُوقَّعٌ"),
        ("added", "مُلغًى"),
        ("same", " اليوم"),
    ]
