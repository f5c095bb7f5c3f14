"""A source's new version comes to its translation, and no word of the translator's is lost on the way."""

import re
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blog.models import CampaignPage, PressReleasePage
from blog.translation.entries import digest, excused
from blog.translation.merge import Merged, merge, plain
from blog.translation.record import accept, all_missing, missing_texts, record_of
from blog.translation.segments import segments, stored, texts
from blog.translation.state import State, states, worst
from home.models import InformationPage
from tests.blog.translation.edits import (
    Hand,
    Words,
    body_of,
    item,
    page,
    paragraphs,
    translation_of,
    with_body,
)

# Only for the content types of pages: nothing here asks the database.
pytestmark = pytest.mark.django_db

STREAM = InformationPage._meta.get_field("body").stream_block


def result(new: Merged, ours: InformationPage) -> InformationPage:
    fields = {name: value for name, value in new.values.items() if name != "body"}
    return with_body(ours, new.values["body"], **fields, **new.shared, translation_record=new.record)


def merged(base: Any, theirs: Any, ours: Any) -> InformationPage:
    return result(merge(base, theirs, ours), ours)


def telling(instance: Any, source: Any) -> list[tuple[str, str]]:
    """Return each text of the source with the name of its state."""
    told = states(segments(source), instance.translation_record, texts(instance))
    return [(text.source, text.state.name.lower()) for text in told]


def standing(instance: Any, source: Any) -> dict[str, str]:
    """Return the states of those texts of the source that the translator hasn't taken out."""
    told = states(segments(source), instance.translation_record, texts(instance))
    return {text.source: text.state.name.lower() for text in told if text.target is not None}


def same_page(one: InformationPage, other: InformationPage) -> bool:
    return plain(STREAM, body_of(one)) == plain(STREAM, body_of(other)) and one.title == other.title


def ids(value: Any) -> list[list[str]]:
    """Return the ids of each stream and list in a stored value."""
    if isinstance(value, dict):
        return [found for inside in value.values() for found in ids(inside)]
    if isinstance(value, list):
        return [[part["id"] for part in value], *(found for part in value for found in ids(part["value"]))]
    return []


def shared(value: Any, path: str = "") -> dict[str, Any]:
    """Return the pictures, dates and choices of a stored value, by path."""
    if isinstance(value, dict):
        return {key: found for name in value for key, found in shared(value[name], f"{path}.{name}").items()}
    if isinstance(value, list):
        return {
            key: found
            for part in value
            for key, found in shared(part["value"], f"{path}.{part['type']}.{part['id']}").items()
        }
    is_text = isinstance(value, str) and not value[:4].isdigit()
    return {} if is_text or value in ("", None) else {path: value}


def words_of(*told: Any) -> set[str]:
    return set(re.findall(r"\bt\d+", " ".join(map(str, told))))


class Story:
    """A source, its translation half done, and what both sides do next."""

    def __init__(self, random: Random) -> None:
        words = Words()
        writer, translator = Hand(random, words, True), Hand(random, words, False)
        self.base = page(writer.body())
        begun = translation_of(self.base)
        self.ours = with_body(begun, translator.edited(body_of(begun), random.randint(0, 12)))
        self.theirs = with_body(self.base, writer.edited(body_of(self.base), random.randint(0, 8)))
        self.last = with_body(self.base, writer.edited(body_of(self.theirs), random.randint(0, 8)))
        self.translator, self.random = translator, random


def stories(examples: int = 150) -> Any:
    def decorated(test: Any) -> Any:
        return settings(max_examples=examples)(given(st.randoms(use_true_random=False))(test))

    return decorated


@stories()
def test_no_word_of_the_translator_is_lost(random: Random) -> None:
    story = Story(random)
    new = merged(story.base, story.theirs, story.ours)
    kept = words_of(body_of(new), [gone["text"] for gone in new.translation_record.get("removed", [])])
    assert words_of(body_of(story.ours)) <= kept
    later = merged(story.theirs, story.last, new)
    kept = words_of(body_of(later), [gone["text"] for gone in later.translation_record.get("removed", [])])
    assert words_of(body_of(story.ours)) <= kept


