"""Texts and queries that people take for the same become the same."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blog.search.normaliser import SNOWBALL, fold, stem, tokens

LANGUAGES = st.sampled_from(["en", "es", "ar", "zh-hans", "ja", "th", "hi", "ru", "ht", *SNOWBALL])
# Letters of the scripts that are searched most, with their marks, rather than anything that Unicode has.
SCRIPTS = st.text(st.sampled_from('abßéñøŁıİ àÀ’ـأإآةىئءشًّ١٢٣ یک驱逐法ｶﾞがกำйё हिन्दी.,"\u200f\u00ad\u0301\0'))


def stems(text: str, language: str) -> list[str]:
    return [token.stem for token in tokens(text, language)]


@given(st.text() | SCRIPTS)
def test_folding_what_is_folded_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(SCRIPTS, LANGUAGES)
def test_composed_or_decomposed_a_text_is_the_same(text: str, language: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert stems(unicodedata.normalize("NFD", composed), language) == stems(composed, language)


@given(st.text(st.characters(categories=["Ll"], max_codepoint=0x17F)), LANGUAGES)
def test_capitals_make_no_difference(text: str, language: str) -> None:
    assert stems(text.upper(), language) == stems(text, language)


@given(st.text() | SCRIPTS, LANGUAGES)
def test_every_token_stands_in_the_text_in_order_and_is_fit_for_an_index(text: str, language: str) -> None:
    start = 0
    for token in tokens(text, language):
        assert start <= token.start < token.end <= len(text)
        start = token.start
        assert token.stem and token.form
        for character in token.stem:
            assert character.isalnum() or unicodedata.category(character)[0] == "M"


@given(st.text() | SCRIPTS, LANGUAGES)
def test_what_is_found_in_a_text_does_not_depend_on_what_stands_around_it(text: str, language: str) -> None:
    assert stems(f"one. {text} .two", language) == [
        *stems("one", language),
        *stems(text, language),
        *stems("two", language),
    ]


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "Evictions", "evicted"),
        ("en", "the tenant’s", "the tenants"),
        ("en", "ﬁre", "FIRE"),
        ("en", "co\u00adoperate", "cooperate"),
        ("es", "organización", "organizaciones"),
        ("es", "calefacción", "CALEFACCION"),
        ("es", "niña", "nina"),
        ("ar", "المُسْتَأْجِرون", "مستاجر"),
        ("ar", "المدرســـة", "مدرسه"),
        ("ar", "مصطفى", "مصطفي"),
        ("ar", "المحكمات", "محكمة"),
        ("ar", "٢٠٢٦", "2026"),
        ("fa", "یک", "يك"),
        ("zh-hans", "ＤＡＣＡ", "daca"),
        ("ja", "ｶﾞｽ", "ガス"),
        ("de", "Straße", "STRASSE"),
        ("ru", "новая", "новый"),
        ("ht", "Kreyòl", "kreyol"),
    ],
)
def test_spellings_and_inflections_that_are_the_same(language: str, one: str, other: str) -> None:
    assert stems(one, language) == stems(other, language)


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "house", "mouse"),
        ("es", "casa", "caso legal"),
        ("ru", "зайка", "заика"),
        ("hi", "दिन", "दीन"),
        ("ar", "باب", "كتاب"),
    ],
)
def test_words_that_are_not_the_same(language: str, one: str, other: str) -> None:
    assert stems(one, language) != stems(other, language)


def test_scripts_without_spaces_are_cut_into_neighbours() -> None:
    text = "在DACA法庭上"
    found = [(text[token.start : token.end], token.pair) for token in tokens(text, "zh-hans")]
    assert found == [("在", False), ("DACA", False), ("法庭", True), ("庭上", True)]


@pytest.mark.parametrize("language", SNOWBALL)
def test_every_stemmer_that_is_named_is_there(language: str) -> None:
    assert stem("word", language)
