"""What readers can rely on: words that may not be public are not, by whatever way somebody tries.

`QuerySet.update()` and SQL go past every model and are out of reach; the edition asks the rules again.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db.models import Model
from django.utils import timezone
from wagtail.models import Workflow

from blog.models import PressReleasePage, Quote
from edition.publicity import NotPublic, Publishable, Refusal, may_be_public, refusals
from tests import factories

pytestmark = pytest.mark.usefixtures("newsroom")


def save_live(thing: Any) -> None:
    thing.live = True
    thing.save()


def save_only_the_flag(thing: Any) -> None:
    thing.live = True
    thing.save(update_fields=["live"])


def save_newest_words_live(thing: Any) -> None:
    newest = thing.get_latest_revision_as_object()
    newest.live = True
    newest.save()


def publish_revision(thing: Any) -> None:
    thing.latest_revision.publish()


def publish_revision_as_administrator(thing: Any) -> None:
    thing.latest_revision.publish(user=factories.user(admin=True), skip_permission_checks=True)


def publish_object(thing: Any) -> None:
    thing.publish(thing.latest_revision, user=factories.user(admin=True))


def approve_own_words(thing: Any) -> None:
    """The workflow's last task, by an administrator who wrote the words."""
    author = factories.user(admin=True)
    setattr(thing, "words" if isinstance(thing, Quote) else "title", "The administrator's words")
    thing.save_revision(user=author)
    state = Workflow.objects.get(name="Review").start(thing, author)
    state.current_task_state.task.specific.on_action(state.current_task_state, author, "approve")


def pass_the_clock(thing: Any) -> None:
    thing.latest_revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    thing.latest_revision.save()
    call_command("publish_scheduled")


WAYS = [
    save_live,
    save_only_the_flag,
    save_newest_words_live,
    publish_revision,
    publish_revision_as_administrator,
    publish_object,
    approve_own_words,
    pass_the_clock,
]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("make", [factories.release, factories.quote], ids=["statement", "quote"])
def test_unapproved_words_become_public_by_no_way(
    make: Callable[[], Any], way: Callable[[Any], None]
) -> None:
    thing = make()
    # The clock's command fails with an exit code of its own; every other way meets the refusal itself.
    with pytest.raises((Refusal, CommandError)):
        way(thing)
    assert not factories.fresh(thing).live


@pytest.mark.parametrize("way", [way for way in WAYS if way is not approve_own_words])
def test_an_embargo_ahead_holds_approved_words_back_by_every_way(way: Callable[[Any], None]) -> None:
    statement = factories.approved(factories.release(embargo=timezone.now() + timedelta(hours=1)))
    try:
        way(statement)
    except Refusal as refusal:
        assert "embargo" in refusal.messages[0]
    # What did not refuse has scheduled.
    assert not factories.fresh(statement).live


def test_changed_words_of_a_live_statement_do_not_replace_the_approved_ones() -> None:
    statement = factories.published(factories.release("Approved words"))
    statement.title = "Other words"
    revision = statement.save_revision()
    with pytest.raises(NotPublic):
        revision.publish()
    with pytest.raises(NotPublic):
        statement.save()
    assert factories.fresh(statement).title == "Approved words"


def test_copies_and_aliases_of_a_live_statement_are_not_live() -> None:
    statement = factories.published(factories.release())
    with pytest.raises(NotPublic):
        statement.copy(keep_live=True, update_attrs={"slug": "copy"})
    with pytest.raises(NotPublic):
        statement.create_alias(update_slug="alias")
    copy = statement.copy(keep_live=False, update_attrs={"slug": "draft-copy"})
    assert not copy.live
    assert list(PressReleasePage.objects.live()) == [statement]


def test_a_row_made_live_like_a_fixture_is_refused() -> None:
    with pytest.raises(NotPublic):
        Quote.objects.create(
            words="Nobody saw this.", speaker=factories.person(), locale=factories.locale(), live=True
        )
    assert not Quote.objects.filter(live=True).exists()


def test_the_workflows_last_approval_approves_and_publishes_nothing() -> None:
    statement = factories.release()
    editor = factories.user("Editor")
    state = Workflow.objects.get(name="Review").start(statement, factories.user("Writer"))
    state.current_task_state.task.specific.on_action(state.current_task_state, editor, "approve")
    state.refresh_from_db()
    assert state.status == state.STATUS_APPROVED
    assert may_be_public(statement.get_latest_revision_as_object())
    assert not factories.fresh(statement).live


def test_a_page_below_one_that_is_not_public_names_the_highest_closed_one() -> None:
    news = factories.news()
    statement = factories.approved(factories.release())
    news.unpublish()
    home = news.get_parent().specific
    home.unpublish()
    reasons = refusals(factories.fresh(statement))
    assert len(reasons) == 1
    assert home.title in reasons[0]
    with pytest.raises(NotPublic):
        save_live(factories.fresh(statement))


def test_every_reason_is_given_at_once() -> None:
    statement = factories.release(embargo=timezone.now() + timedelta(days=1))
    with pytest.raises(NotPublic) as refusal:
        save_live(statement)
    assert len(refusal.value.messages) == 2


def test_rules_are_asked_for_the_moment_of_publication() -> None:
    end = timezone.now() + timedelta(days=1)
    statement = factories.approved(factories.release(embargo=end))
    assert refusals(statement, end - timedelta(microseconds=1))
    assert not refusals(statement, end)


def test_what_wagtail_notes_beside_a_live_page_needs_no_approval() -> None:
    statement = factories.published(factories.release())
    statement.title = "A draft of other words"
    statement.save_revision(user=factories.user("Writer"))
    stored = factories.fresh(statement)
    assert stored.live
    assert stored.has_unpublished_changes
    stored.locked = True
    stored.save(update_fields=["locked"])
    assert factories.fresh(statement).locked


def test_taking_back_is_always_possible() -> None:
    """Even where a rule stands against the live words, for example since a parent was closed."""
    statement = factories.published(factories.release())
    factories.news().unpublish()
    statement.unpublish()
    assert not factories.fresh(statement).live


def test_a_rule_that_names_a_moment_gives_its_zone() -> None:
    embargo = datetime.fromisoformat("2035-01-15T18:00:00-05:00")
    with timezone.override("America/New_York"):
        reasons = refusals(factories.approved(factories.release(embargo=embargo)))
    assert "EST" in reasons[0]


def test_may_be_public_agrees_with_saving(subtests: Any) -> None:
    things: list[Model] = [factories.release(), factories.quote(), factories.person(), factories.topic()]
    for thing in things:
        with subtests.test(type(thing).__name__):
            allowed = may_be_public(thing)
            try:
                save_live(thing)
            except NotPublic:
                assert not allowed
            else:
                assert allowed


@pytest.mark.parametrize("made", [factories.release, factories.quote])
def test_an_old_revision_leaves_alone_what_the_row_keeps(
    made: Callable[[], Any], django_assert_max_num_queries: Any
) -> None:
    first = factories.published(made())
    before = first.latest_revision
    first.save_revision()
    row = factories.published(factories.fresh(first))
    row.save_revision()
    row = factories.fresh(row)

    with django_assert_max_num_queries(3):
        revised = row.with_content_json(before.content)

    kept = [name for name in sorted(Publishable.KEPT) if hasattr(row, name)]
    assert [getattr(revised, f"{name}_id") for name in kept] == [getattr(row, f"{name}_id") for name in kept]
    assert row.live_revision_id not in (before.pk, row.latest_revision_id)
