"""Embargoes and datelines in the ways people write them. Read "today" as 24 November 2026."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from blog.importing.dateline import read_dateline
from blog.importing.doubts import SENTENCES, Doubt
from blog.importing.recognise import recognise
from blog.importing.statement import Paragraph, Statement

TODAY = date(2026, 11, 24)
BODY = (
    "\n\nThe bridge stays open\n\nThe families who cross it asked for nothing else, and they asked for years."
)


def with_line(line: str, language: str = "en") -> Statement:
    return recognise(line + BODY, language, ZoneInfo("America/Lima"), TODAY)


@pytest.mark.parametrize(
    ("line", "moment"),
    [
        ("EMBARGOED UNTIL 6:00 PM EST, March 3, 2027", "2027-03-03T18:00:00-05:00"),
        ("Embargoed until Tuesday, July 6, 2027 at 9 a.m. ET", "2027-07-06T09:00:00-04:00"),
        ("Under embargo until 12:01 a.m. PT on 3 March 2027", "2027-03-03T00:01:00-08:00"),
        ("EMBARGO: noon GMT, 2027-03-03", "2027-03-03T12:00:00+00:00"),
        ("Not for release before 14.30 hrs CET, 3rd March 2027", "2027-03-03T14:30:00+01:00"),
        ("EMBARGOED UNTIL\nMarch 3, 2027, 6 PM UTC+2", "2027-03-03T18:00:00+02:00"),
        ("Embargado hasta el 3 de marzo de 2027 a las 18:00, hora del este", "2027-03-03T18:00:00-05:00"),
        (
            "Bajo embargo hasta las 6 de la tarde (hora peninsular) del 3 de marzo de 2027",
            "2027-03-03T18:00:00+01:00",
        ),
        ("Sous embargo jusqu’au 3 mars 2027 à 18h00, heure de Paris", "2027-03-03T18:00:00+01:00"),
        ("حظر النشر حتى 3 آذار 2027، الساعة 6 مساءً بتوقيت بيروت", "2027-03-03T18:00:00+02:00"),
        ("禁止发布：2027年3月3日下午6时（北京时间）", "2027-03-03T18:00:00+08:00"),
    ],
)
def test_an_embargo_with_a_zone_is_an_exact_moment(line: str, moment: str) -> None:
    statement = with_line(line)
    assert statement.embargo == datetime.fromisoformat(moment)
    assert statement.warnings == ()
    assert statement.title == "The bridge stays open"


def test_an_embargo_without_a_zone_takes_the_newsroom_s_and_says_so() -> None:
    statement = with_line("Embargoed until March 3, 2027, 18:00")
    assert statement.embargo == datetime(2027, 3, 3, 18, tzinfo=ZoneInfo("America/Lima"))
    assert statement.warnings == (Doubt("embargo_zone", "America/Lima"),)


def test_an_hour_named_in_the_zone_of_another_season_is_asked_about() -> None:
    statement = with_line("Embargoed until 6 PM EST, July 6, 2027")
    assert statement.embargo == datetime.fromisoformat("2027-07-06T18:00:00-04:00")
    assert statement.warnings == (Doubt("embargo_season", "EST"),)


def test_an_embargo_without_an_hour_begins_with_the_day_and_says_so() -> None:
    statement = with_line("EMBARGOED UNTIL March 3, 2027")
    assert statement.embargo == datetime(2027, 3, 3, tzinfo=ZoneInfo("America/Lima"))
    assert Doubt("embargo_hour", "2027-03-03") in statement.warnings


def test_an_embargo_that_names_no_day_is_never_silently_dropped() -> None:
    statement = with_line("EMBARGOED UNTIL THE VERDICT")
    assert statement.embargo is None
    assert Paragraph("EMBARGOED UNTIL THE VERDICT") in statement.body
    assert statement.warnings == (Doubt("embargo_unread", "EMBARGOED UNTIL THE VERDICT"),)


def test_of_two_embargoes_the_later_counts() -> None:
    statement = with_line(
        "EMBARGOED UNTIL 6 PM UTC, March 3, 2027\nEmbargado hasta el 4 de marzo de 2027, 18:00 UTC"
    )
    assert statement.embargo == datetime.fromisoformat("2027-03-04T18:00:00+00:00")
    assert [doubt.code for doubt in statement.warnings] == ["embargo_again"]


def test_figures_are_read_in_the_order_of_the_language() -> None:
    assert with_line("EMBARGO 3/4/2027 18:00 UTC", "en").embargo == datetime.fromisoformat(
        "2027-03-04T18:00:00Z"
    )
    spanish = with_line("EMBARGO 3/4/2027 18:00 UTC", "es")
    assert spanish.embargo == datetime.fromisoformat("2027-04-03T18:00:00Z")
    assert spanish.warnings == (Doubt("day_or_month", "2027-04-03"),)
    assert with_line("EMBARGO 25/12/2027 18:00 UTC", "en").warnings == ()


@pytest.mark.parametrize(
    ("start", "place", "day"),
    [
        ("PORT ELDER, Pa., March 3, 2026 — ", "PORT ELDER, Pa.", "2026-03-03"),
        ("PORT ELDER (March 3, 2026) – ", "PORT ELDER", "2026-03-03"),
        ("Ciudad de Elda, 3 de marzo de 2026.- ", "Ciudad de Elda", "2026-03-03"),
        ("Elda, Chile, a 3 de marzo de 2026. — ", "Elda, Chile", "2026-03-03"),
        ("(Elda, PA) – ", "Elda, PA", ""),
        ("(ELDER, 3 March 2026): ", "ELDER", "2026-03-03"),
        ("PORT ELDER -- ", "PORT ELDER", ""),
        ("Elder, Ohio - ", "Elder, Ohio", ""),
        ("3 March 2026, Elder — ", "Elder", "2026-03-03"),
        ("Tuesday, March 3, 2026 — ", "", "2026-03-03"),
        ("LE HAVRE, le 3 mars 2026 — ", "LE HAVRE", "2026-03-03"),
        ("بيروت، 3 مارس 2026 – ", "بيروت", "2026-03-03"),
        ("（海城，2026年3月3日）", "海城", "2026-03-03"),
    ],
)
def test_a_dateline_is_read_and_taken_off_the_paragraph(start: str, place: str, day: str) -> None:
    body = "The families who cross the bridge asked for nothing else, and they asked for years."
    statement = recognise(f"The bridge stays open\n\n{start}{body}", "en", today=TODAY)
    assert statement.dateline_place == place
    assert statement.dateline_date == (date.fromisoformat(day) if day else None)
    assert statement.body == (Paragraph(body),)
    assert statement.warnings == ()


@pytest.mark.parametrize(
    "start",
    [
        "Ana Ruiz — who crosses the bridge twice a day — asked for nothing else.",
        "The vote - nine to two - came at midnight.",
        "Housing, water, light: the families asked for three things.",
        "We won: on March 3, 2026 the bridge opened.",
        "In Elder, on March 3, 2026, the bridge opened - at last.",
        "On March 3, 2026, nobody spoke.",
    ],
)
def test_a_sentence_with_a_dash_or_a_date_is_no_dateline(start: str) -> None:
    assert read_dateline(start, "en", TODAY) is None


def test_a_date_without_a_year_is_the_nearest_one_and_is_asked_about() -> None:
    for written, year in [("Jan. 5", 2027), ("Oct. 5", 2026), ("June 30", 2026)]:
        statement = with_line(f"ELDER, {written}")
        assert statement.dateline_date and statement.dateline_date.year == year
        assert statement.warnings == (Doubt("year", str(year)),)


def test_every_doubt_is_a_sentence() -> None:
    for code in SENTENCES:
        sentence = str(Doubt(code, "100 % of it"))
        assert "%(" not in sentence
        assert sentence[0].isupper() or sentence[0] == "“"
