"""The verb *settle*: staff deal with what somebody outside has answered."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from blog.editorial import approvals
from blog.editorial.models.approval import Approval
from blog.editorial.models.question import Question
from blog.editorial.questions import hash_for_question
from blog.editorial.record import record
from blog.editorial.roles import may
from blog.editorial.workflow import advance
from blog.keys import key_of
from blog.models import Quote
from edition.publicity import Refusal
from home.models import User


def failure_reasons(question: Question, user: User) -> list[str]:
    """Return why this person can't deal with an answer, in plain sentences."""
    reasons = []
    if not may(user, "hold", question.instance):
        reasons.append(_("Only who works on statements can deal with an answer."))
    if not question.answer:
        reasons.append(_("Nobody has answered yet."))
    elif question.settled_at:
        reasons.append(_("Somebody has dealt with this answer already."))
    return reasons


def leave(question: Question, user: User, comment: str = "") -> None:
    """Note that an answer was seen, and leave the words as they are.

    Raises:
        Refusal: with every reason that stands against it.
    """
    with transaction.atomic():
        locked = Question.objects.select_for_update().get(pk=question.pk)
        if reasons := failure_reasons(locked, user):
            raise Refusal(reasons)
        _settle(locked, user)
        record("settle", locked.instance, user, comment, name=locked.name, taken=False)


def accept_failure_reasons(question: Question, user: User) -> list[str]:
    """Return why this person can't take the words that a speaker proposed, in plain sentences."""
    quote: Any = question.instance
    if not isinstance(quote, Quote) or question.answer != Question.Answer.CHANGED:
        return [_("No other words were proposed.")]
    reasons = failure_reasons(question, user)
    if hash_for_question(quote.get_latest_revision_as_object()) != question.words_hash:
        reasons.append(_("Somebody has changed the words since %(name)s answered.") % {"name": question.name})
    if quote.scheduled_revision:
        reasons.append(_("This is scheduled. Take the schedule back first."))
    return reasons


def accept(question: Question, user: User) -> Quote:
    """Make the words that a speaker proposed the quote's newest. They are not held: the speaker is asked again.

    Who takes them has read them, so where that person could review the quote they are approved with it. Not so for
    who asked: they had the link in their hands, and could have written the words themselves.

    Raises:
        Refusal: with every reason that stands against it.
    """
    with transaction.atomic():
        locked = Question.objects.select_for_update().get(pk=question.pk)
        quote = Quote.objects.select_for_update().get(pk=locked.object_id)
        if reasons := accept_failure_reasons(locked, user):
            raise Refusal(reasons)
        newest = quote.get_latest_revision_as_object()
        eyes_count = _eyes_count(newest, locked, user)
        field = "original_words" if newest.original_words else "words"
        setattr(newest, field, locked.words)
        # They are the speaker's words, nobody's on staff; unless one person had both ends of the link.
        newest.save_revision(user=user if user.pk == locked.asked_by_id else None, clean=False)
        if eyes_count:
            Approval.objects.create(words_hash=newest.words_hash(), approved_by=user, **key_of(newest))
        _settle(locked, user)
        record("settle", quote, user, name=locked.name, taken=True)
        advance(Quote.objects.get(pk=quote.pk), user)
    return Quote.objects.get(pk=quote.pk)


def _eyes_count(newest: Quote, question: Question, user: User) -> bool:
    if newest.original_words:
        # The words that readers read first are a translation of these, and wait for somebody to mend them.
        return False
    return (
        may(user, "review", newest)
        and user.pk != question.asked_by_id
        and user.pk not in approvals.changers(newest)
    )


def _settle(question: Question, user: User) -> None:
    question.settled_at, question.settled_by = timezone.now(), user
    question.save(update_fields=["settled_at", "settled_by"])
