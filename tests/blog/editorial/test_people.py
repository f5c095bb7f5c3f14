"""People come and go: the screen under Settings, roles, and leaving."""

from datetime import UTC, datetime, timedelta
from typing import Any

import html5lib
import pytest
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.models import ModelLogEntry, PageLogEntry
from wagtail.users.models import UserProfile

from blog.editorial.models import Invitation, Question
from blog.editorial.roles import may
from blog.editorial.verbs import give_roles, invite, leave
from edition.publicity import Refusal
from home.models import User
from tests import factories as make

pytestmark = pytest.mark.usefixtures("newsroom")

OTHERS = ["Writer", "Editor", "Press officer", "Legal reviewer"]


def admin() -> User:
    return make.user(admin=True)


def staff(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def member(**fields: Any) -> User:
    """A writer with a name and an address that stand nowhere else."""
    return make.user(
        "Writer",
        username="quetzalcoatl",
        first_name="Xochitl",
        last_name="Quispe-Ñandú",
        email="xochitl@nandu.example",
        **fields,
    )


def text(response: Any) -> str:
    tree = html5lib.parse(response.content, namespaceHTMLElements=False)
    return " ".join(" ".join(tree.itertext()).split())


def refused(act: Any, *arguments: Any) -> str:
    with pytest.raises(Refusal) as refusal:
        act(*arguments)
    return " ".join(refusal.value.messages)


# The screen.


def test_the_screen_says_who_is_here_with_roles_language_zone_and_last_sign_in() -> None:
    somebody = member(last_login=datetime(2026, 11, 25, 17, 0, tzinfo=UTC))
    somebody.groups.add(*make.user("Translator", "es").groups.all())
    UserProfile.objects.create(user=somebody, preferred_language="es", current_time_zone="America/Lima")
    UserProfile.objects.create(user=admin(), current_time_zone="Asia/Beirut")
    words = text(staff(admin()).get(reverse("newsroom_people")))
    for said in ("Xochitl Quispe-Ñandú", "Writer", "Translator: Spanish", "Spanish", "America/Lima"):
        assert said in words
    # In the zone of whoever looks, by its name.
    assert "25 November 2026, 7 p.m. EET" in words


def test_the_screen_costs_the_same_for_many_people() -> None:
    client, costs = staff(admin()), []
    client.get(reverse("newsroom_people"))
    for round_ in range(2):
        for number in range(10):
            make.user("Writer", username=f"writer-{round_}-{number}")
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("newsroom_people"))
        costs.append(len(queries))
    assert costs[0] == costs[1]


def test_who_has_left_is_not_on_the_screen() -> None:
    leave.leave(member(), admin(), keep_name=True)
    assert "Xochitl" not in text(staff(admin()).get(reverse("newsroom_people")))


@pytest.mark.parametrize("role", OTHERS)
def test_the_screens_are_for_administrators(role: str) -> None:
    somebody = member()
    invitation = invite.invite("new@casa.example", ["Writer"], "en", admin())
    client = staff(make.user(role))
    addresses = [
        reverse("newsroom_people"),
        reverse("newsroom_invite"),
        reverse("newsroom_roles", args=[somebody.pk]),
        reverse("newsroom_leave", args=[somebody.pk]),
        reverse("newsroom_leave", args=[10**9]),
    ]
    for address in addresses:
        for answer in (client.get(address), client.post(address, {"name": "keep", "roles-0": ["Writer"]})):
            assert answer.status_code == 302 and answer["Location"] == reverse("wagtailadmin_home")
    client.post(reverse("newsroom_withdraw_invitation", args=[invitation.pk]))
    assert make.fresh(somebody).is_active
    assert make.fresh(invitation).withdrawn_at is None
    assert "/newsroom/people/" not in client.get(reverse("wagtailadmin_home")).content.decode()


def test_strangers_are_led_to_the_sign_in() -> None:
    answer = Client().get(reverse("newsroom_people"))
    assert answer["Location"].startswith(reverse("wagtailadmin_login"))


def test_settings_lead_administrators_to_the_people() -> None:
    assert reverse("newsroom_people") in staff(admin()).get(reverse("wagtailadmin_home")).content.decode()


