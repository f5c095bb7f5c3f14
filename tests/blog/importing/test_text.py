"""Files and texts as programs write them."""

import pytest

from blog.importing.document import Line
from blog.importing.language import guess_language
from blog.importing.recognise import recognise
from blog.importing.text import MAX_BYTES, Unreadable, clean, decode, lines_of


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"], ids=["plain", "marked", "UTF-16", "Windows"]
)
def test_a_file_is_read_in_the_encoding_it_was_saved_in(encoding: str) -> None:
    assert decode("“Año” – l’été".encode(encoding)) == "“Año” – l’été"


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"%PDF-1.7\n" + bytes(range(1, 256)),
        b"a" * (MAX_BYTES + 1),
        b"\xff\xfea",
    ],
    ids=["picture", "PDF", "too large", "broken UTF-16"],
)
def test_a_file_that_is_no_text_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(Unreadable) as refused:
        decode(data)
    assert str(refused.value).endswith(".")


@pytest.mark.parametrize("text", ["", " \n\t\r\n", "\ufeff\u200b", "###", "\0The bridge", "____"])
def test_a_text_without_words_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        recognise(text)


def test_invisible_signs_go_and_letters_stay() -> None:
    assert clean("\ufeffa\u200bb\u202ec\tse\u00f1\u0303al") == "abc se\u00f1\u0303al"
    assert clean("می\u200cخواهم") == "می\u200cخواهم"
    assert clean("« non\u00a0»\u00a0: oui\u00a0et") == "« non\u00a0»\u00a0: oui et"


def test_lines_wrapped_by_a_mail_program_are_joined() -> None:
    wrapped = (
        "The owner of the two towers has agreed to replace the boilers before\n"
        "the first of December, and to pay for the coal that families bought\n"
        "- some of it by the bag - since the heat went out.\n\n"
        "A short line.\nAnother.\n"
    )
    assert [line.text for line in lines_of(clean(wrapped))] == [
        "The owner of the two towers has agreed to replace the boilers before the first of December, "
        "and to pay for the coal that families bought - some of it by the bag - since the heat went out.",
        "A short line.",
        "Another.",
    ]


def test_lines_that_were_not_wrapped_stay_apart() -> None:
    text = "Bridge stays open\nA long deck " + "that goes on " * 12 + "\nWHO: Ann\nWHAT: A walk"
    assert lines_of(clean(text))[0] == Line("Bridge stays open", first=True)
    assert len(lines_of(clean(text))) == 4


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The families will be heard, and the bridge stays open.", "en"),
        ("Las familias serán escuchadas y el puente sigue abierto.", "es"),
        ("Les familles seront entendues et le pont reste ouvert.", "fr"),
        ("As famílias não foram ouvidas pela prefeitura.", "pt"),
        ("Fanmi yo ap tann repons, men pon an ap rete louvri pou tout moun.", "ht"),
        ("سيبقى الجسر مفتوحا", "ar"),
        ("پل برای خانواده‌ها باز می‌ماند", "fa"),
        ("大桥将继续开放", "zh-hans"),
        ("這個國家的人們會說話", "zh-hant"),
        ("橋は開いたままです", "ja"),
        ("Міст залишається відкритим, її родини", "uk"),
        ("12:30", "und"),
        ("rect w i", "und"),
        ("La casa de la luna", "und"),
    ],
)
def test_the_language_is_guessed_from_script_and_common_words(text: str, language: str) -> None:
    assert guess_language(text) == language
