"""The verbs that take something back: from the readers, or from the clock."""

from typing import Any

from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext as _
from wagtail.actions.unpublish import UnpublishAction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Page

from blog.editorial.roles import may
from edition.publicity import Refusal


def failure_reasons(instance: Any, user: Model) -> list[str]:
    """Return why this person can't take the object back, in plain sentences."""
    reasons = [] if may(user, "publish", instance) else [_("Only a press officer can take something back.")]
    if not instance.live:
        reasons.append(_("This isn’t public."))
    if isinstance(instance, Page) and instance.get_children().live().exists():
        reasons.append(_("Pages below this one are public. Take them back first."))
    return reasons


def unpublish(instance: Any, user: Model) -> None:
    """Take an object back from the readers; its words stay as a draft.

    Raises:
        Refusal: with every reason that stands against it.
    """
    with transaction.atomic():
        if reasons := failure_reasons(instance, user):
            raise Refusal(reasons)
        action = UnpublishPageAction if isinstance(instance, Page) else UnpublishAction
        action(instance, user=user).execute(skip_permission_checks=True)


def unschedule(instance: Any, user: Model) -> None:
    """Take an object's scheduled publication back.

    Raises:
        Refusal: where this person may not, or nothing is scheduled.
    """
    with transaction.atomic():
        if not may(user, "publish", instance):
            raise Refusal([_("Only a press officer can take something back.")])
        revision = instance.scheduled_revision
        if revision is None:
            raise Refusal([_("Nothing is scheduled here.")])
        revision.approved_go_live_at = None
        revision.save(user=user, update_fields=["approved_go_live_at"])
