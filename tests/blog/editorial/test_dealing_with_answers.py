"""What staff make of an answer: words are taken or left, once, by who may."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import ModelLogEntry

from blog.editorial import approvals
from blog.editorial.holding import held_hash
from blog.editorial.models import Approval, Hold, Question
from blog.editorial.verbs.ask import ask
from blog.editorial.verbs.hold import Evidence, hold
from blog.editorial.verbs.settle import accept, leave
from blog.models import Quote
from blog.staff import screen_url
from edition.publicity import Refusal
from home.models import User
from tests import factories as make
from tests.blog.editorial.asked import is_held, link, newest, page_of, reworded

pytestmark = pytest.mark.usefixtures("newsroom")


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
