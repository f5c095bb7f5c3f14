"""How a link to answer by ends, and what nobody but its one reader learns."""

import logging
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from blog.editorial.models import Hold, Question
from blog.editorial.verbs.ask import revoke
from blog.models import Quote
from home.models import User
from tests.blog.editorial.asked import WORDS, link, page_of, reworded, text_of

pytestmark = pytest.mark.usefixtures("newsroom")


# The end of a link.


def closed_page(reader: Client, address: str) -> str:
    """The sentence of a closed link, in English; a POST is told the same, and nothing is decided."""
    response = reader.get(f"{address}en/")
    posted = reader.post(f"{address}en/", {"answer": "approved"})
    assert (response.status_code, posted.status_code) == (410, 410)
    assert text_of(posted) == text_of(response)
    assert WORDS not in text_of(response)
    assert not page_of(response).xpath("//form")
    assert not Hold.objects.filter(ended_at=None).exists()
    return page_of(response).xpath("//h1/following-sibling::p[1]")[0].text_content()


def test_a_link_dies_when_its_time_is_over(
    quote: Quote, reader: Client, travel: time_machine.Traveller
) -> None:
    address = link(quote)
    travel.shift(timedelta(days=7) - timedelta(seconds=1))
    assert reader.get(address).status_code == 200
    travel.shift(timedelta(seconds=1))
    assert closed_page(reader, address).startswith("The time to answer is over.")


def test_a_link_dies_when_it_is_revoked_and_looks_like_one_that_never_was(
    quote: Quote, writer: User, reader: Client
) -> None:
    address = link(quote)
    revoke(Question.objects.get(), writer)
    never = f"/answer/{'x' * 43}/"
    assert closed_page(reader, address) == closed_page(reader, never)
    here, there = (reader.get(f"{at}en/").content.decode() for at in (address, never))
    assert here.replace(address, "/") == there.replace(never, "/")


@pytest.mark.parametrize("field", ["words", "role", "original_words"])
def test_a_link_dies_with_new_words(quote: Quote, reader: Client, field: str) -> None:
    address = link(quote)
    reworded(quote, **{field: "Otro."})
    assert closed_page(reader, address).startswith("The words were changed after we sent it")


def test_a_link_to_what_was_deleted_is_closed(quote: Quote, reader: Client) -> None:
    address = link(quote)
    Hold.objects.all().delete()
    quote.delete()
    assert reader.get(address).status_code == 410


def test_an_answered_link_keeps_its_thanks_and_no_words_once_they_changed(
    quote: Quote, reader: Client
) -> None:
    address = link(quote)
    reader.post(address, {"answer": "approved"})
    reworded(quote, words="Something secret and new.")
    response = reader.get(address)
    assert response.status_code == 200
    assert "Something secret" not in text_of(response)
    assert not page_of(response).xpath("//blockquote")


@pytest.mark.parametrize("path", ["/answer/", "/answer/a/b/c/", "/answer/x%00/", "/answer/%F0%28/"])
def test_mangled_links_are_never_an_error(reader: Client, newsroom: Any, path: str) -> None:
    assert reader.get(path, follow=True).status_code in (404, 410)


# What nobody else learns.


def all_answers(reader: Client, quote: Quote, writer: User) -> list[Any]:
    address = link(quote)
    found = [reader.get(address), reader.head(address), reader.get(f"{address}ar/")]
    found += [reader.post(address, {"answer": "maybe"}), reader.put(address)]
    found += [reader.post(address, {"answer": "approved"}), reader.get(address)]
    return [*found, reader.get("/answer/nothing/"), reader.post("/answer/nothing/", {"answer": "approved"})]


def test_no_cookie_no_cache_no_search_engine_no_referrer(quote: Quote, writer: User, reader: Client) -> None:
    reader.cookies["sessionid"] = "somebody"
    reader.cookies["django_language"] = "ar"
    for response in all_answers(reader, quote, writer):
        assert not response.cookies
        assert "Cookie" not in response.get("Vary", "")
        assert response["Cache-Control"] == "no-store"
        assert "noindex" in response["X-Robots-Tag"]
        assert response["Referrer-Policy"] == "no-referrer"
        policy = response["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "script-src" not in policy and "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy


def test_the_page_brings_no_script_no_style_of_its_own_and_nothing_from_elsewhere(
    quote: Quote, reader: Client
) -> None:
    page = page_of(reader.get(link(quote)))
    assert not page.xpath("//script | //style | //@style | //img | //iframe")
    assert all(href.startswith("/") for href in page.xpath("//link/@href"))
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    for sheet in page.xpath("//link[@rel='stylesheet']/@href"):
        assert reader.get(sheet).status_code == 200


def test_neither_wagtail_nor_the_language_s_prefix_takes_the_address(quote: Quote, reader: Client) -> None:
    address = link(quote)
    assert reader.get(f"/es{address}").status_code == 404
    assert reader.get(address, HTTP_ACCEPT_LANGUAGE="ar").status_code == 200
    assert reader.get("/answer/nothing/", HTTP_ACCEPT_LANGUAGE="ar").status_code == 410
    assert address.split("/")[2] not in reader.get("/robots.txt").content.decode()


class Kept(logging.Handler):
    """A handler such as an operator has: it writes down whatever reaches it."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(logging.Formatter().format(record))


@pytest.fixture
def log() -> Any:
    """What Django's own lines about requests say, at every level and through the filters of the settings."""
    kept, logger = Kept(), logging.getLogger("django.request")
    level = logger.level
    logger.setLevel(logging.DEBUG)
    logger.addHandler(kept)
    yield kept
    logger.removeHandler(kept)
    logger.setLevel(level)


def test_no_log_holds_the_secret(
    quote: Quote, writer: User, log: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = Client(raise_request_exception=False)
    address = link(quote)
    reader.put(address)
    reader.post(address, {"answer": "approved"}, HTTP_SEC_FETCH_SITE="cross-site")
    reader.post(address, {"answer": "maybe"})
    monkeypatch.setattr("blog.editorial.answer_view.find", lambda secret: 1 / 0)
    assert reader.get(address).status_code == 500
    written = "\n".join(log.lines)
    assert written.count("/answer/…") >= 4
    assert "ZeroDivisionError" in written
    assert address.split("/")[2] not in written
