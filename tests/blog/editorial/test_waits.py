"""What waits for somebody is what they can do next, all of it, in order, and nothing else."""

import html
from datetime import UTC, datetime, timedelta
from typing import Any
from unittest.mock import patch

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml.html import HtmlElement, document_fromstring
from wagtail.models import Comment, CommentReply

from blog.editorial import approvals
from blog.editorial.approvals import changers
from blog.editorial.models import Deadline, Question, Waiver
from blog.editorial.verbs.approve import approve
from blog.editorial.verbs.confirm import confirm
from blog.editorial.verbs.confirm import failure_reasons as confirm_reasons
from blog.editorial.verbs.legal import ask
from blog.editorial.verbs.publish_now import publish_now
from blog.editorial.verbs.reopen import reopen
from blog.editorial.verbs.send_back import send_back
from blog.editorial.verbs.submit import submit
from blog.editorial.waits import waiting_for
from blog.editorial.waits.line import Line
from blog.editorial.written import written_by
from blog.keys import key_of
from blog.staff import edit_url, screen_url
from blog.translation.record import accept
from blog.translation.segments import segments
from blog.translation.start import start
from home.models import User
from tests import factories as make

pytestmark = pytest.mark.usefixtures("newsroom")


def submitted(instance: Any, by: User | None = None) -> Any:
    submit(instance, by or make.user("Writer"))
    return make.fresh(instance)


def titles(user: User) -> list[str]:
    return [line.title for line in waiting_for(make.fresh(user))]


def home(user: User) -> HtmlElement:
    client = Client()
    client.force_login(user)
    response = client.get(reverse("wagtailadmin_home"))
    assert response.status_code == 200
    return document_fromstring(response.content.decode())


def panel(user: User) -> str:
    [found] = home(user).xpath("//section[@aria-labelledby='newsroom-waits']")
    return " ".join(found.text_content().split())


def only(user: User) -> Line:
    [line] = waiting_for(make.fresh(user))
    return line


# Reviews.


def test_what_was_submitted_waits_for_editors_and_says_so_in_a_sentence() -> None:
    page = submitted(make.release("Vigil on Friday"))
    for role in ("Writer", "Press officer", "Legal reviewer"):
        assert titles(make.user(role)) == []
    line = only(make.user("Editor"))
    assert (line.title, line.wanted, line.button) == ("Vigil on Friday", "wants your review.", "Review")
    assert line.detail == "Press release in English, by writer."
    assert line.url == edit_url(page)


def test_nobody_is_asked_to_approve_what_they_wrote() -> None:
    editor = make.user("Editor")
    page = make.release("Mine", by=editor)
    submitted(page, editor)
    assert titles(editor) == []
    assert titles(make.user("Editor", username="second")) == ["Mine"]


def test_who_saved_without_changing_a_word_is_asked() -> None:
    editor = make.user("Editor")
    page = make.release("Not mine")
    page.get_latest_revision_as_object().save_revision(user=editor)
    submitted(make.fresh(page))
    assert titles(editor) == ["Not mine"]


def test_nobody_is_asked_to_approve_a_statement_that_brings_a_quote_they_wrote() -> None:
    editor = make.user("Editor")
    quote = make.quote("Nobody gave up.", by=editor)
    submitted(make.release("With a quote", body=[make.paragraph("Text."), ("quote", quote)]))
    assert titles(editor) == []
    assert titles(make.user("Editor", username="second")) == ["With a quote"]


def test_legal_review_waits_for_legal_reviewers_only() -> None:
    page = make.release("A name in it")
    ask(page, make.user("Writer"))
    submitted(make.fresh(page))
    assert titles(make.user("Legal reviewer")) == []
    approve(make.fresh(page), make.user("Editor"))
    assert only(make.user("Legal reviewer")).wanted == "wants your legal review."
    assert titles(make.user("Editor")) == []


def test_a_translation_waits_for_reviewers_of_its_language_only() -> None:
    source = make.published(make.release("Ferries"))
    [draft] = start(source, [make.locale("es")])
    newest = draft.get_latest_revision_as_object()
    newest.title = "Transbordadores"
    accept(newest, {segment.path for segment in segments(newest)})
    newest.save_revision(user=make.user("Translator", "es"))
    submitted(make.fresh(draft), make.user("Translator", "es"))
    assert titles(make.user("Language reviewer", "es")) == ["Transbordadores"]
    assert titles(make.user("Language reviewer", "ar")) == []
    assert titles(make.user("Editor")) == []


