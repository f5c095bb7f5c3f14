"""Moments in words, always with their zone."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from home.dates import clock_time, long_date


def moment_text(moment: datetime) -> str:
    """Return date, time and zone in the active language and zone: 15 January 2030, 6 p.m. EST."""
    return _("%(date)s, %(time)s") % {"date": long_date(moment), "time": clock_text(moment)}


def clock_text(moment: datetime) -> str:
    """Return time and zone in the active language and zone: 6 p.m. EST."""
    return f"{clock_time(moment)} {timezone.localtime(moment).tzname()}"


def near_text(moment: datetime) -> str:
    """Return the same, the day named by its nearness where it is near: today, 6 p.m. EST."""
    days = (timezone.localdate(moment) - timezone.localdate()).days
    near = {-1: _("yesterday, %(time)s"), 0: _("today, %(time)s"), 1: _("tomorrow, %(time)s")}
    return near[days] % {"time": clock_text(moment)} if days in near else moment_text(moment)
