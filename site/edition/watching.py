"""Keeps the edition right without anybody asking: what nobody had time for, and what changes by itself."""

from datetime import datetime

from django.db.models import Q

from edition import tree
from edition.models import Change, File, Preparation


def waits(moment: datetime) -> bool:
    """Say whether there is anything to render at a moment, or to finish after somebody was killed. Three queries."""
    if not (name := tree.version()):
        return False
    if not tree.Edition(name).is_folded() or Preparation.objects.exclude(layer="").exists():
        return True
    if Change.objects.filter(seen=False).exists():
        return True
    due = Q(stale=True) | Q(gone=True) | Q(until__lte=moment)
    return File.objects.filter(due, edition=name).exists()
