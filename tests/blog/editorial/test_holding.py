"""A quote is public only while somebody answers for exactly these words: the four ways, and the end of each."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html
from wagtail.models import ModelLogEntry

from blog.editorial.compare import compared
from blog.editorial.holding import held_hash
from blog.editorial.models import Hold, Question
from blog.editorial.verbs import submit
from blog.editorial.verbs.hold import Evidence, failure_reasons, hold
from blog.editorial.verbs.publish import failure_reasons as publishing
from blog.models import Quote
from blog.staff import screen_url
from blog.translation.start import start
from edition.publicity import Refusal
from home.models import Attachment, User
from tests import factories as make
from tests.blog.editorial.asked import is_held, newest, reworded

pytestmark = pytest.mark.usefixtures("newsroom")

How = Hold.How


@pytest.fixture
def writer(newsroom: Any) -> User:
    return make.user("Writer")


@pytest.fixture
def quote(newsroom: Any) -> Quote:
    return make.quote("We were in the room.")


def seen(quote: Quote) -> str:
    return held_hash(newest(quote))


def phoned(**fields: Any) -> Evidence:
    return Evidence(How.TAKEN, **{"way": "phone", "taken_at": timezone.now() - timedelta(hours=1), **fields})


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


# The ways.


@pytest.mark.parametrize("way", ["phone", "person", "message"])
def test_a_member_of_staff_has_taken_the_words(quote: Quote, writer: User, way: str) -> None:
    made = hold(quote, writer, phoned(way=way), seen(quote))
    assert is_held(quote)
    assert (made.held_by, made.way) == (writer, way)


def test_the_words_were_said_in_public_at_an_address(quote: Quote, writer: User) -> None:
    hold(quote, writer, Evidence(How.PUBLIC, source_url="https://council.example/minutes"), seen(quote))
    assert is_held(quote)


def test_the_words_were_said_in_public_in_a_document(quote: Quote, writer: User) -> None:
    minutes = Attachment.objects.create(title="Minutes", file=ContentFile(b"a,b\n1,2\n", name="minutes.csv"))
    hold(quote, writer, Evidence(How.PUBLIC, source_document=minutes), seen(quote))
    assert is_held(quote)


def test_a_speaker_on_staff_approves_at_the_desk_whatever_their_role(newsroom: Any) -> None:
    lawyer = make.user("Legal reviewer")
    own = make.quote("I read it twice.", speaker=make.person("Abena", account=lawyer))
    hold(own, lawyer, Evidence(How.STAFF), seen(own))
    assert is_held(own)


@pytest.mark.parametrize("role", ["Writer", "Editor", "Press officer"])
def test_nobody_approves_as_the_speaker_who_is_not(quote: Quote, role: str) -> None:
    with pytest.raises(Refusal, match="Only Rosa Prueba can approve"):
        hold(quote, make.user(role), Evidence(How.STAFF), seen(quote))
    assert not is_held(quote)


def test_an_administrator_is_not_the_speaker_either(quote: Quote) -> None:
    with pytest.raises(Refusal):
        hold(quote, make.user(admin=True), Evidence(How.STAFF), seen(quote))


@pytest.mark.parametrize(
    ("evidence", "sentence"),
    [
        (Evidence(How.TAKEN, taken_at=timezone.now() - timedelta(1)), "how you took"),
        (Evidence(How.TAKEN, way="phone"), "when you took"),
        (Evidence(How.TAKEN, way="pigeon", taken_at=timezone.now() - timedelta(1)), "how you took"),
        (Evidence(How.TAKEN, way="phone", taken_at=timezone.now() + timedelta(1)), "future"),
        (Evidence(How.PUBLIC), "address"),
        (Evidence(How.ANSWER), "speaker only"),
    ],
)
def test_what_says_nothing_holds_nothing(
    quote: Quote, writer: User, evidence: Evidence, sentence: str
) -> None:
    with pytest.raises(Refusal, match=sentence):
        hold(quote, writer, evidence, seen(quote))
    assert not Hold.objects.exists()


@pytest.mark.parametrize("who", [("Legal reviewer",), ("Translator", "es"), ("Language reviewer", "es")])
def test_who_does_not_work_on_statements_records_nothing(quote: Quote, who: tuple[str, ...]) -> None:
    with pytest.raises(Refusal, match="Only who works on statements"):
        hold(quote, make.user(*who), phoned(), seen(quote))


def test_words_that_changed_while_somebody_looked_are_not_held(quote: Quote, writer: User) -> None:
    before = seen(quote)
    reworded(quote, words="We were out of the room.")
    with pytest.raises(Refusal, match="changed the words meanwhile"):
        hold(quote, writer, phoned(), before)


def test_a_translation_is_held_with_its_source(quote: Quote, writer: User) -> None:
    hold(quote, writer, phoned(), seen(quote))
    [spanish] = start(make.fresh(quote), [make.locale("es")])
    assert is_held(spanish)
    assert failure_reasons(spanish, writer, phoned(), held_hash(spanish))


def test_the_record_says_who_held_it_and_how(quote: Quote, writer: User) -> None:
    hold(quote, writer, phoned(), seen(quote))
    entry = ModelLogEntry.objects.get(action="newsroom.hold")
    assert (entry.user, entry.data["how"]) == (writer, "taken")


# One letter.


def carrying(quote: Quote) -> list[Any]:
    """A press release with the quote as a block, one with it in a sentence, and a campaign update."""
    sentence = make.paragraph(f"“{quote.words}” she said.")
    pages = [
        make.release("As a block", body=[make.paragraph("Hello."), ("quote", quote)]),
        make.release("In a sentence", body=[sentence], words_quoted=[quote]),
        make.update(make.published(make.campaign()), body=[make.paragraph("So."), ("quote", quote)]),
    ]
    return [make.approved(page) for page in pages]


def test_one_letter_changed_and_every_statement_that_carries_it_refuses_and_says_why(
    quote: Quote, writer: User
) -> None:
    pages = carrying(quote)
    press = make.user("Press officer")
    assert [publishing(page, press) for page in pages] == [[], [], []]
    reworded(quote, words="We were in the rooms.")
    for page in pages:
        reasons = " ".join(publishing(make.fresh(page), press))
        assert "changed after Rosa Prueba had approved it" in reasons


@pytest.mark.parametrize("name", ["role", "organisation", "original_words", "original_language"])
def test_what_the_speaker_is_called_is_held_with_the_words(quote: Quote, writer: User, name: str) -> None:
    hold(quote, writer, phoned(), seen(quote))
    assert not is_held(reworded(quote, **{name: "es"}))


@pytest.mark.parametrize(("name", "value"), [("context", "In May."), ("slug", "room")])
def test_what_nobody_said_is_not(quote: Quote, writer: User, name: str, value: str) -> None:
    hold(quote, writer, phoned(), seen(quote))
    assert is_held(reworded(quote, **{name: value}))


def test_words_that_come_back_are_held_again(quote: Quote, writer: User) -> None:
    hold(quote, writer, phoned(), seen(quote))
    reworded(quote, words="Others.")
    assert is_held(reworded(quote, words="We were in the room."))


texts = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)


@given(one=st.tuples(texts, texts, texts), other=st.tuples(texts, texts, texts))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_the_hash_tells_any_two_quotes_apart(
    quote: Quote, one: tuple[str, ...], other: tuple[str, ...]
) -> None:
    def hash_of(words: str, role: str, organisation: str) -> str:
        quote.words, quote.role, quote.organisation = words, role, organisation
        return held_hash(quote)

    assert (hash_of(*one) == hash_of(*other)) == (one == other)


# What waits goes on.


def test_a_review_that_waited_for_the_quote_goes_on_by_itself(quote: Quote, writer: User) -> None:
    from blog.editorial.verbs.approve import approve

    page = make.release(body=[make.paragraph("Hello."), ("quote", quote)])
    other = make.release("Other", body=[make.paragraph("Hello."), ("quote", make.quote("Another."))])
    for each in (page, other):
        submit.submit(each, writer)
        approve(make.fresh(each), make.user("Editor"))
        assert make.fresh(each).workflow_in_progress
    hold(quote, writer, phoned(), seen(quote))
    assert not make.fresh(page).workflow_in_progress
    assert make.fresh(other).workflow_in_progress


# The screen.


def text_of(response: Any) -> str:
    return response.content.decode()


def test_the_screen_shows_the_words_and_that_they_are_not_held(quote: Quote, writer: User) -> None:
    text = text_of(client_of(writer).get(screen_url("newsroom_held", quote)))
    assert "We were in the room." in text
    assert "is not held yet" in text


def test_a_translation_leads_to_its_source_s_screen(quote: Quote, writer: User) -> None:
    [spanish] = start(quote, [make.locale("es")])
    response = client_of(writer).get(screen_url("newsroom_held", spanish))
    assert response["Location"] == screen_url("newsroom_held", quote)


def test_a_writer_records_a_call_on_the_screen(quote: Quote, writer: User) -> None:
    client, url = client_of(writer), screen_url("newsroom_held", quote)
    sent = {
        "act": "taken",
        "words_hash": seen(quote),
        "taken_way": "phone",
        "taken_taken_at": "2026-01-02 10:00",
    }
    text = text_of(client.post(url, sent, follow=True))
    assert "The quote is held." in text
    assert "by phone" in text
    assert is_held(quote)


@pytest.mark.parametrize(
    "sent",
    [
        {"act": "taken", "taken_way": "phone", "taken_taken_at": "yesterday"},
        {"act": "taken", "taken_way": "pigeon", "taken_taken_at": "2026-01-02 10:00"},
        {"act": "public", "public_source_url": "javascript:alert(1)"},
        {"act": "public", "public_source_document": "99999"},
        {"act": "public"},
        {"act": "own"},
        {"act": "accept", "question": "nonsense"},
        {"act": "leave", "question": "9" * 40},
        {"act": "dance"},
        {},
    ],
)
def test_what_makes_no_sense_is_said_and_changes_nothing(
    quote: Quote, writer: User, sent: dict[str, str]
) -> None:
    url = screen_url("newsroom_held", quote)
    response = client_of(writer).post(url, {"words_hash": seen(quote), **sent}, follow=True)
    assert response.status_code == 200
    complaints = html.fromstring(response.content).xpath(
        "//*[contains(@class, 'messages')]//li[contains(@class, 'error')] | //*[contains(@class, 'error-message')]"
    )
    assert complaints
    assert not Hold.objects.exists()
    assert not Question.objects.exists()


def test_a_legal_reviewer_sees_the_screen_and_no_form_of_it_works(quote: Quote) -> None:
    client, url = client_of(make.user("Legal reviewer")), screen_url("newsroom_held", quote)
    assert client.get(url).status_code == 200
    client.post(url, {"act": "ask", "ask_name": "Rosa", "ask_language": "es"})
    client.post(
        url,
        {"act": "public", "public_source_url": "https://a.example/", "words_hash": seen(quote)},
    )
    assert not Hold.objects.exists()
    assert not Question.objects.exists()


def test_the_publish_screen_leads_to_the_quote_that_is_not_held(quote: Quote) -> None:
    page = make.release(body=[make.paragraph("Hello."), ("quote", quote)])
    text = text_of(client_of(make.user("Press officer")).get(screen_url("newsroom_publish", page)))
    assert screen_url("newsroom_held", quote) in text


def test_the_quote_s_editor_leads_to_the_screen(quote: Quote, writer: User) -> None:
    from blog.staff import edit_url

    assert screen_url("newsroom_held", quote) in text_of(client_of(writer).get(edit_url(quote)))


# Comparing.


@given(old=texts, new=texts)
def test_a_comparison_holds_both_texts_whole(old: str, new: str) -> None:
    pieces = compared(old, new)
    assert "".join(text for kind, text in pieces if kind != "added") == old
    assert "".join(text for kind, text in pieces if kind != "removed") == new


def test_no_quote_was_taken_before_there_were_telephones(quote: Quote, writer: User) -> None:
    with pytest.raises(Refusal) as refusal:
        hold(quote, writer, phoned(taken_at=datetime(1, 1, 1, tzinfo=UTC)), held_hash(quote))
    assert refusal.value.messages == ["Say when you took the words."]