def test_inviting_and_withdrawing_from_the_screen() -> None:
    client = staff(admin())
    form = {
        "email": "new@casa.example",
        "language": "es",
        "roles-0": ["Writer"],
        "roles-1": ["Translator (es)"],
    }
    answer = client.post(reverse("newsroom_invite"), form, follow=True)
    assert "new@casa.example gets a mail" in text(answer)
    [invitation] = Invitation.objects.all()
    assert (invitation.groups, invitation.language) == (["Writer", "Translator (es)"], "es")
    assert len(mail.outbox) == 1
    again = client.post(reverse("newsroom_invite"), form)
    assert "has been invited already" in text(again)
    withdraw = reverse("newsroom_withdraw_invitation", args=[invitation.pk])
    assert client.get(withdraw).status_code == 405
    assert "The invitation is withdrawn" in text(client.post(withdraw, follow=True))
    assert "No invitation is open" in text(client.get(reverse("newsroom_people")))


def test_a_role_that_is_not_offered_is_refused_beside_its_field() -> None:
    form = {"email": "new@casa.example", "language": "en", "roles-0": ["Queen"]}
    answer = staff(admin()).post(reverse("newsroom_invite"), form)
    assert answer.status_code == 200 and answer.context["form"].errors["roles-0"]
    assert not Invitation.objects.exists()


# Roles.


def test_changed_roles_hold_at_once_for_who_is_signed_in() -> None:
    somebody = member()
    client = staff(somebody)
    page = make.release()
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert client.get(address).status_code == 200
    form = {"roles-0": ["Legal reviewer"], "roles-1": ["Translator (ar)"]}
    staff(admin()).post(reverse("newsroom_roles", args=[somebody.pk]), form)
    assert client.get(address).status_code == 302
    somebody = make.fresh(somebody)
    assert may(somebody, "translate", language="ar") and may(somebody, "review_legal", page)
    assert not may(somebody, "import", page)


def test_the_form_shows_the_roles_that_somebody_has() -> None:
    somebody = member()
    answer = staff(admin()).get(reverse("newsroom_roles", args=[somebody.pk]))
    tree = html5lib.parse(answer.content, namespaceHTMLElements=False)
    ticked = [box.get("value") for box in tree.iter("input") if box.get("checked") is not None]
    assert ticked == ["Writer"]


def test_somebody_can_be_made_an_administrator_and_that_be_taken_back() -> None:
    somebody = member()
    give_roles.give_roles(somebody, ["Administrator", "Writer"], admin())
    assert may(make.fresh(somebody), "people")
    give_roles.give_roles(somebody, ["Writer"], admin())
    assert not may(make.fresh(somebody), "people")


def test_nobody_takes_the_administrators_role_from_themselves() -> None:
    assert "Another administrator" in refused(give_roles.give_roles, admin(), ["Writer"], admin())
    answer = staff(admin()).post(reverse("newsroom_roles", args=[admin().pk]), {"roles-0": ["Writer"]})
    assert "Another administrator" in text(answer)
    assert make.fresh(admin()).is_superuser


def test_of_two_administrators_who_put_each_other_out_one_stays() -> None:
    first, second = admin(), make.user(admin=True, username="second")
    leave.leave(second, first, keep_name=True)
    assert "Only an administrator" in refused(leave.leave, first, second, True)
    assert make.fresh(first).is_active


# Leaving.


def test_only_administrators_end_accounts_and_nobody_their_own_or_one_twice() -> None:
    somebody = member()
    assert "Only an administrator" in refused(leave.leave, somebody, make.user("Editor"), True)
    assert "Nobody ends their own account" in refused(leave.leave, admin(), admin(), True)
    leave.leave(somebody, admin(), keep_name=True)
    assert "has left" in refused(leave.leave, somebody, admin(), True)


@pytest.mark.parametrize("name", ["keep", "forget"])
def test_leaving_ends_all_sessions_with_the_next_request_and_every_right(name: str) -> None:
    somebody = member()
    clients = [staff(somebody), staff(somebody)]
    other = staff(make.user("Editor"))
    staff(admin()).post(reverse("newsroom_leave", args=[somebody.pk]), {"name": name})
    for client in clients:
        assert client.get(reverse("wagtailadmin_home")).status_code == 302
    assert other.get(reverse("wagtailadmin_home")).status_code == 200
    somebody = make.fresh(somebody)
    assert not somebody.is_active and not somebody.has_usable_password() and not somebody.groups.exists()
    assert not somebody.email
    assert not any(
        session.get_decoded().get("_auth_user_id") == str(somebody.pk) for session in Session.objects.all()
    )
    again = Client()
    again.post(
        reverse("wagtailadmin_login"), {"username": somebody.username, "password": make.PASSWORD}, follow=True
    )
    assert again.get(reverse("wagtailadmin_home")).status_code == 302


