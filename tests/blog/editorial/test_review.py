"""From a draft to words that may be public: submit, approve, return, open again, each by whom it is for."""

from typing import Any

import pytest
from django.contrib.auth.models import Group
from wagtail.models import ModelLogEntry, PageLogEntry

from blog.editorial.approvals import is_approved
from blog.editorial.models import EditorialSettings, Hold, LegalTask, QuotesHeldTask, ReviewTask
from blog.editorial.verbs import approve, legal, publish, reopen, send_back, submit
from edition.publicity import Refusal
from home.models import User
from tests import factories

pytestmark = pytest.mark.usefixtures("newsroom")

EDITOR_ONLY = ["Only an editor can approve this."]


@pytest.fixture
def writer(newsroom: Any) -> User:
    return factories.user("Writer")


@pytest.fixture
def editor(newsroom: Any) -> User:
    return factories.user("Editor")


@pytest.fixture
def officer(newsroom: Any) -> User:
    return factories.user("Press officer")


@pytest.fixture
def lawyer(newsroom: Any) -> User:
    return factories.user("Legal reviewer")


def waits_at(instance: Any) -> Any:
    task = factories.fresh(instance).current_workflow_task
    return type(task) if task else None


def submitted(instance: Any, by: User) -> Any:
    submit.submit(instance, by)
    return factories.fresh(instance)


def reworded(instance: Any, by: User, title: str = "Other words", **options: Any) -> Any:
    newest = instance.get_latest_revision_as_object()
    newest.title = title
    newest.save_revision(user=by, **options)
    return factories.fresh(instance)


def test_a_statement_waits_for_an_editor_and_then_for_nobody(writer: User, editor: User) -> None:
    statement = submitted(factories.release(), writer)
    assert waits_at(statement) is ReviewTask
    approve.approve(statement, editor)
    assert waits_at(statement) is None
    assert is_approved(factories.fresh(statement).get_latest_revision_as_object())
    assert not factories.fresh(statement).live


@pytest.mark.parametrize("role", ["Writer", "Press officer", "Legal reviewer"])
def test_only_editors_approve_sources(writer: User, role: str) -> None:
    statement = submitted(factories.release(by=factories.user("Writer", username="author")), writer)
    assert approve.failure_reasons(statement, factories.user(role)) == EDITOR_ONLY
    with pytest.raises(Refusal):
        approve.approve(statement, factories.user(role))


def test_what_is_not_in_review_is_not_approved(editor: User) -> None:
    assert approve.failure_reasons(factories.release(), editor) == ["This is not in review. Submit it first."]


def test_a_returned_statement_says_why_and_comes_again(writer: User, editor: User) -> None:
    statement = submitted(factories.release(), writer)
    send_back.send_back(statement, editor, "Name the street.")
    assert waits_at(statement) is None
    entry = PageLogEntry.objects.get(action="wagtail.workflow.reject")
    assert entry.data["comment"] == "Name the street." and entry.user == editor
    statement = submitted(reworded(factories.fresh(statement), writer), writer)
    assert waits_at(statement) is ReviewTask
    approve.approve(statement, editor)
    assert is_approved(factories.fresh(statement).get_latest_revision_as_object())


def test_nothing_is_submitted_twice_nor_when_it_is_approved(writer: User) -> None:
    statement = submitted(factories.release(), writer)
    assert submit.failure_reasons(statement, writer) == ["This is in review already."]
    approved = factories.approved(factories.release("Approved"))
    assert submit.failure_reasons(approved, writer) == ["These words are approved already."]
    assert submit.failure_reasons(factories.topic(), writer) == ["This needs no review."]


def test_a_translation_waits_for_a_language_reviewer_of_its_language(writer: User, editor: User) -> None:
    source = factories.published(factories.release())
    arabic = factories.translated(source, "ar", publish=False)
    statement = submitted(arabic, writer)
    for somebody in (editor, factories.user("Language reviewer", "es")):
        assert approve.failure_reasons(statement, somebody) == [
            "Only a language reviewer of this language can approve this."
        ]
    approve.approve(statement, factories.user("Language reviewer", "ar"))
    assert is_approved(factories.fresh(statement).get_latest_revision_as_object())


