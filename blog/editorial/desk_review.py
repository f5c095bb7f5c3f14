"""Reviews of translations, as the translators' desk asks for them. Registered with it in apps.py."""

from typing import Any

from wagtail.models import WorkflowState

from blog.editorial.models.approval import Approval
from blog.editorial.models.settings import EditorialSettings
from blog.editorial.recipients import members, without
from blog.editorial.roles import may
from blog.editorial.stages import REVIEWED
from blog.editorial.verbs import submit
from blog.staff import edit_url
from blog.translation.review import Desk, Remark, Review
from home.models import User


def standing(translation: Any, user: User) -> Review:
    """Say where a translation stands with its reviewers, for who has it on their desk."""
    if not isinstance(translation, REVIEWED):
        return Review()
    state = translation.current_workflow_state
    if state and state.status == WorkflowState.STATUS_IN_PROGRESS:
        task = state.current_task_state.task.specific
        decides = edit_url(translation) if may(user, task.verb, translation) else ""
        names = _names(translation, task.verb)
        return Review(is_needed=True, in_review=True, goes_to=names, decides=decides)
    return Review(
        is_needed=True,
        reasons=submit.failure_reasons(translation, user),
        goes_to=_names(translation, "review_language"),
        returned=_returned(state),
    )


def _returned(state: WorkflowState | None) -> Remark | None:
    step = state.current_task_state if state else None
    return Remark(step.comment, step.finished_by, step.finished_at) if step else None


def _names(translation: Any, verb: str) -> list[str]:
    """Return who could take a step: unless they may, not who saved a version since the words were last approved."""
    found = members(verb, translation.locale.language_code)
    if EditorialSettings.load().own_language_review:
        return [str(user) for user in found]
    approved = Approval.objects.about(translation).order_by("approved_at").last()
    versions = translation.revisions.exclude(user=None)
    if approved:
        versions = versions.filter(created_at__gt=approved.approved_at)
    writers = set(versions.values_list("user", flat=True))
    return [str(user) for user in without(found, writers)]


DESK = Desk(standing, submit.submit)