@stories()
def test_a_second_merge_changes_nothing(random: Random) -> None:
    story = Story(random)
    new = merged(story.base, story.theirs, story.ours)
    for base in (story.theirs, story.base):
        again = merged(base, story.theirs, new)
        assert body_of(again) == body_of(new)
        assert again.translation_record == new.translation_record


@stories()
def test_a_source_that_says_the_same_changes_nothing(random: Random) -> None:
    story = Story(random)
    new = merged(story.base, story.base, story.ours)
    assert body_of(new) == body_of(story.ours)
    assert record_of(new) == record_of(story.ours)


@stories()
def test_shared_values_are_the_sources_and_ids_are_unique(random: Random) -> None:
    story = Story(random)
    story.theirs.show_in_menus = random.choice([True, False])
    new = merged(story.base, story.theirs, story.ours)
    assert new.show_in_menus == story.theirs.show_in_menus
    ours, theirs = shared(body_of(new)), shared(body_of(story.theirs))
    assert {path: value for path, value in ours.items() if path in theirs}.items() <= theirs.items()
    assert all(len(found) == len(set(found)) for found in ids(body_of(new)))


@stories()
def test_what_the_source_added_is_missing_and_what_it_kept_keeps_its_state(random: Random) -> None:
    story = Story(random)
    before = standing(story.ours, story.base)
    new = merged(story.base, story.theirs, story.ours)
    for text, state in telling(new, story.theirs):
        if text in before:
            assert state == before[text], text
        elif text not in dict(telling(story.ours, story.base)):
            assert state in ("missing", "changed"), text
    mine = {segment.text for segment in segments(story.base)}
    for gone in new.translation_record.get("removed", []):
        assert gone["text"] not in mine


@stories()
def test_a_change_that_is_taken_back_leaves_states_as_they_were(random: Random) -> None:
    story = Story(random)
    there = merged(story.base, story.theirs, story.ours)
    back = merged(story.theirs, story.base, there)
    before = standing(story.ours, story.base)
    for text, state in telling(back, story.base):
        if text in before:
            assert state == before[text], text


@stories(60)
def test_a_merge_that_an_editor_overwrote_can_be_made_again(random: Random) -> None:
    """The editor saved blocks of before the merge: with the record of before the merge, nothing of either is lost."""
    story = Story(random)
    saved = with_body(story.ours, story.translator.edited(body_of(story.ours), 2))
    new = merged(story.base, story.theirs, saved)
    kept = words_of(body_of(new), [gone["text"] for gone in new.translation_record.get("removed", [])])
    assert words_of(body_of(saved)) <= kept


@pytest.fixture
def source() -> InformationPage:
    facts = {
        "title": "Facts",
        "facts": [item("item", {"figure": "7", "text": "families"}, "f1")],
        "source": "",
    }
    picture = {"picture": 1, "alt": "A gate", "decorative": False, "caption": ""}
    return page(
        [
            item("paragraph", paragraphs("One.", "Two.", "Three."), "p"),
            item("heading", "Heading", "h"),
            item("facts", facts, "f"),
            item("picture", picture, "i"),
        ]
    )


@pytest.fixture
def done(source: InformationPage) -> InformationPage:
    """The whole translation, by hand."""
    draft = translation_of(source)
    body = body_of(draft)
    body[0]["value"] = paragraphs("Uno.", "Dos.", "Tres.")
    body[1]["value"] = "Título"
    body[2]["value"] = {
        "title": "Datos",
        "facts": [item("item", {"figure": "siete", "text": "familias"}, "f1")],
        "source": "",
    }
    body[3]["value"] = {"picture": 1, "alt": "Un portón", "decorative": False, "caption": ""}
    return with_body(draft, body, title="Derechos")


def changed(source: InformationPage, place: int, value: Any) -> InformationPage:
    body = [dict(block) for block in body_of(source)]
    body[place]["value"] = value
    return with_body(source, body)


def body_texts(instance: InformationPage) -> list[str]:
    return [segment.text for segment in segments(instance) if segment.path.startswith("body")]


