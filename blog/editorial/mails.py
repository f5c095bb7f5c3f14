"""The mails of the newsroom: which kinds there are, who gets each, and what it says. One table: KINDS.

A mail says what is wanted and leads there. What must not be known yet stays in the newsroom: of a statement under
embargo, and of a quote that is not public, a mail names neither title nor words, and carries no comment.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from wagtail.models import TaskState, WorkflowState

from blog.editorial import recipients
from blog.editorial.deadlines import due_of, due_text
from blog.editorial.models.legal import LegalRequest
from blog.editorial.models.question import Question
from blog.editorial.models.waiver import Waiver
from blog.editorial.questions import answers_url
from blog.editorial.roles import may
from blog.editorial.verbs.publish import embargo_ahead
from blog.models import CampaignPage, CampaignUpdatePage, PressReleasePage, Quote
from blog.moments import near_text
from blog.staff import edit_url, screen_url
from blog.translation import claims
from blog.translation.tally import row_of
from home.models import User


@dataclass(frozen=True)
class Notice:
    """Something happened to an object. `about` is the key of the row that says what: see KINDS."""

    instance: Any
    about: int


@dataclass(frozen=True)
class Kind:
    """A kind of mail.

    `who` returns who gets it: nobody, where it is settled by the time it is sent. `says` returns what the template
    `emails/<name>.txt` needs: `who`, `comment`, `url` and more.
    """

    name: str
    label: Any
    subject: Any
    who: Callable[[Notice], list[User]]
    says: Callable[[Notice, User], dict[str, Any]]


def name_of(instance: Any) -> str:
    """Return what a mail calls an object: its title, or, where that must not be known yet, its kind."""
    return (
        str(_SECRET[type(instance)]) if is_secret(instance) else str(instance.get_latest_revision_as_object())
    )


def is_secret(instance: Any) -> bool:
    """Say whether nothing of an object's words may stand in a mail."""
    if isinstance(instance, Quote):
        return not instance.live
    return embargo_ahead(instance.get_latest_revision_as_object()) is not None


_SECRET = {
    PressReleasePage: pgettext_lazy("in a mail, in place of the title", "A press release"),
    CampaignUpdatePage: pgettext_lazy("in a mail, in place of the title", "A campaign update"),
    CampaignPage: pgettext_lazy("in a mail, in place of the title", "A campaign"),
    Quote: pgettext_lazy("in a mail, in place of the words", "A quote"),
}


# Review wanted. `about`: the state of the task.


def _reviewers(notice: Notice) -> list[User]:
    waiting = TaskState.objects.filter(pk=notice.about, status=TaskState.STATUS_IN_PROGRESS)
    return recipients.for_step(notice.instance) if waiting.exists() else []


def _review(notice: Notice, user: User) -> dict[str, Any]:
    state = TaskState.objects.select_related("workflow_state__requested_by").get(pk=notice.about)
    verb = state.task.specific.verb
    request = LegalRequest.objects.about(notice.instance).first() if verb == "review_legal" else None
    due = due_of(notice.instance)
    return {
        "verb": verb,
        "who": state.workflow_state.requested_by,
        "comment": request.note if request else "",
        "due": due_text(due) if due else "",
        "url": edit_url(notice.instance),
    }


# Returned, approved. `about`: the state of the workflow.


def _returned_to(notice: Notice) -> list[User]:
    state = WorkflowState.objects.filter(pk=notice.about, status=WorkflowState.STATUS_NEEDS_CHANGES).first()
    return recipients.active([state.requested_by] if state and state.requested_by else [])


def _returned(notice: Notice, user: User) -> dict[str, Any]:
    step = WorkflowState.objects.get(pk=notice.about).current_task_state
    return {"who": step.finished_by, "comment": step.comment, "url": edit_url(notice.instance)}


def _approved_for(notice: Notice) -> list[User]:
    state = WorkflowState.objects.filter(pk=notice.about, status=WorkflowState.STATUS_APPROVED).first()
    if state is None:
        return []
    asked = recipients.active([state.requested_by] if state.requested_by else [])
    return list(dict.fromkeys([*asked, *recipients.for_publishing(notice.instance)]))


def _approved(notice: Notice, user: User) -> dict[str, Any]:
    steps = TaskState.objects.filter(workflow_state=notice.about, status=TaskState.STATUS_APPROVED)
    comments = [
        f"{step.finished_by}: {step.comment}"
        for step in steps.exclude(comment="").select_related("finished_by").order_by("finished_at")
    ]
    publishes = may(user, "publish", notice.instance)
    return {
        "publishes": publishes,
        "comment": "\n".join(comments),
        "url": screen_url("newsroom_publish", notice.instance) if publishes else edit_url(notice.instance),
    }


