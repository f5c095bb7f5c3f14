"""Where an object stands on its way to the public, as its editor shows it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import WorkflowState

from blog.editorial.deadlines import due_of, due_text
from blog.editorial.holding import not_held
from blog.editorial.models.tasks import RoleTask
from blog.editorial.recipients import for_step
from blog.editorial.stages import REVIEWED, Stage, lacking, needed
from blog.editorial.waits.line import said
from blog.editorial.waivers import open_waivers
from home.models import User

# How many names, and how many quotes, are listed.
NAMED = 3

_STAGES = {
    Stage.WORDS: (gettext_lazy("Reviewed"), gettext_lazy("Not reviewed yet")),
    Stage.LEGAL: (gettext_lazy("Legal review passed"), gettext_lazy("Wants legal review")),
}


@dataclass(frozen=True)
class Step:
    """A sentence about one thing that is needed, and whether it is done."""

    words: str
    is_done: bool


@dataclass(frozen=True)
class Standing:
    """`waits` says for whom the step waits that the object is at; `due`, by when. Either may be empty."""

    steps: list[Step]
    waits: str
    due: str


def standing(instance: Any) -> Standing | None:
    """Return where the newest words of an object stand; None where they need no review."""
    if not isinstance(instance, REVIEWED) or not instance.pk:
        return None
    newest = instance.get_latest_revision_as_object()
    due = due_of(instance)
    return Standing(list(_steps(newest)), _waits(instance), due_text(due) if due else "")


def _steps(newest: Any) -> Iterator[Step]:
    left = lacking(newest)
    if not left and (waiver := open_waivers(newest).filter(words_hash=newest.words_hash()).first()):
        who = waiver.waived_by or _("Somebody")
        yield Step(_("Published without review by %(who)s; not confirmed yet") % {"who": who}, is_done=False)
    else:
        for stage in needed(newest):
            done, open_words = _STAGES[stage]
            yield Step(str(open_words if stage in left else done), stage not in left)
    lost = not_held(newest)
    for quote in lost[:NAMED]:
        yield Step(_("Not held: %(words)s") % {"words": said(str(quote))}, is_done=False)
    if len(lost) > NAMED:
        yield Step(_("Quotes not held, in all: %(count)d") % {"count": len(lost)}, is_done=False)


def _waits(instance: Any) -> str:
    state = instance.current_workflow_state
    if state is None:
        return ""
    if state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        back = _("It came back to %(who)s.") % {"who": state.requested_by or _("somebody who has left")}
        return " ".join(filter(None, [back, said(state.current_task_state.comment)]))
    task = instance.current_workflow_task
    if not isinstance(task, RoleTask):
        return ""
    if task.verb == "hold":
        return _("It waits until its quotes are held.")
    return _for_whom(for_step(instance))


def _for_whom(people: list[User]) -> str:
    if not people:
        return _("It waits, but nobody has the role to take this step: ask an administrator.")
    names = ", ".join(str(user) for user in people[:NAMED])
    if len(people) > NAMED:
        return _("It waits for %(names)s or somebody else of their role.") % {"names": names}
    return _("It waits for: %(names)s") % {"names": names}
