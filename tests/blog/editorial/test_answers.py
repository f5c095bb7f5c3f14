"""The page behind a link: what its one reader sees, and what they decide."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.utils import timezone
from wagtail.models import ModelLogEntry

from blog.editorial.holding import held_hash
from blog.editorial.models import Hold, Question
from blog.editorial.verbs.answer import answer
from blog.editorial.verbs.hold import Evidence, hold
from blog.models import Quote
from blog.staff import screen_url
from blog.translation.start import start
from edition.publicity import Refusal
from home.models import User
from tests import factories as make
from tests.blog.editorial.asked import WORDS, is_held, link, newest, page_of, reworded, said, text_of

pytestmark = pytest.mark.usefixtures("newsroom")

THANKS = {"approved": {}, "changed": {"words": "Otras palabras."}, "refused": {"comment": "Por mi hijo."}}


# What is shown.


def test_the_speaker_sees_their_words_in_their_language(quote: Quote, reader: Client) -> None:
    response = reader.get(link(quote))
    page = page_of(response)
    assert response.status_code == 200
    assert (page.get("lang"), page.get("dir")) == ("es", "ltr")
    (words,) = page.xpath("//blockquote/p")
    assert words.text_content().replace("\u00a0", " ") == f"«{WORDS}»"
    assert words.get("lang") == "es"
    assert "Marisol Quispe" in text_of(response)
    assert response["Content-Language"] == "es"


def test_arabic_runs_from_right_to_left(quote: Quote, reader: Client) -> None:
    page = page_of(reader.get(link(quote, language="ar")))
    assert (page.get("lang"), page.get("dir")) == ("ar", "rtl")


def test_the_page_can_be_read_in_another_language_and_the_words_stay(quote: Quote, reader: Client) -> None:
    address = link(quote)
    (english,) = page_of(reader.get(address)).xpath("//a[@hreflang='en']/@href")
    assert english == f"{address}en/"
    page = page_of(reader.get(english))
    assert page.get("lang") == "en"
    assert page.xpath("//h1")[0].text_content() == "Are these your words?"
    assert page.xpath("//blockquote/p/@lang") == ["es"]


def test_a_language_that_is_none_is_the_one_asked_in(quote: Quote, reader: Client) -> None:
    assert page_of(reader.get(f"{link(quote)}klingon/")).get("lang") == "es"


def test_a_translated_quote_is_asked_about_in_its_original_words(writer: User, reader: Client) -> None:
    translated = make.quote("We have memory.", original_words="Tenemos memoria.", original_language="es")
    text = text_of(reader.get(link(translated)))
    assert "Tenemos memoria." in text
    assert "We have memory." not in text


def test_it_says_where_when_in_which_languages_and_whom_to_ask(
    quote: Quote, writer: User, reader: Client, travel: time_machine.Traveller
) -> None:
    page = make.release(
        "The clinic",
        body=[make.paragraph("For six years."), ("quote", quote)],
        embargo=timezone.now() + timedelta(days=2),
        contacts=[make.contact("Ana Prensa", phone="+1 215 555 0142")],
    )
    start(page, [make.locale("ar")])
    response = reader.get(f"{link(quote)}en/")
    text = text_of(response)
    assert "The clinic" in text
    assert "Arabic" in text and "English" in text
    assert "17 January 2030" in text
    assert "22 January 2030" in text
    assert "For six years." in text
    assert "Without your photo." in text
    assert page_of(response).xpath("//a[@href='mailto:rosalind@house.example']")
    assert page_of(response).xpath("//a[@href='tel:+12155550142']")


def test_words_in_a_sentence_are_shown_with_their_paragraph_and_no_other(
    quote: Quote, reader: Client
) -> None:
    make.release(
        body=[make.paragraph("Nobody shall see this yet."), make.paragraph(f"«{WORDS}», she said.")],
        words_quoted=[quote],
    )
    text = text_of(reader.get(link(quote)))
    assert "she said." in text
    assert "Nobody shall see this yet." not in text


def test_without_a_statement_it_promises_none(quote: Quote, reader: Client) -> None:
    assert "In no statement yet" in text_of(reader.get(f"{link(quote)}en/"))


def test_it_does_not_call_public_words_unpublished(quote: Quote, reader: Client) -> None:
    make.published(make.release(body=[make.paragraph("So."), ("quote", quote)]))
    text = text_of(reader.get(f"{link(quote)}en/"))
    assert "they are public with your name" in text
    assert "It is public already." in text
    assert "they are not published" not in text


def test_a_photo_is_announced(writer: User, reader: Client) -> None:
    pictured = make.quote(speaker=make.person(picture=make.picture()))
    assert "With your photo." in text_of(reader.get(f"{link(pictured)}en/"))


# GET decides nothing.


@pytest.mark.parametrize("method", ["get", "head", "options", "put", "delete", "patch"])
def test_nothing_but_a_post_decides(quote: Quote, reader: Client, method: str) -> None:
    address = link(quote)
    for _time in range(3):
        getattr(reader, method)(f"{address}?answer=approved", HTTP_USER_AGENT="Mail scanner")
    question = Question.objects.get()
    assert (question.answer, question.answered_at) == ("", None)
    assert not Hold.objects.exists()
    assert reader.get(address).status_code == 200


def test_a_scanner_that_follows_every_link_leaves_no_trace(quote: Quote, reader: Client) -> None:
    address = link(quote)
    before = Question.objects.values().get()
    for href in page_of(reader.get(address)).xpath("//a/@href | //link/@href"):
        if href.startswith("/"):
            reader.get(href)
    assert Question.objects.values().get() == before


# Deciding.


@pytest.mark.parametrize("decision", THANKS)
def test_an_answer_is_kept_and_thanked_for(quote: Quote, reader: Client, decision: str) -> None:
    address = link(quote)
    response = reader.post(address, {"answer": decision, **THANKS[decision]}, follow=True)
    assert response.redirect_chain == [(address, 302)]
    assert page_of(response).xpath("//*[@role='status']")
    assert not page_of(response).xpath("//form")
    assert Question.objects.get().answer == decision


def test_yes_holds_the_quote_and_names_nobody_on_staff(quote: Quote, reader: Client) -> None:
    reader.post(link(quote), {"answer": "approved"})
    made = Hold.objects.get()
    assert (made.how, made.held_by, made.question) == (Hold.How.ANSWER, None, Question.objects.get())
    assert is_held(quote)
    entry = ModelLogEntry.objects.get(action="newsroom.answer")
    assert (entry.user, entry.data["answer"]) == (None, "approved")


def test_other_words_hold_nothing_and_change_nothing_yet(quote: Quote, reader: Client) -> None:
    reader.post(link(quote), {"answer": "changed", "words": "Tenemos\r\nmemoria. "})
    assert Question.objects.get().words == "Tenemos\nmemoria."
    assert newest(quote).words == WORDS
    assert not is_held(quote)


@pytest.mark.parametrize("decision", ["changed", "refused"])
def test_no_from_the_speaker_ends_what_staff_had_recorded(
    quote: Quote, writer: User, reader: Client, decision: str
) -> None:
    address = link(quote)
    hold(quote, writer, Evidence(Hold.How.PUBLIC, source_url="https://a.example/"), held_hash(newest(quote)))
    assert is_held(quote)
    reader.post(address, {"answer": decision, **THANKS[decision]})
    assert not is_held(quote)
    with pytest.raises(Refusal, match="Look at the answer first"):
        hold(
            quote,
            writer,
            Evidence(Hold.How.PUBLIC, source_url="https://a.example/"),
            held_hash(newest(quote)),
        )


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"answer": "maybe"},
        {"answer": "changed"},
        {"answer": "changed", "words": "   "},
        {"answer": "changed", "words": f" {WORDS}\r\n"},
        {"answer": "changed", "words": "a" * 5001},
        {"answer": "refused", "comment": "a" * 5001},
    ],
)
def test_what_is_no_answer_is_said_and_the_link_stays_open(
    quote: Quote, reader: Client, sent: dict[str, str]
) -> None:
    address = link(quote)
    response = reader.post(address, sent)
    assert response.status_code == 400
    assert page_of(response).xpath("//*[@role='alert']")
    assert Question.objects.get().answer == ""
    assert reader.get(address).status_code == 200


def test_the_second_answer_changes_nothing_and_shows_the_first(quote: Quote, reader: Client) -> None:
    address = link(quote)
    reader.post(address, {"answer": "approved"})
    response = reader.post(address, {"answer": "refused"}, follow=True)
    assert Question.objects.get().answer == "approved"
    assert Hold.objects.get().ended_at is None
    assert said("Thank you, %(name)s") % {"name": "Marisol"} in text_of(response)


def test_of_two_answers_at_once_one_counts(quote: Quote) -> None:
    """Both read the question while it was open; who comes second meets the first's answer under the lock."""
    link(quote)
    first, second = Question.objects.get(), Question.objects.get()
    assert answer(first, "approved").answer == "approved"
    assert answer(second, "refused").answer == "approved"
    assert Hold.objects.filter(ended_at=None).count() == 1


