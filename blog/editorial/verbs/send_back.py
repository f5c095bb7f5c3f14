"""The verb *return*: words go back to who submitted them, with what should change."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from blog.editorial.roles import may
from blog.editorial.workflow import current_state
from edition.publicity import Refusal
from home.models import User


def failure_reasons(instance: Any, user: User) -> list[str]:
    """Return why this person can't return an object, in plain sentences."""
    task = instance.current_workflow_task
    if task is None:
        return [_("This is not in review.")]
    if may(user, task.verb, instance):
        return []
    return [_("Only who may approve this can return it.")]


def send_back(instance: Any, user: User, comment: str = "") -> None:
    """Return an object to who submitted it.

    Raises:
        Refusal: with every reason that stands against it.
    """
    with transaction.atomic():
        task_state = current_state(instance)
        if reasons := failure_reasons(instance, user):
            raise Refusal(reasons)
        task_state.reject(user=user, comment=comment)
