"""What went public without review and waits for a second person."""

from typing import Any

from django.db.models import QuerySet

from blog.editorial.models.waiver import Waiver


def unconfirmed() -> "QuerySet[Waiver]":
    """Return every publication without review that nobody has confirmed, the oldest first."""
    return Waiver.objects.filter(confirmed_at=None, along_with=None).order_by("waived_at")


def open_waivers(instance: Any) -> "QuerySet[Waiver]":
    """Return those of one object."""
    return Waiver.objects.about(instance).filter(confirmed_at=None)
