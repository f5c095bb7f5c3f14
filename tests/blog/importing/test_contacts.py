"""Contacts in the shapes that press offices give them."""

from collections.abc import Iterable

import pytest

from blog.importing.doubts import Doubt
from blog.importing.recognise import recognise
from blog.importing.roles import Correction
from blog.importing.statement import Contact, Paragraph, words_of

BODY = "The bridge stays open\n\nThe families who cross it asked for nothing else, and asked for years.\n\n"


@pytest.mark.parametrize(
    ("block", "contacts"),
    [
        ("Contact: Ana Ruiz, 555-555-0100, ana@casa.example",
         [Contact("Ana Ruiz", "", "", "555-555-0100", "ana@casa.example")]),
        ("Media contact\nAna Ruiz\nPress officer\nCasa Norte\nTel: +44 20 7946 0100\nE-mail: ana@casa.example",
         [Contact("Ana Ruiz", "Press officer", "Casa Norte", "+44 20 7946 0100", "ana@casa.example")]),
        ("Contacto de prensa: Ana Ruiz, directora de Casa Norte | (555) 555-0100 | ana@casa.example",
         [Contact("Ana Ruiz", "directora", "Casa Norte", "(555) 555-0100", "ana@casa.example")]),
        ("For more information, contact Ana Ruiz at 555.555.0100 or ana@casa.example.",
         [Contact("Ana Ruiz", "", "", "555.555.0100", "ana@casa.example")]),
        ("Contacts: Ana Ruiz 555-555-0100; Bo Lind 555-555-0101",
         [Contact("Ana Ruiz", "", "", "555-555-0100"), Contact("Bo Lind", "", "", "555-555-0101")]),
        ("Contact:\nAna Ruiz, Casa Norte\n555-555-0100\n555-555-0101\n\nBo Lind\nbo@casa.example",
         [Contact("Ana Ruiz", "", "Casa Norte", "555-555-0100"), Contact("Ana Ruiz", "", "Casa Norte", "555-555-0101"),
          Contact("Bo Lind", email="bo@casa.example")]),
        ("Media contacts: Ana Ruiz (English), 555-555-0100", [Contact("Ana Ruiz", "", "English", "555-555-0100")]),
        ("Contact: Ana Ruiz, Director of Policy and Research, Casa Norte, cell 555-555-0100",
         [Contact("Ana Ruiz", "Director of Policy and Research", "Casa Norte", "555-555-0100")]),
        ("Press enquiries: press@casa.example", [Contact(email="press@casa.example")]),
        ("Press: Ana Ruiz · ana@casa.example · 01632 960 123",
         [Contact("Ana Ruiz", "", "", "01632 960 123", "ana@casa.example")]),
        ("Presse : Ana Ruiz, 01632 960 123", [Contact("Ana Ruiz", phone="01632 960 123")]),
    ],
)  # fmt: skip
def test_contacts_are_read(block: str, contacts: list[Contact]) -> None:
    for text in (BODY + block, f"{block}\n\n{BODY}"):
        statement = recognise(text, "en")
        assert list(statement.contacts) == contacts
        assert statement.title == "The bridge stays open"
        assert len(statement.body) == 1
        assert statement.warnings == ()


def test_what_is_not_understood_in_contacts_stays_in_the_text() -> None:
    statement = recognise(BODY + "Contact:\nAna Ruiz\nask for the baker, he knows, 555-555-0100", "en")
    assert statement.contacts == (Contact("Ana Ruiz", phone="555-555-0100"),)
    assert Paragraph("ask for the baker, he knows, 555-555-0100") in statement.body
    assert [doubt.code for doubt in statement.warnings] == ["contact_line"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Contact with the families was lost in May.",
        "Press freedom: 12 reporters were held in May.",
        "Media were let in at noon.",
        "Prensa y radio siguieron la marcha.",
        "Contact: the last word of the poem.",
        "For more information there was nobody to ask.",
    ],
)
def test_a_sentence_about_contact_is_text(sentence: str) -> None:
    statement = recognise(BODY + sentence, "en")
    assert Paragraph(sentence) in statement.body
    assert statement.contacts == ()


def test_dates_are_no_telephone_numbers() -> None:
    statement = recognise(BODY + "Contact: Ana Ruiz, 2026-11-24, ana@casa.example", "en")
    assert statement.contacts == (Contact("Ana Ruiz", email="ana@casa.example"),)
    assert statement.warnings == (Doubt("contact_line", "Ana Ruiz, 2026-11-24, ana@casa.example"),)


def test_two_contacts_below_each_other_with_a_language_in_brackets() -> None:
    statement = recognise(
        BODY + "Press contacts\n\nAna Ruiz\n\nDirector\n\n555-555-0100\n\nana@casa.example\n\n"
        "Bo Lind\n\nOrganiser (Somali)\n\n555-555-0101\n\nbo@casa.example",
        "en",
    )
    assert statement.contacts == (
        Contact("Ana Ruiz", "Director", "", "555-555-0100", "ana@casa.example"),
        Contact("Bo Lind", "Organiser (Somali)", "", "555-555-0101", "bo@casa.example"),
    )
    assert len(statement.body) == 1


def test_somebody_named_above_and_below_the_text_is_one_contact() -> None:
    statement = recognise(
        "Contact: Ana Ruiz, 555-555-0100\n\n"
        + BODY
        + "Press contacts\nANA RUIZ\nDirector\n(555) 555 0100\nana@casa.example\n\nAna Ruiz\n555-555-0199",
        "en",
    )
    assert statement.contacts == (
        Contact("Ana Ruiz", "Director", "", "555-555-0100", "ana@casa.example"),
        Contact("Ana Ruiz", phone="555-555-0199"),
    )


TOLD = (
    BODY
    + "Ana Ruiz\n\nPress officer (Somali)\n\n555-555-0100\n\nana@casa.example\n\nBo Lind\n\nbo@casa.example"
)


def contacts_at(numbers: Iterable[int]) -> dict[int, Correction]:
    return {number: Correction("contact") for number in numbers}


def test_neighbouring_lines_that_staff_call_a_contact_are_one_until_the_next_name() -> None:
    statement = recognise(TOLD, "en", corrections=contacts_at(range(2, 8)))
    assert statement.contacts == (
        Contact("Ana Ruiz", "Press officer (Somali)", "", "555-555-0100", "ana@casa.example"),
        Contact("Bo Lind", email="bo@casa.example"),
    )
    assert len(statement.body) == 1
    assert statement.warnings == ()


def test_what_is_not_understood_of_a_line_that_staff_call_a_contact_stays_where_it_was() -> None:
    text = BODY + "Ana Ruiz\n\n555-555-0100, ask for the baker, he knows\n\nThe bridge was built in a year."
    statement = recognise(text, "en", corrections=contacts_at((2, 3)))
    assert statement.contacts == (Contact("Ana Ruiz", phone="555-555-0100"),)
    assert [doubt.code for doubt in statement.warnings] == ["contact_line"]
    assert [words_of(block) for block in statement.body][1:] == [
        "555-555-0100, ask for the baker, he knows",
        "The bridge was built in a year.",
    ]
