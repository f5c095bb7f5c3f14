"""The verb *set a due date*: by when the next step of something is wanted."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from blog.editorial.deadlines import due_of
from blog.editorial.models.deadline import Deadline
from blog.editorial.record import record
from blog.editorial.stages import REVIEWED
from blog.editorial.verbs.legal import handles
from blog.keys import key_of
from edition.publicity import Refusal
from home.models import User

FURTHEST = timedelta(days=366)


def may_set(user: User, instance: Any) -> bool:
    """Say whether somebody works on an object that can have a due date: who may change it, or reviews it now."""
    return isinstance(instance, REVIEWED) and handles(user, instance)


def failure_reasons(instance: Any, user: User, due_at: datetime | None) -> list[str]:
    """Return why this person can't set this due date, or take it back (None), in plain sentences."""
    if not isinstance(instance, REVIEWED):
        return [_("Only statements, campaigns and quotes have due dates.")]
    reasons = [] if handles(user, instance) else [_("Only who works on this can set its due date.")]
    if due_at is None:
        if due_of(instance) is None:
            reasons.append(_("This has no due date."))
    elif due_at <= timezone.now():
        reasons.append(_("This moment has passed. Choose a later one."))
    elif due_at > timezone.now() + FURTHEST:
        reasons.append(_("A due date lies within a year."))
    elif instance.live and not instance.has_unpublished_changes:
        reasons.append(_("These words are public already."))
    return reasons


def set_due(instance: Any, user: User, due_at: datetime | None, comment: str = "") -> None:
    """Set when the next step of an object is due, or take that back (None). A reminder goes out anew.

    Raises:
        Refusal: with every reason that stands against it.
    """
    with transaction.atomic():
        if reasons := failure_reasons(instance, user, due_at):
            raise Refusal(reasons)
        if due_at is None:
            Deadline.objects.about(instance).delete()
        else:
            Deadline.objects.update_or_create(
                **key_of(instance), defaults={"due_at": due_at, "set_by": user, "reminded_at": None}
            )
        record("due", instance, user, comment, due_at=due_at.isoformat() if due_at else None)
