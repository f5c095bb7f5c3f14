"""Who is told of what: after the commit, in their own language and zone, and never what must not be known yet."""

import socket
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from email import message_from_bytes, policy
from typing import Any

import pytest
import time_machine
from aiosmtpd.controller import Controller
from django.core import mail
from django.db import transaction
from django.test import Client
from django.urls import reverse
from wagtail.users.models import UserProfile

from blog.editorial.mailing import one_line, spread
from blog.editorial.mails import CHOICES, KINDS
from blog.editorial.models import Deadline, Question, Waiver
from blog.editorial.record import record
from blog.editorial.verbs.approve import approve
from blog.editorial.verbs.legal import ask
from blog.editorial.verbs.publish_now import publish_now
from blog.editorial.verbs.send_back import send_back
from blog.editorial.verbs.submit import submit
from blog.keys import key_of
from blog.staff import edit_url, screen_url
from home.models import User
from tests import factories as make
from tests.mails import inbox

pytestmark = pytest.mark.usefixtures("newsroom", "at_once")

Commit = Callable[..., Any]
BASE = "http://127.0.0.1:8000"


@pytest.fixture
def at_once(settings: Any) -> None:
    """What the worker would do is done when it is asked for."""
    settings.TASKS = {
        "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"},
        "newsroom": {
            "BACKEND": "django_tasks.backends.immediate.ImmediateBackend",
            "QUEUES": ["newsroom"],
        },
    }


def member(role: str, language: str | None = None, **fields: Any) -> User:
    name = fields.setdefault("username", role.lower().replace(" ", "-"))
    return make.user(role, language, email=f"{name}@example.org", **fields)


@pytest.fixture
def writer() -> User:
    return member("Writer", first_name="Ana", last_name="Soto")


@pytest.fixture
def editor() -> User:
    return member("Editor", first_name="Lena", last_name="Okafor")


@pytest.fixture
def press() -> User:
    return member("Press officer")


def submitted(instance: Any, by: User) -> Any:
    submit(make.fresh(instance), by)
    return make.fresh(instance)


# Who is told.


def test_editors_are_told_of_what_waits_for_them_and_where_it_is(
    writer: User, editor: User, press: User, django_capture_on_commit_callbacks: Commit
) -> None:
    page = make.release("Vigil on Friday", by=writer)
    with inbox(django_capture_on_commit_callbacks) as box:
        submitted(page, writer)
    assert box.recipients == ["editor@example.org"]
    got = box.to(editor)
    assert got.subject == "Your review is wanted: Vigil on Friday"
    assert "Hello Lena," in got.body
    assert "“Vigil on Friday” wants your review. It was submitted by Ana Soto." in got.body
    assert BASE + edit_url(page) in got.body
    assert BASE + reverse("wagtailadmin_account") in got.body
    assert got.extra_headers["Auto-Submitted"] == "auto-generated"


def test_nobody_is_asked_to_review_their_own_words_nor_because_they_are_administrator(
    writer: User, editor: User, django_capture_on_commit_callbacks: Commit
) -> None:
    second = member("Editor", username="second")
    make.user(admin=True, email="admin@example.org")
    page = make.release("By Lena", by=editor)
    with inbox(django_capture_on_commit_callbacks) as box:
        submitted(page, writer)
    assert box.recipients == [second.email]


def test_an_administrator_who_is_also_an_editor_is_told(
    writer: User, django_capture_on_commit_callbacks: Commit
) -> None:
    member("Editor", username="both", admin=True)
    with inbox(django_capture_on_commit_callbacks) as box:
        submitted(make.release(by=writer), writer)
    assert box.recipients == ["both@example.org"]


def test_steps_that_pass_by_themselves_send_nothing(
    writer: User, editor: User, press: User, django_capture_on_commit_callbacks: Commit
) -> None:
    member("Legal reviewer")
    member("Language reviewer", "en", username="reads-en")
    with inbox(django_capture_on_commit_callbacks) as box:
        page = submitted(make.release(by=writer), writer)
    assert box.recipients == ["editor@example.org"]
    with inbox(django_capture_on_commit_callbacks) as box:
        approve(page, editor, "Well said.")
    assert box.recipients == ["press-officer@example.org", "writer@example.org"]
    assert all(each.subject == "Approved: Tenants win" for each in box.mails)


