"""Due dates: the moment by which the next step of something is wanted. Words that are approved or public have none.

A translation has its own, which the translators' queue sorts by. Its source's doesn't stand for it: that is when the
source's next step is wanted, and it goes when the source is approved, just as its translators begin.
"""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone
from django.utils.timesince import timesince, timeuntil
from django.utils.translation import gettext as _

from blog.editorial.models.deadline import Deadline
from blog.moments import near_text
from blog.translation.models import Translation

# How long before it is due whoever it waits for is reminded.
NOTICE = timedelta(hours=2)


def due_of(instance: Any) -> datetime | None:
    """Return when something is due, or None."""
    return Deadline.objects.about(instance).values_list("due_at", flat=True).first()


def due_at(content_type: str, object_id: str) -> Subquery:
    """Return the due date of what a row names, for a query of such rows: the arguments are the names of its fields."""
    found = Deadline.objects.filter(content_type=OuterRef(content_type), object_id=OuterRef(object_id))
    return Subquery(found.values("due_at")[:1])


def due_text(moment: datetime) -> str:
    """Say when something is, or was, due, and how far off that is: Due today, 4:30 p.m. CST, in 44 minutes."""
    now = timezone.now()
    if moment > now:
        words = _("Due %(moment)s, in %(time)s.")
        return words % {"moment": near_text(moment), "time": timeuntil(moment, now, depth=1)}
    words = _("Was due %(moment)s, %(time)s ago.")
    return words % {"moment": near_text(moment), "time": timesince(moment, now, depth=1)}


def clear(instance: Any, **kwargs: Any) -> None:
    """Let an object's due date go: a receiver of what says that it is done."""
    Deadline.objects.about(instance).delete()


def clear_approved(instance: Any, **kwargs: Any) -> None:
    """Let the due date go of what a finished workflow is about: a receiver of `workflow_approved`."""
    Deadline.objects.filter(content_type_id=instance.content_type_id, object_id=instance.object_id).delete()


def copy_to_queue(instance: Deadline, **kwargs: Any) -> None:
    """Have the translators' queue know of a due date: a receiver of Deadline's being saved, in the same transaction."""
    _rows(instance).update(due_at=instance.due_at)


def take_from_queue(instance: Deadline, **kwargs: Any) -> None:
    """The same where it is gone."""
    _rows(instance).update(due_at=None)


def _rows(deadline: Deadline) -> QuerySet[Translation]:
    return Translation.objects.filter(content_type_id=deadline.content_type_id, object_id=deadline.object_id)