def test_everything_translated_is_fresh(source: InformationPage, done: InformationPage) -> None:
    assert worst(states(segments(source), done.translation_record, texts(done))) is State.FRESH
    assert missing_texts(done) == []


def test_a_changed_paragraph_keeps_its_translation_and_waits(
    source: InformationPage, done: InformationPage
) -> None:
    theirs = changed(source, 0, paragraphs("One.", "Two, too.", "Three."))
    new = merged(source, theirs, done)
    assert body_texts(new) == body_texts(done)
    assert [text for text, state in telling(new, theirs) if state != "fresh"] == ["Two, too."]
    told = states(segments(theirs), new.translation_record, texts(new))
    assert [(text.target, text.old_source) for text in told if text.state] == [("Dos.", "Two.")]


def test_a_new_caption_is_missing(source: InformationPage, done: InformationPage) -> None:
    picture = {"picture": 2, "alt": "A gate", "decorative": False, "caption": "At night"}
    theirs = changed(source, 3, picture)
    new = merged(source, theirs, done)
    assert body_of(new)[3]["value"] == {**picture, "alt": "Un portón"}
    assert [text.path for text in missing_texts(new)] == ["body.i.caption"]


def test_a_text_that_the_source_emptied_goes_and_is_kept(
    source: InformationPage, done: InformationPage
) -> None:
    theirs = changed(source, 3, {"picture": 1, "alt": "", "decorative": True, "caption": ""})
    new = merged(source, theirs, done)
    assert body_of(new)[3]["value"]["alt"] == ""
    assert [gone["text"] for gone in new.translation_record["removed"]] == ["Un portón"]


def test_what_was_taken_out_and_comes_back_has_its_translation(
    source: InformationPage, done: InformationPage
) -> None:
    without = with_body(source, body_of(source)[1:])
    new = merged(source, without, done)
    assert "Uno." not in body_texts(new)
    assert [gone["text"] for gone in new.translation_record["removed"]] == ["Uno.", "Dos.", "Tres."]
    back = merged(without, source, new)
    assert body_texts(back) == body_texts(done)
    assert set(dict(telling(back, source)).values()) == {"fresh"}
    assert "removed" not in back.translation_record


def test_a_block_that_the_translator_took_out_comes_back_only_when_its_source_changes(
    source: InformationPage, done: InformationPage
) -> None:
    ours = with_body(done, [block for block in body_of(done) if block["id"] != "h"])
    theirs = changed(source, 0, paragraphs("One."))
    new = merged(source, theirs, ours)
    assert [block["id"] for block in body_of(new)] == ["p", "f", "i"]
    assert set(dict(telling(new, theirs)).values()) == {"fresh"}
    last = changed(theirs, 1, "Another heading")
    back = merged(theirs, last, new)
    assert [block["id"] for block in body_of(back)] == ["p", "h", "f", "i"]
    assert dict(telling(back, last))["Another heading"] == "missing"


def test_the_translators_own_block_stays_after_its_predecessor(
    source: InformationPage, done: InformationPage
) -> None:
    body = body_of(done)
    ours = with_body(done, [*body[:2], item("paragraph", paragraphs("Nota."), "own"), *body[2:]])
    blocks = body_of(source)
    theirs = with_body(source, [blocks[2], item("heading", "New", "n"), blocks[0], blocks[1]])
    new = merged(source, theirs, ours)
    assert [block["id"] for block in body_of(new)] == ["f", "n", "p", "h", "own"]


def test_a_retyped_block_is_another_one(source: InformationPage, done: InformationPage) -> None:
    body = body_of(source)
    body[1] = item("paragraph", paragraphs("Heading"), "h")
    theirs = with_body(source, body)
    new = merged(source, theirs, done)
    assert body_of(new)[1] == body[1]
    assert [gone["text"] for gone in new.translation_record["removed"]] == ["Título"]
    assert [text.path for text in missing_texts(new)] == ["body.h.0"]


