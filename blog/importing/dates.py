"""Dates, hours and time zones as people write them in statements."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo

from blog.importing.doubts import Doubt
from home.dates import month_names

_MONTHS = {
    "en": "january february march april may june july august september october november december",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "levant": "كانون.الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين.الأول تشرين.الثاني كانون.الأول",
    "short": "jan feb mar apr may jun jul aug sep oct nov dec",
}
_MONTH_NUMBERS = {
    name.replace(".", " "): number
    for names in _MONTHS.values()
    for number, name in enumerate(names.split(), start=1)
} | {"sept": 9, "setiembre": 9}

_MONTH = "|".join(sorted(map(re.escape, _MONTH_NUMBERS), key=len, reverse=True))
_YEAR = r"(?:,?\s?(?:de |del |of )?(?P<year>(?:19|20)\d\d)\b)?"
_DATES = [
    re.compile(
        rf"\b(?P<month>{_MONTH})\.?\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d|:\d){_YEAR}", re.IGNORECASE
    ),
    re.compile(
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|º|°|\.)?\s(?:de |of )?(?P<month>{_MONTH})\b\.?{_YEAR}",
        re.IGNORECASE,
    ),
    re.compile(r"\b(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b"),
    re.compile(r"(?:(?P<year>\d{4})\s?年\s?)?(?P<month>\d{1,2})\s?月\s?(?P<day>\d{1,2})\s?日"),
    re.compile(r"\b(?P<first>\d{1,2})[/.](?P<second>\d{1,2})[/.](?P<year>(?:19|20)\d\d)\b"),
]
_WEEKDAYS = (
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|wed|thu|fri|sat|sun|"
    "lunes|martes|miércoles|jueves|viernes|sábado|domingo|"
    "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|"
    "segunda-feira|terça-feira|quarta-feira|quinta-feira|sexta-feira"
)
_WEEKDAY = re.compile(rf"(?:\b(?:el|le)\s)?\b(?:{_WEEKDAYS})\b\.?,?\s(?:el\s)?$", re.IGNORECASE)

_HALVES = {
    "a": "am|a\\.m\\.?|a\\. m\\.?|de la mañana|du matin|صباحا|صباحاً|ص",
    "p": "pm|p\\.m\\.?|p\\. m\\.?|de la tarde|de la noche|du soir|مساء|مساءً|م",
}
_HALF = rf"(?:(?P<am>{_HALVES['a']})|(?P<pm>{_HALVES['p']}))(?!\w)"
_HOURS = [
    re.compile(rf"(?<![\d:])(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d\d))?\s?{_HALF}", re.IGNORECASE),
    re.compile(r"(?P<am>上午|早上)?(?P<pm>下午|晚上)?(?P<hour>\d{1,2})[时時点點](?:(?P<minute>\d\d)分?)?"),
    re.compile(r"(?<![\d:.])(?P<hour>\d{1,2})[:h](?P<minute>\d\d)(?![\d:])", re.IGNORECASE),
    re.compile(
        r"(?<![\d:.])(?P<hour>\d{1,2})(?:[.](?P<minute>\d\d))?\s?(?:h|hs|hrs|horas|heures|uhr)\b",
        re.IGNORECASE,
    ),
    re.compile(r"\b(?:a las|alas|الساعة)\s(?P<hour>\d{1,2})\b(?!:)", re.IGNORECASE),
]
_NOON = re.compile(r"\b(?:noon|midday|mediodía|midi|meio-dia)\b", re.IGNORECASE)
_MIDNIGHT = re.compile(r"\b(?:midnight|medianoche|minuit|meia-noite)\b", re.IGNORECASE)

_ZONES = {
    "America/New_York": "est|edt|et|eastern(?: time)?|hora del este|heure de l.est|hora de nueva york",
    "America/Chicago": "cst|cdt|ct|central time|hora del centro",
    "America/Denver": "mst|mdt|mt|mountain time|hora de la montaña|hora de montaña",
    "America/Los_Angeles": "pst|pdt|pt|pacific(?: time)?|hora del pacífico",
    "UTC": "utc|gmt|بتوقيت غرينتش",
    "Europe/Paris": "cet|cest|heure de paris|hora central europea|hce",
    "Europe/Madrid": "hora peninsular|hora de madrid",
    "Europe/London": "bst|london time",
    "America/Mexico_City": "hora de méxico|hora de la ciudad de méxico",
    "America/Bogota": "hora de bogotá|hora de colombia",
    "Asia/Shanghai": "北京时间|beijing time",
    "Asia/Beirut": "بتوقيت بيروت",
    "Asia/Jerusalem": "بتوقيت القدس",
    "Africa/Cairo": "بتوقيت القاهرة",
}
_ZONE_NAMES = [
    (zone, re.compile(rf"(?<!\w)(?:{names})(?!\w)", re.IGNORECASE)) for zone, names in _ZONES.items()
]
_OFFSET = re.compile(
    r"\b(?:utc|gmt)\s?(?P<sign>[+−-])\s?(?P<hours>\d{1,2})(?::(?P<minutes>\d\d))?", re.IGNORECASE
)
_ABBREVIATION = re.compile(r"\b(?:[ECMP][SD]T|CES?T|GMT|BST)\b")


@dataclass(frozen=True)
class FoundDate:
    """A date, where it stands in the text (its weekday included), and what is uncertain about it."""

    value: date
    start: int
    end: int
    doubts: tuple[Doubt, ...] = ()


def find_date(text: str, language: str, today: date) -> FoundDate | None:
    """The first date in a short text. A date without a year is the one nearest to today.

    Figures such as 3/4/2026 are read month first in English and day first in every other language.
    """
    matches = [match for pattern in (*_DATES, *_dates_in(language)) for match in pattern.finditer(text)]
    for match in sorted(matches, key=lambda match: match.start()):
        found = _read_date(match, language, today)
        if found:
            value, doubts = found
            weekday = _WEEKDAY.search(text[: match.start()])
            return FoundDate(value, weekday.start() if weekday else match.start(), match.end(), doubts)
    return None


@cache
def _dates_in(language: str) -> tuple[re.Pattern[str], ...]:
    """Dates with the name of a month in a language whose months are not among those above."""
    names = month_names(language)
    if language.split("-")[0] in _MONTHS or not names:
        return ()
    month = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    # Between day, month and year stands at most one short word: "3 de març de 2027".
    tie, year = r"[.,]?\s(?:\w{1,4}[\s’'])?", r"(?P<year>(?:19|20)\d\d)\b"
    year_first = r"\b(?P<year>(?:19|20)\d\d)\.?\s(?:\w{1,4}\.?\s)?"
    return (
        # The year first: 2024. november 5., 2024 m. lapkričio 5 d., 2024. gada 5. novembris.
        re.compile(rf"{year_first}(?P<month>{month})\.?\s(?P<day>\d{{1,2}})\b", re.IGNORECASE),
        re.compile(rf"{year_first}(?P<day>\d{{1,2}})\.?\s(?P<month>{month})(?!\w)", re.IGNORECASE),
        re.compile(rf"\b(?P<day>\d{{1,2}}){tie}(?P<month>{month})(?!\w)\.?(?:{tie}{year})?", re.IGNORECASE),
        re.compile(
            rf"(?<!\w)(?P<month>{month})\.?\s(?P<day>\d{{1,2}})(?![\d:])(?:{tie}{year})?", re.IGNORECASE
        ),
    )


def _read_date(match: re.Match[str], language: str, today: date) -> tuple[date, tuple[Doubt, ...]] | None:
    groups = match.groupdict()
    try:
        if "first" in groups:
            return _figures(int(groups["first"]), int(groups["second"]), int(groups["year"]), language)
        named = groups["month"].lower()
        month = _MONTH_NUMBERS.get(named) or month_names(language).get(named) or int(named)
        if groups["year"]:
            return date(int(groups["year"]), month, int(groups["day"])), ()
        value = _nearest(month, int(groups["day"]), today)
        return value, (Doubt("year", str(value.year)),)
    except ValueError:
        return None


def _figures(first: int, second: int, year: int, language: str) -> tuple[date, tuple[Doubt, ...]]:
    month, day = (first, second) if language.startswith("en") else (second, first)
    if month > 12:
        month, day = day, month
    value = date(year, month, day)
    doubtful = first <= 12 and second <= 12 and first != second
    return value, (Doubt("day_or_month", value.isoformat()),) if doubtful else ()


def _nearest(month: int, day: int, today: date) -> date:
    candidates = []
    for year in range(max(1, today.year - 4), min(9999, today.year + 4) + 1):
        try:
            candidates.append(date(year, month, day))
        except ValueError:
            continue
    return min(candidates, key=lambda value: abs(value - today))


def find_hour(text: str) -> time | None:
    """The first hour of the day in a short text that holds no date. Midnight is the beginning of its day."""
    if _NOON.search(text):
        return time(12)
    if _MIDNIGHT.search(text):
        return time(0)
    for pattern in _HOURS:
        for match in pattern.finditer(text):
            groups = match.groupdict()
            hour, minute = int(groups["hour"]), int(groups.get("minute") or 0)
            if hour <= 12 and groups.get("pm"):
                hour = hour % 12 + 12
            elif hour == 12 and groups.get("am"):
                hour = 0
            if hour < 24 and minute < 60:
                return time(hour, minute)
    return None


def find_zone(text: str) -> tuple[tzinfo, str] | None:
    """The time zone that a short text names, and the name as written.

    EST, EDT and ET all mean the hour in New York: people write EST in July and mean what their clock shows.
    """
    offset = _OFFSET.search(text)
    if offset:
        shift = timedelta(hours=int(offset["hours"]), minutes=int(offset["minutes"] or 0))
        if shift < timedelta(hours=15):
            return timezone(shift if offset["sign"] == "+" else -shift), offset[0]
    for name, pattern in _ZONE_NAMES:
        match = pattern.search(text)
        if match:
            return ZoneInfo(name), match[0]
    return None


def find_moment(
    text: str, language: str, zone: tzinfo, today: date
) -> tuple[datetime, tuple[Doubt, ...]] | None:
    """The moment that an embargo line names, with its zone, and what to check; None where it names no day."""
    found = find_date(text, language, today)
    if not found:
        return None
    rest = text[: found.start] + " " + text[found.end :]
    doubts = list(found.doubts)
    hour = find_hour(rest)
    if hour is None:
        doubts.append(Doubt("embargo_hour", found.value.isoformat()))
    named = find_zone(rest)
    if named is None:
        doubts.append(Doubt("embargo_zone", str(zone)))
    moment = datetime.combine(found.value, hour or time(0), named[0] if named else zone)
    actual = moment.tzname()
    if named and _ABBREVIATION.fullmatch(named[1]) and named[1] != actual and actual != "UTC":
        doubts.append(Doubt("embargo_season", named[1]))
    return moment, tuple(doubts)