@pytest.mark.parametrize("site", ["cross-site", "same-site", "anything"])
def test_a_form_on_another_site_decides_nothing(quote: Quote, reader: Client, site: str) -> None:
    address = link(quote)
    response = reader.post(address, {"answer": "approved"}, HTTP_SEC_FETCH_SITE=site)
    assert response.status_code == 403
    assert response["Cache-Control"] == "no-store"
    assert Question.objects.get().answer == ""


@pytest.mark.parametrize("headers", [{}, {"HTTP_SEC_FETCH_SITE": "same-origin"}, {"HTTP_ORIGIN": "null"}])
def test_a_form_of_ours_does_without_cookie_or_token(quote: Quote, headers: dict[str, str]) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.post(link(quote), {"answer": "approved"}, **headers)
    assert is_held(quote)


def test_a_review_that_waited_goes_on_when_the_speaker_says_yes(
    quote: Quote, writer: User, reader: Client
) -> None:
    from blog.editorial.verbs import approve, submit

    page = make.release(body=[make.paragraph("Hello."), ("quote", quote)])
    submit.submit(page, writer)
    approve.approve(make.fresh(page), make.user("Editor"))
    assert make.fresh(page).workflow_in_progress
    reader.post(link(quote), {"answer": "approved"})
    assert not make.fresh(page).workflow_in_progress