class TestLegalReview:
    def test_anything_passes_it_unless_somebody_asks(self, writer: User, editor: User, lawyer: User) -> None:
        statement = factories.release()
        legal.ask(statement, writer, "May we name the landlord?")
        statement = submitted(statement, writer)
        approve.approve(statement, editor)
        assert waits_at(statement) is LegalTask
        assert publish.failure_reasons(factories.fresh(statement), factories.user("Press officer")) == [
            "“Tenants win” waits for legal review."
        ]
        approve.approve(factories.fresh(statement), lawyer)
        assert waits_at(statement) is None
        assert is_approved(factories.fresh(statement).get_latest_revision_as_object())

    def test_some_kinds_always_need_it(self, writer: User, editor: User) -> None:
        settings = EditorialSettings.load()
        settings.legal_kinds = ["open_letter"]
        settings.save()
        letter = submitted(factories.release("Letter", kind="open_letter"), writer)
        release = submitted(factories.release("Release"), writer)
        approve.approve(letter, editor)
        approve.approve(release, editor)
        assert waits_at(letter) is LegalTask and waits_at(release) is None

    def test_asked_during_review_it_still_comes(self, writer: User, editor: User, lawyer: User) -> None:
        statement = submitted(factories.release(), writer)
        legal.ask(statement, editor)
        approve.approve(factories.fresh(statement), editor)
        assert waits_at(statement) is LegalTask

    def test_a_lawyer_who_changes_a_word_is_not_the_one_to_approve_it(
        self, writer: User, editor: User, lawyer: User
    ) -> None:
        statement = factories.release()
        legal.ask(statement, writer)
        statement = submitted(statement, writer)
        approve.approve(statement, editor)
        statement = reworded(factories.fresh(statement), lawyer)
        assert approve.failure_reasons(statement, lawyer)
        approve.approve(statement, factories.user("Legal reviewer", username="second"))
        assert waits_at(statement) is ReviewTask

    def test_who_asked_takes_it_back_and_others_do_not(
        self, writer: User, editor: User, lawyer: User
    ) -> None:
        statement = factories.release()
        legal.ask(statement, writer)
        assert legal.spare_failure_reasons(statement, editor)
        assert not legal.spare_failure_reasons(statement, lawyer)
        legal.spare(statement, writer)
        approve.approve(submitted(statement, writer), editor)
        assert waits_at(statement) is None

    def test_it_is_asked_for_at_the_source(self, writer: User) -> None:
        arabic = factories.translated(factories.published(factories.release()), "ar", publish=False)
        assert legal.failure_reasons(arabic, writer) == [
            "Ask for legal review at the source: it covers every language."
        ]

    def test_nobody_asks_twice(self, writer: User) -> None:
        statement = factories.release()
        legal.ask(statement, writer)
        assert legal.failure_reasons(statement, writer) == ["Legal review is asked for already."]


class TestQuotesHeld:
    def test_approved_words_wait_for_their_quotes_and_are_locked(self, writer: User, editor: User) -> None:
        quote = factories.quote()
        statement = factories.release(body=[factories.paragraph("Text."), ("quote", quote)])
        statement = submitted(statement, writer)
        approve.approve(statement, editor)
        assert waits_at(statement) is QuotesHeldTask
        assert factories.fresh(statement).get_lock().for_user(writer)
        assert approve.failure_reasons(factories.fresh(statement), editor) == [
            "This waits for its quotes to be held: nobody approves that."
        ]
        factories.held(quote)

    def test_one_letter_changed_and_it_is_not_held(self, writer: User) -> None:
        quote = factories.quote("We were in the room.")
        statement = factories.approved(
            factories.release(body=[factories.paragraph("Text."), ("quote", quote)])
        )
        assert not publish.failure_reasons(statement, factories.user("Press officer"))
        newest = factories.fresh(quote).get_latest_revision_as_object()
        newest.words = "We were in the rooms."
        newest.save_revision(user=writer)
        assert any(
            "changed after Rosa Prueba had approved it" in reason
            for reason in publish.failure_reasons(statement, factories.user("Press officer"))
        )

    def test_a_hold_that_ended_holds_nothing(self) -> None:
        quote = factories.held(factories.quote())
        Hold.objects.update(ended_at="2026-11-24T12:00:00Z")
        statement = factories.release(body=[factories.paragraph("Text."), ("quote", quote)])
        assert any(
            "is not held yet" in reason
            for reason in publish.failure_reasons(statement, factories.user("Press officer"))
        )


