"""Somebody outside is asked by a link: who makes it, what is kept of it, how it is mailed, how it ends."""

import email
import logging
import socket
from datetime import timedelta
from email import policy
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from django.core import mail
from django.db import connection
from django.test import Client
from django.utils import timezone
from lxml import html
from wagtail.models import ModelLogEntry, PageLogEntry

from blog.editorial.models import EditorialSettings, Question
from blog.editorial.questions import Closed, closed, find
from blog.editorial.verbs.answer import answer
from blog.editorial.verbs.ask import ask, failure_reasons, revoke
from blog.models import Quote
from blog.staff import edit_url, screen_url
from blog.translation.start import start
from edition.publicity import Refusal
from home.models import User
from home.public_forms import digest
from tests import factories as make

pytestmark = pytest.mark.usefixtures("newsroom")


@pytest.fixture
def writer(newsroom: Any) -> User:
    return make.user("Writer", first_name="Rosalind", last_name="Bell", email="rosalind@house.example")


@pytest.fixture
def quote(writer: User) -> Quote:
    return make.quote("Estábamos en la sala.", original_language="es")


def reworded(thing: Any, **fields: Any) -> Any:
    draft = make.fresh(thing).get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(draft, name, value)
    draft.save_revision(user=make.user("Writer"))
    return make.fresh(thing)


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def asked(client: Client, thing: Any, **fields: str) -> Any:
    """Send the form; return the page."""
    screen = "newsroom_held" if isinstance(thing, Quote) else "newsroom_ask_outside"
    sent = {"act": "ask", "ask_name": "Rosa", "ask_language": "es", "ask_email": "", **fields}
    return client.post(screen_url(screen, thing), sent)


def link_in(response: Any) -> str:
    (field,) = html.fromstring(response.content).xpath("//input[@id='asked-link']")
    return field.get("value")


def everything_stored() -> str:
    """All text in the database."""
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        rows = []
        for table in tables:
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            rows += [str(row) for row in cursor.fetchall()]
    return "\n".join(rows)


@pytest.mark.parametrize("role", ["Writer", "Editor", "Press officer"])
def test_who_works_on_statements_asks_about_quotes_and_statements(quote: Quote, role: str) -> None:
    assert failure_reasons(quote, make.user(role)) == []
    assert failure_reasons(make.release(), make.user(role)) == []


@pytest.mark.parametrize("who", [("Legal reviewer",), ("Translator", "es"), ("Language reviewer", "es")])
def test_others_do_not(quote: Quote, who: tuple[str, ...]) -> None:
    with pytest.raises(Refusal, match="Only who works on statements"):
        ask(quote, make.user(*who), "Rosa", "es")


@pytest.mark.parametrize(("name", "language"), [("  ", "es"), ("Rosa", "xx"), ("Rosa", "")])
def test_a_question_names_somebody_and_a_language(
    quote: Quote, writer: User, name: str, language: str
) -> None:
    with pytest.raises(Refusal):
        ask(quote, writer, name, language)
    assert not Question.objects.exists()


def test_nobody_is_asked_about_a_translation_or_a_topic(quote: Quote, writer: User) -> None:
    [spanish] = start(quote, [make.locale("es")])
    assert failure_reasons(spanish, writer)
    assert failure_reasons(make.topic(), writer)


def test_only_a_digest_of_the_secret_is_kept(quote: Quote, writer: User) -> None:
    question, secret = ask(quote, writer, "Rosa", "es")
    assert len(secret) >= 43
    assert question.secret_digest == digest(secret) != secret
    assert find(secret) == question
    assert secret not in everything_stored()


def test_a_link_lasts_as_long_as_the_settings_say(quote: Quote, writer: User) -> None:
    settings = EditorialSettings.load()
    settings.answer_days = 3
    settings.save()
    question, _secret = ask(quote, writer, "Rosa", "es")
    expiry = question.expires_at - timezone.now()
    assert timedelta(days=3) - timedelta(minutes=1) < expiry <= timedelta(days=3)
    assert closed(question, question.expires_at - timedelta(seconds=1)) is None
    assert closed(question, question.expires_at) == Closed.EXPIRED


