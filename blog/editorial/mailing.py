"""Sends the mails of `mails.KINDS`: after the commit, by the worker, to each in their own language and time zone."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django_tasks import task
from wagtail.models import Site
from wagtail.users.models import UserProfile

from blog.editorial.mails import KINDS, Kind, Notice, subject_and_facts
from blog.editorial.subjects import load
from blog.keys import key_of
from home.models import NewsroomSettings, User


def tell(kind: str, instance: Any, about: int, by: User | None = None) -> None:
    """Have mails of a kind sent once the transaction is committed; nothing is sent where it is not.

    :param about: the key of the row that says what happened: see `mails`.
    :param by: who did it, and need not be told.
    """
    key = key_of(instance)
    content_type, object_id = key["content_type"].pk, key["object_id"]
    actor = by.pk if by else None
    transaction.on_commit(lambda: spread.enqueue(kind, content_type, object_id, about, actor))


@task(backend="newsroom", queue_name="newsroom")
def spread(kind: str, content_type: int, object_id: str, about: int, by: int | None) -> int:
    """Give each recipient's mail a task of its own, so that one that fails stops no other; return their number."""
    notice = _notice(content_type, object_id, about)
    if notice is None:
        return 0
    wanted = [user for user in KINDS[kind].who(notice) if user.pk != by and user.email and wants(user, kind)]
    for user in wanted:
        deliver.enqueue(kind, content_type, object_id, about, user.pk)
    return len(wanted)


@task(backend="newsroom", queue_name="newsroom")
def deliver(kind: str, content_type: int, object_id: str, about: int, user_id: int) -> int:
    """Send one mail to one person; return how many were sent."""
    notice = _notice(content_type, object_id, about)
    user = User.objects.filter(pk=user_id, is_active=True).first()
    if notice is None or user is None:
        return 0
    return message(KINDS[kind], notice, user).send()


def wants(user: User, kind: str) -> bool:
    return kind not in user.unwanted_mail


def message(kind: Kind, notice: Notice, user: User) -> EmailMessage:
    """Return the mail as its recipient reads it."""
    with as_read_by(user):
        return compose(user, kind.name, *subject_and_facts(kind, notice, user))


@contextmanager
def as_read_by(user: User) -> Iterator[None]:
    """Have everything said in somebody's language and time zone."""
    profile = UserProfile.objects.filter(user=user).first()
    language = (profile.preferred_language if profile else "") or settings.LANGUAGE_CODE
    zone = (profile.current_time_zone if profile else "") or NewsroomSettings.load().zone
    with translation.override(language), timezone.override(zone):
        yield


def compose(user: User, name: str, subject: str, facts: dict[str, Any]) -> EmailMessage:
    """Return a mail in the language in force.

    :param name: of the template in `emails/`; `facts` is what it needs, with `url`, the path that it leads to.
    """
    site = Site.objects.filter(is_default_site=True).first()
    body = render_to_string(
        f"emails/{name}.txt",
        {
            **facts,
            "name": user.first_name or str(user),
            "url": settings.WAGTAILADMIN_BASE_URL + facts["url"],
            "newsroom": site.site_name if site else "",
            "account_url": settings.WAGTAILADMIN_BASE_URL + reverse("wagtailadmin_account"),
        },
    )
    return EmailMessage(
        one_line(subject), body.strip() + "\n", to=[user.email], headers={"Auto-Submitted": "auto-generated"}
    )


def one_line(text: str) -> str:
    """Return a text that can stand in a header: no line breaks, nor other characters that can't be seen."""
    seen = "".join(letter if letter.isprintable() else " " for letter in text)
    return " ".join(seen.split())


def _notice(content_type: int, object_id: str, about: int) -> Notice | None:
    instance = load([(content_type, object_id)]).get((content_type, object_id))
    return Notice(instance, about) if instance is not None else None