def test_approval_carries_the_comments_and_says_to_each_what_they_can_do(
    writer: User, editor: User, press: User, django_capture_on_commit_callbacks: Commit
) -> None:
    page = submitted(make.release(by=writer), writer)
    with inbox(django_capture_on_commit_callbacks) as box:
        approve(page, editor, "Well said.")
    assert "Lena Okafor: Well said." in box.to(writer).body
    assert "A press officer can publish it now." in box.to(writer).body
    assert "You can publish it." in box.to(press).body
    assert BASE + screen_url("newsroom_publish", page) in box.to(press).body


def test_legal_reviewers_are_told_what_to_look_at(
    writer: User, editor: User, django_capture_on_commit_callbacks: Commit
) -> None:
    legal = member("Legal reviewer")
    page = make.release("A name in it", by=writer)
    ask(page, writer, "Is the landlord’s name all right?")
    page = submitted(page, writer)
    with inbox(django_capture_on_commit_callbacks) as box:
        approve(page, editor)
    assert box.recipients == [legal.email]
    assert "“A name in it” wants your legal review." in box.to(legal).body
    assert "Is the landlord’s name all right?" in box.to(legal).body


def test_who_submitted_is_told_of_the_return_and_why(
    writer: User, editor: User, django_capture_on_commit_callbacks: Commit
) -> None:
    page = submitted(make.release(by=writer), writer)
    with inbox(django_capture_on_commit_callbacks) as box:
        send_back(page, editor, "Name the street.\nAnd the hour.")
    assert box.recipients == [writer.email]
    assert "Lena Okafor returned “Tenants win” to you." in box.to(writer).body
    assert "Name the street.\nAnd the hour." in box.to(writer).body


def test_those_who_can_confirm_are_told_what_went_public_without_review(
    writer: User, editor: User, press: User, django_capture_on_commit_callbacks: Commit
) -> None:
    second = member("Press officer", username="second")
    page = make.release("Hearing moved", by=editor)
    with inbox(django_capture_on_commit_callbacks) as box:
        publish_now(page, press, "The court changed the date.")
    assert box.recipients == [second.email]
    got = box.to(second)
    assert got.subject == "Public without review: Hearing moved"
    assert "The court changed the date." in got.body
    assert BASE + reverse("newsroom_confirm", args=[Waiver.objects.get().pk]) in got.body


def answered(quote: Any, asked_by: User | None, **fields: Any) -> Question:
    return Question.objects.create(
        words_hash="0" * 64,
        name="Ruth Hallam",
        language="en",
        secret_digest="1",
        expires_at=datetime(2100, 1, 1, tzinfo=UTC),
        answered_at=datetime(2026, 11, 20, 12, tzinfo=UTC),
        asked_by=asked_by,
        **key_of(quote),
        **fields,
    )


def test_who_asked_a_speaker_is_told_of_the_answer_without_a_word_that_is_not_public(
    writer: User, editor: User, django_capture_on_commit_callbacks: Commit
) -> None:
    quote = make.quote("Nobody gave up.", by=writer)
    with inbox(django_capture_on_commit_callbacks) as box:
        answered(quote, writer, answer="changed", words="Nobody gave in.", comment="Rather so.")
        record("answer", quote, None, "Rather so.")
    assert box.recipients == [writer.email]
    got = box.to(writer)
    assert "Ruth Hallam wants other words in “A quote”." in got.body
    for secret in ("gave up", "gave in", "Rather so"):
        assert secret not in got.body + got.subject
    assert "There is a comment. Read it in the newsroom." in got.body


def test_where_who_asked_has_left_those_who_may_hold_are_told(
    writer: User, editor: User, django_capture_on_commit_callbacks: Commit
) -> None:
    gone = member("Writer", username="gone", is_active=False)
    quote = make.quote(by=writer)
    with inbox(django_capture_on_commit_callbacks) as box:
        answered(quote, gone, answer="refused")
        record("answer", quote, None)
    assert box.recipients == [editor.email, writer.email]


# What must not be known.