class TestChangesDuringReview:
    def test_words_that_changed_in_place_after_their_approval_go_back(
        self, writer: User, editor: User, lawyer: User
    ) -> None:
        """Autosave rewrites a revision in place: Wagtail's own approval would survive it."""
        statement = factories.release()
        legal.ask(statement, writer)
        statement = submitted(statement, writer)
        approve.approve(statement, editor)
        statement = reworded(
            factories.fresh(statement), writer, "Not read", overwrite_revision=statement.latest_revision
        )
        approve.approve(statement, lawyer)
        assert waits_at(statement) is ReviewTask
        assert not is_approved(factories.fresh(statement).get_latest_revision_as_object())

    def test_saving_the_same_words_again_loses_no_approval(
        self, writer: User, editor: User, lawyer: User
    ) -> None:
        statement = factories.release()
        legal.ask(statement, writer)
        statement = submitted(statement, writer)
        approve.approve(statement, editor)
        factories.fresh(statement).get_latest_revision_as_object().save_revision(user=writer)
        approve.approve(factories.fresh(statement), lawyer)
        assert waits_at(statement) is None


class TestTheLock:
    @pytest.mark.parametrize("role", ["Writer", "Editor", "Press officer", "Legal reviewer"])
    def test_approved_words_are_locked_for_everybody(self, role: str) -> None:
        statement = factories.approved(factories.release())
        assert statement.get_lock().for_user(factories.user(role))
        assert statement.get_lock().for_user(factories.user(admin=True))

    def test_what_is_public_can_be_edited(self) -> None:
        assert factories.published(factories.release()).get_lock() is None

    def test_opening_it_again_is_recorded_and_needs_every_review_anew(
        self, writer: User, editor: User
    ) -> None:
        statement = factories.approved(factories.release())
        assert reopen.failure_reasons(statement, writer)
        reopen.reopen(statement, editor, "A name is wrong.")
        statement = factories.fresh(statement)
        assert statement.get_lock() is None
        assert not is_approved(statement.get_latest_revision_as_object())
        entry = PageLogEntry.objects.get(action="newsroom.reopen")
        assert entry.user == editor and entry.data["comment"] == "A name is wrong."

    def test_a_quote_is_locked_too(self, editor: User) -> None:
        quote = factories.approved(factories.quote())
        assert quote.get_lock().for_user(editor)
        reopen.reopen(quote, editor)
        assert factories.fresh(quote).get_lock() is None
        assert ModelLogEntry.objects.filter(action="newsroom.reopen").exists()

    def test_what_is_open_is_not_opened(self, editor: User) -> None:
        assert reopen.failure_reasons(factories.release(), editor) == ["These words are not locked."]


@pytest.mark.parametrize("allowed", [False, True])
def test_who_translated_words_reviews_them_only_where_the_newsroom_says_so(allowed: bool) -> None:
    settings = EditorialSettings.load()
    settings.own_language_review = allowed
    settings.save()
    both = factories.user("Translator", "es")
    both.groups.add(Group.objects.get(name="Language reviewer (es)"))
    source = factories.published(factories.release())
    spanish = reworded(factories.translated(source, "es", publish=False), both, "Otras palabras")
    submit.submit(spanish, both)
    if allowed:
        approve.approve(factories.fresh(spanish), both)
    else:
        with pytest.raises(Refusal, match="somebody else must approve"):
            approve.approve(factories.fresh(spanish), both)
    assert is_approved(factories.fresh(spanish).get_latest_revision_as_object()) is allowed
