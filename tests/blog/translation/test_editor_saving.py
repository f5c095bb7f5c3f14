"""Saving one text: what is stored, and what happens when somebody or something was there first."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine

from blog.translation.claims import claim
from blog.translation.models import Translation
from tests import factories as make
from tests.blog.translation.desk_form import DeskOf, begun, draft_content, newest
from tests.blog.translation.test_editor import changed, finished, translator

pytestmark = pytest.mark.django_db


@pytest.fixture
def arabic() -> Any:
    return begun(
        make.release("Tenants win", [make.paragraph("The <b>heating</b> is back."), make.paragraph("Two.")])
    )


@pytest.fixture
def desk(arabic: Any) -> DeskOf:
    return DeskOf(arabic, translator())


def other() -> Any:
    user = make.user("Translator", "ar", username="second", first_name="Yusuf", last_name="Darwish")
    return user


def test_a_text_is_saved_as_a_version_of_its_author(arabic: Any, desk: DeskOf) -> None:
    told = desk.send(1, "فوز المستأجرين").json()
    assert (told["status"], told["state"]) == ("saved", "fresh")
    assert told["said"].startswith("Saved ")
    assert newest(arabic).title == "فوز المستأجرين"
    assert make.fresh(arabic).latest_revision.user == translator()
    entry = newest(arabic).translation_record["texts"]["title"]
    assert (entry["source"], entry["how"], entry["by"]) == ("Tenants win", "person", translator().pk)


def test_the_address_follows_the_title_until_readers_have_it(arabic: Any, desk: DeskOf) -> None:
    told = desk.send(1, "فوز المستأجرين").json()
    assert newest(arabic).slug == "فوز-المستأجرين"
    page = newest(arabic)
    page.first_published_at = datetime(2026, 3, 3, tzinfo=UTC)
    page.save(clean=False)
    page.save_revision()
    desk.load()
    assert told["status"] == "saved"
    desk.send(1, "فوز كبير")
    assert newest(arabic).slug == "فوز-المستأجرين"


def test_the_answer_says_what_changed_anywhere_on_the_screen(desk: DeskOf) -> None:
    told = desk.send(1, "فوز").json()
    assert told["counts"]["missing"] == 2 and told["waiting"] == 2
    assert "words left" in told["progress"] and "2 texts wait first" in told["submit"]


def test_a_text_can_be_saved_again_from_what_the_answer_said(arabic: Any, desk: DeskOf) -> None:
    told = desk.send(1, "فوز").json()
    again = desk.send(1, "فوز كبير", based_on=told["based_on"]).json()
    assert again["status"] == "saved" and newest(arabic).title == "فوز كبير"


def test_saving_a_text_again_at_once_makes_no_version_more(arabic: Any, desk: DeskOf) -> None:
    told = desk.send(1, "فو").json()
    desk.send(1, "فوز", based_on=told["based_on"], over=str(told["revision"]))
    assert make.fresh(arabic).latest_revision_id == told["revision"]
    assert newest(arabic).title == "فوز"


def test_a_version_of_somebody_else_or_one_in_review_is_never_written_over(arabic: Any, desk: DeskOf) -> None:
    mine = desk.send(1, "لي").json()
    theirs = DeskOf(arabic, other()).send(1, "له").json()
    desk.load()
    for key in (mine["revision"], theirs["revision"], "nonsense"):
        told = desk.send(1, f"نص {key}", over=str(key)).json()
        assert told["status"] == "saved"
        assert told["revision"] not in (mine["revision"], theirs["revision"])
        desk.load()


def test_one_paragraph_of_rich_text_is_saved_and_its_neighbours_stay(arabic: Any, desk: DeskOf) -> None:
    desk.send(2, "عادت التدفئة")
    body = [block.value.source for block in newest(arabic).body]
    assert "عادت التدفئة" in body[0] and "heating" not in body[0]
    assert "Two." in body[1]


def test_several_paragraphs_in_one_field_become_one(arabic: Any, desk: DeskOf) -> None:
    desk.post("text", {**desk.form(2), "text": draft_content("واحد", "", "اثنان")})
    desk.load()
    assert len(desk.texts()) == 3
    assert "واحد اثنان" in newest(arabic).body[0].value.source


def test_emphasis_and_links_survive_and_nothing_else_does(arabic: Any, desk: DeskOf) -> None:
    content = (
        '{"blocks": [{"key": "a", "text": "one two", "type": "unstyled", "depth": 0, "inlineStyleRanges":'
        ' [{"offset": 0, "length": 3, "style": "BOLD"}], "entityRanges": [{"offset": 4, "length": 3, "key": 0}]}],'
        ' "entityMap": {"0": {"type": "LINK", "mutability": "MUTABLE", "data": {"url": "javascript:alert(1)"}}}}'
    )
    assert desk.post("text", {**desk.form(2), "text": content}).json()["status"] == "saved"
    html = newest(arabic).body[0].value.source
    assert "<b>one</b>" in html and "javascript" not in html


@pytest.mark.parametrize(
    "content", ["", "null", "{}", "[]", "[1]", "plain words", '{"blocks": [{}]}', '{"blocks": 3}']
)
def test_what_draftail_never_sends_is_refused_in_a_sentence(arabic: Any, desk: DeskOf, content: str) -> None:
    before = make.fresh(arabic).latest_revision_id
    answer = desk.post("text", {**desk.form(2), "text": content})
    assert answer.status_code == 422 and "Nothing was changed" in answer.json()["said"]
    assert make.fresh(arabic).latest_revision_id == before


def test_nothing_is_saved_as_empty_or_too_long(arabic: Any, desk: DeskOf) -> None:
    assert "no text to save" in desk.send(1, " \n ").json()["said"]
    assert "45 characters too long" in desk.send(1, "ن" * 300).json()["said"]
    assert newest(arabic).title == "Tenants win"


def test_lines_and_control_characters_have_no_place_in_a_line(arabic: Any, desk: DeskOf) -> None:
    desk.send(1, "سطر\r\nآخر\x00\x07 \u200fهنا")
    assert newest(arabic).title == "سطر آخر \u200fهنا"


def test_texts_of_several_lines_keep_them() -> None:
    arabic = begun(make.release(summary="One line.\nAnother."))
    desk = DeskOf(arabic, translator())
    assert desk.send(2, "سطر\r\nآخر").json()["status"] == "saved"
    assert newest(arabic).summary == "سطر\nآخر"


def test_a_field_of_a_block_keeps_its_own_rules() -> None:
    act = {
        "title": "Come",
        "text": "To the hall.",
        "button": "Write",
        "address": "mailto:us@example.org",
        "deadline": None,
    }
    arabic = begun(make.release("T", [("act", act)]))
    desk = DeskOf(arabic, translator())
    (number,) = [place + 1 for place, text in enumerate(desk.texts()) if text[0].endswith("Address")]
    assert "https://" in desk.send(number, "javascript:x").json()["said"]
    assert desk.send(number, "https://example.org/ar").json()["status"] == "saved"


def test_a_second_person_is_told_and_nothing_is_overwritten(arabic: Any, desk: DeskOf) -> None:
    second = DeskOf(arabic, other())
    second.send(1, "نص يوسف")
    answer = desk.send(1, "نصي")
    told = answer.json()
    assert (answer.status_code, told["status"], told["value"]) == (409, "conflict", "نص يوسف")
    assert "Yusuf Darwish" in told["said"] and "نص يوسف" in told["box"]
    assert newest(arabic).title == "نص يوسف"
    assert desk.send(2, "عادت التدفئة").json()["status"] == "saved"
    assert desk.send(1, "نصي", based_on=told["based_on"]).json()["status"] == "saved"
    history = [revision.as_object().title for revision in arabic.revisions.order_by("pk")]
    assert "نص يوسف" in history and newest(arabic).title == "نصي"


def test_two_people_who_write_the_same_dont_disagree(arabic: Any, desk: DeskOf) -> None:
    DeskOf(arabic, other()).send(1, "نص")
    assert desk.send(1, "نص").json()["status"] == "saved"


def test_what_the_ordinary_editor_saved_meanwhile_is_told_too(arabic: Any, desk: DeskOf) -> None:
    draft = newest(arabic)
    draft.title = "من المحرر العادي"
    draft.save_revision(user=other())
    told = desk.send(1, "نصي").json()
    assert told["status"] == "conflict" and "Yusuf Darwish" in told["said"]
    desk.load()
    assert desk.text(1).get("data-state") == "fresh"


def test_a_source_that_was_sent_meanwhile_is_shown_before_its_translation_is_saved(
    arabic: Any, desk: DeskOf
) -> None:
    page = arabic.source()
    changed(page, title="Tenants win again")
    answer = desk.send(1, "فوز")
    told = answer.json()
    assert (answer.status_code, told["status"], told["source"]) == (409, "changed", "Tenants win again")
    assert str(told["base"]) != desk.page.xpath("//*[@data-base]")[0].get("data-base")
    assert "Tenants win again" in told["beside"]
    other_text = desk.send(2, "عادت التدفئة").json()
    assert other_text["status"] == "saved" and other_text["base"] == told["base"]
    assert (
        desk.send(1, "فوز جديد", source=told["source"], based_on=told["based_on"]).json()["state"] == "fresh"
    )


def test_paragraphs_that_came_or_went_meanwhile_dont_lead_words_astray(arabic: Any, desk: DeskOf) -> None:
    page = arabic.source()
    draft = newest(page)
    draft.body[0].value.source = "<p>A new one before.</p><p>The <b>heating</b> is back.</p>"
    changed(page, body=draft.body)
    assert desk.send(2, "عادت التدفئة").json()["status"] == "saved"
    html = newest(arabic).body[0].value.source
    assert html.index("A new one before.") < html.index("عادت التدفئة")


def test_a_text_that_is_gone_is_said_and_nothing_changes(arabic: Any, desk: DeskOf) -> None:
    page = arabic.source()
    draft = newest(page)
    del draft.body[1]
    changed(page, body=draft.body)
    answer = desk.send(3, "اثنان")
    assert (answer.status_code, answer.json()["status"]) == (409, "gone")
    assert "اثنان" not in str(newest(arabic).body)


@pytest.mark.parametrize("path", ["", "nonsense", "body", "body..0", "body.x.0", "slug", "live"])
def test_an_unknown_text_is_gone(desk: DeskOf, path: str) -> None:
    assert desk.send(1, "نص", path=path).json()["status"] == "gone"


def test_still_right_makes_a_changed_text_fresh_and_keeps_its_words(arabic: Any, desk: DeskOf) -> None:
    desk.send(1, "فوز")
    changed(arabic.source(), title="Tenants win!")
    desk.load()
    assert desk.text(1).get("data-state") == "changed"
    told = desk.send(1, None).json()
    assert (told["status"], told["state"]) == ("saved", "fresh")
    assert newest(arabic).title == "فوز"


def test_a_name_can_read_the_same(arabic: Any, desk: DeskOf) -> None:
    assert desk.send(1, None).json()["state"] == "fresh"
    assert newest(arabic).title == "Tenants win"


def test_words_from_memory_are_recorded_as_such(arabic: Any, desk: DeskOf) -> None:
    desk.send(1, "فوز", how="memory")
    assert newest(arabic).translation_record["texts"]["title"]["how"] == "memory"
    desk.load()
    assert "From memory" in desk.text(1).text_content()


def test_the_first_save_claims_what_is_free_and_leaves_others_claims(arabic: Any, desk: DeskOf) -> None:
    desk.send(1, "فوز")
    row = Translation.objects.get(pk=desk.row.pk)
    assert row.assignee == translator()
    second = DeskOf(arabic, other())
    second.send(2, "نص")
    row.refresh_from_db()
    assert row.assignee == translator()


def test_each_save_renews_ones_own_claim(arabic: Any, desk: DeskOf) -> None:
    begin = datetime(2026, 11, 26, 12, tzinfo=UTC)
    with time_machine.travel(begin, tick=False):
        claim(desk.row, translator())
    with time_machine.travel(begin + timedelta(hours=20), tick=False):
        DeskOf(arabic, translator()).send(1, "فوز")
    row = Translation.objects.get(pk=desk.row.pk)
    assert row.claimed_until == begin + timedelta(hours=44)


def test_what_is_locked_is_refused_and_said_on_the_screen(arabic: Any, desk: DeskOf) -> None:
    arabic.locked, arabic.locked_by = True, make.user("Editor")
    arabic.save()
    answer = desk.send(1, "فوز")
    assert answer.status_code == 422 and "locked" in answer.json()["said"]
    assert newest(arabic).title == "Tenants win"
    desk.load()
    assert not desk.page.xpath("//form[@data-desk-form]")
    assert "locked" in desk.page.text_content()


def test_approved_words_are_refused(arabic: Any) -> None:
    arabic = make.approved(finished(arabic))
    desk = DeskOf(arabic, translator())
    assert not desk.page.xpath("//form[@data-desk-form]")
    sent = {"path": "title", "source": "Tenants win", "based_on": "x", "text": "فوز"}
    assert desk.post("text", sent).status_code == 422


def test_who_reads_only_saves_nothing(arabic: Any) -> None:
    sent = {"path": "title", "source": "Tenants win", "based_on": "x", "text": "فوز"}
    for who in (("Translator", "es"), ("Language reviewer", "ar")):
        assert DeskOf(arabic, make.user(*who)).post("text", sent).status_code == 302
    assert newest(arabic).title == "Tenants win"


def test_without_a_script_a_form_saves_too(arabic: Any, desk: DeskOf) -> None:
    answer = desk.send(1, "فوز", as_json=False)
    assert (answer.status_code, answer["Location"]) == (302, f"{desk.url}#text-1")
    assert newest(arabic).title == "فوز"


def test_without_a_script_a_conflict_shows_both_texts_and_keeps_what_was_written(
    arabic: Any, desk: DeskOf
) -> None:
    DeskOf(arabic, other()).send(1, "نص يوسف")
    answer = desk.send(1, "نصي", as_json=False)
    assert answer.status_code == 409
    text = answer.content.decode()
    assert "نص يوسف" in text and ">نصي</textarea>" in text


def test_saving_by_get_is_not_possible(desk: DeskOf) -> None:
    for what in ("text", "comment", "submit"):
        assert desk.client.get(f"{desk.url}{what}/").status_code == 405
