"""The verb *publish now*: a press officer publishes without review, and a second person confirms it afterwards."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from blog.editorial.approvals import REVIEWED, is_approved, unapproved_quotes
from blog.editorial.models.waiver import Waiver
from blog.editorial.record import record
from blog.editorial.roles import may
from blog.editorial.rules import embargo_is_over
from blog.editorial.verbs import publish
from blog.keys import key_of
from edition.publicity import Refusal
from home.models import User


def failure_reasons(instance: Any, user: User, reason: str) -> list[str]:
    """Return why this person can't publish the newest words at once, in plain sentences.

    Reviews are all that is skipped: quotes that nobody holds, an embargo, and every other rule stand.
    """
    newest = instance.get_latest_revision_as_object()
    if not isinstance(instance, REVIEWED) or is_approved(newest):
        return [_("This needs no review any more. Publish it as usual.")]
    reasons = [] if may(user, "publish_now", instance) else [_("Only a press officer can publish now.")]
    if not reason.strip():
        reasons.append(_("Say why this can’t wait for review."))
    if embargo := embargo_is_over(newest, timezone.now()):
        reasons.append(embargo)
    with transaction.atomic():
        waive(newest, user, Waiver.Kind.PUBLISH_NOW, reason)
        reasons += publish.failure_reasons(instance, user)
        transaction.set_rollback(True)
    return reasons


def publish_now(instance: Any, user: User, reason: str) -> None:
    """Publish the newest words without the reviews they lack, with the quotes they bring.

    Raises:
        Refusal: with every reason that stands against it.
    """
    with transaction.atomic():
        if reasons := failure_reasons(instance, user, reason):
            raise Refusal(reasons)
        waive(instance.get_latest_revision_as_object(), user, Waiver.Kind.PUBLISH_NOW, reason)
        publish.publish(instance, user)
        record("publish_now", instance, user, reason)


def waive(newest: Any, user: User, kind: Waiver.Kind, reason: str) -> Waiver:
    """Let an object's words, and those of the quotes they bring, be public without review."""
    waiver = Waiver.objects.create(
        kind=kind, words_hash=newest.words_hash(), reason=reason, waived_by=user, **key_of(newest)
    )
    for quote in unapproved_quotes(newest):
        Waiver.objects.create(
            kind=kind,
            words_hash=quote.words_hash(),
            reason=reason,
            waived_by=user,
            along_with=waiver,
            **key_of(quote),
        )
    return waiver
