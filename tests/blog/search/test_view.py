"""The page on which readers search: in every language, without cookie or script, and whatever is typed."""

from urllib.parse import urlencode

import html5lib
import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from blog.search import results
from tests import factories

pytestmark = pytest.mark.usefixtures("newsroom")


def answer(reader: Client, typed: str, language: str = "en", **asked: object):  # type: ignore[no-untyped-def]
    response = reader.get(f"/{language}/search/?{urlencode({'q': typed, **asked})}")
    assert response.status_code == 200
    return html5lib.parse(response.content, namespaceHTMLElements=False)


def text_of(element) -> str:  # type: ignore[no-untyped-def]
    return " ".join("".join(element.itertext()).split())


def titles(page) -> list[str]:  # type: ignore[no-untyped-def]
    return [text_of(article.find("h2")) for article in page.iter("article")]


def links(page) -> dict[str, str]:  # type: ignore[no-untyped-def]
    main = page.find(".//main")
    return {text_of(link): link.get("href") for link in main.iter("a")}


def test_hits_are_marked_and_nothing_in_them_is_markup(reader: Client) -> None:
    factories.published(
        factories.release("Fees & <b>fines</b>", summary="The fine was “<script>” in court. Fined again.")
    )
    page = answer(reader, 'fines "in court" <script>alert(1)</script>'.replace("alert(1)", ""))
    assert titles(page) == ["Fees & <b>fines</b>"]
    (article,) = page.iter("article")
    assert [text_of(mark) for mark in article.iter("mark")] == [
        "fines",
        "fine",
        "script",
        "in court",
        "Fined",
    ]
    assert page.find(".//script") is None


def test_a_search_leaves_no_trace(reader: Client) -> None:
    response = reader.get("/en/search/?q=asylum", HTTP_COOKIE="sessionid=x")
    assert not response.cookies
    assert response["Referrer-Policy"] == "no-referrer"
    assert response["Cache-Control"] == "no-store"
    page = html5lib.parse(response.content, namespaceHTMLElements=False)
    assert page.find(".//meta[@name='robots']").get("content") == "noindex"
    assert page.find(".//link[@rel='canonical']") is None
    assert page.find(".//form").get("method") == "get"
    assert reader.post("/en/search/", {"q": "asylum"}).status_code == 405


def test_without_words_there_is_only_the_form(reader: Client) -> None:
    for address in ("/en/search/", "/en/search/?q=", "/en/search/?q=%22+%21", "/ar/search/"):
        page = html5lib.parse(reader.get(address).content, namespaceHTMLElements=False)
        assert page.find(".//main//input[@name='q']") is not None
        assert not list(page.iter("article")) and page.find(".//*[@role='status']") is None


def test_every_page_leads_to_the_search_of_its_language(reader: Client) -> None:
    for address in ("/en/", "/en/nothing/", "/es/"):
        page = html5lib.parse(reader.get(address).content, namespaceHTMLElements=False)
        assert [link.get("href") for link in page.iter("a") if link.get("href", "").endswith("/search/")] == [
            f"{address[:4]}search/"
        ]


def test_a_language_without_a_home_page_has_no_search(reader: Client) -> None:
    assert reader.get("/zh-hans/search/?q=x").status_code == 404


def test_what_other_languages_have_is_counted_with_a_link_to_each(reader: Client) -> None:
    factories.published(factories.release("Library one"))
    factories.published(factories.release("Library two"))
    factories.published(factories.release("La library", language="es"))
    page = answer(reader, "library", "ar")
    assert not titles(page)
    found = page.find(".//ul[@class='elsewhere']")
    assert [link.get("href") for link in found.iter("a")] == [
        "/en/search/?q=library",
        "/es/search/?q=library",
    ]
    assert [text_of(number)[:1] for number in found.iter("b")] == ["2", "1"]


def test_the_languages_of_the_page_lead_to_the_same_search(reader: Client) -> None:
    page = answer(reader, "asylum now")
    switcher = page.find(".//ul[@class='langs']")
    assert [link.get("href") for link in switcher.iter("a")] == [
        f"/{code}/search/?q=asylum+now" for code in ("en", "es", "ar")
    ]


