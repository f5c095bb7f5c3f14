"""The verb *answer*: the person whom a link was made for decides, once."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from blog.editorial.holding import original_of
from blog.editorial.models.hold import Hold
from blog.editorial.models.question import Question
from blog.editorial.questions import closed, subject
from blog.editorial.record import record
from blog.editorial.verbs.hold import go_on
from blog.models import Quote
from edition.publicity import Refusal

Answer = Question.Answer

# Longer than any quote, or any comment on a statement that helps.
LONGEST = 5000


def failure_reasons(question: Question, answer: str, words: str = "", comment: str = "") -> list[str]:
    """Return why an answer can't be taken, in plain sentences to who gives it.

    :param words: proposed words, where a speaker wants others.
    """
    newest = subject(question)
    if newest is None or closed(question):
        return [_("This link doesn’t work any more.")]
    reasons = []
    if answer not in Answer.values:
        reasons.append(_("Choose an answer."))
    if len(words) > LONGEST or len(comment) > LONGEST:
        reasons.append(_("That is too long for us to take here. Write to us instead."))
    if answer == Answer.CHANGED:
        reasons += _of_quote(newest, words) if isinstance(newest, Quote) else _of_statement(comment)
    return reasons


def answer(question: Question, answer: str, words: str = "", comment: str = "") -> Question:
    """Take an answer. Who has answered before changes nothing; the first answer is returned.

    Raises:
        Refusal: with every reason that stands against it.
    """
    words, comment = _tidy(words), _tidy(comment)
    with transaction.atomic():
        locked = Question.objects.select_for_update().get(pk=question.pk)
        if locked.answer:
            return locked
        instance: Any = locked.instance
        if isinstance(instance, Quote):
            Quote.objects.select_for_update().get(pk=instance.pk)
        if reasons := failure_reasons(locked, answer, words, comment):
            raise Refusal(reasons)
        locked.answer, locked.answered_at = answer, timezone.now()
        locked.words = words if answer == Answer.CHANGED and isinstance(instance, Quote) else ""
        locked.comment = comment
        locked.save(update_fields=["answer", "answered_at", "words", "comment"])
        if isinstance(instance, Quote):
            _hold_or_end(instance, locked)
        record("answer", instance, None, comment, name=locked.name, answer=answer, question=locked.pk)
    return locked


def _hold_or_end(quote: Quote, question: Question) -> None:
    """Who wants other words, or none, takes back whatever held these: also what staff had recorded."""
    if question.answer == Answer.APPROVED:
        Hold.objects.create(
            quote=quote, words_hash=question.words_hash, how=Hold.How.ANSWER, question=question
        )
        go_on(quote, None)
    else:
        Hold.objects.filter(quote=quote, ended_at=None).update(ended_at=timezone.now())


def _of_quote(newest: Quote, words: str) -> list[str]:
    if not words:
        return [_("Write the words as you would say them.")]
    if words == _tidy(original_of(newest)[0]):
        return [_("These are the words as they stand. Approve them, or write others.")]
    return []


def _of_statement(comment: str) -> list[str]:
    return [] if comment else [_("Say what is wrong.")]


def _tidy(text: str) -> str:
    """Return a text as it is kept: browsers send lines that end in two characters, and NUL is nobody's word."""
    return text.replace("\r\n", "\n").replace("\0", "").strip()
