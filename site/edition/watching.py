"""Keeps the edition right without anybody asking: what nobody had time for, and what changes by itself."""

from datetime import datetime

from django.db.models import Q

from edition import tree
from edition.models import Change, File


def waits(moment: datetime) -> bool:
    """Say whether there is anything to render at a moment. Two queries."""
    if not (name := tree.version()):
        return False
    if Change.objects.filter(seen=False).exists():
        return True
    due = Q(stale=True) | Q(gone=True) | Q(until__lte=moment)
    return File.objects.filter(due, edition=name).exists()
