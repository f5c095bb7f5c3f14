"""No card shows a box: what the fonts have is known, every configured alphabet is in it, the rest is left out."""

import unicodedata

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from blog.cards.faces import FONTS, GETA, Face, covered, legible, style
from home import cldr

PARTS = ("words", "name", "small", "mark")
ALPHABETS = {
    "en": "abcdefghijklmnopqrstuvwxyz",
    "es": "abcdefghijklmnñopqrstuvwxyzáéíóúü¿¡",
    "ar": "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيًٌٍَُِّْ٠١٢٣٤٥٦٧٨٩،؛؟",
    "zh-hans": "的一是不了人我在有他这为之大来以个中上们到说国和地也子时道出而要，。、；：？！“”《》（）",
}
# What newsrooms of immigrants add, and the scripts their readers read.
MORE = (
    *("fr", "pt", "de", "pl", "tr", "vi", "ro", "so", "sw", "yo", "ru", "uk", "el", "fa", "ur", "ps", "he"),
    *("am", "ti", "hi", "ne", "bn", "gu", "pa", "ta", "my", "km", "lo", "th", "hy", "ka"),
)


def letters(language: str) -> set[str]:
    """The letters in CLDR's names of months, languages and countries: Babel ships no alphabets."""
    data = cldr.exact(language)
    if data is None:
        return set(ALPHABETS.get(language, ""))
    names = [*data.months["format"]["wide"].values(), *data.days["format"]["wide"].values()]
    names += [*data.languages.values(), *data.territories.values()]
    found = {letter for name in names for letter in name if letter.isalpha() or letter in "’'-"}
    return found | set(ALPHABETS.get(language, ""))


@pytest.mark.parametrize("file", sorted(covered()))
def test_what_the_table_promises_is_drawn_and_is_no_box(file: str) -> None:
    font = Face(file).at(24)
    box = bytes(font.getmask("\U0010fffd"))
    assert any(box)
    visible = [chr(point) for point in covered()[file] if unicodedata.category(chr(point))[0] not in "CZ"]
    assert [letter for letter in visible if bytes(font.getmask(letter)) == box] == []


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("language", [*(language.code for language in settings.NEWSROOM_LANGUAGES), *MORE])
def test_every_letter_of_a_language_can_be_drawn(language: str, part: str) -> None:
    faces = style(part, language)
    cased = letters(language) | {letter.upper() for letter in letters(language) if len(letter.upper()) == 1}
    assert {letter for letter in cased if faces.face_for(letter) is None} == set()


@given(st.text(max_size=40), st.sampled_from(["en", "ar", "zh-hans"]))
def test_what_is_left_has_a_face_whatever_was_written(text: str, language: str) -> None:
    shown, lost = legible(text, style("words", language))
    assert 0 <= lost <= 1
    for character in shown:
        face = style("words", language).face_for(character)
        assert face or character in "\u200c\u200d" or not character.isprintable()


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Won 🎉 today ✊🏾!", "Won today !"),
        ("龘家", f"{GETA}家"),
        ("a\nb\tc", "a b c"),
        ("e\u0301", "é"),
        ("no\u00adbreak", "nobreak"),
        ("12\u00a0h", "12\u00a0h"),
        ("\x00\x07a", "a"),
    ],
)
def test_what_no_face_has_is_left_out_or_replaced(written: str, shown: str) -> None:
    assert legible(written, style("words", "zh-hans"))[0] == shown


def test_the_share_of_letters_that_are_lost_is_known() -> None:
    assert legible("서명 ab", style("words", "en"))[1] == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("language", "words", "character", "file"),
    [
        ("en", "Tenants win", "T", "newsreader-display-500.woff2"),
        ("en", "Nguyễn wins", "N", "noto-sans-bold.woff2"),
        ("ru", "Мы победили", "М", "noto-sans-bold.woff2"),
        ("ar", "«نعم»", "«", "noto-naskh-bold.woff2"),
        ("ar", "منظمة Casa", "C", "newsreader-display-500.woff2"),
        ("zh-hans", "“是”", "“", "noto-serif-sc-bold.otf"),
    ],
)
def test_a_text_is_set_in_one_face_of_its_script(
    language: str, words: str, character: str, file: str
) -> None:
    face = style("words", language).for_text(words).face_for(character)
    assert face and face.file == file


def test_the_fonts_are_small_and_their_licence_stands_beside_them() -> None:
    assert sum(path.stat().st_size for path in FONTS.iterdir()) < 4_000_000
    assert "SIL OPEN FONT LICENSE" in (FONTS / "OFL.txt").read_text()
