"""Who says that they translate something: a courtesy to the others, and no lock.

A claim lapses when a day passes without a save, and when its holder leaves or doesn't translate into the language any
more.
"""

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.dispatch import Signal
from django.utils import timezone

from blog.translation.models import Translation
from blog.translation.rights import may_translate
from home.models import User

# Sent with `row`, a Translation, and `user`, who asks its holder to take it over.
asked_to_take_over = Signal()

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


def release_lost(user: User) -> None:
    """Give back what somebody claimed in languages that they don't translate into any more."""
    held = Translation.objects.filter(assignee=user)
    codes = held.values_list("locale__language_code", flat=True).distinct()
    lost = [code for code in codes if not may_translate(user, code)]
    held.filter(locale__language_code__in=lost).update(assignee=None, claimed_until=None)


def held_since(row: Translation) -> datetime | None:
    """Return when a translation was claimed, or last saved by its holder; None where nobody holds it."""
    return row.claimed_until - CLAIM_LASTS if row.claimed_until and holder(row) else None
