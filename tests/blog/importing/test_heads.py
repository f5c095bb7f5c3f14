"""Headline, deck, kind, headings and boilerplate."""

import pytest

from blog.importing.doubts import Doubt
from blog.importing.recognise import recognise
from blog.importing.statement import Heading, Paragraph

TEXT = "The families who cross the bridge asked for nothing else, and they asked for eleven years."


def test_a_single_line_is_a_headline() -> None:
    statement = recognise("The bridge stays open")
    assert (statement.title, statement.body, statement.warnings) == ("The bridge stays open", (), ())


def test_a_deck_stands_under_the_headline() -> None:
    for text in (
        f"The bridge stays open\nA vote of nine to two ended the closure.\n\n{TEXT}",
        f"The bridge stays open\n\nA vote of nine to two ended the closure\n\n{TEXT}",
        f"The bridge stays open\n\nA vote of nine to two ended the closure.\n\nELDER, Ohio — {TEXT}",
        f"The bridge stays open\nA vote of nine to two ended the closure.\nELDER, Ohio — {TEXT}",
    ):
        statement = recognise(text, "en")
        assert statement.summary.rstrip(".") == "A vote of nine to two ended the closure"
        assert statement.body == (Paragraph(TEXT),)


def test_a_first_paragraph_is_no_deck() -> None:
    for text in (f"The bridge stays open\n\n{TEXT}\n\n{TEXT}", f"The bridge stays open\n{TEXT}\n{TEXT}"):
        statement = recognise(text, "en")
        assert statement.summary == ""
        assert statement.body == (Paragraph(TEXT), Paragraph(TEXT))


def test_a_text_without_a_headline_keeps_its_first_paragraph_whole() -> None:
    statement = recognise(f"ELDER, Ohio, May 3, 2026 — The bridge stays open. {TEXT}\n\n{TEXT}", "en")
    assert statement.title == "The bridge stays open"
    assert statement.body[0] == Paragraph(f"The bridge stays open. {TEXT}")
    assert statement.warnings == (Doubt("no_headline"),)


def test_a_headline_in_capitals_is_kept_and_asked_about() -> None:
    statement = recognise(f"THE BRIDGE OVER THE LORNE\nSTAYS OPEN\n\n{TEXT}", "en")
    assert statement.title == "THE BRIDGE OVER THE LORNE STAYS OPEN"
    assert statement.warnings == (Doubt("capitals", statement.title),)


@pytest.mark.parametrize(
    ("head", "kind", "title"),
    [
        ("The bridge stays open", "release", "The bridge stays open"),
        ("PRESS RELEASE: The bridge stays open", "release", "The bridge stays open"),
        ("Subject: MEDIA ADVISORY: The bridge stays open", "advisory", "The bridge stays open"),
        ("Aviso a los medios\nEl puente sigue abierto", "advisory", "El puente sigue abierto"),
        ("STATEMENT\n\nThe bridge stays open", "position", "The bridge stays open"),
        ("Statement of Casa Norte on the bridge", "position", "Statement of Casa Norte on the bridge"),
        (
            "Declaración de Casa Norte sobre el puente",
            "position",
            "Declaración de Casa Norte sobre el puente",
        ),
        ("Carta abierta a la alcaldesa", "open_letter", "Carta abierta a la alcaldesa"),
        (
            "Families send an open letter to the county",
            "open_letter",
            "Families send an open letter to the county",
        ),
        ("Stateless families cross the bridge", "release", "Stateless families cross the bridge"),
        ("Contacto: Ana Ruiz, 555-555-0100\n\nThe bridge stays open", "release", "The bridge stays open"),
    ],
)
def test_the_kind_is_told_by_labels_and_headline(head: str, kind: str, title: str) -> None:
    statement = recognise(f"{head}\n\n{TEXT}\n\n{TEXT}", "en")
    assert (statement.kind, statement.title) == (kind, title)


def test_short_lines_between_paragraphs_are_headings() -> None:
    statement = recognise(
        f"The bridge stays open\n\n{TEXT}\n\nWhat changes\n\n{TEXT}\n\nWho pays?\n\n{TEXT}\n\nSee you there\n\nAna"
    )
    assert [block.text for block in statement.body if isinstance(block, Heading)] == [
        "What changes",
        "Who pays?",
    ]


def test_boilerplate_is_found_and_a_sentence_that_begins_alike_is_not() -> None:
    statement = recognise(
        f"The bridge\n\n{TEXT}\n\nAbout 200 people came\n\n{TEXT}\n\nAbout Casa Norte\n\n{TEXT}"
    )
    assert (statement.boilerplate_title, statement.boilerplate) == ("About Casa Norte", TEXT)
    assert Heading("About 200 people came") in statement.body


def test_boilerplate_may_stand_behind_about_alone() -> None:
    statement = recognise(f"The bridge\n\n{TEXT}\n\n{TEXT}\n\nAbout — {TEXT}")
    assert (statement.boilerplate_title, statement.boilerplate) == ("About", TEXT)


def test_of_two_organisations_both_boilerplates_are_kept() -> None:
    statement = recognise(
        f"The bridge\n\n{TEXT}\n\nAbout Casa Norte\n{TEXT}\n\nAcerca de la Red Sur\n{TEXT}\n\n###"
    )
    assert statement.boilerplate_title == "About Casa Norte"
    assert statement.boilerplate == f"{TEXT}\n\nAcerca de la Red Sur\n\n{TEXT}"
    assert statement.body == (Paragraph(TEXT),)
