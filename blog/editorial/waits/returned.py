"""What was returned, for who submitted it."""

from collections.abc import Iterator

from django.db.models import F
from django.utils.translation import gettext as _
from wagtail.models import WorkflowState

from blog.editorial.deadlines import due_at
from blog.editorial.subjects import load, readable
from blog.editorial.waits.line import SCANNED, Line, line, said
from blog.moments import near_text
from home.models import User


def lines(user: User) -> Iterator[Line]:
    """Yield what this person submitted and got back."""
    states = (
        WorkflowState.objects.filter(status=WorkflowState.STATUS_NEEDS_CHANGES, requested_by=user)
        .select_related("current_task_state__finished_by")
        .annotate(due=due_at("content_type", "object_id"))
        .order_by(F("due").asc(nulls_last=True), "-pk")[:SCANNED]
    )
    subjects = load((state.content_type_id, state.object_id) for state in states)
    visible = {id(instance) for instance in readable(user, subjects.values())}
    for state in states:
        instance, step = subjects.get((state.content_type_id, state.object_id)), state.current_task_state
        if instance is None or id(instance) not in visible:
            continue
        since = step.finished_at or state.created_at
        back = _("%(who)s returned it %(moment)s.") % {
            "who": step.finished_by or _("Somebody"),
            "moment": near_text(since),
        }
        yield line(
            instance,
            wanted=_("came back to you: change it and submit it again."),
            detail=" ".join(filter(None, [back, said(step.comment)])),
            button=_("Change"),
            since=since,
            due=state.due,
        )