def test_asking_again_leaves_one_link_of_a_quote(quote: Quote, writer: User) -> None:
    first, _secret = ask(quote, writer, "Rosa", "es")
    second, _secret = ask(quote, writer, "Rosa", "es")
    first.refresh_from_db()
    assert closed(first) == Closed.REVOKED
    assert closed(second) is None


def test_asking_for_newer_words_says_so_to_who_has_the_older_link(quote: Quote, writer: User) -> None:
    first, _secret = ask(quote, writer, "Rosa", "es")
    ask(reworded(quote, words="Otras."), writer, "Rosa", "es")
    first.refresh_from_db()
    assert first.revoked_at
    assert closed(first) == Closed.CHANGED


def test_several_people_can_check_one_statement(writer: User) -> None:
    page = make.release()
    first, _secret = ask(page, writer, "Ana", "es")
    second, _secret = ask(page, writer, "Ben", "en")
    first.refresh_from_db()
    assert closed(first) is None
    third, _secret = ask(reworded(page, title="Other"), writer, "Ana", "es")
    for old in (first, second):
        old.refresh_from_db()
        assert closed(old) == Closed.CHANGED
        assert old.revoked_at
    assert closed(third) is None


def test_nobody_asks_again_before_somebody_has_looked_at_the_answer(quote: Quote, writer: User) -> None:
    question, _secret = ask(quote, writer, "Rosa", "es")
    answer(question, "refused")
    with pytest.raises(Refusal, match="Look at the answer first"):
        ask(quote, writer, "Rosa", "es")


def test_a_revoked_link_is_closed_and_cannot_be_revoked_twice(quote: Quote, writer: User) -> None:
    question, secret = ask(quote, writer, "Rosa", "es")
    revoke(question, writer)
    assert closed(find(secret)) == Closed.REVOKED
    with pytest.raises(Refusal, match="revoked already"):
        revoke(question, writer)


def test_an_answered_link_cannot_be_revoked(quote: Quote, writer: User) -> None:
    question, _secret = ask(quote, writer, "Rosa", "es")
    answer(question, "approved")
    with pytest.raises(Refusal, match="answered already"):
        revoke(question, writer)


def test_the_record_names_who_was_asked_and_no_link(quote: Quote, writer: User) -> None:
    page = make.release()
    ask(quote, writer, "Rosa", "es")
    ask(page, writer, "Ana", "es")
    for entry in (
        ModelLogEntry.objects.get(action="newsroom.ask"),
        PageLogEntry.objects.get(action="newsroom.ask"),
    ):
        assert entry.user == writer
        assert set(entry.data) == {"comment", "name", "language", "question"}


# The screens.


def test_the_link_is_shown_once(quote: Quote, writer: User) -> None:
    client = client_of(writer)
    link = link_in(asked(client, quote))
    assert link.startswith("http")
    assert find(link.rstrip("/").rpartition("/")[2]) is not None
    again = client.get(screen_url("newsroom_held", quote)).content.decode()
    assert link not in again
    assert "Waits for an answer until" in again


def test_the_link_in_the_session_or_database_is_nowhere(quote: Quote, writer: User) -> None:
    link = link_in(asked(client_of(writer), quote, **{"ask_email": "rosa@speaker.example"}))
    stored = everything_stored()
    assert link.rstrip("/").rpartition("/")[2] not in stored
    assert "rosa@speaker.example" not in stored


def test_the_form_is_filled_with_speaker_and_language(quote: Quote, writer: User) -> None:
    page = html.fromstring(client_of(writer).get(screen_url("newsroom_held", quote)).content)
    assert page.xpath("//input[@name='ask_name']/@value") == ["Rosa Prueba"]
    assert page.xpath("//select[@name='ask_language']/option[@selected]/@value") == ["es"]


