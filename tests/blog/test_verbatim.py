"""Whether words stand in a text, as people write and rewrite both."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blog.verbatim import occurs


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("We were in the room.", "“We were in the room,” said Rosa."),
        ("We were in the room.", 'She said that "we were in the room".'),
        ("the landlord's word is “no”", "He said: “The landlord’s word is ‘no’.”"),
        ("Volvió la calefacción", "«Volvió\u00a0la cale\u00adfacción», dijo."),
        ("Volvió la calefacción", "Volvio\u0301 la calefaccio\u0301n, dijo."),
        ("We won, and we will stay.", "“We won,” said Rosa Prueba, a tenant, “and we will stay.”"),
        ("We won. Nobody leaves.", "‘We won,’ she said. ‘Nobody leaves.’"),
        ("We won. Nobody leaves.", "“We won.\n“Nobody leaves.”"),
        ("One, two and three.", "“One,” she began, “two,” she added, “and three.”"),
        ("We won […] in court.", "“We won […] in court,” she said."),
        ("我们赢了。", "她说：“我们 赢了。”"),
        ("我们赢了，我们留下。", "“我们赢了，”她说，“我们留下。”"),
        ("كنا في القاعة", "قالت: «كنا في القاعة»."),
        ("เราชนะแล้ว", "เธอพูดว่า “เราชนะแล้ว”"),
    ],
)
def test_words_are_found_however_they_are_set(words: str, text: str) -> None:
    assert occurs(words, text)


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("We were in the room.", "“We were in a room,” said Rosa."),
        ("We were in the room.", "“We were never in the room,” said Rosa."),
        ("No.", "Nobody knows."),
        ("We won and stay.", "We won, as the lawyers say, and stay."),
        ("We won and stay.", "“We won,” she said. " + "Much was told that day. " * 20 + "“And stay.”"),
        ("and we will stay. We won", "“We won,” she said, “and we will stay.”"),
        ("我们赢了", "我们没有赢了"),
        ("เราชนะ", "เราชนี"),
        ("We were in the room.", ""),
    ],
)
def test_other_words_are_not(words: str, text: str) -> None:
    assert not occurs(words, text)


WORD = st.text(st.sampled_from("abcé我们قالñ"), min_size=1, max_size=6)
SENTENCE = st.lists(WORD, min_size=1, max_size=8)


@given(SENTENCE, SENTENCE, SENTENCE)
def test_words_are_found_in_any_sentence(before: list[str], said: list[str], after: list[str]) -> None:
    words = " ".join(said)
    assert occurs(words, f"{' '.join(before)} “{words},” {' '.join(after)}.")


@given(SENTENCE, SENTENCE, SENTENCE)
def test_an_attribution_may_interrupt_anywhere(first: list[str], between: list[str], then: list[str]) -> None:
    text = f"“{' '.join(first)},” {' '.join(between)}, “{' '.join(then)}.”"
    assert occurs(" ".join([*first, *then]), text)


@given(st.text(), st.text())
def test_no_text_is_too_odd(words: str, text: str) -> None:
    occurs(words, text)
    assert occurs(words, f"{text}\n{words}")
