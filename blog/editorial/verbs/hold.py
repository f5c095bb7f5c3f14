"""The verb *hold*: somebody on staff records how a quote is held, in exactly the words they have seen."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import TaskState

from blog.editorial.holding import held_hash, holds_of
from blog.editorial.models.hold import Hold
from blog.editorial.models.tasks import QuotesHeldTask
from blog.editorial.questions import undealt
from blog.editorial.record import record
from blog.editorial.roles import may
from blog.editorial.workflow import advance, subject_of
from blog.models import Quote
from blog.references import CARRIERS, quotes_of
from edition.publicity import Refusal
from home.models import Attachment, User


@dataclass(frozen=True)
class Evidence:
    """How somebody knows that the words were said: each way has fields of its own."""

    how: Hold.How
    way: str = ""
    taken_at: datetime | None = None
    source_url: str = ""
    source_document: Attachment | None = None


def failure_reasons(quote: Quote, user: User, evidence: Evidence, words_hash: str) -> list[str]:
    """Return why this person can't record a hold of a quote's newest words, in plain sentences.

    :param words_hash: `held_hash` of the words that they saw.
    """
    if quote.is_translation:
        return [_("A quote is held in the words it was first written in.")]
    newest = quote.get_latest_revision_as_object()
    reasons = _who(newest, user, evidence) + _what(evidence)
    if held_hash(newest) != words_hash:
        reasons.append(_("Somebody has changed the words meanwhile. Look at them once more."))
    elif holds_of(newest).filter(how=evidence.how).exists() and evidence.how == Hold.How.STAFF:
        reasons.append(_("You have approved these words already."))
    return reasons


def hold(quote: Quote, user: User, evidence: Evidence, words_hash: str) -> Hold:
    """Record how a quote is held; statements that waited for it go on.

    Raises:
        Refusal: with every reason that stands against it.
    """
    with transaction.atomic():
        # Whoever saves new words waits for this row.
        locked = Quote.objects.select_for_update().get(pk=quote.pk)
        if reasons := failure_reasons(locked, user, evidence, words_hash):
            raise Refusal(reasons)
        made = Hold.objects.create(quote=locked, words_hash=words_hash, held_by=user, **vars(evidence))
        record("hold", locked, user, how=evidence.how, words_hash=words_hash)
        go_on(locked, user)
    return made


def go_on(quote: Quote, user: User | None) -> None:
    """Let the reviews go on that waited for a quote to be held."""
    waiting = TaskState.objects.filter(
        status=TaskState.STATUS_IN_PROGRESS, task__in=QuotesHeldTask.objects.values("task_ptr")
    )
    for task_state in waiting.select_related("workflow_state"):
        instance = subject_of(task_state)
        if _carries(instance, quote):
            advance(instance, user)


def _carries(instance: Any, quote: Quote) -> bool:
    if isinstance(instance, Quote):
        return instance.translation_key == quote.translation_key
    return isinstance(instance, CARRIERS) and quote in quotes_of(instance.get_latest_revision_as_object())


def _who(newest: Quote, user: User, evidence: Evidence) -> list[str]:
    if evidence.how == Hold.How.STAFF:
        if user.is_active and newest.speaker.account_id == user.pk:
            return []
        return [_("Only %(speaker)s can approve these words here.") % {"speaker": newest.speaker.name}]
    if not may(user, "hold", newest):
        return [_("Only who works on statements can record how a quote is held.")]
    if undealt(newest).exists():
        return [_("%(speaker)s has answered. Look at the answer first.") % {"speaker": newest.speaker.name}]
    return []


def _what(evidence: Evidence) -> list[str]:
    match evidence.how:
        case Hold.How.TAKEN:
            reasons = [] if evidence.way in Hold.Way.values else [_("Say how you took the words.")]
            # Before that, no clock of ours can tell the moment in UTC.
            if evidence.taken_at is None or evidence.taken_at.year < 1900:
                reasons.append(_("Say when you took the words."))
            elif evidence.taken_at > timezone.now():
                reasons.append(_("You can’t have taken the words in the future."))
            return reasons
        case Hold.How.PUBLIC:
            if evidence.source_url or evidence.source_document:
                return []
            return [_("Name the address where the words stand, or choose a document.")]
        case Hold.How.STAFF:
            return []
    return [_("That way is open to the speaker only.")]
