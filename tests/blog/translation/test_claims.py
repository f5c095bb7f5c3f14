"""A claim: a courtesy that one person has at a time, and that nobody has for ever."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from lxml import html

from blog.editorial.verbs.give_roles import give_roles
from blog.editorial.verbs.leave import leave
from blog.translation import claims
from blog.translation.models import Translation
from blog.translation.screens import editor_url
from blog.translation.start import start
from home.models import User
from tests import factories as make

pytestmark = pytest.mark.usefixtures("at_noon", "newsroom")


@pytest.fixture
def row() -> Translation:
    [draft] = start(make.release("Tenants win"), [make.locale("ar")], make.user("Writer"))
    return Translation.objects.get(object_id=str(draft.pk), locale__language_code="ar")


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def claim(row: Translation, user: User) -> Any:
    return client_of(user).post(reverse("newsroom_claim", args=[row.pk]))


def main(response: Any) -> str:
    [found] = html.fromstring(response.content).xpath("//main")
    return " ".join(found.text_content().split())


def test_claiming_opens_the_editor(row: Translation, nadia: User) -> None:
    answer = claim(row, nadia)
    assert answer.status_code == 302
    assert answer["Location"] == editor_url(row)
    assert claims.holder(make.fresh(row)) == nadia


def test_the_second_is_told_who_was_first_and_when(row: Translation, nadia: User, yusuf: User) -> None:
    claim(row, yusuf)
    answer = claim(row, nadia)
    assert answer.status_code == 200
    assert "Yusuf Darwish claimed this today, 7 a.m." in main(answer)
    [ask] = html.fromstring(answer.content).xpath("//form[contains(@action, '/ask/')]")
    assert ask.get("method") == "post"
    assert claims.holder(make.fresh(row)) == yusuf


def test_it_is_said_when_the_holder_saved_last(
    row: Translation, nadia: User, yusuf: User, at_noon: time_machine.Traveller
) -> None:
    claim(row, yusuf)
    at_noon.shift(timedelta(hours=2))
    saved(row, yusuf)
    assert "Yusuf Darwish claimed this, and saved it last today, 9 a.m." in main(claim(row, nadia))


def saved(row: Translation, user: User) -> None:
    model: Any = row.content_type.model_class()
    newest = model.objects.get(pk=row.object_id).get_latest_revision_as_object()
    newest.title += "!"
    newest.save_revision(user=user)


def test_a_claim_lapses_after_a_day_without_a_save(
    row: Translation, nadia: User, yusuf: User, at_noon: time_machine.Traveller
) -> None:
    claim(row, yusuf)
    at_noon.shift(timedelta(hours=23))
    saved(row, yusuf)
    at_noon.shift(timedelta(hours=23))
    assert claims.holder(make.fresh(row)) == yusuf
    at_noon.shift(timedelta(hours=1))
    assert claims.holder(make.fresh(row)) is None
    assert claim(row, nadia).status_code == 302
    assert claims.holder(make.fresh(row)) == nadia


def test_only_ones_own_is_given_back(row: Translation, nadia: User, yusuf: User) -> None:
    claim(row, yusuf)
    address = reverse("newsroom_give_back", args=[row.pk])
    assert client_of(nadia).post(address).status_code == 302
    assert claims.holder(make.fresh(row)) == yusuf
    client_of(yusuf).post(address)
    assert claims.holder(make.fresh(row)) is None


def test_acts_are_for_who_translates_into_the_language(row: Translation) -> None:
    others = [
        make.user("Translator", "es"),
        make.user("Language reviewer", "ar"),
        make.user("Legal reviewer"),
    ]
    for other in others:
        for name in ("newsroom_claim", "newsroom_give_back", "newsroom_ask_to_take_over"):
            answer = client_of(other).post(reverse(name, args=[row.pk]))
            assert answer.status_code in (302, 403)
            assert answer.get("Location", reverse("wagtailadmin_home")) == reverse("wagtailadmin_home")
    assert claims.holder(make.fresh(row)) is None


def test_nothing_is_claimed_by_looking_and_what_is_not_there_is_not_found(
    row: Translation, nadia: User
) -> None:
    client = client_of(nadia)
    assert client.get(reverse("newsroom_claim", args=[row.pk])).status_code == 200
    assert claims.holder(make.fresh(row)) is None
    assert client.get(reverse("newsroom_give_back", args=[row.pk])).status_code == 405
    assert client.get(reverse("newsroom_ask_to_take_over", args=[row.pk])).status_code == 405
    for name in ("newsroom_claim", "newsroom_give_back", "newsroom_ask_to_take_over"):
        assert client.post(reverse(name, args=[10**9]), follow=True).status_code == 404


def test_asking_where_nobody_holds_it_any_more_leads_to_claiming_it(row: Translation, nadia: User) -> None:
    answer = client_of(nadia).post(reverse("newsroom_ask_to_take_over", args=[row.pk]))
    assert answer["Location"] == reverse("newsroom_claim", args=[row.pk])


def test_who_leaves_gives_everything_back(row: Translation, yusuf: User) -> None:
    claim(row, yusuf)
    leave(yusuf, make.user(admin=True), keep_name=True)
    row.refresh_from_db()
    assert row.assignee is None
    assert row.claimed_until is None


def test_who_loses_a_language_gives_back_what_they_claimed_in_it(row: Translation, yusuf: User) -> None:
    claim(row, yusuf)
    admin = make.user(admin=True)
    give_roles(yusuf, ["Translator (ar)", "Translator (es)"], admin)
    assert claims.holder(make.fresh(row)) == yusuf
    give_roles(yusuf, ["Translator (es)"], admin)
    assert make.fresh(row).assignee is None
