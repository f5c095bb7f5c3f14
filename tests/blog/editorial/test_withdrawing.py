"""A quote that is withdrawn is nowhere in public any more: no page, list, feed, card or search, in any language."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from wagtail.models import ModelLogEntry

from blog import entries
from blog.editorial import approvals
from blog.editorial.models import Approval, Hold, Question
from blog.editorial.verbs.ask import ask
from blog.editorial.verbs.publish import failure_reasons as publishing
from blog.editorial.verbs.withdraw_quote import failure_reasons, withdraw
from blog.editorial.withdrawing import Fate, what_shows_it
from blog.models import Card, Entry, Person
from blog.staff import screen_url
from edition.publicity import Refusal, refusals
from home.models import User
from tests import factories as make
from tests.blog.editorial.lifts import (
    LANGUAGES,
    REST,
    WORDS,
    put_out_everywhere,
    seen_by_a_stranger,
    shows,
    text_at,
    versions,
)

# What all of them share is made once, in one process.
pytestmark = pytest.mark.xdist_group("withdrawing")


@pytest.fixture(scope="module")
def put_out(django_db_setup: None, django_db_blocker: Any) -> Iterator[dict[str, Any]]:
    """Made once: it takes longer than most tests here."""
    with django_db_blocker.unblock(), transaction.atomic():
        make.newsroom()
        yield put_out_everywhere()
        transaction.set_rollback(True)


@pytest.fixture
def public(put_out: dict[str, Any], db: None) -> dict[str, Any]:
    return {name: make.fresh(thing) for name, thing in put_out.items()}


@pytest.fixture
def press(public: dict[str, Any]) -> User:
    return make.user("Press officer")


def test_no_public_address_has_the_words_afterwards_in_three_languages(
    public: dict[str, Any], press: User
) -> None:
    before = seen_by_a_stranger()
    assert set().union(*before.values()) == set(LANGUAGES)
    parts = ["feed.atom", "feed.rss", "feed.json", "text.txt", "?q="]
    for part in [*parts, "/people/", "/quotes/", "/news/", "/campaigns/"]:
        assert any(part in path for path in before), part

    withdraw(public["quote"], press, "She asked us to.")

    assert [path for path in before if shows(path)] == []
    assert seen_by_a_stranger() == {}
    assert entries.differences() == []


def test_cards_of_the_quote_are_gone_with_their_files(
    public: dict[str, Any], press: User, django_capture_on_commit_callbacks: Any
) -> None:
    quote = public["quote"]
    addresses = [card.url for card in Card.objects.filter(translation_key=quote.translation_key)]
    with django_capture_on_commit_callbacks(execute=True):
        withdraw(quote, press, "She asked us to.")
    assert not Card.objects.filter(translation_key=quote.translation_key).exists()
    assert all(Client().get(address).status_code == 404 for address in addresses)


def test_the_statements_stay_public_and_valid_with_all_else_they_say(
    public: dict[str, Any], press: User
) -> None:
    withdraw(public["quote"], press, "She asked us to.")
    for name in ("block", "inside"):
        for page in versions(public[name]):
            assert page.live
            assert refusals(page) == []
            assert REST[page.locale.language_code] in text_at(page.get_url())
            assert not page.has_unpublished_changes
            assert public["quote"].pk not in [block.value.pk for block in page.words_quoted]
    assert make.fresh(public["campaign"]).live
    assert refusals(make.fresh(public["campaign"])) == []


def test_nothing_that_names_it_can_be_published_afterwards(public: dict[str, Any], press: User) -> None:
    quote = public["quote"]
    draft = make.release("Later", body=[make.paragraph("So."), ("quote", quote)])
    withdraw(quote, press, "She asked us to.")
    reasons = " ".join(publishing(make.fresh(draft), press))
    assert "was taken back" in reasons
    assert "not held" in reasons or "changed after" in reasons


def test_its_holds_end_and_open_links_close(public: dict[str, Any], press: User) -> None:
    quote = public["quote"]
    ask(quote, press, "Ottoline", "es")
    withdraw(quote, press, "She asked us to.")
    assert not Hold.objects.filter(quote=quote, ended_at=None).exists()
    assert Question.objects.get().revoked_at
    assert not any(version.live for version in versions(quote))


def test_the_record_says_who_why_and_from_where(public: dict[str, Any], press: User) -> None:
    withdraw(public["quote"], press, "She asked us to.")
    entry = ModelLogEntry.objects.get(action="newsroom.withdraw_quote")
    assert (entry.user, entry.data["comment"]) == (press, "She asked us to.")
    assert len(entry.data["pages"]) == 6


def test_it_lists_what_shows_it_before(public: dict[str, Any]) -> None:
    shown = what_shows_it(public["quote"])
    assert {(on.title, on.fate) for on in shown.pages} == {
        (page.title, Fate.REWRITTEN) for name in ("block", "inside") for page in versions(public[name])
    }
    lost = {on.language.code: on.lost for on in shown.pages if on.title.startswith("Stairs")}
    assert all(WORDS[language] in " ".join(texts) for language, texts in lost.items())
    assert {page.language.code for page in shown.own} == set(LANGUAGES)
    assert shown.evidence == ["Lifts for all"]
    assert {page.language.code for page in shown.people} == set(LANGUAGES)


# Who, and when not.


@pytest.mark.parametrize("role", ["Writer", "Editor", "Legal reviewer"])
def test_only_a_press_officer_withdraws(public: dict[str, Any], role: str) -> None:
    with pytest.raises(Refusal, match="Only a press officer"):
        withdraw(public["quote"], make.user(role), "Why not.")
    assert make.fresh(public["quote"]).live


def test_a_reason_is_asked_for(public: dict[str, Any], press: User) -> None:
    with pytest.raises(Refusal, match="Say why"):
        withdraw(public["quote"], press, "  ")


def test_a_draft_is_not_withdrawn(press: User) -> None:
    assert failure_reasons(make.quote(), press, "x") == ["This quote isn’t public."]


def test_a_translation_is_withdrawn_at_its_source(public: dict[str, Any], press: User) -> None:
    [spanish] = [version for version in versions(public["quote"]) if version.locale.language_code == "es"]
    assert failure_reasons(spanish, press, "x")


# What becomes of the speaker's page.


def is_public(person: Person) -> bool:
    return any(version.live for version in versions(person))


def test_a_speaker_of_whom_nothing_else_is_public_goes_along(public: dict[str, Any], press: User) -> None:
    """Their page would name somebody who is heard nowhere."""
    withdraw(public["quote"], press, "She asked us to.")
    assert not is_public(public["quote"].speaker)


def test_a_speaker_with_another_public_quote_stays(public: dict[str, Any], press: User) -> None:
    other = make.quote("Something else.", speaker=public["quote"].speaker)
    make.published(make.release("Other", body=[make.paragraph("So."), ("quote", other)]))
    withdraw(public["quote"], press, "She asked us to.")
    assert is_public(public["quote"].speaker)


def test_who_speaks_for_the_organisation_stays(public: dict[str, Any], press: User) -> None:
    speaker = public["quote"].speaker
    make.published(make.press_page(spokespeople=[(speaker, "en")]))
    withdraw(public["quote"], press, "She asked us to.")
    assert is_public(speaker)


# Drafts, reviews and who wrote what.


def edited(page: Any, by: User, **fields: Any) -> Any:
    newest = make.fresh(page).get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(newest, name, value)
    newest.save_revision(user=by)
    return make.fresh(page)


def test_a_newer_draft_keeps_its_changes_without_the_words(public: dict[str, Any], press: User) -> None:
    page = edited(public["inside"], make.user("Writer"), title="Stairs, again")
    withdraw(public["quote"], press, "She asked us to.")
    page = make.fresh(page)
    newest = page.get_latest_revision_as_object()
    assert (page.title, newest.title) == ("Stairs", "Stairs, again")
    assert page.has_unpublished_changes
    for version in (page, newest):
        assert WORDS["en"] not in str(version.body.get_prep_value())
        assert REST["en"] in str(version.body.get_prep_value())
        assert not version.words_quoted


def test_the_author_of_that_draft_still_cannot_approve_it(public: dict[str, Any], press: User) -> None:
    editor = make.user("Editor", username="second-editor")
    page = edited(public["inside"], editor, title="My own title")
    withdraw(public["quote"], press, "She asked us to.")
    page = make.fresh(page)
    assert not approvals.is_approved(page.get_latest_revision_as_object())
    assert editor.pk in approvals.changers(page)
    with pytest.raises(Refusal):
        approvals.approve(page, editor)


def test_an_approved_draft_stays_approved(public: dict[str, Any], press: User) -> None:
    page = edited(public["inside"], make.user("Writer"), title="Stairs, again")
    page = make.approved(page)
    withdraw(public["quote"], press, "She asked us to.")
    assert approvals.is_approved(make.fresh(page).get_latest_revision_as_object())


def test_the_approval_is_the_press_officers_for_just_these_words(public: dict[str, Any], press: User) -> None:
    page = public["inside"]
    before = set(Approval.objects.about(page).values_list("pk", flat=True))
    withdraw(public["quote"], press, "She asked us to.")
    (made,) = Approval.objects.about(page).exclude(pk__in=before)
    assert (made.approved_by, made.words_hash) == (press, make.fresh(page).words_hash())


# The screen.


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_the_screen_lists_everything_and_withdraws(public: dict[str, Any], press: User) -> None:
    quote, client = public["quote"], client_of(press)
    url = screen_url("newsroom_withdraw_quote", quote)
    text = client.get(url).content.decode()
    for page in [*versions(public["block"]), *versions(public["inside"])]:
        assert page.title in text
        assert page.get_url() in text
    for entry in Entry.objects.filter(translation_key=quote.translation_key):
        assert entry.path in text
    assert "Lifts for all" in text
    assert "Say why" in client.post(url, {"reason": " "}, follow=True).content.decode()
    assert make.fresh(quote).live
    assert "The quote is withdrawn" in client.post(url, {"reason": "Asked."}, follow=True).content.decode()
    assert not make.fresh(quote).live


@pytest.mark.parametrize("role", ["Writer", "Editor", "Legal reviewer"])
def test_others_do_not_see_the_screen(public: dict[str, Any], role: str) -> None:
    client, url = client_of(make.user(role)), screen_url("newsroom_withdraw_quote", public["quote"])
    assert client.get(url).status_code == 302
    client.post(url, {"reason": "Asked."})
    assert make.fresh(public["quote"]).live


def test_a_press_officer_is_led_there_from_how_it_is_held(public: dict[str, Any], press: User) -> None:
    held = screen_url("newsroom_held", public["quote"])
    url = screen_url("newsroom_withdraw_quote", public["quote"])
    assert url in client_of(press).get(held).content.decode()
    assert url not in client_of(make.user("Editor")).get(held).content.decode()
