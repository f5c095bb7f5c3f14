"""Moments in words, always with their zone."""

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format


def moment_text(moment: datetime) -> str:
    """Return date, time and zone in the active language and zone: 15 January 2030, 6 p.m. EST."""
    local = timezone.localtime(moment)
    return f"{date_format(local, 'DATE_FORMAT')}, {clock_text(local)}"


def clock_text(moment: datetime) -> str:
    """Return time and zone in the active language and zone: 6 p.m. EST."""
    local = timezone.localtime(moment)
    return f"{date_format(local, 'TIME_FORMAT')} {local.tzname()}"
