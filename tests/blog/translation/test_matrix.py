"""The matrix: where every language stands, for staff, and *Ask* on what nobody asked for yet."""

import csv
from datetime import UTC, datetime, timedelta
from io import BytesIO, StringIO
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml.html import HtmlElement, document_fromstring
from openpyxl import load_workbook

from blog.editorial.languages import State, change
from blog.editorial.roles import ROLES
from blog.keys import key_of
from blog.models import PressReleasePage, Quote
from blog.staff import edit_url, may_see_drafts
from blog.translation.models import Source, Translation
from blog.translation.rights import sees_all
from blog.translation.screens import desk_url
from blog.translation.start import start
from home.models import HomePage
from tests import factories as make

pytestmark = pytest.mark.usefixtures("newsroom")

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
SEES = ("Writer", "Editor", "Press officer")


def client_of(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def screen(user: Any = None, **filters: str) -> HtmlElement:
    response = client_of(user or make.user("Editor")).get(reverse("newsroom_matrix"), filters)
    assert response.status_code == 200
    return document_fromstring(response.content.decode())


def table(page: HtmlElement) -> HtmlElement:
    return page.xpath("//table[contains(@class, 'matrix')]")[0]


def said(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def lines(page: HtmlElement) -> dict[str, list[HtmlElement]]:
    """By title: the cells of each row behind its first."""
    rows = table(page).xpath(".//tr[th[@scope='row']]")
    return {said(row.xpath("th/a[1]")[0]): row.xpath("td") for row in rows}


def cells(page: HtmlElement, title: str) -> list[str]:
    return [said(cell) for cell in lines(page)[title]]


def row_of(instance: Any) -> Source:
    return Source.objects.get(**key_of(instance))


def ask(user: Any, instance: Any, code: str, **posted: str) -> Any:
    address = reverse("newsroom_matrix_ask", args=[row_of(instance).pk])
    return client_of(user).post(address, {"language": code, **posted}, follow=True)


# What it shows


def test_a_cell_says_where_a_translation_stands_and_leads_to_it() -> None:
    page = make.published(make.release("Tenants win", body=[make.paragraph("The heating is back again.")]))
    spanish, [arabic] = make.translated(page, "es"), start(page, [make.locale("ar")])
    shown = screen()
    assert cells(shown, "Tenants win") == ["Source 7 words", "Fresh public", "Missing 7 words left"]
    links = [cell.xpath(".//a/@href") for cell in lines(shown)["Tenants win"]]
    assert links == [[edit_url(page)], [desk_url(spanish)], [desk_url(arabic)]]


def test_languages_stand_in_the_head_under_both_their_names() -> None:
    make.release()
    heads = table(screen()).xpath("thead//th")
    assert [said(head) for head in heads] == ["Title", "English English", "Spanish Español", "Arabic العربية"]
    own = [(name.get("lang"), name.get("dir")) for name in heads[3].iter("bdi")]
    assert own == [("ar", "rtl")]


def test_a_language_that_is_being_prepared_has_its_column_and_a_retired_one_has_not() -> None:
    change("zh-hans", State.HIDDEN)
    change("es", State.RETIRED)
    make.release()
    heads = [said(head) for head in table(screen()).xpath("thead//th")]
    assert heads == ["Title", "English English", "Arabic العربية", "Chinese (Simplified) 简体中文"]


def test_what_is_not_public_stands_before_what_is_each_the_newest_first() -> None:
    with time_machine.travel(NOW - timedelta(days=2), tick=False):
        make.published(make.release("Old and live"))
        make.release("Old draft")
    with time_machine.travel(NOW, tick=False):
        make.published(make.release("New and live"))
        make.release("New draft")
    groups = {
        said(group.xpath("tr/th[@scope='rowgroup']")[0]): [
            said(title) for title in group.xpath("tr/th[@scope='row']/a[1]")
        ]
        for group in table(screen()).xpath("tbody")
    }
    assert groups == {
        "Not yet public": ["New draft", "Old draft"],
        "Live": ["New and live", "Old and live"],
    }


def test_what_a_title_types_is_text() -> None:
    make.release("Win <b>today</b>")
    assert "Win <b>today</b>" in lines(screen())


# Filters


def test_it_shows_statements_unless_something_else_is_chosen() -> None:
    campaign = make.campaign("Heat for all")
    make.update(make.published(campaign), "A step")
    make.release("Tenants win", topics=[make.topic("Housing")])
    make.quote("We were in the room.", speaker=make.person("Rosa Prueba"))
    assert set(lines(screen())) == {"A step", "Tenants win"}
    assert set(lines(screen(show="campaigns"))) == {"Heat for all"}
    assert set(lines(screen(show="quotes"))) == {"We were in the room."}
    assert set(lines(screen(show="pages"))) == {make.NAME, "News", "Campaigns", "Quotes"}
    assert set(lines(screen(show="rest"))) == {"Housing", "Rosa Prueba"}


def test_what_waits_is_shown_of_every_kind_until_every_translation_is_fresh() -> None:
    page, person = make.published(make.release("Done")), make.person("Rosa Prueba")
    make.translated(page, "es")
    assert "Every translation is fresh" in said(screen(show="waits").find("body"))
    start(make.release("Begun"), [make.locale("es")])
    start(person, [make.locale("ar")])
    assert set(lines(screen(show="waits"))) == {"Begun", "Rosa Prueba"}


def test_a_campaign_is_shown_by_itself() -> None:
    campaign = make.published(make.campaign("Heat for all"))
    make.update(campaign, "A step")
    make.release("About heat", campaign=campaign)
    make.release("About nothing")
    key = str(campaign.translation_key)
    assert set(lines(screen(campaign_key=key))) == {"A step", "About heat"}
    choices = screen().xpath("//select[@name='campaign_key']/option")
    assert [said(choice) for choice in choices] == ["All campaigns", "Heat for all"]


@pytest.mark.parametrize(
    ("period", "titles"),
    [
        ("", {"Today", "Last month", "Spring", "Long ago"}),
        ("30", {"Today"}),
        ("90", {"Today", "Last month"}),
        ("365", {"Today", "Last month", "Spring"}),
    ],
)
def test_a_period_reaches_back_so_many_days(period: str, titles: set[str]) -> None:
    for title, days in (("Today", 0), ("Last month", 40), ("Spring", 200), ("Long ago", 400)):
        with time_machine.travel(NOW - timedelta(days=days), tick=False):
            make.release(title)
    with time_machine.travel(NOW, tick=False):
        assert set(lines(screen(dated=period))) == titles


@pytest.mark.parametrize(
    "sent",
    [
        {"show": "everything"},
        {"dated": "soon"},
        {"campaign_key": "none"},
        {"p": "999"},
        {"p": "x"},
        {"ordering": "words"},
    ],
)
def test_what_is_not_offered_does_no_harm(sent: dict[str, str]) -> None:
    make.release("Tenants win")
    assert "Tenants win" in lines(screen(**sent))


def test_nothing_found_is_not_told_as_success() -> None:
    with time_machine.travel(NOW - timedelta(days=60), tick=False):
        make.release("Old")
    text = said(screen(dated="30").find("body"))
    assert "Nothing matches" in text and "Clear filters" in text and "is fresh" not in text


# Who


def test_who_gets_it_may_read_every_draft_and_nobody_else_gets_it(subtests: pytest.Subtests) -> None:
    drafts = [
        make.release("Secret", language="es"),
        make.campaign("Hidden"),
        make.quote("Not yet."),
        make.person("Rosa", language="ar"),
        HomePage.objects.get(locale__language_code="ar"),
    ]
    for role in ROLES:
        with subtests.test(role.name):
            user = make.user(role.name, "ar" if role.per_language else None)
            for name in ("newsroom_matrix", "newsroom_matrix_results"):
                response = client_of(user).get(reverse(name))
                assert response.status_code == (200 if role.name in SEES else 302)
            assert sees_all(user) == (role.name in SEES)
            if role.name in SEES:
                assert all(may_see_drafts(user, draft) for draft in drafts)
            menu = client_of(user).get("/admin/").content.decode()
            assert (reverse("newsroom_matrix") in menu) == (role.name in SEES)


def test_who_has_no_account_is_asked_to_sign_in() -> None:
    assert Client().get(reverse("newsroom_matrix")).status_code == 302


# Ask


def test_asking_begins_a_draft_and_leads_back_to_where_one_was() -> None:
    page = make.release("Tenants win")
    make.quote()
    shown = screen(dated="365")
    form = lines(shown)["Tenants win"][2].find(".//form")
    posted = {field.get("name"): field.get("value") for field in form.iter("input")}
    client = client_of(make.user("Editor"))
    response = client.post(form.get("action"), posted, follow=True)
    assert response.redirect_chain == [(f"{reverse('newsroom_matrix')}?dated=365", 302)]
    arabic = PressReleasePage.objects.get(locale__language_code="ar")
    assert not arabic.live and arabic.translated_from == page.locale
    assert Translation.objects.get(**key_of(arabic)).started_by == make.user("Editor")
    told = document_fromstring(response.content.decode()).xpath("//*[contains(@class, 'messages')]")[0]
    assert "“Tenants win” is asked for in Arabic" in said(told)
    assert desk_url(arabic) in told.xpath(".//a/@href")


def test_several_languages_are_asked_for_at_once_on_a_screen_of_their_own() -> None:
    page = make.release("Tenants win")
    address = f"/admin/newsroom/translate/page/{page.pk}/"
    assert address in screen().xpath("//a/@href")
    start(page, [make.locale("ar")])
    assert address not in screen().xpath("//a/@href")


def test_snippets_are_asked_for_too() -> None:
    quote = make.quote()
    ask(make.user("Writer"), quote, "es")
    assert Quote.objects.filter(locale__language_code="es").exists()


@pytest.mark.parametrize("code", ["es", "en", "xx", "", "zh-hans"])
def test_what_there_is_and_what_can_not_be_had_is_said(code: str) -> None:
    page = make.release()
    start(page, [make.locale("es")])
    response = ask(make.user("Editor"), page, code)
    assert "can’t be asked for in this language" in response.content.decode()
    assert PressReleasePage.objects.count() == 2


def test_only_who_sees_the_matrix_asks_there() -> None:
    page = make.published(make.release())
    for role, language in (("Translator", "es"), ("Language reviewer", "es"), ("Legal reviewer", None)):
        ask(make.user(role, language), page, "es")
    address = reverse("newsroom_matrix_ask", args=[row_of(page).pk])
    Client().post(address, {"language": "es"})
    assert client_of(make.user("Editor")).get(address).status_code == 405
    assert PressReleasePage.objects.count() == 1


def test_asking_for_what_is_gone_is_not_found() -> None:
    client = client_of(make.user("Editor"))
    address = reverse("newsroom_matrix_ask", args=[999999])
    assert client.post(address, {"language": "es"}, follow=True).status_code == 404


def test_it_never_leads_to_another_site() -> None:
    response = ask(make.user("Editor"), make.release(), "es", next="https://elsewhere.example/")
    assert response.redirect_chain[0][0] == reverse("newsroom_matrix")


# Spreadsheets


def test_a_spreadsheet_has_the_rows_that_the_filters_leave() -> None:
    page = make.published(make.release("=Tenants win", kind="advisory"))
    start(page, [make.locale("ar")])
    make.quote()
    client = client_of(make.user("Editor"))
    response = client.get(reverse("newsroom_matrix"), {"export": "csv"})
    head, *rows = csv.reader(StringIO(b"".join(response.streaming_content).decode()))
    assert head[:6] == ["Title", "Type", "Language", "Date", "Public", "Words"]
    assert head[6:] == [
        *("English: state", "English: words left", "Spanish: state", "Spanish: words left"),
        *("Arabic: state", "Arabic: words left"),
    ]
    assert [row[:3] + row[4:] for row in rows] == [
        [
            *("=Tenants win", "Media advisory", "English", "Yes", "6"),
            *("Source", "", "Not asked for", "", "Missing", "6"),
        ]
    ]
    response = client.get(reverse("newsroom_matrix"), {"export": "xlsx"})
    sheet = load_workbook(BytesIO(b"".join(response.streaming_content))).active
    assert [cell.value for cell in sheet[2]][:3] == ["=Tenants win", "Media advisory", "English"]
    assert sheet["A2"].data_type == "s"


# Cost


@pytest.mark.parametrize("sent", [{}, {"show": "waits"}, {"export": "csv"}])
def test_what_it_costs_does_not_grow_with_what_there_is(sent: dict[str, str]) -> None:
    client, address = client_of(make.user("Editor")), reverse("newsroom_matrix")

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            b"".join(client.get(address, sent))
        return len(asked)

    start(make.release("Number 0", body=[("quote", make.quote())]), [make.locale("es")])
    queries()
    few = queries()
    for number in range(1, 5):
        page = make.release(f"Number {number}", body=[("quote", make.quote())])
        start(page, [make.locale("es"), make.locale("ar")])
    assert queries() == few
