"""Finishes what somebody has begun who was killed, and forgets what nobody comes back to."""

from datetime import timedelta

from django.utils import timezone

from edition import ledger, tree
from edition.models import Change, Preparation

# So long after its moment nobody switches to what was prepared.
LATE = timedelta(days=1)


def recover(edition: tree.Edition) -> None:
    """Show what was committed and not shown, fold what was shown, remove the rest. For whoever holds the lock."""
    for preparation in Preparation.objects.all():
        if preparation.layer:
            edition.lead(preparation.layer)
        elif preparation.moment > timezone.now() - LATE:
            continue
        drop(preparation)
        forget_changes()
    if not edition.is_folded():
        # Shown, and maybe not written down.
        ledger.doubt(edition.name)
    edition.recover()


def drop(preparation: Preparation) -> None:
    """Forget what was prepared."""
    tree.Edition(preparation.edition).forget_ahead(str(preparation.pk))
    Preparation.objects.filter(pk=preparation.pk).delete()


def forget_changes() -> None:
    """Forget the changes that nobody needs any more: no edition is being built, and nothing is prepared."""
    if not Preparation.objects.exists() and not tree.is_busy("build"):
        Change.objects.filter(seen=True).delete()
