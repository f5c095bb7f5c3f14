"""Dates as readers see them: each language's own, and never with the names of months of another."""

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from babel import Locale
from babel.localedata import locale_identifiers
from django.conf import settings
from django.utils import timezone, translation

from blog.moments import clock_text, moment_text
from home.dates import clock_time, long_date, short_date, weekday

MOMENT = datetime(2026, 11, 26, 2, 30, tzinfo=UTC)  # in New York it is Wednesday still
MONTHS = [date(2026, month, 25) for month in range(1, 13)]
WEEK = [date(2026, 11, day) for day in range(23, 30)]
CODES = sorted(
    code.replace("_", "-").lower()
    for code in locale_identifiers()
    if not re.search(r"_([A-Z]{2}|\d{3})\b", code)
)
ENGLISH = Locale.parse("en")


@pytest.fixture(autouse=True)
def new_york() -> object:
    with timezone.override("America/New_York"):
        yield


@pytest.mark.parametrize(
    ("code", "long", "short", "clock", "day"),
    [
        ("en", "25 November 2026", "25 Nov 2026", "9:30 p.m.", "Wednesday"),
        ("es", "25 de noviembre de 2026", "25 Nov 2026", "21:30", "miércoles"),
        ("ar", "25 نوفمبر 2026", "25 نوفمبر 2026", "9:30 م", "الأربعاء"),
        ("zh-hans", "2026年11月25日", "2026年11月25日", "21:30", "星期三"),
        ("ht", "25 novanm 2026", "25 novanm 2026", "21:30", "mèkredi"),
        ("ht-us", "25 novanm 2026", "25 novanm 2026", "21:30", "mèkredi"),
        ("quc", "2026-11-25", "2026-11-25", "21:30", ""),
        ("x-house", "2026-11-25", "2026-11-25", "21:30", ""),
        ("fr", "25 novembre 2026", "25 nov. 2026", "21:30", "mercredi"),
        ("de", "25. November 2026", "25.11.2026", "21:30", "Mittwoch"),
        ("ru", "25 ноября 2026\u202fг.", "25 нояб. 2026\u202fг.", "21:30", "среда"),
        ("fa", "25 نوامبر 2026", "25 نوامبر 2026", "21:30", "چهارشنبه"),
        ("vi", "25 tháng 11, 2026", "25 thg 11, 2026", "21:30", "Thứ Tư"),
        ("zh-hant", "2026年11月25日", "2026年11月25日", "晚上9:30", "星期三"),
    ],
)
def test_a_moment_in_each_language(code: str, long: str, short: str, clock: str, day: str) -> None:
    with translation.override(code):
        assert (long_date(MOMENT), short_date(MOMENT), clock_time(MOMENT), weekday(MOMENT)) == (
            long,
            short,
            clock,
            day,
        )


def test_a_date_has_no_zone_and_a_moment_is_shown_in_the_zone_in_force() -> None:
    for code, words in (("en", "26 November 2026"), ("ht", "26 novanm 2026")):
        with translation.override(code):
            assert long_date(date(2026, 11, 26)) == words
            with timezone.override("Asia/Tokyo"):
                assert long_date(MOMENT) == words


def test_moments_have_their_zone_beside_them() -> None:
    with translation.override("ht"):
        assert (moment_text(MOMENT), clock_text(MOMENT)) == ("25 novanm 2026, 21:30 EST", "21:30 EST")


@pytest.mark.parametrize("code", CODES)
def test_no_language_has_anothers_names(code: str) -> None:
    data = Locale.parse(code.replace("-", "_"))
    with translation.override(code):
        for function in (long_date, short_date):
            texts = [function(day) for day in MONTHS]
            assert len(set(texts)) == 12
            for month, text in enumerate(texts, start=1):
                assert "26" in text
                # What CLDR writes for a month that it has no name for.
                assert not re.search(rf"\bM0?{month}\b", text)
                own = {data.months["format"][width][month].capitalize() for width in ("wide", "abbreviated")}
                if (english := ENGLISH.months["format"]["wide"][month]) not in own:
                    assert not re.search(rf"\b{english}\b", text)
        if code.split("-")[0] != "en":
            assert not {weekday(day) for day in WEEK} & {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"}
        assert re.search(r"30", clock_time(MOMENT))


def test_no_template_for_readers_leaves_the_words_of_a_date_to_django() -> None:
    """Django has English names where it knows a language's none. `T` is the zone; the others are for machines."""
    for path in Path(settings.ROOT, "templates").rglob("*.html"):
        formats = re.findall(
            r"\|(?:date|time)(?::(?:\"([^\"]*)\"|'([^']*)'))?", path.read_text(encoding="utf-8")
        )
        assert {one or other for one, other in formats} <= {"c", "T", "Y-m-d"}, path
