"""Pages that can't stay public without a withdrawn quote, and what was public without review."""

from typing import Any

import pytest

from blog.editorial.models import Approval, Waiver
from blog.editorial.verbs import confirm, publish_now
from blog.editorial.verbs.withdraw_quote import withdraw
from blog.editorial.waivers import open_waivers, unconfirmed
from blog.editorial.withdrawing import Fate, what_shows_it
from blog.models import Quote
from edition.publicity import Refusal
from home.models import User
from tests import factories as make
from tests.blog.editorial.lifts import WORDS, sentence, shows, translate

pytestmark = pytest.mark.usefixtures("newsroom")


@pytest.fixture
def press(newsroom: Any) -> User:
    return make.user("Press officer")


def taken_back(page: Any, quote: Quote, press: User) -> str:
    """Withdraw; return why the page went, having checked that it did and that it had been said before."""
    (on,) = [on for on in what_shows_it(quote).pages if on.page.pk == page.pk]
    assert on.fate == Fate.TAKEN_BACK
    withdraw(quote, press, "She asked us to.")
    assert not make.fresh(page).live
    assert shows(page.get_url()) == set()
    return on.why


def test_a_page_without_any_paragraph_left_is_taken_back(press: User) -> None:
    quote = make.quote(WORDS["en"])
    body = [("heading", "Lifts"), ("paragraph", f"<p>“{WORDS['en']}”</p>")]
    page = make.published(make.release(body=body, words_quoted=[quote]))
    assert "No paragraph" in taken_back(page, make.fresh(quote), press)


def test_a_page_with_the_words_in_its_title_is_taken_back(press: User) -> None:
    quote = make.quote(WORDS["en"])
    body = [make.paragraph("So."), ("quote", quote)]
    page = make.published(make.release(f"“{WORDS['en']}”", body=body))
    assert "title" in taken_back(page, make.fresh(quote), press)


def test_a_translation_in_which_nobody_finds_the_words_is_taken_back(press: User) -> None:
    """Its translator has put them into the text alone, and the quote has no version in that language."""
    quote = make.quote(WORDS["en"])
    source = make.published(make.release(body=[("paragraph", sentence("en"))], words_quoted=[quote]))
    spanish = make.published(translate(source, "es", title="Escaleras", body=[("paragraph", sentence("es"))]))
    assert "can’t be found" in taken_back(spanish, make.fresh(quote), press)
    assert make.fresh(source).live


def test_a_summary_with_the_words_is_emptied(press: User) -> None:
    quote = make.quote(WORDS["en"])
    page = make.published(
        make.release(summary=f"“{WORDS['en']}”", body=[make.paragraph("So."), ("quote", quote)])
    )
    withdraw(make.fresh(quote), press, "She asked us to.")
    assert (make.fresh(page).summary, make.fresh(page).live) == ("", True)


def test_a_page_that_another_quote_keeps_from_being_saved_is_taken_back(press: User) -> None:
    """The words of the other changed in a draft and are not held: nothing may stop the withdrawal."""
    quote, other = make.quote(WORDS["en"]), make.quote("Another.")
    page = make.published(make.release(body=[make.paragraph("So."), ("quote", quote), ("quote", other)]))
    draft = make.fresh(other).get_latest_revision_as_object()
    draft.words = "Another one."
    draft.save_revision(user=make.user("Writer"))
    assert "Another one" in taken_back(page, make.fresh(quote), press)


def test_what_was_published_without_review_stays_open_to_a_second_person(press: User) -> None:
    quote = make.quote(WORDS["en"])
    page = make.release(body=[("paragraph", sentence("en"))], words_quoted=[quote])
    make.held(page)
    publish_now.publish_now(make.fresh(page), press, "It burns.")
    withdraw(make.fresh(quote), press, "She asked us to.")
    page = make.fresh(page)
    assert page.live
    assert not Approval.objects.about(page).exists()
    (waiver,) = [waiver for waiver in unconfirmed() if waiver.instance == page]
    with pytest.raises(Refusal):
        confirm.confirm(waiver, press)
    confirm.confirm(waiver, make.user("Editor"))
    assert not open_waivers(page).exists()
    assert Waiver.objects.about(page).count() == 2
