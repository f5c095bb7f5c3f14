"""Who works in the demo newsroom, and what they do to get a piece out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group
from wagtail.models import Locale
from wagtail.users.models import UserProfile

from blog.editorial import roles
from blog.editorial.approvals import REVIEWED, approve
from blog.editorial.verbs.publish import publish
from blog.translation.record import accept, missing_texts
from home.models import User

PASSWORD = "altavoz-demo"  # noqa: S105 the demo's, known to everybody


@dataclass(frozen=True)
class Login:
    """One account: without a role, the administrator's."""

    name: str
    first_name: str
    last_name: str
    role: roles.Role | None = None
    language: str | None = None


LOGINS = (
    Login("admin", "Mireille", "Castellan"),
    Login("writer", "Rosalind", "Tanaka-Bell", roles.WRITER),
    Login("editor", "Tomasz", "Arrieta", roles.EDITOR),
    Login("legal", "Abena", "Lindqvist", roles.LEGAL_REVIEWER),
    Login("press", "Ifeoma", "Brandt", roles.PRESS_OFFICER),
    Login("translator-es", "Lucía", "Ferrand", roles.TRANSLATOR, "es"),
    Login("translator-ar", "Leyla", "Khatib", roles.TRANSLATOR, "ar"),
    Login("reviewer-es", "Gonzalo", "Ibarreche", roles.LANGUAGE_REVIEWER, "es"),
    Login("reviewer-ar", "Yusuf", "Darzi", roles.LANGUAGE_REVIEWER, "ar"),
)


class Staff:
    """The accounts, by what they do."""

    def __init__(self, users: dict[str, User]) -> None:
        self.writer, self.editor, self.press = users["writer"], users["editor"], users["press"]
        self._users = users

    def translator(self, locale: Locale) -> User:
        """Return the translator into a language; the writer, where nobody else is."""
        return self._users.get(f"translator-{locale.language_code}", self.writer)

    def account(self, name: str) -> User:
        return self._users[name]

    def put_out(self, newest: Any) -> None:
        """Approve the newest words, where the newsroom asks for that, and publish them or schedule them."""
        if isinstance(newest, REVIEWED):
            approve(newest, self.editor)
        publish(newest, self.press)


def hire(zone: str) -> Staff:
    """Make the accounts. One that exists keeps its password and gets its role beside those it has.

    :param zone: the time zone they see, for example America/New_York.
    """
    password = make_password(PASSWORD)
    return Staff({login.name: _account(login, password, zone) for login in LOGINS})


def fill(draft: Any, words: Mapping[str, Any], user: User) -> Any:
    """Write words into an object's newest version, as somebody who edits it; return the new version.

    Texts of a translation that still read as in the source are names, figures, addresses: they are accepted.
    """
    newest = draft.get_latest_revision_as_object()
    for name, value in words.items():
        setattr(newest, name, value)
    accept(newest, {text.path for text in missing_texts(newest)})
    newest.save_revision(user=user)
    return newest


def _account(login: Login, password: str, zone: str) -> User:
    user, _made = User.objects.get_or_create(
        username=login.name,
        defaults={
            "first_name": login.first_name,
            "last_name": login.last_name,
            "email": f"{login.name}@casaabierta.example",
            "is_superuser": login.role is None,
            "is_staff": login.role is None,
            "password": password,
        },
    )
    if login.role:
        user.groups.add(Group.objects.get(name=login.role.group_name(login.language)))
    UserProfile.objects.update_or_create(user=user, defaults={"current_time_zone": zone})
    return user