def test_quotes_that_nobody_holds_wait_for_those_who_may_record_how() -> None:
    quote = make.quote("Nobody gave up.")
    page = submitted(make.release("With a quote", body=[make.paragraph("Text."), ("quote", quote)]))
    approve(page, make.user("Editor"))
    assert only(make.user("Writer")).wanted == "waits until its quotes are held."
    assert titles(make.user("Legal reviewer")) == []


# Other things.


def test_what_came_back_waits_for_who_submitted_it_with_the_comment() -> None:
    page = submitted(make.release("Back"))
    send_back(page, make.user("Editor"), "Name the street.")
    line = only(make.user("Writer"))
    assert line.wanted == "came back to you: change it and submit it again."
    assert "editor returned it today" in line.detail
    assert "“Name the street.”" in line.detail
    assert titles(make.user("Editor")) == []


def test_approved_words_wait_for_press_officers_until_they_are_public() -> None:
    page = submitted(make.release("Ready"))
    press = make.user("Press officer")
    assert titles(press) == []
    approve(page, make.user("Editor"))
    line = only(press)
    assert (line.wanted, line.url) == (
        "is approved and can be published.",
        screen_url("newsroom_publish", make.fresh(page)),
    )
    reopen(make.fresh(page), press)
    assert titles(press) == []
    submitted(make.fresh(page))
    approve(make.fresh(page), make.user("Editor"))
    make.published(make.fresh(page))
    assert titles(press) == []


def test_what_waits_for_its_embargo_waits_for_nobody() -> None:
    make.published(make.release("Later", embargo=datetime(2100, 1, 1, tzinfo=UTC)))
    assert titles(make.user("Press officer")) == []


def test_approved_words_for_which_legal_review_is_asked_are_not_ready() -> None:
    page = make.approved(make.release("Ready"))
    assert titles(make.user("Press officer")) == ["Ready"]
    ask(page, make.user("Writer"))
    assert titles(make.user("Press officer")) == []


def test_what_was_published_now_waits_for_a_second_person() -> None:
    press, editor = make.user("Press officer"), make.user("Editor")
    page = make.release("Hearing moved")
    publish_now(page, press, "The court changed the date.")
    assert titles(press) == []
    line = only(editor)
    assert line.is_unconfirmed
    assert line.wanted == "went public without review; confirm it or correct it."
    assert "press-officer published it today" in line.detail
    assert "“The court changed the date.”\u2069 A second person must look." in line.detail
    confirm(Waiver.objects.get(), editor)
    assert titles(editor) == []


def test_who_wrote_what_was_published_now_is_not_asked_to_confirm_it() -> None:
    editor = make.user("Editor")
    publish_now(make.release("Mine", by=editor), make.user("Press officer"), "Urgent.")
    assert titles(editor) == []
    assert titles(make.user("Editor", username="second")) == ["Mine"]


def question(quote: Any, **fields: Any) -> Question:
    return Question.objects.create(
        words_hash="0" * 64,
        name="Ruth Hallam",
        language="en",
        secret_digest=str(Question.objects.count()),
        expires_at=datetime(2100, 1, 1, tzinfo=UTC),
        answered_at=datetime(2026, 11, 20, 12, tzinfo=UTC),
        **key_of(quote),
        **fields,
    )


def test_an_answer_waits_for_who_asked_and_for_those_who_may_hold_until_somebody_settled_it() -> None:
    legal, writer = make.user("Legal reviewer"), make.user("Writer")
    asked = question(make.quote("Nobody gave up."), asked_by=legal, answer="changed", words="Nobody gave in.")
    for person in (legal, writer):
        line = only(person)
        assert (line.title, line.button) == ("Nobody gave up.", "Compare")
        assert line.wanted == "Ruth Hallam wants other words in this quote."
    assert titles(make.user("Translator", "es")) == []
    Question.objects.filter(pk=asked.pk).update(settled_at=datetime(2026, 11, 21, tzinfo=UTC))
    assert titles(writer) == []


def test_a_yes_asks_nothing_of_anybody() -> None:
    question(make.quote(), answer="approved")
    assert titles(make.user("Writer")) == []


