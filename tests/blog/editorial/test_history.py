"""The record: every act with who, when, what and why, all languages of a statement on one page."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml.html import HtmlElement, document_fromstring
from wagtail.log_actions import registry
from wagtail.models import PageLogEntry

from blog.editorial.acts import ACTS
from blog.editorial.record import record
from blog.editorial.verbs.approve import approve
from blog.editorial.verbs.due import set_due
from blog.editorial.verbs.legal import ask
from blog.editorial.verbs.send_back import send_back
from blog.editorial.verbs.submit import submit
from blog.staff import screen_url
from home.models import User
from tests import factories as make

pytestmark = pytest.mark.usefixtures("newsroom")


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def history(instance: Any, user: User, page: int = 1) -> HtmlElement:
    response = client_of(user).get(screen_url("newsroom_history", instance), {"p": page})
    assert response.status_code == 200
    return document_fromstring(response.content.decode())


def rows(instance: Any, user: User, page: int = 1) -> list[list[str]]:
    return [
        [" ".join(cell.text_content().split()).replace("\xa0", " ") for cell in row.xpath("./td")]
        for row in history(instance, user, page).xpath(
            "//table[contains(@class, 'newsroom-history')]/tbody/tr"
        )
    ]


def test_every_act_has_a_sentence_of_its_own() -> None:
    for act in ACTS:
        record(act, make.release(act), make.user("Editor"), "Because.")
        entry = PageLogEntry.objects.latest("pk")
        assert registry.action_exists(f"newsroom.{act}")
        assert entry.comment == "Because."
        assert str(entry.message)
        assert not str(entry.message).startswith("Unknown")


def test_wagtails_own_history_and_report_show_our_acts_with_the_comment() -> None:
    page = make.release("A name in it")
    ask(page, make.user("Writer"), "Look at the name.")
    client = client_of(make.user(admin=True))
    page_history, site_history = (
        document_fromstring(client.get(address).content.decode()).text_content()
        for address in (
            reverse("wagtailadmin_pages:history", args=[page.pk]),
            reverse("wagtailadmin_reports:site_history"),
        )
    )
    assert "Asked for legal review" in site_history
    assert "Asked for legal review" in page_history
    assert "Look at the name." in page_history


def test_all_languages_and_quotes_on_one_page_the_newest_first() -> None:
    writer, editor = make.user("Writer"), make.user("Editor", first_name="Lena", last_name="Okafor")
    moment = datetime(2026, 11, 24, 15, tzinfo=UTC)
    with time_machine.travel(moment, tick=False) as now:

        def later() -> None:
            now.shift(timedelta(minutes=1))

        quote = make.quote("Nobody gave up.")
        page = make.release("Vigil", body=[make.paragraph("Text."), ("quote", quote)])
        submit(page, writer)
        later()
        send_back(make.fresh(page), editor, "Name the street.")
        later()
        submit(make.fresh(page), writer)
        later()
        approve(make.fresh(page), editor, "Now it is right.")
        later()
        record("hold", quote, make.user("Press officer"), "She said so on the phone.")
        later()
        make.held(page)
        published = make.published(make.fresh(page))
        later()
        make.translated(published, "es")
        later()
        other = make.release("Something else")
        record("ask_legal", other, writer, "Not here.")
    found = rows(page, writer)
    text = [" | ".join(row) for row in found]
    assert any(
        "Lena Okafor" in line and "Name the street." in line and "10:01 a.m. EST" in line for line in text
    )
    assert any("Now it is right." in line for line in text)
    assert any(
        "Recorded how the quote is held" in line and "She said so on the phone." in line for line in text
    )
    assert any("Español" in line for line in text)
    assert not any("Not here." in line for line in text)
    said = ("Español", "on the phone", "Now it is right.", "Name the street.")
    order = [next(place for place, line in enumerate(text) if word in line) for word in said]
    assert order == sorted(order)
    spanish = page.get_translations().get().specific
    assert [row[:3] for row in rows(spanish, writer)] == [row[:3] for row in found]


def test_a_due_date_says_for_when_in_the_readers_zone() -> None:
    writer = make.user("Writer")
    with time_machine.travel(datetime(2026, 11, 24, 15, tzinfo=UTC)):
        page = make.release()
        set_due(page, writer, datetime(2026, 11, 24, 21, 30, tzinfo=UTC), "Before the vigil")
        set_due(page, writer, None)
    first, second = rows(page, writer)[:2]
    assert first[2] == "Took the due date back"
    assert second[2] == "Set the due date: 24 November 2026, 4:30 p.m. EST Before the vigil"


def test_a_name_stays_as_long_as_the_account_and_what_was_said_is_only_words() -> None:
    page = make.release()
    gone = make.user("Editor", username="gone", first_name="Ruth")
    record("reopen", page, gone, "<b>bold</b>")
    [row] = [row for row in rows(page, make.user("Writer")) if "Opened" in row[2]]
    assert row[1] == "Ruth"
    assert "<b>bold</b>" in row[2]
    gone.delete()
    [row] = [row for row in rows(page, make.user("Writer")) if "Opened" in row[2]]
    assert row[1].startswith("user ")


def test_who_may_not_see_a_statement_does_not_see_its_history() -> None:
    page = make.release()
    legal, spanish = make.user("Legal reviewer"), make.user("Translator", "es")
    for person in (legal, spanish):
        assert client_of(person).get(screen_url("newsroom_history", page)).status_code == 302
    ask(page, make.user("Writer"))
    submit(make.fresh(page), make.user("Writer"))
    approve(make.fresh(page), make.user("Editor"))
    assert client_of(legal).get(screen_url("newsroom_history", page)).status_code == 200


def test_drafts_in_other_languages_are_left_out_for_who_may_not_see_them() -> None:
    public = make.published(make.release("Public"))
    spanish = make.translated(public, "es")
    newest = public.get_latest_revision_as_object()
    newest.title = "Secret draft"
    newest.save_revision(user=make.user("Writer"))
    record("ask_legal", make.fresh(public), make.user("Writer"), "A secret.")
    text = str(rows(spanish, make.user("Translator", "es")))
    assert "A secret." not in text
    assert "A secret." in str(rows(spanish, make.user("Writer")))


def test_of_what_autosave_writes_only_the_last_counts_and_pages_are_numbered() -> None:
    from uuid import uuid4

    page, writer, uuid = make.release(), make.user("Writer"), uuid4()
    before = len(rows(page, writer))
    for _time in range(3):
        PageLogEntry.objects.log_action(page, "wagtail.edit", user=writer, uuid=uuid)
    assert len(rows(page, writer)) == before + 1
    for number in range(60):
        record("reopen", page, writer, f"Time {number}.")
    assert len(rows(page, writer)) == 50
    assert len(rows(page, writer, 2)) == before + 11
    assert history(page, writer, 99).xpath("//nav[@class='pagination']")


def test_the_number_of_queries_does_not_depend_on_how_much_happened() -> None:
    writer = make.user("Writer")

    def carrying(count: int) -> Any:
        quotes = [make.quote(f"Words {number}.") for number in range(count)]
        page = make.release(
            f"With {count}", body=[make.paragraph("T."), *(("quote", quote) for quote in quotes)]
        )
        for quote in quotes:
            record("hold", quote, make.user("Editor", username=f"editor-{quote.pk}"), "So.")
        return page

    costs = []
    client = client_of(writer)
    for page in (carrying(2), carrying(12)):
        address = screen_url("newsroom_history", page)
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        costs.append(len(queries))
    assert costs[0] == costs[1]
