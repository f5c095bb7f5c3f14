"""How the admin's home greets: by the time of day, with date, time and zone."""

from datetime import datetime

from babel import dates
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from home import cldr
from home.dates import clock_time, long_date, weekday
from home.models import User


def hello(user: User) -> str:
    """Return the greeting for this time of day where the user is."""
    hour = timezone.localtime().hour
    if hour < 12:
        words = _("Good morning, %(name)s")
    elif hour < 18:
        words = _("Good afternoon, %(name)s")
    else:
        words = _("Good evening, %(name)s")
    return words % {"name": user.first_name or str(user)}


def today() -> str:
    """Return day, date, time and zone: Tuesday, 24 November 2026, 3:46 p.m., Central Standard Time."""
    now = timezone.localtime()
    return _("%(weekday)s, %(date)s, %(time)s, %(zone)s") % {
        "weekday": weekday(now),
        "date": long_date(now),
        "time": clock_time(now),
        "zone": _zone(now),
    }


def _zone(now: datetime) -> str:
    data = cldr.nearest(translation.get_language() or "en")
    return dates.get_timezone_name(now, locale=data) if data else str(now.tzname())