def test_comments_wait_for_those_who_work_on_the_page_until_they_answered() -> None:
    writer, editor = make.user("Writer"), make.user("Editor")
    page = make.release("Rent strike")
    other = make.release("Not theirs", by=make.user("Writer", username="other"))
    for each in (page, other):
        comment = Comment.objects.create(
            page=each, user=editor, text="Name the company?", contentpath="title"
        )
    comment = Comment.objects.get(page=page)
    line = only(writer)
    assert (line.title, line.wanted, line.button) == ("Rent strike", "has 1 comment for you.", "Answer")
    assert "“Name the company?”" in line.detail
    assert titles(editor) == []
    CommentReply.objects.create(comment=comment, user=writer, text="Yes.")
    assert titles(writer) == []
    assert titles(editor) == ["Rent strike"]
    Comment.objects.update(resolved_at=datetime(2026, 11, 21, tzinfo=UTC))
    assert titles(editor) == []


# Order, and how it looks.


@time_machine.travel(datetime(2026, 11, 24, 18, 46, tzinfo=UTC), tick=False)
def test_what_is_due_first_stands_first_and_says_when_in_ones_own_zone() -> None:
    for name, hours in (("Not due", None), ("Tomorrow", 24), ("In an hour", 1), ("Late", -2)):
        page = submitted(make.release(name))
        if hours is not None:
            due = datetime(2026, 11, 24, 18, 46, tzinfo=UTC) + timedelta(hours=hours)
            Deadline.objects.create(due_at=due, **key_of(page))
    editor = make.user("Editor")
    assert titles(editor) == ["Late", "In an hour", "Tomorrow", "Not due"]
    words = panel(editor)
    assert "Waits for you (4)" in words
    assert "Due today, 2:46 p.m. EST, in 1 hour." in words.replace("\xa0", " ")
    assert "Was due today, 11:46 a.m. EST, 2 hours ago." in words.replace("\xa0", " ")
    profile = editor.wagtail_userprofile
    profile.current_time_zone = "Europe/Madrid"
    profile.save()
    assert "Due today, 8:46 p.m. CET" in panel(make.fresh(editor)).replace("\xa0", " ")


def test_nothing_waits() -> None:
    assert "Waits for you (0)" in panel(make.user("Editor"))
    assert "Nothing waits for you." in panel(make.user("Editor"))


@time_machine.travel(datetime(2026, 11, 24, 18, 46, tzinfo=UTC), tick=False)
def test_home_greets_with_day_time_and_zone() -> None:
    lena = make.user("Editor", username="lena", first_name="Lena", last_name="Okafor")
    page = home(lena)
    assert page.xpath("//h1")[0].text_content() == "Good afternoon, Lena"
    [now] = page.xpath("//h1/following-sibling::p")
    assert now.text_content().replace("\u202f", " ") == (
        "Tuesday, 24 November 2026, 1:46 p.m., Eastern Standard Time"
    )


def test_home_shows_what_one_worked_on_and_none_of_wagtails_own_panels() -> None:
    writer = make.user("Writer")
    for number in range(7):
        make.release(f"Statement {number}")
    page = home(writer)
    [found] = page.xpath("//section[@aria-labelledby='newsroom-worked-on']")
    assert found.xpath(".//li//a/bdi/text()") == [f"Statement {number}" for number in (6, 5, 4, 3, 2)]
    assert "English, draft, today" in found.text_content()
    words = page.text_content()
    assert "Your most recent edits" not in words
    assert "Awaiting your review" not in words
    assert not page.xpath("//section[contains(@class, 'w-summary')]")


def test_what_somebody_may_not_read_any_more_is_not_named() -> None:
    writer = make.user("Writer")
    make.release("Gone from their sight")
    writer.groups.clear()
    writer.user_permissions.set([])
    Deadline.objects.all()
    assert waiting_for(make.fresh(writer)) == []
    from blog.editorial.home_panels import _recent

    assert list(_recent(make.fresh(writer))) == []


def test_a_panel_that_fails_says_so_and_the_others_stay() -> None:
    make.release("Still here")
    with patch("blog.editorial.home_panels.waiting_for", side_effect=RuntimeError("broken")):
        page = home(make.user("Writer"))
    assert "This part could not be shown." in page.text_content()
    assert page.xpath("//section[@aria-labelledby='newsroom-worked-on']")


