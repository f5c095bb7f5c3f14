"""An approval holds for exactly the words that somebody else than their author has read."""

from datetime import date
from typing import Any

import pytest

from blog.editorial.approvals import approve, changers, failure_reasons, is_approved
from blog.editorial.models import Approval
from blog.editorial.verbs.submit import submit
from edition.publicity import Refusal
from home.models import User
from tests import factories

pytestmark = pytest.mark.usefixtures("newsroom")


@pytest.fixture
def writer(newsroom: Any) -> User:
    return factories.user("Writer")


@pytest.fixture
def editor(newsroom: Any) -> User:
    return factories.user("Editor")


def reworded(thing: Any, by: User, title: str, **options: Any) -> Any:
    newest = thing.get_latest_revision_as_object()
    newest.title = title
    newest.save_revision(user=by, **options)
    return factories.fresh(thing)


def newest(thing: Any) -> Any:
    return factories.fresh(thing).get_latest_revision_as_object()


def test_the_author_of_the_words_cannot_approve_them_and_another_can(writer: User, editor: User) -> None:
    statement = factories.release(by=writer)
    with pytest.raises(Refusal):
        approve(statement, writer)
    assert not Approval.objects.exists()
    approve(statement, editor)
    assert is_approved(newest(statement))


def test_an_administrator_has_no_eyes_to_spare(writer: User) -> None:
    admin = factories.user(admin=True)
    with pytest.raises(Refusal):
        approve(factories.release(by=admin), admin)


def test_everybody_who_had_a_hand_in_the_words_is_out(writer: User, editor: User) -> None:
    statement = reworded(factories.release(by=writer), editor, "Edited")
    assert changers(statement) == {writer.pk, editor.pk}
    assert failure_reasons(statement, editor)
    assert not failure_reasons(statement, factories.user("Editor", username="second"))


def test_saving_without_changing_a_word_makes_nobody_an_author(writer: User, editor: User) -> None:
    statement = factories.release(by=writer)
    newest(statement).save_revision(user=editor)
    assert changers(statement) == {writer.pk}


def test_the_author_of_an_approved_version_can_approve_what_others_wrote_later(
    writer: User, editor: User
) -> None:
    statement = factories.approved(factories.release(by=writer))
    statement = reworded(statement, editor, "The editor's words")
    assert failure_reasons(statement, editor)
    approve(statement, writer)
    assert is_approved(newest(statement))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("title", "Other"),
        ("summary", "Other"),
        ("body", [factories.paragraph("Other.")]),
        ("dateline_date", date(2030, 1, 2)),
    ],
)
def test_changed_words_are_not_approved(name: str, value: Any) -> None:
    statement = factories.approved(factories.release())
    draft = newest(statement)
    setattr(draft, name, value)
    draft.save_revision()
    assert not is_approved(newest(statement))


def test_going_back_to_approved_words_is_approved() -> None:
    statement = factories.approved(factories.release("First"))
    statement = reworded(statement, factories.user("Writer"), "Second")
    statement = reworded(statement, factories.user("Writer"), "First")
    assert is_approved(newest(statement))


def test_autosave_that_overwrites_the_approved_revision_voids_the_approval(
    writer: User, editor: User
) -> None:
    statement = factories.approved(factories.release(by=writer))
    revision = statement.latest_revision
    statement = reworded(statement, writer, "Other words", overwrite_revision=revision)
    assert statement.latest_revision == revision
    assert not is_approved(newest(statement))
    assert changers(statement) == {writer.pk}


def test_loading_and_saving_again_keeps_the_approval() -> None:
    statement = factories.approved(
        factories.release(
            body=[factories.paragraph("One."), ("heading", "Two"), ("quote", factories.quote())],
            topics=[factories.topic("A"), factories.topic("B")],
            contacts=[factories.contact()],
            boilerplate=factories.boilerplate(),
            dateline_date=date(2030, 1, 2),
        )
    )
    newest(statement).save_revision(user=factories.user("Writer"))
    assert is_approved(newest(statement))
    published = factories.published(statement)
    published.save()
    assert is_approved(published)
    assert is_approved(newest(published))


def test_who_reads_a_statement_reads_the_quotes_it_brings(writer: User, editor: User) -> None:
    shown, inside = factories.quote("In a block.", by=writer), factories.quote("Inside.", by=writer)
    statement = factories.release(body=[("quote", shown)], words_quoted=[inside], by=editor)
    assert failure_reasons(statement, writer)
    approve(statement, factories.user("Press officer"))
    assert is_approved(newest(shown))
    assert is_approved(newest(inside))


def test_approving_a_statement_approves_no_draft_of_a_quote_that_is_public(editor: User) -> None:
    """Its new words don't go out with the statement, so nobody was asked to read them."""
    quote = factories.published(factories.quote("Said."))
    quote.words = "Said otherwise."
    quote.save_revision(user=factories.user("Writer"))
    approve(factories.release(body=[("quote", quote)]), editor)
    assert not is_approved(newest(quote))


def test_an_approval_counts_for_its_object_only() -> None:
    factories.approved(factories.release("Twins", slug="one"))
    twin = factories.release("Twins", slug="one-more")
    assert not is_approved(newest(twin))


def test_the_workflow_offers_authors_no_approval(writer: User, editor: User) -> None:
    from blog.editorial.models import ReviewTask

    task = ReviewTask.objects.get()
    second = factories.user("Editor", username="second")
    statement = factories.release(by=editor)
    submit(statement, writer)
    assert "approve" not in [action for action, _name, _comment in task.get_actions(statement, editor)]
    assert "approve" in [action for action, _name, _comment in task.get_actions(statement, second)]
    assert "reject" in [action for action, _name, _comment in task.get_actions(statement, editor)]
