"""Contacts in the shapes that press offices give them."""

import pytest

from blog.importing.doubts import Doubt
from blog.importing.recognise import recognise
from blog.importing.statement import Contact, Paragraph

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
