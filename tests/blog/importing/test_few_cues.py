"""Statements in languages of which no phrases are known: what reads alike in all of them is recognised."""

from datetime import date

import pytest

from blog.importing.dates import find_date
from blog.importing.recognise import recognise
from blog.importing.statement import Contact

TODAY = date(2026, 11, 24)
KREYOL = """Klinik lannwit la rete louvri

OKAP, 3 mas 2027 — Konsèy klinik la te vote lendi swa pou biwo lannwit la rete louvri pandan senk lòt ane.

«Pèsonn pa ta dwe tann jouk maten ak yon timoun ki pa ka respire», te di Ana Jozèf, direktris Swen Pò a.

Moun yo vini chak swa, e yo pa janm fèmen pòt la.

Kontak pou laprès: Lik Anbwaz, 305-555-0142, lik@swenpo.example
"""


def test_day_speaker_and_contact_are_read_and_one_sentence_asks_to_look() -> None:
    statement = recognise(KREYOL, "ht", today=TODAY)
    assert statement.title == "Klinik lannwit la rete louvri"
    assert (statement.dateline_place, statement.dateline_date) == ("OKAP", date(2027, 3, 3))
    assert [(quote.speaker, quote.inline) for quote in statement.quotes] == [("Ana Jozèf", True)]
    assert statement.contacts == (Contact("Lik Anbwaz", "", "", "305-555-0142", "lik@swenpo.example"),)
    assert [doubt.code for doubt in statement.warnings] == ["few_cues"]


@pytest.mark.parametrize("language", ["en", "es-MX", "fr", "pt", "ar", "zh-hans"])
def test_languages_whose_phrases_are_known_need_no_warning(language: str) -> None:
    statement = recognise("Night desk stays open\n\nThe board voted on Monday.", language, today=TODAY)
    assert statement.warnings == ()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("3 me 2027", "ht"),
        ("3. Mai 2027", "de"),
        ("3 de maig de 2027", "ca"),
        ("3 tháng 5, 2027", "vi"),
        ("Mayo 3, 2027", "fil"),
        ("3 मई 2027", "hi"),
        ("3 мая 2027", "ru"),
        ("3 maja 2027", "pl"),
    ],
)
def test_months_have_their_names_in_every_language(text: str, language: str) -> None:
    found = find_date(text, language, TODAY)
    assert found is not None
    assert found.value == date(2027, 5, 3)


def test_a_language_without_names_of_months_has_dates_in_figures() -> None:
    found = find_date("2027-05-03", "quc", TODAY)
    assert found is not None and found.value == date(2027, 5, 3)
    assert find_date("3 me 2027", "en", TODAY) is None