def test_a_link_is_revoked_on_the_screen(quote: Quote, writer: User) -> None:
    client, url = client_of(writer), screen_url("newsroom_held", quote)
    asked(client, quote)
    client.post(url, {"act": "revoke", "question": Question.objects.get().pk})
    assert Question.objects.get().revoked_at
    assert "Ended: revoked" in client.get(url).content.decode()


def test_the_question_of_another_quote_is_out_of_reach(quote: Quote, writer: User) -> None:
    question, _secret = ask(make.quote("Other."), writer, "Rosa", "es")
    url = screen_url("newsroom_held", quote)
    text = client_of(writer).post(url, {"act": "revoke", "question": question.pk}, follow=True)
    assert "There is no such question any more." in text.content.decode()
    question.refresh_from_db()
    assert question.revoked_at is None


def test_a_statement_s_editor_leads_to_asking_outside(writer: User) -> None:
    page = make.release()
    assert screen_url("newsroom_ask_outside", page) in client_of(writer).get(edit_url(page)).content.decode()
    link = link_in(asked(client_of(writer), page))
    assert find(link.rstrip("/").rpartition("/")[2]).instance == page


def test_quotes_and_statements_have_each_their_own_screen(quote: Quote, writer: User) -> None:
    client = client_of(writer)
    for screen, thing in (("newsroom_held", make.release()), ("newsroom_ask_outside", quote)):
        assert client.get(screen_url(screen, thing), follow=True).status_code == 404


def test_a_wrong_address_of_mail_is_said_and_nothing_is_asked(quote: Quote, writer: User) -> None:
    response = asked(client_of(writer), quote, **{"ask_email": "rosa at home"})
    assert html.fromstring(response.content).xpath("//*[contains(@class, 'error-message')]")
    assert not Question.objects.exists()


# Mail.


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def test_the_mail_is_in_the_asked_language_and_says_who_asks(quote: Quote, writer: User) -> None:
    response = asked(client_of(writer), quote, **{"ask_email": "rosa@speaker.example"})
    link = link_in(response)
    (sent,) = mail.outbox
    assert sent.to == ["rosa@speaker.example"]
    assert sent.reply_to == ["rosalind@house.example"]
    assert link in sent.body.splitlines()
    assert "Casa de Prueba" in sent.body
    assert "Rosalind Bell" in sent.body
    assert "Estábamos" not in sent.body
    assert "It was mailed." in response.content.decode()


def test_without_an_address_nothing_is_mailed(quote: Quote, writer: User) -> None:
    asked(client_of(writer), quote)
    assert mail.outbox == []


def test_a_mail_that_cannot_be_sent_is_said_and_the_link_stays(
    quote: Quote, writer: User, settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_PORT = free_port()
    with caplog.at_level(logging.DEBUG):
        response = asked(client_of(writer), quote, **{"ask_email": "rosa@speaker.example"})
    link = link_in(response)
    assert "could not be sent" in response.content.decode()
    assert closed(find(link.rstrip("/").rpartition("/")[2])) is None
    assert "rosa@speaker.example" not in caplog.text
    assert link not in caplog.text


class Postbox:
    def __init__(self) -> None:
        self.envelopes: list[Any] = []

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        self.envelopes.append(envelope)
        return "250 OK"


def test_the_link_comes_through_a_real_mail_server_unbroken(
    quote: Quote, writer: User, settings: Any
) -> None:
    postbox = Postbox()
    settings.EMAIL_PORT = free_port()
    server = Controller(postbox, hostname="127.0.0.1", port=settings.EMAIL_PORT)
    server.start()
    try:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST = "127.0.0.1"
        response = asked(
            client_of(writer), quote, **{"ask_email": "rosa@speaker.example", "ask_language": "ar"}
        )
    finally:
        server.stop()
    (envelope,) = postbox.envelopes
    received = email.message_from_bytes(envelope.content, policy=policy.default)
    assert link_in(response) in received.get_content().splitlines()
