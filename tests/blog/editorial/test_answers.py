"""The page behind a link: what its one reader sees, what they decide, how it ends, and what nobody else learns."""

import logging
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.utils import timezone, translation
from django.utils.translation import gettext
from lxml import html
from wagtail.models import ModelLogEntry

from blog.editorial import approvals
from blog.editorial.holding import held_hash, not_held
from blog.editorial.models import Approval, Hold, Question
from blog.editorial.verbs.answer import answer
from blog.editorial.verbs.ask import ask, revoke
from blog.editorial.verbs.hold import Evidence, hold
from blog.editorial.verbs.settle import accept, leave
from blog.models import Quote
from blog.staff import screen_url
from blog.translation.start import start
from edition.publicity import Refusal
from home.models import User
from tests import factories as make

pytestmark = pytest.mark.usefixtures("newsroom")

WORDS = "No tenemos miedo, tenemos memoria."


@pytest.fixture
def writer(newsroom: Any) -> User:
    return make.user("Writer", first_name="Rosalind", last_name="Bell", email="rosalind@house.example")


@pytest.fixture
def quote(writer: User) -> Quote:
    return make.quote(WORDS, speaker=make.person("Marisol Quispe"), original_language="es", role="neighbour")


def newest(thing: Any) -> Any:
    return make.fresh(thing).get_latest_revision_as_object()


def is_held(quote: Quote) -> bool:
    return not not_held(newest(quote))


def link(thing: Any, by: User | None = None, language: str = "es", name: str = "Marisol") -> str:
    _question, secret = ask(make.fresh(thing), by or make.user("Writer"), name, language)
    return f"/answer/{secret}/"


def reworded(thing: Any, **fields: Any) -> Any:
    draft = newest(thing)
    for name, value in fields.items():
        setattr(draft, name, value)
    draft.save_revision(user=make.user("Writer"))
    return make.fresh(thing)


def page_of(response: Any) -> Any:
    return html.fromstring(response.content)


def text_of(response: Any) -> str:
    return " ".join(page_of(response).text_content().split())


def said(sentence: str, language: str = "es") -> str:
    with translation.override(language):
        return gettext(sentence)


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


# Dealing with an answer.


def proposed(quote: Quote, words: str = "Tenemos memoria.", by: User | None = None) -> Question:
    address = link(quote, by)
    Client().post(address, {"answer": "changed", "words": words})
    return Question.objects.order_by("-pk")[0]


def test_taken_words_are_the_quote_s_newest_nobody_s_on_staff_and_not_held(
    quote: Quote, writer: User
) -> None:
    question = proposed(quote, by=writer)
    accept(question, make.user("Press officer"))
    assert newest(quote).words == "Tenemos memoria."
    assert make.fresh(quote).latest_revision.user is None
    assert not is_held(quote)
    question.refresh_from_db()
    assert question.settled_by == make.user("Press officer")
    ask(make.fresh(quote), writer, "Marisol", "es")


def test_an_editor_who_takes_words_has_read_them_so_they_are_approved(quote: Quote, writer: User) -> None:
    accept(proposed(quote, by=writer), make.user("Editor"))
    assert approvals.is_approved(newest(quote))


@pytest.mark.parametrize("role", ["Writer", "Press officer"])
def test_who_could_not_review_them_approves_nothing(quote: Quote, role: str) -> None:
    accept(proposed(quote, by=make.user("Editor")), make.user(role))
    assert not Approval.objects.exists()


def test_who_had_both_ends_of_the_link_counts_as_the_author(quote: Quote) -> None:
    """Who asks sees the link, and could answer it themselves."""
    editor = make.user("Editor")
    accept(proposed(quote, by=editor), editor)
    assert not Approval.objects.exists()
    assert editor.pk in approvals.changers(make.fresh(quote))


def test_an_editor_who_wrote_on_the_quote_does_not_approve_it_that_way(writer: User) -> None:
    editor = make.user("Editor")
    own = make.quote("My words for her.", by=editor)
    accept(proposed(own, by=writer), editor)
    assert not Approval.objects.exists()


def test_taken_original_words_leave_their_translation_to_be_mended(writer: User) -> None:
    translated = make.quote("We have memory.", original_words="Tenemos memoria.", original_language="es")
    accept(proposed(translated, "Tenemos mucha memoria.", by=writer), make.user("Editor"))
    taken = newest(translated)
    assert (taken.original_words, taken.words) == ("Tenemos mucha memoria.", "We have memory.")
    assert not approvals.is_approved(taken)


def test_words_that_changed_since_are_not_overwritten(quote: Quote, writer: User) -> None:
    question = proposed(quote, by=writer)
    reworded(quote, words="Newer.")
    with pytest.raises(Refusal, match="changed the words since"):
        accept(question, make.user("Editor"))
    assert newest(quote).words == "Newer."


def test_an_answer_is_dealt_with_once(quote: Quote, writer: User) -> None:
    question = proposed(quote, by=writer)
    leave(question, writer, "She called.")
    for verb in (accept, leave):
        question.refresh_from_db()
        with pytest.raises(Refusal, match="already"):
            verb(question, make.user("Editor"))
    entry = ModelLogEntry.objects.get(action="newsroom.settle")
    assert (entry.user, entry.data["comment"]) == (writer, "She called.")


def test_what_is_left_can_be_held_another_way(quote: Quote, writer: User) -> None:
    leave(proposed(quote, by=writer), writer)
    hold(
        quote,
        writer,
        Evidence(Hold.How.TAKEN, way="phone", taken_at=timezone.now() - timedelta(hours=1)),
        held_hash(newest(quote)),
    )
    assert is_held(quote)


def test_a_translator_deals_with_no_answer(quote: Quote, writer: User) -> None:
    question = proposed(quote, by=writer)
    for verb in (accept, leave):
        with pytest.raises(Refusal, match="Only who works on statements"):
            verb(question, make.user("Translator", "es"))


def test_the_screen_compares_the_words_and_takes_them(quote: Quote, writer: User) -> None:
    proposed(quote, "No tenemos miedo, tenemos mucha memoria.", by=writer)
    client, url = Client(), screen_url("newsroom_held", quote)
    client.force_login(make.user("Editor"))
    page = page_of(client.get(url))
    assert [ins.text_content().split() for ins in page.xpath("//ins")] == [["added:", "mucha"]]
    assert not page.xpath("//del")
    client.post(url, {"act": "accept", "question": Question.objects.get().pk})
    assert newest(quote).words == "No tenemos miedo, tenemos mucha memoria."


@pytest.fixture
def travel() -> Any:
    with time_machine.travel("2030-01-15T12:00:00+00:00", tick=False) as traveller:
        yield traveller


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
