"""The verb *approve*: the newest words pass the step that they wait at."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from blog.editorial import approvals
from blog.editorial.roles import may
from blog.editorial.workflow import advance, current_state
from edition.publicity import Refusal
from home.models import User

_ONLY = {
    "review": gettext_lazy("Only an editor can approve this."),
    "review_language": gettext_lazy("Only a language reviewer of this language can approve this."),
    "review_legal": gettext_lazy("Only a legal reviewer can approve this."),
}


def failure_reasons(instance: Any, user: User) -> list[str]:
    """Return why this person can't approve an object's newest words now, in plain sentences."""
    task = instance.current_workflow_task
    if task is None:
        return [_("This is not in review. Submit it first.")]
    if task.verb not in _ONLY:
        return [_("This waits for its quotes to be held: nobody approves that.")]
    reasons = [] if may(user, task.verb, instance) else [str(_ONLY[task.verb])]
    return reasons + approvals.failure_reasons(instance, user)


def approve(instance: Any, user: User, comment: str = "") -> None:
    """Approve an object's newest words; they go on to the next step that lacks something.

    Raises:
        Refusal: with every reason that stands against it.
    """
    with transaction.atomic():
        task_state = current_state(instance)
        if reasons := failure_reasons(instance, user):
            raise Refusal(reasons)
        approvals.approve(instance, user, task_state.task.specific.stage)
        task_state.approve(user=user, update=False, comment=comment)
        advance(instance, user)