def test_words_of_others_are_only_words() -> None:
    evil = "<script>alert(1)</script>"
    page = submitted(make.release(evil))
    send_back(page, make.user("Editor"), evil)
    assert not home(make.user("Writer")).xpath("//script[contains(text(), 'alert(1)')]")
    assert evil in html.unescape(panel(make.user("Writer")))


# Cost, and agreement with the rules that hold when somebody acts.


def fill(count: int) -> None:
    """Put a number of each sort of thing in front of an editor who is press officer too, some of them their own."""
    editor, press, writer = make.user("Editor"), make.user("Press officer"), make.user("Writer")
    for number in range(count):
        quote = make.quote(f"Words {number}.", by=editor if number % 2 else writer)
        submitted(make.release(f"Review {number}", body=[make.paragraph("Text."), ("quote", quote)]))
        submitted(make.release(f"Own {number}", by=editor), editor)
        make.approved(make.release(f"Ready {number}"))
        back = submitted(make.release(f"Back {number}", by=editor), editor)
        send_back(back, make.user("Editor", username="second"), "No.")
        publish_now(make.release(f"Now {number}"), press, "Urgent.")
        question(quote, answer="refused")
        talked = make.release(f"Talk {number}", by=editor)
        Comment.objects.create(page=talked, user=writer, text="Hm?", contentpath="title")
        Deadline.objects.create(due_at=datetime(2100, 1, 1, tzinfo=UTC), **key_of(talked))


def queries_of_home(client: Client) -> int:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(reverse("wagtailadmin_home")).status_code == 200
    return len(queries)


def test_the_number_of_queries_does_not_depend_on_how_much_waits() -> None:
    editor = make.user("Editor")
    editor.groups.add(*make.user("Press officer").groups.all())
    client = Client()
    client.force_login(editor)
    fill(2)
    client.get(reverse("wagtailadmin_home"))
    few = queries_of_home(client)
    fill_more = len(waiting_for(make.fresh(editor)))
    fill(6)
    assert len(waiting_for(make.fresh(editor))) > fill_more + 10
    assert queries_of_home(client) == few


def test_it_agrees_with_what_the_verbs_say_of_whose_words_they_are() -> None:
    writer, editor, press = make.user("Writer"), make.user("Editor"), make.user("Press officer")
    things: list[Any] = []
    things.append(make.release("By a writer"))
    things.append(make.release("By an editor", by=editor))
    things.append(make.approved(make.release("Approved")))
    saved = make.release("Saved by an editor")
    saved.get_latest_revision_as_object().save_revision(user=editor)
    things.append(saved)
    changed = make.approved(make.release("Approved, then changed", body=[make.paragraph("One <b>two</b>.")]))
    newest = changed.get_latest_revision_as_object()
    newest.summary = "New."
    newest.save_revision(user=editor)
    newest.summary = ""
    newest.save_revision(user=press)
    things.append(changed)
    topics = make.release("Topics", topics=[make.topic()])
    again = topics.get_latest_revision_as_object()
    again.embargo = datetime(2100, 1, 1, tzinfo=UTC)
    again.save_revision(user=editor)
    things.append(topics)
    things.append(make.quote("Words.", by=editor))
    things.append(make.campaign(demands=[make.demand("Heat.")], by=editor))
    keys = {}
    for thing in map(make.fresh, things):
        key = key_of(thing)
        keys[key["content_type"].pk, key["object_id"]] = thing
    for person in (writer, editor, press):
        expected = {key for key, thing in keys.items() if person.pk in changers(thing)}
        assert written_by(person, dict.fromkeys(keys)) == expected


def test_whoever_is_asked_can_do_it() -> None:
    fill(3)
    for person in (make.user("Editor"), make.user("Press officer"), make.user("Editor", username="second")):
        for line in waiting_for(make.fresh(person)):
            if line.button == "Review":
                page = next(
                    state.content_object.specific
                    for state in _in_review()
                    if edit_url(state.content_object) == line.url
                )
                assert approvals.failure_reasons(page, person) == []
            if line.is_unconfirmed:
                waiver = next(
                    w for w in Waiver.objects.all() if reverse("newsroom_confirm", args=[w.pk]) == line.url
                )
                assert confirm_reasons(waiver, person) == []


def _in_review() -> Any:
    from wagtail.models import WorkflowState

    return WorkflowState.objects.filter(status="in_progress")