# Answered. `about`: the question.


def _asked(notice: Notice) -> list[User]:
    question = Question.objects.filter(pk=notice.about, settled_at=None).first()
    return recipients.for_answer(question) if question else []


def _answered(notice: Notice, user: User) -> dict[str, Any]:
    question = Question.objects.get(pk=notice.about)
    return {
        "who": question.name,
        "answer": question.answer,
        "comment": question.comment,
        "url": answers_url(notice.instance),
    }


# Unconfirmed. `about`: the waiver.


def _confirmers(notice: Notice) -> list[User]:
    waiver = Waiver.objects.filter(pk=notice.about, confirmed_at=None).first()
    return recipients.for_confirming(waiver) if waiver else []


def _unconfirmed(notice: Notice, user: User) -> dict[str, Any]:
    waiver = Waiver.objects.select_related("waived_by").get(pk=notice.about)
    return {
        "who": waiver.waived_by,
        "is_minor": waiver.kind == Waiver.Kind.MINOR_EDIT,
        "moment": near_text(waiver.waived_at),
        "comment": waiver.reason,
        "url": reverse("newsroom_confirm", args=[waiver.pk]),
    }


# Due. `about`: the due date.


def _reminded(notice: Notice) -> list[User]:
    return recipients.waits_for(notice.instance) if due_of(notice.instance) else []


def _due(notice: Notice, user: User) -> dict[str, Any]:
    due = due_of(notice.instance)
    return {"due": due_text(due) if due else "", "url": edit_url(notice.instance)}


# Take over. `about`: who asks.


def _holder(notice: Notice) -> list[User]:
    row = row_of(notice.instance)
    who = claims.holder(row) if row else None
    return recipients.without([who] if who else [], {notice.about})


def _take_over(notice: Notice, user: User) -> dict[str, Any]:
    return {
        "who": User.objects.filter(pk=notice.about).first(),
        "url": reverse("newsroom_desk") + "?tab=mine",
    }


KINDS = {
    kind.name: kind
    for kind in (
        Kind(
            "review_wanted",
            gettext_lazy("Something waits for my review"),
            gettext_lazy("Your review is wanted: %(what)s"),
            _reviewers,
            _review,
        ),
        Kind(
            "returned",
            gettext_lazy("What I submitted was returned"),
            gettext_lazy("Returned: %(what)s"),
            _returned_to,
            _returned,
        ),
        Kind(
            "approved",
            gettext_lazy("What I submitted, or can publish, was approved"),
            gettext_lazy("Approved: %(what)s"),
            _approved_for,
            _approved,
        ),
        Kind(
            "answered",
            gettext_lazy("Somebody answered by link"),
            gettext_lazy("Answered: %(what)s"),
            _asked,
            _answered,
        ),
        Kind(
            "unconfirmed",
            gettext_lazy("Something went public without review and I can confirm it"),
            gettext_lazy("Public without review: %(what)s"),
            _confirmers,
            _unconfirmed,
        ),
        Kind(
            "reminder",
            gettext_lazy("Something that waits for me is due soon"),
            gettext_lazy("Due soon: %(what)s"),
            _reminded,
            _due,
        ),
        Kind(
            "take_over",
            gettext_lazy("Somebody asks to take over a translation that I claimed"),
            gettext_lazy("May somebody take this over? %(what)s"),
            _holder,
            _take_over,
        ),
    )
}

# The one mail that is about many things: see work_mail.
WORK = "work"

# What each person can have switched off.
CHOICES = {
    **{kind.name: kind.label for kind in KINDS.values()},
    WORK: gettext_lazy("There is something for me to translate, once an hour at most"),
}


def subject_and_facts(kind: Kind, notice: Notice, user: User) -> tuple[str, dict[str, Any]]:
    """Return the subject and what the template needs, in the language in force; secrets are left out."""
    what, facts = name_of(notice.instance), kind.says(notice, user)
    if is_secret(notice.instance) and facts.get("comment"):
        facts["comment"] = _("There is a comment. Read it in the newsroom.")
    # Who did it may be nobody, such as the newsroom itself.
    return str(kind.subject) % {"what": what}, {
        "what": what,
        **facts,
        "who": facts.get("who") or _("somebody"),
    }
