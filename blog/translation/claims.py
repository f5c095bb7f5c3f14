"""Who says that they translate something: a courtesy to the others, and no lock.

A claim lapses when a day passes without a save, and when its holder leaves.
"""

from datetime import timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from blog.translation.models import Translation
from home.models import User

CLAIM_LASTS = timedelta(hours=24)


def claimed(user: User | None = None) -> Q:
    """Return the condition of being claimed, by somebody in particular if given."""
    holds = Q(claimed_until__gt=timezone.now(), assignee__is_active=True)
    return holds & Q(assignee=user) if user else holds


def holder(row: Translation) -> User | None:
    """Return who has claimed a translation; None where nobody has, or it has lapsed."""
    holds = row.claimed_until is not None and row.claimed_until > timezone.now()
    return row.assignee if holds and row.assignee and row.assignee.is_active else None


def claim(row: Translation, user: User) -> bool:
    """Claim a translation for somebody, unless somebody else was first; return whether it is theirs now."""
    free: QuerySet[Translation] = Translation.objects.filter(pk=row.pk).exclude(claimed() & ~Q(assignee=user))
    return bool(free.update(assignee=user, claimed_until=timezone.now() + CLAIM_LASTS))


def release(user: User, row: Translation | None = None) -> None:
    """Give back what somebody claimed: one translation, or all of them."""
    held = Translation.objects.filter(assignee=user)
    (held.filter(pk=row.pk) if row else held).update(assignee=None, claimed_until=None)
