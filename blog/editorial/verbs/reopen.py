"""The verb *reopen*: approved words can be changed again, and need their reviews anew."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from blog.editorial import approvals
from blog.editorial.locks import is_locked
from blog.editorial.record import record
from blog.editorial.roles import may
from edition.publicity import Refusal
from home.models import User


def failure_reasons(instance: Any, user: User) -> list[str]:
    """Return why this person can't open an object's words again, in plain sentences."""
    reasons = (
        []
        if may(user, "reopen", instance)
        else [_("Only an editor or a press officer can open approved words again.")]
    )
    if instance.scheduled_revision:
        reasons.append(_("This is scheduled. Take the schedule back first."))
    elif not is_locked(instance):
        reasons.append(_("These words are not locked."))
    return reasons


def reopen(instance: Any, user: User, comment: str = "") -> None:
    """Open approved words again: their approvals end, and a review in progress with them.

    Raises:
        Refusal: with every reason that stands against it.
    """
    with transaction.atomic():
        if reasons := failure_reasons(instance, user):
            raise Refusal(reasons)
        approvals.end(instance)
        if instance.workflow_in_progress:
            instance.current_workflow_state.cancel(user=user)
        record("reopen", instance, user, comment)
