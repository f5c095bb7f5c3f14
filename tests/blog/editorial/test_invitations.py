"""Somebody is invited by mail, makes an account once, and finds their admin in their language."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry
from wagtail.users.models import UserProfile

from blog.editorial.models import Invitation
from blog.editorial.roles import may
from blog.editorial.verbs import invite, join
from edition.publicity import Refusal
from home.models import User
from tests import factories as make
from tests.post_office import post_office

pytestmark = pytest.mark.usefixtures("newsroom")

ADDRESS = "leyla.haddad@casa.example"
PASSWORD = "nine-lemons-at-dawn"
ROLES = ["Translator (ar)", "Language reviewer (ar)"]


def invited(language: str = "ar", roles: list[str] = ROLES, email: str = ADDRESS) -> tuple[Invitation, str]:
    """Invite somebody; return the invitation, and the path of the link in the mail."""
    invitation = invite.invite(email, roles, language, make.user(admin=True))
    return invitation, path_in(mail.outbox[-1].body)


def path_in(body: str) -> str:
    [path] = re.findall(r"http://[^/\s]+(/admin/join/\S+)", body)
    return path


def form(**changed: str) -> dict[str, str]:
    return {
        "first_name": "Leyla",
        "last_name": "Haddad",
        "username": "leyla",
        "password1": PASSWORD,
        "password2": PASSWORD,
        "time_zone": "Asia/Beirut",
        **changed,
    }


def refused(*arguments: Any) -> str:
    with pytest.raises(Refusal) as refusal:
        invite.invite(*arguments)
    return " ".join(refusal.value.messages)


# Inviting.


def test_only_administrators_invite() -> None:
    for role in ("Writer", "Editor", "Press officer", "Legal reviewer"):
        assert "administrator" in refused(ADDRESS, ["Writer"], "en", make.user(role))
    assert not Invitation.objects.exists() and not mail.outbox


@pytest.mark.parametrize(
    ("address", "roles", "language", "sentence"),
    [
        ("leyla@", ["Writer"], "en", "is not an email address"),
        ("a@b.example\nBcc: c@d.example", ["Writer"], "en", "is not an email address"),
        (ADDRESS, [], "en", "Choose at least one role."),
        (ADDRESS, ["Queen"], "en", "There is no role “Queen” here."),
        (ADDRESS, ["Translator (xx)"], "en", "There is no role “Translator (xx)” here."),
        (ADDRESS, ["Writer"], "tlh", "languages that the admin speaks"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(
    address: str, roles: list[str], language: str, sentence: str
) -> None:
    assert sentence in refused(address, roles, language, make.user(admin=True))
    assert not Invitation.objects.exists() and not mail.outbox


def test_who_is_here_or_invited_already_is_not_invited_again() -> None:
    admin = make.user(admin=True)
    make.user("Writer", email="Rosa@casa.example")
    assert "has an account already" in refused("rosa@CASA.example", ["Writer"], "en", admin)
    invitation, _path = invited()
    assert "has been invited already" in refused(ADDRESS.upper(), ["Writer"], "en", admin)
    invite.withdraw(invitation, admin)
    assert invited()[0].pk != invitation.pk


def test_neither_the_secret_nor_for_ever_the_address_is_kept() -> None:
    invitation, path = invited()
    secret = path.split("/")[-2]
    stored = str(list(Invitation.objects.values())) + str(list(ModelLogEntry.objects.values()))
    assert secret not in stored
    assert ADDRESS not in str(list(ModelLogEntry.objects.values()))
    invite.withdraw(invitation, make.user(admin=True))
    assert ADDRESS not in str(list(Invitation.objects.values()))


def test_when_the_mail_cannot_be_sent_nobody_is_invited(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: Any) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr(EmailBackend, "send_messages", fail)
    assert "could not be sent" in refused(ADDRESS, ROLES, "ar", make.user(admin=True))
    assert not invite.unanswered().exists()


# The mail, as a mail server gets it.


@pytest.mark.parametrize(
    ("language", "letters"), [("en", "[a-z]"), ("es", "[a-z]"), ("ar", "[\u0600-\u06ff]"), ("zh-hans", ".")]
)
def test_the_mail_is_plain_text_with_the_link_the_roles_and_the_moment_it_ends(
    language: str, letters: str
) -> None:
    with post_office() as arrived, time_machine.travel(datetime(2026, 11, 26, 17, 0, tzinfo=UTC), tick=False):
        invite.invite(ADDRESS, ROLES, language, make.user(admin=True, first_name="Ana & Co", last_name="<b>"))
    [message] = arrived
    assert message["To"] == ADDRESS
    assert "Casa de Prueba" in message["Subject"]
    assert message.get_content_type() == "text/plain"
    body = message.get_content()
    assert "Ana & Co <b>" in body
    assert "EST" in body and re.search(letters, body)
    assert Client().get(path_in(body)).status_code == 200


def test_the_words_of_the_mail_in_english() -> None:
    with time_machine.travel(datetime(2026, 11, 26, 17, 0, tzinfo=UTC), tick=False):
        invited("en", ["Writer", "Translator (es)"])
    body = mail.outbox[0].body
    assert "- Writer\n- Translator: Spanish\n" in body
    assert "3 December 2026" in body


# Joining.


def test_joining_makes_the_account_with_all_that_the_invitation_says() -> None:
    invitation, path = invited()
    client = Client()
    response = client.post(path, form())
    assert response["Location"] == reverse("wagtailadmin_home")
    member = User.objects.get(username="leyla")
    assert (str(member), member.email, member.check_password(PASSWORD)) == ("Leyla Haddad", ADDRESS, True)
    assert not member.is_superuser
    assert set(member.groups.values_list("name", flat=True)) == set(ROLES)
    assert may(member, "review_language", language="ar") and not may(member, "review_language", language="es")
    profile = UserProfile.get_for_user(member)
    assert (profile.preferred_language, profile.current_time_zone) == ("ar", "Asia/Beirut")
    assert make.fresh(invitation).user == member


def test_who_has_joined_is_signed_in_and_the_admin_speaks_their_language_from_right_to_left() -> None:
    client = Client()
    client.post(invited()[1], form())
    home = client.get(reverse("wagtailadmin_home")).content.decode()
    assert '<html lang="ar" dir="rtl"' in home


def test_an_administrator_can_be_invited() -> None:
    Client().post(invited(roles=["Administrator"])[1], form())
    assert may(User.objects.get(username="leyla"), "people")


def test_the_form_offers_a_free_username_and_the_newsrooms_time_zone() -> None:
    make.user("Writer", username="leyla.haddad")
    answer = Client().get(invited("en")[1])
    assert answer.context["form"]["username"].value() == "leyla.haddad2"
    assert answer.context["form"]["time_zone"].value() == make.ZONE


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("password1", "12345678"),
        ("password2", "another-one-entirely"),
        ("username", "a name with spaces"),
        ("username", "WRITER"),
        ("first_name", ""),
        ("time_zone", "Moon/Tranquility"),
    ],
)
def test_what_is_wrong_comes_back_beside_its_field_and_makes_nothing(field: str, value: str) -> None:
    make.user("Writer", username="writer")
    words = form(**{field: value})
    if field == "password1":
        words["password2"] = value
    answer = Client().post(invited("en")[1], words)
    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert not User.objects.filter(first_name="Leyla").exists()


def test_looking_at_the_link_decides_nothing() -> None:
    invitation, path = invited()
    for _visit in range(3):
        Client().get(path)
        Client().head(path)
    assert make.fresh(invitation).accepted_at is None
    assert not User.objects.filter(email=ADDRESS).exists()


def test_the_link_works_once() -> None:
    path = invited("en")[1]
    Client().post(path, form())
    second = Client().post(path, form(username="somebody-else"))
    assert second.status_code == 410
    assert "used already" in second.content.decode()
    assert not User.objects.filter(username="somebody-else").exists()


def test_of_two_who_press_at_once_one_gets_the_account() -> None:
    invitation, _path = invited()
    join.join(invitation, User(username="first", password="x"), make.ZONE)
    with pytest.raises(Refusal):
        join.join(invitation, User(username="second", password="x"), make.ZONE)


def test_a_link_ends_after_seven_days_or_when_it_is_withdrawn_and_says_so() -> None:
    with time_machine.travel(datetime(2026, 11, 26, 17, 0, tzinfo=UTC), tick=False) as clock:
        invitation, path = invited("en")
        clock.shift(timedelta(days=7) - timedelta(seconds=1))
        assert Client().get(path).status_code == 200
        clock.shift(timedelta(seconds=1))
        late = Client().post(path, form())
        assert late.status_code == 410 and "time of this invitation is over" in late.content.decode()
        invite.withdraw(invitation, make.user(admin=True))
        assert "was withdrawn" in Client().get(path).content.decode()
    assert not User.objects.filter(username="leyla").exists()


def test_a_link_that_nobody_was_sent_leads_to_no_invitation() -> None:
    for secret in ("made-up", "x" * 2000, "%20"):
        answer = Client().get(f"/admin/join/{secret}/")
        assert answer.status_code == 410
        assert "leads to no invitation" in answer.content.decode()


def test_the_page_is_kept_by_nobody_and_tells_no_other_site_its_address() -> None:
    path = invited("ar")[1]
    for address in (path, "/admin/join/made-up/"):
        answer = Client().get(address)
        assert "no-store" in answer["Cache-Control"]
        assert answer["Referrer-Policy"] == "no-referrer"
        assert answer["X-Robots-Tag"] == "noindex"
        assert settings.SESSION_COOKIE_NAME not in answer.cookies
    assert '<html lang="ar" dir="rtl"' in Client().get(path).content.decode()


def test_another_site_cannot_send_the_form() -> None:
    path = invited()[1]
    assert Client(HTTP_SEC_FETCH_SITE="cross-site").post(path, form()).status_code == 403
    strict = Client(enforce_csrf_checks=True, HTTP_SEC_FETCH_SITE="same-origin", HTTP_ORIGIN="null")
    assert strict.post(path, form()).status_code == 302
