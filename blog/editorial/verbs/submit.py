"""The verb *submit*: newest words go on their way through the stages."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from blog.editorial.approvals import REVIEWED, is_approved
from blog.staff import may_edit
from edition.publicity import Refusal
from home.models import User


def failure_reasons(instance: Any, user: User) -> list[str]:
    """Return why this person can't submit an object's newest words, in plain sentences."""
    if not isinstance(instance, REVIEWED):
        return [_("This needs no review.")]
    reasons = [] if may_edit(user, instance) else [_("Only who may change this can submit it.")]
    if instance.workflow_in_progress:
        reasons.append(_("This is in review already."))
    elif is_approved(instance.get_latest_revision_as_object()):
        reasons.append(_("These words are approved already."))
    return reasons


def submit(instance: Any, user: User) -> None:
    """Begin the review of an object's newest words, or take up again what was returned.

    Raises:
        Refusal: with every reason that stands against it.
    """
    with transaction.atomic():
        if reasons := failure_reasons(instance, user):
            raise Refusal(reasons)
        returned = instance.current_workflow_state
        if returned:
            returned.resume(user)
        else:
            instance.get_workflow().start(instance, user)
