"""Approving words: one service for reviewers, `setup_newsroom`, the demo and the tests."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from blog.models import CampaignPage, CampaignUpdatePage, PressReleasePage, Quote
from blog.references import CARRIERS, quotes_of
from edition.publicity import Refusal

# The classes whose words readers take for the organisation's or somebody's own: they need an approval.
REVIEWED: tuple[type[Model], ...] = (PressReleasePage, CampaignUpdatePage, CampaignPage, Quote)


def is_approved(instance: Any) -> bool:
    """Say whether somebody approved exactly these words of this object."""
    return _approvals(instance).filter(words_hash=instance.words_hash()).exists()


def failure_reasons(instance: Any, user: Model) -> list[str]:
    """Return why this person can't approve the newest words of an object and of the quotes it brings."""
    newest = instance.get_latest_revision_as_object()
    return [
        _("You changed the words of “%(title)s” yourself, so somebody else must approve them.")
        % {"title": str(item)}
        for item in (newest, *_unapproved_quotes(newest))
        if user.pk in changers(item)
    ]


def approve(instance: Any, user: Model) -> None:
    """Approve the newest words of an object, and of those quotes in it that nobody has approved yet.

    Who reads a statement reads its quotes with it.

    Raises:
        Refusal: when this person changed words since they were last approved.
    """
    if reasons := failure_reasons(instance, user):
        raise Refusal(reasons)
    newest = instance.get_latest_revision_as_object()
    with transaction.atomic():
        for item in (newest, *_unapproved_quotes(newest)):
            _approvals(item).create(words_hash=item.words_hash(), approved_by=user, **_key(item))


def changers(instance: Any) -> set[int]:
    """Return the keys of the users who changed an object's words since they were last approved."""
    approved = _approvals(instance).order_by("-approved_at").first()
    revisions = instance.revisions.order_by("created_at", "pk")
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


def _unapproved_quotes(instance: Any) -> list[Quote]:
    if not isinstance(instance, CARRIERS):
        return []
    versions = [quote.version(instance.locale_id) for quote in quotes_of(instance)]
    newest = [version.get_latest_revision_as_object() for version in versions if version and not version.live]
    return [quote for quote in newest if not is_approved(quote)]


def _key(instance: Any) -> dict[str, Any]:
    return {"content_type": ContentType.objects.get_for_model(instance), "object_id": str(instance.pk)}


def _approvals(instance: Any) -> Any:
    from blog.editorial.models import Approval

    return Approval.objects.filter(**_key(instance))
