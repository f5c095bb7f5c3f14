"""Who says the words inside a sentence, in five languages and in words that the corpus doesn't have."""

import pytest

from blog.importing.quotes import read_quotes
from blog.importing.recognise import recognise
from blog.importing.statement import Paragraph

SAID = "the river belongs to those who wade it every day of the year"
CASES = [
    (f"The archivist Nell Corrigan admitted that “{SAID}.”", "Nell Corrigan", "archivist", ""),
    (f"The harbour master, Nell Corrigan, called the plan “{SAID}.”", "Nell Corrigan", "harbour master", ""),
    (f"County coroner Nell Corrigan promised “{SAID}.”", "Nell Corrigan", "County coroner", ""),
    (
        f"“{SAID},” said Nell Corrigan, a nurse at Fern Hill and chair of the Weir Committee.",
        "Nell Corrigan",
        "nurse at Fern Hill and chair",
        "Weir Committee",
    ),
    (f"“{SAID},” said Nell Corrigan, 68, a teacher at Fern Hill.", "Nell Corrigan", "teacher", "Fern Hill"),
    (f"La geóloga Amparo Ruedas reconoció que «{SAID}».", "Amparo Ruedas", "geóloga", ""),
    (f"Según el sastre Amparo Ruedas, «{SAID}».", "Amparo Ruedas", "sastre", ""),
    (
        f"Para Amparo Ruedas, abogada de Ribera Libre, la medida «{SAID}».",
        "Amparo Ruedas",
        "abogada",
        "Ribera Libre",
    ),
    (f"Pour la doyenne, Odile Vernay, « {SAID} ».", "Odile Vernay", "doyenne", ""),
    (f"وأكدت المهندسة هند الراوي أن الجسر «{SAID}».", "هند الراوي", "المهندسة", ""),
    (f"校长钱雨认为，这条路「{SAID}」。", "钱雨", "校长", ""),
]


@pytest.mark.parametrize(("text", "speaker", "role", "organisation"), CASES, ids=lambda value: value[:24])
def test_a_speaker_is_known_by_role_and_name(text: str, speaker: str, role: str, organisation: str) -> None:
    _, [quote], _ = read_quotes([Paragraph(text)])
    assert SAID in quote.words
    assert quote.speaker.endswith(speaker)
    if role:
        assert (quote.speaker, quote.role, quote.organisation) == (speaker, role, organisation)


def test_he_said_is_whom_the_sentence_before_tells_of() -> None:
    first = Paragraph(f"“{SAID},” said Nell Corrigan, a teacher at Fern Hill.")
    second = Paragraph(
        "Carpenter Abel Fitch rowed across at noon. “I counted the planks and the days,” he said."
    )
    _, quotes, _ = read_quotes([first, second])
    assert [quote.speaker for quote in quotes] == ["Nell Corrigan", "Abel Fitch"]


def test_a_city_says_nothing() -> None:
    text = f"La ciudad de San Roque anunció que «{SAID}»."
    _, quotes, _ = read_quotes([Paragraph(text)])
    assert [quote.role for quote in quotes] in ([], [""])


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("Fern Hill, Ohio | May 4, 2026", "Fern Hill, Ohio"),
        ("Fern Hill, Ohio, May 4, 2026", "Fern Hill, Ohio"),
    ],
)
def test_place_and_day_stand_above_the_text_or_below_it(line: str, place: str) -> None:
    text = (
        "The committee met on Monday and decided by nine votes to two that the weir stays open for everybody."
    )
    for document in (
        f"Weir stays open\n\n{line}\n\n{text}",
        f"Weir stays open\n\n{text}\n\n{text}\n\n{line}",
    ):
        found = recognise(document, "en")
        assert found.dateline_place == place
        assert line not in [getattr(block, "text", "") for block in found.body]


def test_labels_in_two_languages_and_the_way_to_the_other_are_no_headline() -> None:
    found = recognise(
        "NEWS RELEASE / NOTA DE PRENSA\n(Spanish version below)\n\nWeir stays open\n\nSubhead: Nine votes to two\n\n"
        "The committee met on Monday and decided that the weir stays open for everybody who wades there.",
        "en",
    )
    assert (found.title, found.summary) == ("Weir stays open", "Nine votes to two")
