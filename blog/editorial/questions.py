"""Questions to people outside: finding one by the secret of its link, and whether it can still be answered."""

from datetime import datetime
from enum import Enum
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from blog.editorial.holding import held_hash
from blog.editorial.models.question import Question
from blog.models import Quote
from blog.staff import screen_url
from home.public_forms import digest


class Closed(Enum):
    """Why a link can't be answered any more."""

    REVOKED = "revoked"
    EXPIRED = "expired"
    CHANGED = "changed"


def find(secret: str) -> Question | None:
    return Question.objects.filter(secret_digest=digest(secret)).select_related("asked_by").first()


def subject(question: Question) -> Any | None:
    """Return the newest version of what a question is about; None where it was deleted."""
    instance: Any = question.instance
    return instance.get_latest_revision_as_object() if instance else None


def hash_for_question(newest: Any) -> str:
    """Return what a question about these words is bound to, in hex."""
    return held_hash(newest) if isinstance(newest, Quote) else newest.words_hash()


def closed(question: Question, moment: datetime | None = None) -> Closed | None:
    """Return why a question can't be answered now; None for one that can. Whether it was answered plays no part."""
    newest = subject(question)
    if newest is None:
        return Closed.REVOKED
    # First: asking again for newer words revokes the older link, and its owner shall look for the new one.
    if hash_for_question(newest) != question.words_hash:
        return Closed.CHANGED
    if question.revoked_at:
        return Closed.REVOKED
    return Closed.EXPIRED if question.expires_at <= (moment or timezone.now()) else None


def unanswered(instance: Any) -> "QuerySet[Question]":
    """Return the questions about an object that nobody has answered or revoked."""
    return Question.objects.about(instance).filter(answer="", revoked_at=None)


def undealt(quote: Quote) -> "QuerySet[Question]":
    """Return the answers about a quote's source that want something done: other words, or no words."""
    wanting = [Question.Answer.CHANGED, Question.Answer.REFUSED]
    return Question.objects.about(quote).filter(answer__in=wanting, settled_at=None).order_by("answered_at")


def answers_url(instance: Any) -> str:
    """Return the address of the screen where staff deal with answers about a quote or statement."""
    return screen_url("newsroom_held" if isinstance(instance, Quote) else "newsroom_ask_outside", instance)
