"""Reminders of due dates: one each, when the moment is near, to those it waits for. The clock calls these."""

from datetime import datetime

from django.db import connection, transaction

from blog.editorial.deadlines import NOTICE
from blog.editorial.mailing import tell
from blog.editorial.models.deadline import Deadline


def near(moment: datetime) -> list[int]:
    """Return the keys of the due dates of which somebody must be reminded now, the earliest first."""
    found = Deadline.objects.filter(reminded_at=None, due_at__lte=moment + NOTICE)
    return list(found.order_by("due_at").values_list("pk", flat=True))


def next_reminder() -> datetime | None:
    """Return when the next reminder is to be sent, or None."""
    found = Deadline.objects.filter(reminded_at=None).order_by("due_at")
    due = found.values_list("due_at", flat=True).first()
    return due - NOTICE if due else None


def remind(key: int, at: datetime) -> bool:
    """Have a reminder sent, if it still must be and nobody else has it. True where this call did."""
    with transaction.atomic():
        locked = Deadline.objects.select_for_update(
            skip_locked=connection.features.has_select_for_update_skip_locked
        )
        deadline = locked.filter(pk=key, reminded_at=None, due_at__lte=at + NOTICE).first()
        if deadline is None:
            return False
        deadline.reminded_at = at
        deadline.save(update_fields=["reminded_at"])
        if deadline.instance is not None:
            tell("reminder", deadline.instance, deadline.pk)
    return True
