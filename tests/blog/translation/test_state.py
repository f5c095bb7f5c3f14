"""Where a translation stands follows from the source's texts, the record and its own texts: no flag says so."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blog.translation.entries import MACHINE, MEMORY, merged
from blog.translation.record import accept, missing_texts, unreviewed_texts, write
from blog.translation.segments import segments, texts
from blog.translation.state import State, count_words, counts, states, worst
from home.models import InformationPage
from tests.blog.translation.edits import body_of, item, page, paragraphs, translation_of, with_body

# Only for the content types of pages.
pytestmark = pytest.mark.django_db


@pytest.fixture
def source() -> InformationPage:
    return page(
        [item("paragraph", paragraphs("One two three.", "Four five."), "p"), item("heading", "Six", "h")]
    )


def told(source: Any, ours: Any) -> list[tuple[str, State]]:
    found = states(segments(source), ours.translation_record, texts(ours))
    return [(text.path, text.state) for text in found]


def test_a_translation_just_begun_is_missing_whole(source: InformationPage) -> None:
    draft = translation_of(source)
    found = states(segments(source), draft.translation_record, texts(draft))
    assert [text.path for text in found] == ["title", "body.p.0", "body.p.1", "body.h"]
    assert worst(found) is State.MISSING
    assert counts(found).words == {State.MISSING: 7}
    assert counts(found).to_do == 7


def test_each_text_leaves_the_list_when_it_is_written(source: InformationPage) -> None:
    draft = translation_of(source)
    body = body_of(draft)
    body[0]["value"] = paragraphs("Uno dos tres.", "Four five.")
    draft = with_body(draft, body)
    assert told(source, draft) == [
        ("title", State.MISSING),
        ("body.p.0", State.FRESH),
        ("body.p.1", State.MISSING),
        ("body.h", State.MISSING),
    ]


def done(source: InformationPage) -> InformationPage:
    body = [item("paragraph", paragraphs("Uno dos tres.", "Cuatro."), "p"), item("heading", "Seis", "h")]
    return with_body(translation_of(source), body, title="Derechos")


def test_changed_and_reverted(source: InformationPage) -> None:
    ours = done(source)
    assert worst(states(segments(source), ours.translation_record, texts(ours))) is State.FRESH
    newer = with_body(source, [body_of(source)[0], item("heading", "Seven", "h")])
    found = states(segments(newer), ours.translation_record, texts(ours))
    assert [(text.path, text.old_source) for text in found if text.state] == [("body.h", "Six")]
    assert counts(found).to_do == 1


def test_the_editors_spelling_is_no_change(source: InformationPage) -> None:
    ours = done(source)
    spelt = body_of(source)
    spelt[0]["value"] = (
        '<p data-block-key="x1">One  two three.</p> <p data-block-key="x2">Four&#x20;five.</p>'
    )
    assert worst(states(segments(with_body(source, spelt)), ours.translation_record, texts(ours))) == 0


def test_still_right(source: InformationPage) -> None:
    """The source as last merged is what somebody saw who says so."""
    ours = done(source)
    known = dict(ours.translation_record["texts"])
    known["title"] = merged(known["title"], "Your rights", "plain")
    ours.translation_record = {**ours.translation_record, "texts": known}
    write(ours, {"body.p.0", "body.p.1", "body.h"}, MEMORY, by=7, at="2026-11-26T12:00:00+00:00")
    newer = with_body(source, body_of(source), title="Your rights")
    # Words written after the merge were written from what was merged.
    assert told(newer, ours)[0] == ("title", State.FRESH)
    accept(ours, {"title"}, by=7)
    assert told(newer, ours)[0] == ("title", State.FRESH)
    assert told(source, ours)[0] == ("title", State.CHANGED)
    entry = ours.translation_record["texts"]["body.h"]
    assert (entry["how"], entry["by"], entry["at"]) == ("memory", 7, "2026-11-26T12:00:00+00:00")


def test_a_machines_words_wait_for_a_person(source: InformationPage) -> None:
    ours = done(source)
    write(ours, {"title", "body.h"}, MACHINE)
    assert [text.path for text in unreviewed_texts(ours)] == ["title", "body.h"]
    assert worst(states(segments(source), ours.translation_record, texts(ours))) is State.UNREVIEWED
    accept(ours, {"title"}, by=7)
    ours = with_body(ours, [body_of(ours)[0], item("heading", "Seis, pues", "h")])
    assert unreviewed_texts(ours) == [] and missing_texts(ours) == []
    assert worst(states(segments(source), ours.translation_record, texts(ours))) is State.FRESH


def test_what_was_taken_out_is_no_work(source: InformationPage) -> None:
    ours = with_body(done(source), body_of(done(source))[:1])
    assert told(source, ours)[-1] == ("body.h", State.FRESH)
    newer = with_body(source, [body_of(source)[0], item("heading", "Seven", "h")])
    assert told(newer, ours)[-1] == ("body.h", State.MISSING)


def test_an_emptied_heading_is_missing(source: InformationPage) -> None:
    ours = with_body(done(source), [body_of(done(source))[0], item("heading", "", "h")])
    assert told(source, ours)[-1] == ("body.h", State.MISSING)
    assert [(text.path, text.text) for text in missing_texts(ours)] == [("body.h", "Six")]
    accept(ours, {"body.h"})
    assert told(source, ours)[-1] == ("body.h", State.FRESH)
    assert missing_texts(ours) == []


@given(st.permutations(range(4)))
def test_moving_paragraphs_is_no_work(order: list[int]) -> None:
    english, spanish = ["Heat", "Water", "Rest", "Light"], ["Calor", "Agua", "Descanso", "Luz"]
    source = page([item("paragraph", paragraphs(*english), "p")])
    ours = with_body(translation_of(source), [item("paragraph", paragraphs(*spanish), "p")], title="D")
    moved = page([item("paragraph", paragraphs(*(english[number] for number in order)), "p")])
    found = states(segments(moved), ours.translation_record, texts(ours))
    assert [text.target for text in found[1:]] == [spanish[number] for number in order]
    assert worst(found) is State.FRESH


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The heating is back.", 4),
        ("don’t re-open", 2),
        ("عادت التدفئة", 2),
        ("暖气回来了。", 5),
        ("", 0),
        ("— 5 %", 1),
        ("مُدَرِّسٌ جديد", 2),
    ],
)
def test_words_are_counted_in_every_script(text: str, words: int) -> None:
    assert count_words(text, "plain") == words
