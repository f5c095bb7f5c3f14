"""Moments in words, always with their zone."""

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _


def moment_text(moment: datetime) -> str:
    """Return date, time and zone in the active language and zone: 15 January 2030, 6 p.m. EST."""
    local = timezone.localtime(moment)
    parts = {"date": date_format(local, "DATE_FORMAT"), "time": clock_text(local)}
    return _("%(date)s, %(time)s") % parts


def clock_text(moment: datetime) -> str:
    """Return time and zone in the active language and zone: 6 p.m. EST."""
    local = timezone.localtime(moment)
    return f"{date_format(local, 'TIME_FORMAT')} {local.tzname()}"
