"""The verb *confirm*: a second person has looked at what went public without review, and stands by it."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from blog.editorial.approvals import changers
from blog.editorial.models.approval import Approval
from blog.editorial.models.waiver import Waiver
from blog.editorial.record import record
from blog.editorial.roles import may
from blog.editorial.waivers import open_waivers
from edition.publicity import Refusal
from home.models import User


def failure_reasons(waiver: Waiver, user: User) -> list[str]:
    """Return why this person can't confirm a publication without review, in plain sentences."""
    reasons = (
        []
        if may(user, "confirm", waiver.instance)
        else [_("Only an editor or a press officer can confirm this.")]
    )
    if waiver.confirmed_at:
        reasons.append(_("Somebody has confirmed this already."))
    if waiver.waived_by_id == user.pk or user.pk in changers(waiver.instance, until=waiver.waived_at):
        reasons.append(_("You published or wrote this yourself, so somebody else must confirm it."))
    return reasons


def confirm(waiver: Waiver, user: User, comment: str = "") -> None:
    """Confirm what went public without review, with the quotes that came along.

    Raises:
        Refusal: with every reason that stands against it.
    """
    with transaction.atomic():
        locked = Waiver.objects.select_for_update().get(pk=waiver.pk)
        if reasons := failure_reasons(locked, user):
            raise Refusal(reasons)
        _close(Waiver.objects.filter(Q(pk=locked.pk) | Q(along_with=locked)), user, timezone.now())
        record("confirm", locked.instance, user, comment)


def settle(newest: Any) -> None:
    """Close what was open about an object whose newer, reviewed words have just taken the place of the others."""
    found = open_waivers(newest).values_list("pk", flat=True)
    reviewed = Approval.objects.about(newest).filter(words_hash=newest.words_hash()).latest("approved_at")
    waivers = Waiver.objects.filter(Q(pk__in=list(found)) | Q(along_with__in=list(found)))
    _close(waivers, reviewed.approved_by, reviewed.approved_at)


def _close(waivers: Any, user: User | None, moment: datetime) -> None:
    waivers.update(confirmed_by=user, confirmed_at=moment)