def test_a_mail_about_a_statement_under_embargo_names_neither_title_nor_comment(
    writer: User, editor: User, press: User, django_capture_on_commit_callbacks: Commit
) -> None:
    page = make.release("The mayor resigns", by=writer, embargo=datetime(2100, 1, 1, tzinfo=UTC))
    acts: list[Callable[[Any], object]] = [
        lambda page: submit(page, writer),
        lambda page: send_back(page, editor, "Say that the mayor resigns."),
        lambda page: submit(page, writer),
        lambda page: approve(page, editor, "The mayor, well."),
    ]
    sent: list[Any] = []
    for act in acts:
        with inbox(django_capture_on_commit_callbacks) as box:
            act(make.fresh(page))
        sent += box.mails
    assert len(sent) == 5
    for each in sent:
        assert "mayor" not in (each.subject + each.body).lower()
    assert sent[0].subject == "Your review is wanted: A press release"
    assert BASE + edit_url(page) in sent[0].body


def test_a_title_cannot_put_anything_into_the_headers(
    writer: User, editor: User, django_capture_on_commit_callbacks: Commit
) -> None:
    page = make.release("News\r\nBcc: everybody@example.org\u2028", by=writer)
    with inbox(django_capture_on_commit_callbacks) as box:
        submitted(page, writer)
    sent = box.to(editor).message()
    assert sent["Bcc"] is None
    assert sent["Subject"] == "Your review is wanted: News Bcc: everybody@example.org"


@pytest.mark.parametrize("nasty", ["a\nb", "a\r\nb", "a\x0bb", "a\u2028b", "a\x85b"])
def test_a_subject_is_one_line(nasty: str) -> None:
    assert one_line(nasty) == "a b"


def test_markup_in_a_title_is_left_as_it_is_in_plain_text(
    writer: User, editor: User, django_capture_on_commit_callbacks: Commit
) -> None:
    with inbox(django_capture_on_commit_callbacks) as box:
        submitted(make.release("Tea & <cake>", by=writer), writer)
    assert "“Tea & <cake>” wants your review." in box.to(editor).body


# Each in their own way.


@time_machine.travel(datetime(2026, 11, 24, 18, 46, tzinfo=UTC), tick=False)
def test_due_dates_stand_in_the_readers_own_zone(
    writer: User, editor: User, django_capture_on_commit_callbacks: Commit
) -> None:
    UserProfile.objects.create(user=editor, current_time_zone="Europe/Madrid")
    page = make.release(by=writer)
    Deadline.objects.create(due_at=datetime(2026, 11, 24, 20, tzinfo=UTC), **key_of(page))
    with inbox(django_capture_on_commit_callbacks) as box:
        submitted(page, writer)
    assert "Due today, 9 p.m. CET, in 1 hour." in box.to(editor).body.replace("\xa0", " ")


