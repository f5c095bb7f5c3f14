"""Moments as the queue says them: without their zone, which stands once above the list."""

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.timesince import timesince, timeuntil
from django.utils.translation import gettext as _

from home.dates import clock_time, short_date


def near(moment: datetime) -> str:
    """Return day and time, the day named by its nearness where it is near: today, 5:30 p.m."""
    days = (timezone.localdate(moment) - timezone.localdate()).days
    named = {-1: _("yesterday, %(time)s"), 0: _("today, %(time)s"), 1: _("tomorrow, %(time)s")}
    words = named.get(days) or _("%(date)s, %(time)s")
    return words % {"date": short_date(moment), "time": clock_time(moment)}


def how_far(moment: datetime) -> str:
    """Say how far off a moment is, where that is less than a day or it has passed: in 1 hour, 44 minutes."""
    now = timezone.now()
    if moment <= now:
        return _("%(time)s ago") % {"time": timesince(moment, now, depth=1)}
    if moment - now < timedelta(days=1):
        return _("in %(time)s") % {"time": timeuntil(moment, now)}
    return ""
