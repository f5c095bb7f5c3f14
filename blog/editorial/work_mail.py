"""The mail that tells somebody who translates what arrived. It is about many things, and so is none of KINDS."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django_tasks import task

from blog.editorial.deadlines import due_text
from blog.editorial.mailing import as_read_by, compose, wants
from blog.editorial.mails import WORK, name_of
from blog.editorial.roles import TRANSLATOR, has_role
from blog.editorial.subjects import load
from blog.translation.entries import Entry
from blog.translation.models import Translation
from blog.translation.queue.lists import TO_DO, URGENT
from blog.translation.record import stored_record
from home.language_names import name_of as language_name
from home.models import User

# How many things a mail lists; of the others it gives the number.
LISTED = 20


@dataclass(frozen=True)
class Item:
    """What a mail says of one translation."""

    name: str
    language: str
    words: int
    due: str
    is_own: bool


@task(backend="newsroom", queue_name="newsroom")
def deliver(user_id: int, rows: list[int]) -> int:
    """Tell one person of those translations that still have something to do; return how many mails were sent."""
    user = User.objects.filter(pk=user_id, is_active=True).exclude(email="").first()
    if user is None or not wants(user, WORK):
        return 0
    message = _message(user, rows)
    return message.send() if message else 0


def _message(user: User, rows: Iterable[int]) -> EmailMessage | None:
    waiting = Translation.objects.filter(TO_DO, pk__in=list(rows)).select_related("locale").order_by(*URGENT)
    mine = [row for row in waiting if has_role(user, TRANSLATOR, row.locale.language_code)]
    if not mine:
        return None
    with as_read_by(user):
        items = list(_items(user, mine[:LISTED]))
        words = sum(row.words_left for row in mine)
        told = ngettext("%(count)d item", "%(count)d items", len(mine)) % {"count": len(mine)}
        facts = {
            "items": items,
            "more": len(mine) - len(items),
            "count": len(mine),
            "words": words,
            "url": reverse("newsroom_desk"),
        }
        what = items[0].name if len(mine) == 1 else told
        return compose(user, WORK, _("To translate: %(what)s") % {"what": what}, facts)


def _items(user: User, rows: list[Translation]) -> Iterable[Item]:
    keys = {row.pk: (row.content_type_id, row.object_id) for row in rows}
    subjects = load(keys.values())
    for row in rows:
        if instance := subjects.get(keys[row.pk]):
            yield Item(
                name_of(instance),
                language_name(row.locale.language_code),
                row.words_left,
                due_text(row.due_at) if row.due_at else "",
                _translated(user, instance),
            )


def _translated(user: User, instance: Any) -> bool:
    """Say whether somebody wrote a text of a translation's newest version."""
    told = stored_record(instance.get_latest_revision_as_object())["texts"].values()
    entries: list[Entry] = [
        entry for known in told for entry in (known if isinstance(known, list) else [known])
    ]
    return any(entry.get("by") == user.pk for entry in entries)