def test_the_mail_is_in_the_language_of_who_gets_it_not_of_who_acts(
    writer: User, editor: User, django_capture_on_commit_callbacks: Commit, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.utils import translation

    seen: list[str | None] = []
    kind = KINDS["review_wanted"]
    says = kind.says

    def spying(notice: Any, user: User) -> dict[str, Any]:
        seen.append(translation.get_language())
        return says(notice, user)

    monkeypatch.setitem(
        KINDS, "review_wanted", type(kind)(kind.name, kind.label, kind.subject, kind.who, spying)
    )
    UserProfile.objects.create(user=editor, preferred_language="ar")
    with translation.override("es"), inbox(django_capture_on_commit_callbacks) as box:
        submitted(make.release(by=writer), writer)
    assert seen == ["ar"]
    assert len(box.mails) == 1


def test_each_chooses_on_their_account_page_which_mails_they_get(
    writer: User, editor: User, django_capture_on_commit_callbacks: Commit
) -> None:
    client = Client()
    client.force_login(editor)
    address = reverse("wagtailadmin_account")
    page = client.get(address)
    panels = [panel.name for tab in page.context["panels_by_tab"].values() for panel in tab]
    assert "mails" in panels
    assert "notifications" not in panels
    kept = [name for name in CHOICES if name != "review_wanted"]
    form = {
        "name_email-first_name": "Lena",
        "name_email-last_name": "Okafor",
        "name_email-email": editor.email,
        "locale-preferred_language": "",
        "locale-current_time_zone": "America/New_York",
        "theme-theme": "system",
        "theme-contrast": "system",
        "theme-density": "default",
        "mails-wanted": kept,
        "credit-shown": "none",
    }
    response = client.post(address, form)
    assert response.status_code == 302
    assert make.fresh(editor).unwanted_mail == ["review_wanted"]
    assert not UserProfile.objects.get(user=editor).updated_comments_notifications
    with inbox(django_capture_on_commit_callbacks) as box:
        submitted(make.release(by=writer), writer)
    assert box.mails == []
    client.post(address, {**form, "mails-wanted": [*CHOICES, "comments"]})
    assert make.fresh(editor).unwanted_mail == []
    assert UserProfile.objects.get(user=editor).updated_comments_notifications


def test_who_has_no_address_or_has_left_gets_none(
    writer: User, django_capture_on_commit_callbacks: Commit
) -> None:
    make.user("Editor", username="no-address")
    member("Editor", username="left", is_active=False)
    with inbox(django_capture_on_commit_callbacks) as box:
        submitted(make.release(by=writer), writer)
    assert box.mails == []


# When.


def test_nothing_is_sent_before_the_commit_nor_where_there_is_none(
    writer: User, editor: User, django_capture_on_commit_callbacks: Commit
) -> None:
    with django_capture_on_commit_callbacks() as callbacks:
        submitted(make.release(by=writer), writer)
        assert mail.outbox == []
    assert callbacks
    with inbox(django_capture_on_commit_callbacks) as box:
        try:
            with transaction.atomic():
                submitted(make.release("Never", by=writer), writer)
                raise RuntimeError
        except RuntimeError:
            pass
    assert box.mails == []


def test_what_is_settled_by_the_time_the_worker_comes_to_it_is_not_asked_for(
    writer: User, editor: User, press: User, django_capture_on_commit_callbacks: Commit
) -> None:
    page = make.release(by=writer)
    with inbox(django_capture_on_commit_callbacks) as box:
        page = submitted(page, writer)
        send_back(page, editor, "No.")
    assert box.recipients == [writer.email]


def test_a_mail_about_what_is_deleted_meanwhile_is_not_sent(
    writer: User, editor: User, django_capture_on_commit_callbacks: Commit
) -> None:
    page = make.release(by=writer)
    key = key_of(page)
    page.delete()
    assert spread.call("review_wanted", key["content_type"].pk, key["object_id"], 1, None) == 0


def test_wagtails_own_mails_are_off_and_its_administrators_hear_nothing(
    writer: User, editor: User, django_capture_on_commit_callbacks: Commit
) -> None:
    make.user(admin=True, email="admin@example.org")
    with inbox(django_capture_on_commit_callbacks) as box:
        page = submitted(make.release(by=writer), writer)
        send_back(page, editor)
    assert all("Which of these mails you get is your choice:" in each.body for each in box.mails)
    assert "admin@example.org" not in box.recipients


# Through a real server.


class Mailbox:
    """Keeps what a mail server was sent."""

    def __init__(self) -> None:
        self.received: list[Any] = []

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        self.received.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 OK"


@pytest.fixture
def server(settings: Any) -> Iterator[Mailbox]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    mailbox = Mailbox()
    controller = Controller(mailbox, hostname="127.0.0.1", port=port)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    yield mailbox
    controller.stop()


def test_a_mail_arrives_as_plain_text_in_any_script(
    server: Mailbox, writer: User, editor: User, django_capture_on_commit_callbacks: Commit
) -> None:
    with inbox(django_capture_on_commit_callbacks):
        page = submitted(make.release("وقفة يوم الجمعة", by=writer), writer)
    [got] = server.received
    assert got["To"] == editor.email
    assert got["Subject"].strip() == "Your review is wanted: وقفة يوم الجمعة"
    assert got["Auto-Submitted"] == "auto-generated"
    assert got.get_content_type() == "text/plain"
    assert "“وقفة يوم الجمعة” wants your review." in got.get_content()
    assert BASE + edit_url(page) in got.get_content().splitlines()
