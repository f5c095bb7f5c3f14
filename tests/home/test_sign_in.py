"""Signing in: wrong passwords are slowed down, and nothing is kept of who tried."""

import logging
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core import serializers
from django.test import Client
from django.urls import reverse
from wagtail.users.models import UserProfile

from home.models import FailedSignIns
from tests import factories as make

pytestmark = pytest.mark.usefixtures("newsroom")

NOON = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
SENTENCE = "Too many wrong passwords. Wait 15 minutes, then try again."


def sign_in(
    password: str, name: str = "writer", network: str = "192.0.2.7", language: str = "en"
) -> tuple[Any, Client]:
    client = Client(REMOTE_ADDR=network, HTTP_ACCEPT_LANGUAGE=language)
    return client.post(reverse("wagtailadmin_login"), {"username": name, "password": password}), client


def is_in(client: Client) -> bool:
    return client.get(reverse("wagtailadmin_home")).status_code == 200


def lock(name: str = "writer", network: str = "192.0.2.7") -> None:
    for _number in range(5):
        sign_in("wrong", name, network)


def test_of_thirty_guesses_the_last_twenty_five_are_refused_unread() -> None:
    make.user("Writer")
    with time_machine.travel(NOON, tick=False):
        answers = [sign_in("wrong")[0] for _number in range(30)]
    refused = [answer for answer in answers if answer.status_code == 429]
    assert len(refused) >= 25
    assert all(SENTENCE in answer.content.decode() for answer in refused)


def test_the_right_password_is_refused_too_and_works_after_a_quarter_of_an_hour() -> None:
    make.user("Writer")
    with time_machine.travel(NOON, tick=False) as clock:
        lock()
        clock.shift(timedelta(minutes=14, seconds=59))
        answer, client = sign_in(make.PASSWORD)
        assert answer.status_code == 429 and not is_in(client)
        clock.shift(timedelta(seconds=1))
        assert is_in(sign_in(make.PASSWORD)[1])


def test_going_on_guessing_does_not_make_the_wait_longer() -> None:
    make.user("Writer")
    with time_machine.travel(NOON, tick=False) as clock:
        lock()
        for _minute in range(15):
            sign_in("wrong")
            clock.shift(timedelta(minutes=1))
        assert is_in(sign_in(make.PASSWORD)[1])


@pytest.mark.parametrize(
    ("guesser", "owner", "waits"),
    [
        ("192.0.2.7", "192.0.2.200", True),
        ("192.0.2.7", "192.0.3.7", False),
        ("2001:db8:0:1200::1", "2001:db8:0:12ff::2", True),
        ("2001:db8:0:1200::1", "2001:db8:0:1300::1", False),
        ("::ffff:192.0.2.7", "192.0.2.8", True),
    ],
)
def test_only_the_network_of_the_guesses_waits(guesser: str, owner: str, waits: bool) -> None:
    make.user("Writer")
    lock(network=guesser)
    assert is_in(sign_in(make.PASSWORD, network=owner)[1]) is not waits


def test_only_the_account_that_was_guessed_at_waits() -> None:
    make.user("Writer")
    make.user("Editor")
    lock("writer")
    assert is_in(sign_in(make.PASSWORD, "editor")[1])


def test_another_spelling_of_the_name_is_the_same_account() -> None:
    make.user("Writer")
    for name in ("writer", "Writer", "WRITER", "ｗriter", "wRiter"):
        sign_in("wrong", name)
    assert sign_in("wrong")[0].status_code == 429


def test_four_mistakes_and_then_the_right_password_begin_anew() -> None:
    make.user("Writer")
    for _round in range(2):
        for _number in range(4):
            sign_in("wrong")
        assert is_in(sign_in(make.PASSWORD)[1])


def test_a_name_that_nobody_has_waits_just_the_same() -> None:
    lock("nobody-of-that-name")
    assert sign_in("wrong", "nobody-of-that-name")[0].status_code == 429


def test_behind_a_proxy_the_address_counts_that_the_proxy_wrote(settings: Any) -> None:
    settings.CLIENT_ADDRESS = "HTTP_X_FORWARDED_FOR"
    make.user("Writer")
    url, form = reverse("wagtailadmin_login"), {"username": "writer", "password": "wrong"}
    for number in range(5):
        answer = Client(HTTP_X_FORWARDED_FOR=f"203.0.{number}.1, 192.0.2.7").post(url, form)
    assert answer.status_code == 429
    assert Client(HTTP_X_FORWARDED_FOR="192.0.2.7, 203.0.113.1").post(url, form).status_code == 200


def test_an_address_that_cannot_be_read_is_no_error() -> None:
    assert sign_in("wrong", network="unix:")[0].status_code == 200


def test_neither_name_nor_address_is_stored_or_logged(caplog: pytest.LogCaptureFixture) -> None:
    make.user("Writer")
    caplog.set_level(logging.DEBUG)
    with time_machine.travel(NOON, tick=False) as clock:
        lock("a.guessed.name", "192.0.2.77")
        stored = serializers.serialize("json", FailedSignIns.objects.all())
        assert FailedSignIns.objects.count() == 1
        clock.shift(timedelta(minutes=15))
        sign_in("wrong", "somebody-else")
        assert FailedSignIns.objects.count() == 1
    for trace in ("a.guessed.name", "192.0.2"):
        assert trace not in stored
        assert trace not in caplog.text


def test_the_sentence_is_in_the_readers_language() -> None:
    make.user("Writer")
    lock()
    answer = sign_in("wrong", language="ar")[0]
    assert answer.status_code == 429
    assert 'dir="rtl"' in answer.content.decode()


def test_the_admin_speaks_the_language_that_somebody_chose_and_runs_as_that_does() -> None:
    user = make.user("Writer")
    profile = UserProfile.get_for_user(user)
    profile.preferred_language = "ar"
    profile.save()
    client = sign_in(make.PASSWORD)[1]
    assert '<html lang="ar" dir="rtl"' in client.get(reverse("wagtailadmin_home")).content.decode()
