"""A forgotten password: nobody learns from the answer, or its time, who has an account."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.users.models import UserProfile

from home.password_reset import send_reset
from tests import factories as make

pytestmark = pytest.mark.django_db

ADDRESS = "Rosa.Luna@casa.example"


@pytest.fixture(autouse=True)
def people(newsroom: Any) -> None:
    make.user("Writer", email=ADDRESS)
    make.user("Editor", email="gone@casa.example", is_active=False)


def ask(address: str) -> tuple[Any, int]:
    client = Client()
    with CaptureQueriesContext(connection) as queries:
        answer = client.post(reverse("wagtailadmin_password_reset"), {"email": address})
    return answer, len(queries)


def do_tasks() -> None:
    """Do what the worker would."""
    for row in DBTaskResult.objects.filter(task_path=send_reset.module_path, finished_at=None):
        row.return_value = send_reset.call(*row.args_kwargs["args"])
        row.finished_at = timezone.now()
        row.save()


def test_known_unknown_and_inactive_addresses_get_the_same_answer_for_the_same_work() -> None:
    ask("first@casa.example")  # what is loaded once is loaded
    answers = [ask(address) for address in (ADDRESS, "nobody@casa.example", "gone@casa.example")]
    assert len({(answer.status_code, answer["Location"], queries) for answer, queries in answers}) == 1
    assert mail.outbox == []


def test_the_mail_comes_from_the_worker_and_only_to_who_has_an_account() -> None:
    for address in (ADDRESS.lower(), "nobody@casa.example", "gone@casa.example"):
        ask(address)
    do_tasks()
    assert [message.to for message in mail.outbox] == [[ADDRESS]]


def test_its_link_sets_a_new_password() -> None:
    ask(ADDRESS)
    do_tasks()
    [path] = re.findall(r"http://[^/]+(/\S+)", mail.outbox[0].body)
    client = Client()
    form = client.get(path, follow=True)
    words = {"new_password1": "nine-lemons-at-dawn", "new_password2": "nine-lemons-at-dawn"}
    client.post(form.redirect_chain[-1][0], words)
    assert make.fresh(make.user("Writer")).check_password("nine-lemons-at-dawn")


def test_the_mail_is_in_the_language_of_who_gets_it() -> None:
    profile = UserProfile.get_for_user(make.user("Writer"))
    profile.preferred_language = "ar"
    profile.save()
    ask(ADDRESS)
    do_tasks()
    assert re.search("[\u0600-\u06ff]", mail.outbox[0].subject)


def test_the_address_is_neither_in_the_database_nor_in_the_log(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: Any) -> None:
        raise OSError(f"550 no such mailbox: {ADDRESS}")

    monkeypatch.setattr(EmailBackend, "send_messages", refuse)
    ask(ADDRESS)
    [row] = DBTaskResult.objects.filter(task_path=send_reset.module_path)
    do_tasks()
    for text in (str(row.args_kwargs), caplog.text):
        assert "rosa" not in text.casefold()
    assert "could not be sent" in caplog.text


def test_nobodys_mailbox_can_be_filled_and_nobody_be_kept_from_a_new_link() -> None:
    with time_machine.travel(datetime(2026, 11, 26, 12, 0, tzinfo=UTC), tick=False) as clock:
        for minute in range(10):
            for _number in range(3):
                ask(ADDRESS)
            do_tasks()
            assert len(mail.outbox) == 1 + minute // 5
            clock.shift(timedelta(minutes=1))


def test_what_is_no_address_is_said_so() -> None:
    answer, _queries = ask("rosa@")
    assert answer.status_code == 200
    assert answer.context["form"].errors["email"]
