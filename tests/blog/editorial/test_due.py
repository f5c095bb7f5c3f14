"""Due dates: set by who works on something, gone when it is done, and everybody it waits for is reminded once."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from unittest.mock import patch

import pytest
import time_machine
from django.test import Client
from lxml.html import document_fromstring

from blog.editorial import clock
from blog.editorial.deadlines import due_of
from blog.editorial.models import Deadline
from blog.editorial.verbs.approve import approve
from blog.editorial.verbs.due import failure_reasons, set_due
from blog.editorial.verbs.send_back import send_back
from blog.editorial.verbs.submit import submit
from blog.staff import edit_url, screen_url
from edition.publicity import Refusal
from home.models import InformationPage, User
from tests import factories as make
from tests.blog.editorial.test_mails import at_once, member
from tests.mails import inbox

__all__ = ["at_once"]
pytestmark = pytest.mark.usefixtures("newsroom", "at_once")

Commit = Callable[..., Any]
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def at_noon() -> Any:
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def said(response: Any) -> str:
    return " ".join(document_fromstring(response.content.decode()).text_content().split())


def test_who_may_edit_or_reviews_it_now_sets_it() -> None:
    page = make.release()
    for role in ("Writer", "Editor", "Press officer"):
        set_due(page, make.user(role), NOON + timedelta(hours=5))
    for role, language in (("Legal reviewer", None), ("Translator", "es")):
        with pytest.raises(Refusal):
            set_due(page, make.user(role, language), NOON + timedelta(hours=5))
    assert due_of(page) == NOON + timedelta(hours=5)
    assert Deadline.objects.count() == 1


def test_a_moment_that_has_passed_is_refused_and_nothing_changes() -> None:
    page, writer = make.release(), make.user("Writer")
    assert failure_reasons(page, writer, NOON) == ["This moment has passed. Choose a later one."]
    assert failure_reasons(page, writer, None) == ["This has no due date."]
    with pytest.raises(Refusal):
        set_due(page, writer, NOON - timedelta(seconds=1))
    assert due_of(page) is None


def test_public_words_and_other_pages_have_none() -> None:
    later = NOON + timedelta(hours=5)
    press = make.user("Press officer")
    assert failure_reasons(make.published(make.release()), press, later)
    about = InformationPage(title="About", slug="about", locale=make.locale("en"), live=False)
    make.newsroom().add_child(instance=about)
    assert failure_reasons(about, press, later)


def test_it_goes_when_the_words_are_approved_and_when_they_are_public() -> None:
    page, other = make.release(), make.release("Other")
    writer, later = make.user("Writer"), NOON + timedelta(hours=5)
    submit(page, writer)
    for each in (page, other):
        set_due(make.fresh(each), writer, later)
    approve(make.fresh(page), make.user("Editor"))
    assert due_of(page) is None
    assert due_of(other) == later
    set_due(make.fresh(page), writer, later)
    make.published(make.fresh(page))
    assert due_of(page) is None
    quote = make.quote()
    set_due(quote, writer, later)
    make.published(quote)
    assert due_of(quote) is None


# The screen.


def test_the_screen_sets_it_in_ones_own_zone_and_takes_it_back() -> None:
    page, writer = make.release("Vigil"), make.user("Writer")
    client, address = client_of(writer), screen_url("newsroom_due", page)
    shown = client.get(address)
    assert shown.status_code == 200
    assert "Date and time in your time zone: America/New_York." in said(shown)
    response = client.post(
        address, {"due_at": "2026-11-24 16:30", "comment": "Before the vigil"}, follow=True
    )
    assert response.redirect_chain == [(edit_url(page), 302)]
    assert due_of(page) == datetime(2026, 11, 24, 21, 30, tzinfo=UTC)
    assert "“Vigil” is due on 24 November 2026, 4:30 p.m. EST." in said(response).replace("\xa0", " ")
    assert "Now it is due on 24 November 2026" in said(client.get(address))
    client.post(address, {"take_back": "1"})
    assert due_of(page) is None


@pytest.mark.parametrize(
    ("sent", "answer"),
    [
        ({"due_at": "tomorrow"}, "Enter a valid date/time."),
        ({}, "This field is required."),
        ({"due_at": "2026-11-20 10:00"}, "This moment has passed. Choose a later one."),
        ({"take_back": "1"}, "This has no due date."),
        ({"due_at": "2099-11-20 10:00", "comment": "x" * 501}, "at most 500 characters"),
        ({"due_at": "2099-11-20 10:00", "comment": "a\0"}, "Null characters are not allowed."),
    ],
)
def test_bad_input_gets_a_sentence(sent: dict[str, str], answer: str) -> None:
    page = make.release()
    response = client_of(make.user("Writer")).post(screen_url("newsroom_due", page), sent)
    assert response.status_code == 200
    assert answer in said(response)
    assert due_of(page) is None


def test_only_who_works_on_it_sees_the_screen() -> None:
    page = make.release()
    for role, language in (("Legal reviewer", None), ("Translator", "es")):
        client = client_of(make.user(role, language))
        assert client.get(screen_url("newsroom_due", page)).status_code == 302
        client.post(screen_url("newsroom_due", page), {"due_at": "2099-11-20 10:00"})
    assert due_of(page) is None


def test_the_editor_leads_there() -> None:
    for thing in (make.release(), make.quote()):
        page = document_fromstring(client_of(make.user("Writer")).get(edit_url(thing)).content.decode())
        assert page.xpath(f"//a[@href='{screen_url('newsroom_due', thing)}']")
        assert page.xpath(f"//a[@href='{screen_url('newsroom_history', thing)}']")


# Reminders.


def test_who_it_waits_for_is_reminded_once_two_hours_before(
    django_capture_on_commit_callbacks: Commit, at_noon: Any
) -> None:
    writer, editor = member("Writer"), member("Editor")
    page = make.release("Vigil", by=writer)
    submit(page, writer)
    set_due(make.fresh(page), writer, NOON + timedelta(hours=5))
    assert clock.next_moment() == NOON + timedelta(hours=3)
    at_noon.move_to(NOON + timedelta(hours=2, minutes=59))
    with inbox(django_capture_on_commit_callbacks) as box:
        clock.run_due()
    assert box.mails == []
    at_noon.move_to(NOON + timedelta(hours=3))
    with inbox(django_capture_on_commit_callbacks) as box:
        clock.run_due()
        clock.run_due()
    assert box.recipients == [editor.email]
    assert box.to(editor).subject == "Due soon: Vigil"
    assert "Due today, 12 p.m. EST, in 2 hours." in box.to(editor).body.replace("\xa0", " ").replace(
        "noon", "12 p.m."
    )
    assert clock.next_moment() is None


def test_what_is_due_at_once_is_reminded_of_at_once_and_a_new_date_anew(
    django_capture_on_commit_callbacks: Commit, at_noon: Any
) -> None:
    writer = member("Writer")
    page = make.release(by=writer)
    for hours in (1, 30):
        set_due(page, writer, NOON + timedelta(hours=hours))
        at_noon.move_to(NOON + timedelta(hours=hours) - timedelta(minutes=59))
        with inbox(django_capture_on_commit_callbacks) as box:
            clock.run_due()
        assert box.recipients == [writer.email]


def test_after_a_return_it_waits_for_who_submitted_it(django_capture_on_commit_callbacks: Commit) -> None:
    writer, editor = member("Writer"), member("Editor")
    page = make.release(by=editor)
    submit(page, writer)
    second = member("Editor", username="second")
    send_back(make.fresh(page), second, "No.")
    set_due(make.fresh(page), second, NOON + timedelta(hours=1))
    with inbox(django_capture_on_commit_callbacks) as box:
        clock.run_due()
    assert box.recipients == [writer.email]


def test_one_that_fails_stays_due_and_stops_no_other(django_capture_on_commit_callbacks: Commit) -> None:
    writer = member("Writer")
    pages = [make.release(title, by=writer) for title in ("First", "Second")]
    for hours, page in enumerate(pages, 1):
        set_due(page, writer, NOON + timedelta(minutes=10 * hours))
    first, second = Deadline.objects.order_by("due_at")
    from blog.editorial.reminders import tell

    def failing(kind: str, instance: Any, about: int) -> None:
        if about == first.pk:
            raise RuntimeError("broken")
        tell(kind, instance, about)

    with inbox(django_capture_on_commit_callbacks) as box, patch("blog.editorial.reminders.tell", failing):
        _published, failed = clock.run_due()
    assert failed == [("reminder", first.pk)]
    assert [each.subject for each in box.mails] == ["Due soon: Second"]
    with inbox(django_capture_on_commit_callbacks) as box:
        clock.run_due(skip=frozenset(failed))
    assert box.mails == []
    with inbox(django_capture_on_commit_callbacks) as box:
        clock.run_due()
    assert [each.subject for each in box.mails] == ["Due soon: First"]
    assert Deadline.objects.get(pk=second.pk).reminded_at == NOON


@pytest.mark.parametrize("typed", ["9999-12-31 23:59", "2030-01-01 09:00", "0001-01-01 00:00"])
def test_a_moment_out_of_reach_is_refused_in_a_sentence(typed: str) -> None:
    page = make.release()
    response = client_of(make.user("Writer")).post(screen_url("newsroom_due", page), {"due_at": typed})
    expected = "This moment has passed." if typed.startswith("0") else "A due date lies within a year."
    assert response.status_code == 200 and expected in said(response)
    assert due_of(page) is None
