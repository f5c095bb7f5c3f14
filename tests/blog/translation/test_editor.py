"""The editor's screen: what a translator, a reviewer and everybody else sees of a translation."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from blog.editorial.verbs.send_back import send_back
from blog.editorial.verbs.submit import submit
from blog.staff import edit_url
from blog.translation.claims import claim
from blog.translation.entries import MACHINE
from blog.translation.merging import send
from blog.translation.record import accept, write
from blog.translation.segments import segments
from blog.translation.state import State
from tests import factories as make
from tests.blog.translation.desk_form import DeskOf, begun, newest, words_of

pytestmark = pytest.mark.django_db


def translator() -> Any:
    return make.user("Translator", "ar")


def finished(translation: Any) -> Any:
    """Let all texts of a translation read the same."""
    draft = newest(translation)
    accept(draft, {segment.path for segment in segments(draft)})
    draft.save_revision(user=make.user("Writer"))
    return make.fresh(translation)


def changed(source: Any, **fields: Any) -> None:
    """Change a source, and send it to its translators."""
    draft = newest(source)
    for name, value in fields.items():
        setattr(draft, name, value)
    draft.save_revision(user=make.user("Writer"))
    send(make.fresh(source), make.user("Writer"))


def test_each_text_of_the_source_stands_in_reading_order() -> None:
    body = [
        make.paragraph("One.</p><ul><li>Two.</li></ul><p>Three."),
        ("heading", "What changes"),
        (
            "picture",
            {"picture": make.picture(), "alt": "A gate at night.", "decorative": False, "caption": ""},
        ),
    ]
    page = make.release("Tenants win", body, summary="Heat for all.")
    desk = DeskOf(begun(page), translator())
    assert desk.texts() == [
        ("Title", "missing", "Tenants win"),
        ("Summary", "missing", "Heat for all."),
        ("Paragraph", "missing", "One."),
        ("List item", "missing", "Two."),
        ("Paragraph", "missing", "Three."),
        ("Heading", "missing", "What changes"),
        ("Picture: Description", "missing", "A gate at night."),
    ]
    (picture,) = desk.text(7).xpath(".//img")
    assert picture.get("alt") == ""


def test_fields_name_their_language_and_direction_and_sources_theirs() -> None:
    desk = DeskOf(begun(make.release()), translator())
    for section in desk.page.xpath("//section[@data-desk-text]"):
        (field,) = section.xpath(".//*[contains(@class, 'desk-field')][@lang]")
        assert (field.get("lang"), field.get("dir")) == ("ar", "rtl")
        source = section.xpath(".//*[@data-desk-source]/div")[0]
        assert (source.get("lang"), source.get("dir")) == ("en", "ltr")


def test_a_missing_text_has_an_empty_field_and_not_the_sources_words() -> None:
    desk = DeskOf(begun(make.release("Tenants win")), translator())
    assert desk.form(1)["text"] == ""


def test_what_changed_in_the_source_is_marked_and_the_old_translation_kept() -> None:
    page = make.release("The vote was 7 to 2")
    arabic = begun(page)
    desk = DeskOf(arabic, translator())
    desk.send(1, "سبعة مقابل اثنين")
    changed(page, title="The vote was 8 to 2")
    desk.load()
    section = desk.text(1)
    assert section.get("data-state") == "changed"
    assert words_of(section.xpath(".//*[@data-desk-marked]")[0]) == "The vote was removed: 7added: 8 to 2"
    assert [words_of(each) for each in section.xpath(".//*[@data-desk-marked]//del")] == ["removed: 7"]
    assert desk.form(1)["text"] == "سبعة مقابل اثنين"
    assert "Still right" in words_of(section.xpath(".//button[@name='accept']")[0])


def test_words_left_are_counted_and_tabs_say_how_many_texts_they_hold() -> None:
    desk = DeskOf(begun(make.release("Tenants win today")), translator())
    assert "7 of 7 words left" in words_of(desk.page.xpath("//*[@data-desk-progress]")[0])
    desk.send(1, "فوز")
    desk.load()
    assert "4 of 7 words left" in words_of(desk.page.xpath("//*[@data-desk-progress]")[0])
    tabs = {tab.get("data-desk-tab"): words_of(tab) for tab in desk.page.xpath("//nav//a[@data-desk-tab]")}
    assert tabs == {
        "all": "All (2)",
        "around": "Waiting and around (2)",
        "missing": "Missing (1)",
        "changed": "Changed (0)",
        "unreviewed": "Unreviewed (0)",
        "comments": "With comments (0)",
    }


def shown(desk: DeskOf) -> list[int]:
    return [
        int(section.get("data-desk-text"))
        for section in desk.page.xpath("//section[@data-desk-text][not(@hidden)]")
    ]


def test_what_waits_is_shown_with_its_neighbours_and_a_tab_shows_its_own() -> None:
    page = make.release("T", [make.paragraph(f"Text number {number}.") for number in range(6)])
    arabic = finished(begun(page))
    desk = DeskOf(arabic, translator())
    assert shown(desk) == [1, 2, 3, 4, 5, 6, 7]
    draft = newest(page)
    draft.body[3].value.source = "<p>Text number 3, mended.</p>"
    changed(page, body=draft.body)
    desk.load()
    assert shown(desk) == [4, 5, 6]
    desk.load(show="changed")
    assert shown(desk) == [5]
    desk.load(show="nonsense")
    assert shown(desk) == [4, 5, 6]


def test_a_machines_words_are_marked_and_can_be_accepted() -> None:
    arabic = begun(make.release("Tenants win"))
    draft = newest(arabic)
    draft.title = "فوز"
    write(draft, {"title"}, MACHINE)
    draft.save_revision()
    desk = DeskOf(arabic, translator())
    assert desk.text(1).get("data-state") == "unreviewed"
    assert desk.send(1, None).json()["state"] == "fresh"


def test_quotes_stand_at_their_place_and_lead_to_an_editor_of_their_own() -> None:
    quote = make.quote("We were in the room.")
    body = [make.paragraph("Before."), ("quote", quote), make.paragraph("After.")]
    arabic = begun(make.release("T", body))
    desk = DeskOf(arabic, translator())
    heads = [words_of(head) for head in desk.page.xpath("//ol[@class='desk-texts']//h3")]
    assert [head.split(": ")[-1] for head in heads] == ["Title", "Paragraph", "Quote", "Paragraph"]
    (link,) = desk.page.xpath("//ol[@class='desk-texts']//a[contains(., 'Open')]")
    answer = desk.client.get(link.get("href"))
    assert answer.status_code == 200 and "We were in the room." in answer.content.decode()


@pytest.mark.parametrize("kind", ["topic", "person", "quote", "boilerplate", "contact"])
def test_snippets_are_translated_in_the_same_place(kind: str) -> None:
    source = getattr(make, kind)()
    desk = DeskOf(begun(source), translator())
    assert desk.response.status_code == 200 and desk.texts()
    assert desk.send(1, "كلمة").json()["status"] == "saved"


def test_paragraphs_of_the_translators_own_are_shown_and_left_alone() -> None:
    arabic = begun(make.release())
    draft = newest(arabic)
    draft.body.append(("paragraph", "<p>فقرة للقراء هنا.</p>"))
    draft.save_revision(user=translator())
    desk = DeskOf(arabic, translator())
    (own,) = desk.page.xpath("//h3[contains(., 'Only in the translation')]/ancestor::li")
    assert "فقرة للقراء هنا." in words_of(own) and not own.xpath(".//form")
    assert own.xpath(f".//a[@href='{edit_url(arabic)}']")


def test_what_a_merge_took_out_is_still_there_to_read() -> None:
    page = make.release("T", [make.paragraph("Stays."), make.paragraph("Goes away.")])
    arabic = begun(page)
    desk = DeskOf(arabic, translator())
    desk.send(3, "ستزول هذه الفقرة")
    draft = newest(page)
    del draft.body[1]
    changed(page, body=draft.body)
    desk.load()
    (removed,) = desk.page.xpath("//details[contains(@class, 'desk-removed')]")
    assert "ستزول هذه الفقرة" in words_of(removed) and removed.get("open") is None


def test_markup_that_somebody_wrote_is_shown_as_words() -> None:
    page = make.release(
        "<script>alert(1)</script>", [make.paragraph('<a href="javascript:x()">Link</a> <b>b</b>')]
    )
    text = DeskOf(begun(page), translator()).response.content.decode()
    assert "<script>alert(1)" not in text and 'href="javascript:' not in text


@pytest.mark.parametrize(
    ("who", "status"),
    [
        (("Translator", "ar"), 200),
        (("Translator", "es"), 302),
        (("Language reviewer", "ar"), 302),
        (("Legal reviewer", None), 302),
        (("Writer", None), 200),
        (("Press officer", None), 200),
    ],
)
def test_who_may_open_a_translation(who: tuple[str, str | None], status: int) -> None:
    desk = DeskOf(begun(make.release()), make.user(*who))
    assert desk.response.status_code == status
    if status == 302:
        for what in ("text", "comment", "submit", "preview"):
            assert desk.post(what, {"path": "title", "source": "T"}, as_json=False).status_code == 302
        assert desk.client.get(f"{desk.url}suggestions/?path=title").status_code == 302
        assert desk.client.get(f"{desk.url}preview/").status_code == 302


def test_what_nobody_translates_is_not_found() -> None:
    desk = DeskOf(begun(make.release()), translator())
    nowhere = reverse("newsroom_translation", args=[999_999])
    assert desk.client.get(nowhere, follow=True).status_code == 404


def test_reviewers_work_on_the_same_screen_and_are_led_to_their_decision() -> None:
    arabic = finished(begun(make.release()))
    submit(arabic, translator())
    desk = DeskOf(arabic, make.user("Language reviewer", "ar"))
    assert desk.response.status_code == 200
    (link,) = desk.page.xpath("//a[contains(., 'Approve or return')]")
    assert link.get("href") == edit_url(arabic)
    assert desk.send(1, "أفضل").json()["status"] == "saved"


def test_while_it_is_in_review_a_translator_reads_and_is_told_why() -> None:
    arabic = finished(begun(make.release()))
    submit(arabic, translator())
    desk = DeskOf(arabic, translator())
    assert not desk.page.xpath("//form[@data-desk-form]")
    assert "review" in desk.page.text_content()


def test_what_a_reviewer_said_stands_at_the_top() -> None:
    arabic = finished(begun(make.release()))
    submit(arabic, translator())
    send_back(make.fresh(arabic), make.user("Language reviewer", "ar"), "Please use the plural.")
    desk = DeskOf(arabic, translator())
    assert "Please use the plural." in words_of(desk.page.xpath("//*[h2[contains(., 'returned')]]")[0])


def test_submitting_is_refused_with_what_waits_and_then_starts_the_review() -> None:
    make.user("Language reviewer", "ar", first_name="Yusuf", last_name="Darwish")
    arabic = begun(make.release("Tenants win"))
    desk = DeskOf(arabic, translator())
    (button,) = desk.page.xpath("//*[@data-desk-submit]//button")
    why = words_of(desk.page.get_element_by_id(button.get("aria-describedby")))
    assert button.get("aria-disabled") == "true"
    assert why == "2 texts wait first (6 words). Then it goes to Yusuf Darwish."
    desk.post("submit", {}, as_json=False)
    assert not make.fresh(arabic).workflow_in_progress
    finished(arabic)
    desk.load()
    assert desk.page.xpath("//*[@data-desk-submit]//button")[0].get("aria-disabled") is None
    desk.post("submit", {}, as_json=False)
    assert make.fresh(arabic).current_workflow_task.verb == "review_language"


def test_who_has_claimed_it_is_said() -> None:
    arabic = begun(make.release())
    desk = DeskOf(arabic, make.user("Writer"))
    claim(desk.row, make.user("Translator", "ar", first_name="Nadia", last_name="Karam"))
    desk.load()
    assert "Nadia Karam has claimed this." in words_of(desk.page.xpath("//*[@class='desk-top']")[0])


def test_looking_claims_nothing_and_saves_nothing() -> None:
    arabic = begun(make.release())
    before = make.fresh(arabic).latest_revision_id
    desk = DeskOf(arabic, translator())
    desk.client.get(f"{desk.url}suggestions/?path=title")
    desk.row.refresh_from_db()
    assert desk.row.assignee is None and make.fresh(arabic).latest_revision_id == before


def test_the_preview_shows_the_newest_draft_in_its_language() -> None:
    arabic = begun(make.release())
    desk = DeskOf(arabic, translator())
    desk.send(1, "فوز المستأجرين")
    answer = desk.client.get(f"{desk.url}preview/", {"in_preview_panel": "true", "mode": "nonsense"})
    assert 'lang="ar"' in answer.content.decode() and "فوز المستأجرين" in answer.content.decode()
    assert desk.post("preview", {}).json() == {"is_valid": True, "is_available": True}


def test_queries_dont_grow_with_texts() -> None:
    def asked(count: int) -> int:
        body = [make.paragraph(f"Text number {number} of {count}.") for number in range(count)]
        desk = DeskOf(begun(make.release(f"{count} texts", body)), translator())
        with CaptureQueriesContext(
            connection,
        ) as queries:
            desk.load()
        assert len(desk.texts()) == count + 1
        return len(queries)

    few = asked(20)
    assert asked(200) == few
    assert few <= 75


def test_states_of_the_screen_are_the_states_of_the_row() -> None:
    desk = DeskOf(begun(make.release("Tenants win")), translator())
    desk.send(1, "فوز")
    desk.load()
    desk.row.refresh_from_db()
    assert [state for _label, state, _source in desk.texts()] == ["fresh", "missing"]
    assert desk.row.state is State.MISSING and desk.row.texts_fresh == 1
