"""What happens in the newsroom that somebody is told of: Wagtail's signals, and ours."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from wagtail.models import TaskState, WorkflowState
from wagtail.signals import (
    page_published,
    published,
    task_submitted,
    workflow_approved,
    workflow_rejected,
    workflow_submitted,
)

from blog.editorial import arrivals, deadlines, languages
from blog.editorial.mailing import tell
from blog.editorial.models.deadline import Deadline
from blog.editorial.models.question import Question
from blog.editorial.record import acted
from blog.editorial.subjects import load
from blog.editorial.waivers import open_waivers
from blog.editorial.workflow import subject_of
from blog.translation.arriving import arrived
from blog.translation.claims import asked_to_take_over
from blog.translation.models import Translation
from home.models import User

# The names under which Wagtail connects mails of its own.
_WAGTAILS_OWN = (
    (task_submitted, TaskState, "group_approval_task_submitted_email_notification"),
    (workflow_submitted, WorkflowState, "workflow_state_submitted_email_notification"),
    (workflow_rejected, WorkflowState, "workflow_state_rejected_email_notification"),
    (workflow_approved, WorkflowState, "workflow_state_approved_email_notification"),
)


def connect() -> None:
    for signal, sender, name in _WAGTAILS_OWN:
        # Wagtail may have connected its own before or may try afterwards: a name that is taken is not taken again.
        signal.disconnect(sender=sender, dispatch_uid=name)
        signal.connect(_in_place_of_wagtails, sender=sender, dispatch_uid=name)
    task_submitted.connect(_task_submitted)
    workflow_rejected.connect(_rejected)
    workflow_approved.connect(_approved)
    workflow_approved.connect(deadlines.clear_approved)
    acted.connect(_acted)
    page_published.connect(deadlines.clear)
    published.connect(deadlines.clear)
    page_published.connect(languages.lists_follow)
    post_save.connect(deadlines.copy_to_queue, sender=Deadline)
    post_delete.connect(deadlines.take_from_queue, sender=Deadline)
    arrived.connect(arrivals.keep)
    asked_to_take_over.connect(_asked_to_take_over)


def _in_place_of_wagtails(**kwargs: Any) -> None:
    """Does nothing: our mails say it, in `_task_submitted` and those below."""


def _task_submitted(instance: Any, user: Any = None, **kwargs: Any) -> None:
    # A step that passes by itself is submitted, too; by the time of the commit it doesn't wait any more.
    tell("review_wanted", subject_of(instance), instance.pk, by=user)


def _rejected(instance: Any, user: Any = None, **kwargs: Any) -> None:
    tell("returned", subject_of(instance.current_task_state), instance.pk, by=user)


def _approved(instance: Any, user: Any = None, **kwargs: Any) -> None:
    tell("approved", subject_of(instance.current_task_state), instance.pk, by=user)


def _acted(act: str, instance: Any, user: Any, **kwargs: Any) -> None:
    if act in ("publish_now", "minor_edit"):
        if waiver := open_waivers(instance).order_by("waived_at").last():
            tell("unconfirmed", instance, waiver.pk, by=user)
    elif act == "answer":
        answers = Question.objects.about(instance).exclude(answer="")
        if question := answers.order_by("answered_at").last():
            tell("answered", instance, question.pk)


def _asked_to_take_over(row: Translation, user: User, **kwargs: Any) -> None:
    for instance in load([(row.content_type_id, row.object_id)]).values():
        tell("take_over", instance, user.pk, by=user)