def test_a_minor_edit_leaves_what_was_fresh_fresh(source: InformationPage, done: InformationPage) -> None:
    first = changed(source, 1, "Another heading")
    behind = merged(source, first, done)
    theirs = changed(first, 0, paragraphs("One.", "Too.", "Three."))
    behind.translation_record = excused(record_of(behind), segments(first), segments(theirs))
    new = merged(first, theirs, behind)
    assert [text for text, state in telling(new, theirs) if state != "fresh"] == ["Another heading"]


def test_evidence_inside_a_campaigns_history() -> None:
    link = item("link", {"words": "The order", "address": "https://court.example/1"}, "e1")
    entry = {"date": "2026-01-02", "state": "won", "note": "We won.", "evidence": [link], "corrects": False}
    demands = [item("demand", {"text": "Heat", "history": [item("item", entry, "m1")]}, "d1")]
    partners = [item("partner", {"name": "Casa", "address": "https://casa.example/", "language": "es"}, "q")]
    base = CampaignPage(title="Heat", goal="Warm", demands=demands, partners=partners)
    own = {
        **entry,
        "note": "Ganamos.",
        "evidence": [item("link", {**link["value"], "words": "La orden"}, "e1")],
    }
    ours = CampaignPage(
        title="Calor",
        goal="Caliente",
        demands=[item("demand", {"text": "Calor", "history": [item("item", own, "m1")]}, "d1")],
        partners=partners,
        translated_from_id=1,
        translation_record=all_missing(base),
    )
    moved = item("link", {"words": "The order", "address": "https://court.example/2"}, "e1")
    another = item("link", {"words": "The vote", "address": "https://court.example/3"}, "e2")
    history = [item("item", {**entry, "state": "dropped", "evidence": [another, moved]}, "m1")]
    theirs = CampaignPage(
        title="Heat",
        goal="Warm",
        status="won",
        demands=[item("demand", {"text": "Heat", "history": history}, "d1")],
        partners=[item("partner", {"name": "Hogar", "address": "", "language": "es"}, "q")],
    )
    new = merge(base, theirs, ours)
    entry_now = new.values["demands"][0]["value"]["history"][0]["value"]
    assert (entry_now["state"], entry_now["note"]) == ("dropped", "Ganamos.")
    assert [(one["value"]["words"], one["value"]["address"][-1]) for one in entry_now["evidence"]] == [
        ("The vote", "3"),
        ("La orden", "2"),
    ]
    assert new.values["partners"][0]["value"]["name"] == "Hogar"
    assert (new.shared["status"], new.values["goal"]) == ("won", "Caliente")


def test_shared_references_are_the_sources() -> None:
    def release(contact: int, **fields: Any) -> PressReleasePage:
        return PressReleasePage(contacts=[item("contact", contact, "c")], boilerplate_id=contact, **fields)

    base, theirs = release(1, title="Won"), release(2, title="Won")
    ours = release(1, title="Ganado", translated_from_id=1, translation_record=all_missing(base))
    new = merge(base, theirs, ours)
    assert new.shared["contacts"] == stored(theirs, "contacts")
    assert new.values["title"] == "Ganado"


def test_an_old_record_is_read_as_what_it_says(source: InformationPage, done: InformationPage) -> None:
    """Records of the first kind had one hash for a whole text, and only of what was still a copy."""
    body = body_of(done)
    body[0]["value"] = body_of(source)[0]["value"]
    marks = {"body.p": digest(body[0]["value"], "rich"), "title": digest("Rights", "plain")}
    ours = with_body(done, body, translation_record={"missing": marks})
    assert [text.path for text in missing_texts(ours)] == ["body.p.0", "body.p.1", "body.p.2"]
    theirs = changed(source, 1, "Another heading")
    new = merged(source, theirs, ours)
    assert [text for text, state in telling(new, theirs) if state == "changed"] == ["Another heading"]
    assert [text for text, state in telling(new, theirs) if state == "missing"] == ["One.", "Two.", "Three."]
    accept(ours, {"body.p.1"})
    assert [text.path for text in missing_texts(ours)] == ["body.p.0", "body.p.2"]
