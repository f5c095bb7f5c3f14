"""Dates and times as readers see them, in every language, and never with the names of another.

The languages whose interface is complete are written by Django, in the forms of config.formats; all others as CLDR has
it. Where CLDR has no names of months for a language its dates are figures, in the one order that everybody reads alike
(ISO 8601: 2026-11-25). Moments are shown in the zone in force.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import TypeVar

from babel import dates
from django.conf import settings
from django.utils import timezone, translation
from django.utils.formats import date_format

from home import cldr

D = TypeVar("D", bound=date)

BY_DJANGO = {code for code, _name in settings.WAGTAILADMIN_PERMITTED_LANGUAGES}

# Where CLDR's are another language's.
MONTHS = {
    "ht": (
        *("janvye", "fevriye", "mas", "avril", "me", "jen"),
        *("jiyè", "out", "septanm", "oktòb", "novanm", "desanm"),
    )
}
WEEKDAYS = {"ht": ("lendi", "madi", "mèkredi", "jedi", "vandredi", "samdi", "dimanch")}

# What CLDR puts where a language has no names of its own.
_NO_MONTH = re.compile(r"M(0?[1-9]|1[0-2])(?!\w)")
_NO_WEEKDAY = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"}


def next_midnight() -> datetime:
    """Return when the newsroom's day ends: the first moment of the next, in the zone in force."""
    tomorrow = timezone.localdate() + timedelta(days=1)
    return datetime.combine(tomorrow, time.min, timezone.get_current_timezone())


def long_date(day: date) -> str:
    """Return a date with the name of its month: 25 November 2026."""
    local, language = _local(day), _language()
    return date_format(local, "DATE_FORMAT") if language in BY_DJANGO else _named(local, language, "long")


def short_date(day: date) -> str:
    """Return a date for narrow places, its month abbreviated where the language does that: 25 Nov 2026."""
    local, language = _local(day), _language()
    return (
        date_format(local, "SHORT_DATE_FORMAT")
        if language in BY_DJANGO
        else _named(local, language, "medium")
    )


def clock_time(moment: datetime) -> str:
    """Return the time of day without its zone: 6 p.m."""
    local, language = _local(moment), _language()
    if language in BY_DJANGO:
        return date_format(local, "TIME_FORMAT")
    data = cldr.nearest(language)
    # Without its zone: Babel would turn the moment to UTC.
    return dates.format_time(local.replace(tzinfo=None), "short", locale=data) if data else f"{local:%H:%M}"


def weekday(day: date) -> str:
    """Return the name of the day of the week, or nothing where its name in the language isn't known: Wednesday."""
    local, language = _local(day), _language()
    if language in BY_DJANGO:
        return date_format(local, "l")
    if names := _own(WEEKDAYS, language):
        return names[local.weekday()]
    data = cldr.nearest(language)
    name = dates.format_date(local, "EEEE", locale=data) if data else ""
    return "" if name in _NO_WEEKDAY else name


def _named(day: date, language: str, length: str) -> str:
    data = cldr.nearest(language)
    if data is None:
        return f"{day:%Y-%m-%d}"
    if names := _own(MONTHS, language):
        pattern = data.date_formats["long"].pattern.replace("MMMM", f"'{names[day.month - 1]}'")
        return dates.format_date(day, pattern, locale=data)
    text = dates.format_date(day, length, locale=data)
    if not _NO_MONTH.search(text):
        return text
    return f"{day:%Y-%m-%d}" if length == "long" else _named(day, language, "long")


def month_names(language: str) -> dict[str, int]:
    """Return the names of the months in a language, in small letters, each with its number; none where CLDR has none.

    They are the full names and the short ones, as they stand in a date and by themselves.
    """
    if own := _own(MONTHS, language):
        return {name: number for number, name in enumerate(own, start=1)}
    data = cldr.nearest(language)
    if data is None:
        return {}
    return {
        # Not casefold(), which takes the Greek ΐ of Μαΐου apart.
        name.lower().strip("."): number
        for context in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for number, name in data.months[context][width].items()
        if not _NO_MONTH.search(name) and not name.isdecimal()
    }


def _own(names: Mapping[str, Sequence[str]], language: str) -> Sequence[str] | None:
    return names.get(language.split("-")[0])


def _local(day: D) -> D:
    return timezone.localtime(day) if isinstance(day, datetime) and timezone.is_aware(day) else day  # type: ignore[return-value]


def _language() -> str:
    return translation.get_language() or settings.LANGUAGE_CODE