def test_the_screen_asks_first_and_wants_an_answer_about_the_name() -> None:
    somebody = member()
    client, address = staff(admin()), reverse("newsroom_leave", args=[somebody.pk])
    assert "Their name on what they wrote" in text(client.get(address))
    assert client.post(address, {}).status_code == 200
    assert make.fresh(somebody).is_active
    assert "Nobody ends their own account" in text(client.get(reverse("newsroom_leave", args=[admin().pk])))


def test_links_and_invitations_that_somebody_sent_are_taken_back_and_answers_stay() -> None:
    somebody = make.user(admin=True, username="second")
    page = make.release()
    about = {"content_type": ContentType.objects.get_for_model(page), "object_id": str(page.pk)}
    common = {**about, "words_hash": "x", "name": "Rosa", "language": "es", "asked_by": somebody}
    later = timezone.now() + timedelta(days=7)
    open_one = Question.objects.create(**common, secret_digest="1", expires_at=later)
    answered = Question.objects.create(**common, secret_digest="2", expires_at=later, answer="approved")
    invitation = invite.invite("new@casa.example", ["Writer"], "en", somebody)
    leave.leave(somebody, admin(), keep_name=True)
    assert make.fresh(open_one).revoked_at and not make.fresh(answered).revoked_at
    assert make.fresh(invitation).withdrawn_at


def test_what_somebody_locked_is_open_again() -> None:
    somebody = member()
    locked = [make.release(), make.quote()]
    for item in locked:
        item.locked, item.locked_by, item.locked_at = True, somebody, timezone.now()
        item.save()
    leave.leave(somebody, admin(), keep_name=True)
    for item in locked:
        assert not make.fresh(item).locked and make.fresh(item).locked_by is None


def test_a_name_that_stays_stands_on_what_they_wrote() -> None:
    somebody = member()
    page = make.release(by=somebody)
    leave.leave(somebody, admin(), keep_name=True)
    assert str(make.fresh(page).latest_revision.user) == "Xochitl Quispe-Ñandú"


def test_a_name_that_goes_is_nowhere_in_the_database_and_history_says_former_member() -> None:
    somebody = member()
    page = make.release(by=somebody)
    staff(somebody).get(reverse("wagtailadmin_home"))
    give_roles.give_roles(somebody, ["Writer", "Editor"], admin())
    invite.invite("xochitl-2@nandu.example", ["Writer"], "en", admin())
    Client().post(reverse("wagtailadmin_login"), {"username": "quetzalcoatl", "password": "wrong"})
    leave.leave(somebody, admin(), keep_name=False)
    Invitation.objects.all().delete()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 names of our tables
            rows = str(cursor.fetchall()).casefold()
            for trace in ("quetzalcoatl", "xochitl", "quispe", "and\\u00fa", "ñandú", "nandu.example"):
                assert trace not in rows, table
    author = make.fresh(page).latest_revision.user
    assert str(author) == "Former member"
    with translation.override("ar"):
        assert author.get_full_name() == str(author)
    for entry in (*PageLogEntry.objects.filter(user=somebody), *ModelLogEntry.objects.filter(user=somebody)):
        assert entry.user_display_name == "Former member"


def test_every_act_is_in_the_log() -> None:
    somebody = member()
    invitation = invite.invite("new@casa.example", ["Writer"], "en", admin())
    invite.withdraw(invitation, admin())
    give_roles.give_roles(somebody, ["Editor"], admin())
    leave.leave(somebody, admin(), keep_name=True)
    acts = list(ModelLogEntry.objects.filter(user=admin()).order_by("pk").values_list("action", flat=True))
    assert acts == [
        "newsroom.invite",
        "newsroom.withdraw_invitation",
        "newsroom.change_roles",
        "newsroom.leave",
    ]
    assert staff(admin()).get(reverse("wagtailadmin_reports:site_history")).status_code == 200