# A statement.


@pytest.fixture
def statement(quote: Quote) -> Any:
    return make.release(
        "The clinic",
        summary="It opens.",
        body=[
            make.paragraph("For <b>six</b> years."),
            ("heading", "What now"),
            ("quote", quote),
        ],
    )


def test_who_checks_a_statement_reads_its_newest_text(statement: Any, reader: Client) -> None:
    reworded(statement, title="The clinic, again")
    response = reader.get(f"{link(statement)}en/")
    text = text_of(response)
    for words in ("The clinic, again", "It opens.", "For six years.", "What now", "Marisol Quispe"):
        assert words in text
    (article,) = page_of(response).xpath("//article")
    assert article.get("lang") == "en"


@pytest.mark.parametrize(
    ("decision", "fields"), [("approved", {}), ("changed", {"comment": "It was seven."}), ("refused", {})]
)
def test_the_answer_about_a_statement_is_shown_to_staff_and_stops_nothing(
    statement: Any, writer: User, reader: Client, decision: str, fields: dict[str, str]
) -> None:
    reader.post(link(statement, name="Dr Who"), {"answer": decision, **fields})
    assert not Hold.objects.exists()
    client = Client()
    client.force_login(writer)
    text = client.get(screen_url("newsroom_ask_outside", statement)).content.decode()
    assert "Dr Who" in text
    assert fields.get("comment", "") in text
    make.published(statement)


def test_something_is_wrong_needs_to_say_what(statement: Any, reader: Client) -> None:
    assert reader.post(link(statement), {"answer": "changed", "words": "x"}).status_code == 400


def test_markup_in_an_answer_stays_text(statement: Any, writer: User, reader: Client) -> None:
    address = link(statement)
    response = reader.post(
        address, {"answer": "changed", "comment": "<script>alert(1)</script>"}, follow=True
    )
    assert not page_of(response).xpath("//script")
    client = Client()
    client.force_login(writer)
    url = screen_url("newsroom_ask_outside", statement)
    assert "<script>alert(1)" not in client.get(url).content.decode()


# Two at once.


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("connection.vendor == 'sqlite'", reason="SQLite lets one writer in at a time")
def test_two_answers_in_two_connections(quote: Quote) -> None:
    from concurrent.futures import ThreadPoolExecutor

    address = link(quote)

    def decide(decision: str) -> None:
        Client().post(address, {"answer": decision})
        connection.close()

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(decide, ("approved", "refused")))
    assert Question.objects.get().answer in ("approved", "refused")
    assert Hold.objects.filter(ended_at=None).count() == (Question.objects.get().answer == "approved")
