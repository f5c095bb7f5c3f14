"""Answers by link that ask for something, and that nobody on staff has dealt with."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Locale

from blog.editorial.models.question import Question
from blog.editorial.questions import answers_url
from blog.editorial.roles import may
from blog.editorial.subjects import load
from blog.editorial.waits.line import SCANNED, Line, line, said
from blog.models import Quote
from blog.moments import near_text
from home.models import User

Answer = Question.Answer


def lines(user: User) -> Iterator[Line]:
    """Yield the answers for who asked, and for whoever may record how quotes are held."""
    questions = Question.objects.filter(answer__in=[Answer.CHANGED, Answer.REFUSED], settled_at=None)
    codes = Locale.objects.values_list("language_code", flat=True)
    if not any(may(user, "hold", language=code) for code in codes):
        questions = questions.filter(asked_by=user)
    found = list(questions.order_by("answered_at")[:SCANNED])
    subjects = load((question.content_type_id, question.object_id) for question in found)
    for question in found:
        instance = subjects.get((question.content_type_id, question.object_id))
        if instance is not None:
            yield _line(question, instance)


def _line(question: Question, instance: Any) -> Line:
    is_quote = isinstance(instance, Quote)
    if question.answer == Answer.REFUSED:
        wanted = (
            _("%(name)s does not want this quote to be published.")
            if is_quote
            else _("%(name)s would rather not say anything about this text.")
        )
    else:
        wanted = (
            _("%(name)s wants other words in this quote.")
            if is_quote
            else _("%(name)s wants changes in this text.")
        )
    answered_at = question.answered_at or question.asked_at
    came = _("The answer came by link %(moment)s.") % {"moment": near_text(answered_at)}
    return line(
        instance,
        url=answers_url(instance),
        wanted=wanted % {"name": question.name},
        detail=" ".join(filter(None, [came, said(question.comment)])),
        button=_("Compare") if question.words else _("Look"),
        since=answered_at,
    )