def test_a_typing_error_is_put_right_and_said(reader: Client) -> None:
    factories.published(factories.release("The library stays open"))
    page = answer(reader, "libary open")
    assert titles(page) == ["The library stays open"]
    assert "libary" in text_of(page.find(".//*[@role='status']"))
    assert text_of(page.find(".//*[@role='status']//b")) == "library open"


def test_types_and_campaigns_narrow_a_search_and_unknown_ones_do_nothing(reader: Client) -> None:
    said = factories.quote("The library is ours.")
    factories.published(factories.release("Library", [factories.paragraph("Text."), ("quote", said)]))
    everything = titles(answer(reader, "library"))
    assert len(everything) == 2
    for unknown in (
        {"type": "nothing"},
        {"campaign": "nothing"},
        {"type": "\0"},
        {"campaign": "news\0" * 99},
    ):
        assert titles(answer(reader, "library", **unknown)) == everything
    page = answer(reader, "library", type="news")
    assert titles(page) == ["Library"]
    assert page.find(".//input[@name='type']").get("value") == "news"
    current = [
        text_of(link) for link in page.find(".//nav[@id='filter']").iter("a") if link.get("aria-current")
    ]
    assert current == ["News"]
    assert answer(reader, "library", type="people").find(".//article") is None


def test_pages_of_hits_lead_to_each_other_and_others_are_not_there(
    reader: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(results, "PAGE_SIZE", 2)
    for number in range(5):
        factories.published(factories.release(f"Library {number}"))
    assert titles(answer(reader, "library")) == ["Library 4", "Library 3"]
    last = answer(reader, "library", page=3)
    assert titles(last) == ["Library 0"]
    assert links(last)["1"] == "/en/search/?q=library&page=1"
    for odd in ("4", "0", "-1", "x", "9" * 999, "1.0", "\0", "²"):
        assert reader.get("/en/search/", {"q": "library", "page": odd}).status_code == 404


def test_hits_are_counted_up_to_a_limit(reader: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(results, "MOST_HITS", 2)
    for number in range(3):
        factories.published(factories.release(f"Library {number}"))
    page = answer(reader, "library")
    assert "More than 2" in text_of(page.find(".//*[@role='status']"))


ODD = [
    "a" * 100_000,
    "tenants " * 20_000,
    "AND OR NOT NEAR(a b) ^a a* -b {x}: y",
    "'); DROP TABLE blog_search_index; --",
    "\\ & | ! <-> :* ''",
    "\0ten\0ants\0",
    "\u202etenants\u202c \u200f\u200b",
    "…!?",
    '"',
    '"tenants',
    '""tenants""',
    "\ud7ff\ufffe\uffff",
    "👩‍👩‍👧 🏠",
    "%s %(q)s",
    "的" * 5000,
]


@pytest.mark.parametrize("typed", ODD, ids=range(len(ODD)))
@pytest.mark.parametrize("language", ["en", "ar"])
def test_whatever_is_typed_there_is_an_answer(reader: Client, typed: str, language: str) -> None:
    answer(reader, typed, language)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60), st.sampled_from(["en", "es", "ar"]))
def test_any_text_is_answered(reader: Client, typed: str, language: str) -> None:
    answer(reader, typed, language)


def test_queries_are_counted_and_do_not_grow_with_content(reader: Client) -> None:
    def counted(typed: str) -> int:
        cache.clear()
        with CaptureQueriesContext(connection) as queries:
            answer(reader, typed)
        return len(queries)

    def publish(count: int) -> None:
        for number in range(count):
            said = factories.quote(f"The library {number} is ours.")
            factories.published(factories.release(f"Library {number}", [("quote", said)]))

    publish(2)
    answer(reader, "library")
    few = counted("library"), counted("nothing at all"), counted("libary")
    publish(6)
    assert (counted("library"), counted("nothing at all"), counted("libary")) == few
    # PostgreSQL is told how to plan, in a transaction: three more.
    assert few[0] <= (12 if connection.vendor == "sqlite" else 15)
