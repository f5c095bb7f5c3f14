"""Approving words: what the verbs, `setup_newsroom`, the demo and the tests build on."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from blog.editorial.models.approval import Approval
from blog.editorial.models.settings import EditorialSettings
from blog.editorial.stages import REVIEWED, Stage, lacking
from blog.keys import key_of
from blog.models import Quote
from blog.references import CARRIERS, quotes_of
from edition.publicity import Refusal
from home.models import User

__all__ = [
    "REVIEWED",
    "approve",
    "barred",
    "changers",
    "end",
    "failure_reasons",
    "is_approved",
    "unapproved_quotes",
]


def is_approved(instance: Any) -> bool:
    """Say whether exactly these words passed every stage they need."""
    return not lacking(instance)


def failure_reasons(instance: Any, user: User) -> list[str]:
    """Return why this person's eyes don't count: they wrote words of the object, or of the quotes it brings."""
    newest = instance.get_latest_revision_as_object()
    return [
        _("You changed the words of “%(title)s” yourself, so somebody else must approve them.")
        % {"title": str(item)}
        for item in (newest, *unapproved_quotes(newest))
        if user.pk in barred(item)
    ]


def approve(instance: Any, user: User, stage: Stage = Stage.WORDS) -> None:
    """Approve the newest words of an object, and of those quotes in it that nobody has approved yet.

    Who reads a statement reads its quotes with it.

    Raises:
        Refusal: when this person changed words since they were last approved.
    """
    if reasons := failure_reasons(instance, user):
        raise Refusal(reasons)
    newest = instance.get_latest_revision_as_object()
    with transaction.atomic():
        _approve(newest, user, stage)
        for quote in unapproved_quotes(newest):
            _approve(quote, user, Stage.WORDS)


def end(instance: Any) -> None:
    """Let all approvals of an object's newest words end."""
    newest = instance.get_latest_revision_as_object()
    approvals = Approval.objects.about(instance).filter(words_hash=newest.words_hash(), ended_at=None)
    approvals.update(ended_at=timezone.now())


def barred(instance: Any) -> set[int]:
    """Return the keys of the users who can't approve an object's words, because they wrote some.

    A newsroom may let translations be reviewed by who translated them: some languages only one person reads.
    """
    if instance.is_translation and EditorialSettings.load().own_language_review:
        return set()
    return changers(instance)


def changers(instance: Any, until: datetime | None = None) -> set[int]:
    """Return the keys of the users who changed an object's words since they were last approved.

    :param until: leave out what came after this moment.
    """
    approvals = Approval.objects.about(instance).filter(stage=Stage.WORDS)
    revisions = instance.revisions.order_by("created_at", "pk")
    if until:
        approvals, revisions = (
            approvals.filter(approved_at__lte=until),
            revisions.filter(created_at__lte=until),
        )
    approved = approvals.order_by("-approved_at").first()
    if approved:
        revisions = revisions.filter(created_at__gt=approved.approved_at)
    words = approved.words_hash if approved else None
    changed: set[int] = set()
    for revision in revisions:
        new_words = revision.as_object().words_hash()
        if new_words != words and revision.user_id:
            changed.add(revision.user_id)
        words = new_words
    return changed


def _approve(newest: Any, user: User, stage: Stage) -> None:
    Approval.objects.create(words_hash=newest.words_hash(), stage=stage, approved_by=user, **key_of(newest))


def unapproved_quotes(instance: Any) -> list[Quote]:
    """Return the newest versions of the quotes that go public with an object, as far as nobody has approved them."""
    if not isinstance(instance, CARRIERS):
        return []
    versions = [quote.version(instance.locale_id) for quote in quotes_of(instance)]
    newest = [version.get_latest_revision_as_object() for version in versions if version and not version.live]
    return [quote for quote in newest if not is_approved(quote)]
