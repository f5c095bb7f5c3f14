"""The clock: what is due becomes public at its moment, once, whatever happens to the rest.

Several clocks at once need a database that locks rows and are tested on PostgreSQL.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.models import PageLogEntry
from wagtail.signals import page_published

from blog.editorial import clock
from blog.editorial.verbs import unpublish
from blog.models import PressReleasePage
from tests import factories

pytestmark = pytest.mark.usefixtures("newsroom")

NOON = datetime(2030, 1, 15, 12, tzinfo=UTC)
SIX = NOON + timedelta(hours=6)


@pytest.fixture(autouse=True)
def travel() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOON, tick=False) as coordinates:
        yield coordinates


@pytest.fixture
def heard() -> Iterator[list[int]]:
    """The keys of the pages that anything hung on publication was told of."""
    keys: list[int] = []

    def hear(instance: Any, **kwargs: Any) -> None:
        keys.append(instance.pk)

    page_published.connect(hear)
    yield keys
    page_published.disconnect(hear)


def scheduled(title: str = "At six", embargo: datetime = SIX, **fields: Any) -> PressReleasePage:
    return factories.published(factories.release(title, embargo=embargo, **fields))


def test_goes_public_at_its_moment_and_not_before(travel: time_machine.Traveller) -> None:
    statement = scheduled()
    travel.move_to(SIX - timedelta(microseconds=1))
    assert clock.run_due() == ([], [])
    assert not factories.fresh(statement).live
    travel.move_to(SIX)
    assert clock.run_due() == ([statement.latest_revision_id], [])
    statement = factories.fresh(statement)
    assert statement.live
    assert statement.published_on == SIX
    assert not statement.has_unpublished_changes


def test_is_done_once(travel: time_machine.Traveller, heard: list[int]) -> None:
    statement = scheduled()
    heard.clear()
    travel.move_to(SIX)
    clock.run_due()
    clock.run_due()
    call_command("publish_scheduled")
    assert heard == [statement.pk]
    assert PageLogEntry.objects.filter(page=statement.pk, action="wagtail.publish").count() == 1


def test_what_came_due_while_it_stood_still_goes_in_order_at_the_next_start(
    travel: time_machine.Traveller, heard: list[int]
) -> None:
    later, earlier = scheduled("Later", SIX), scheduled("Earlier", SIX - timedelta(hours=1))
    heard.clear()
    travel.move_to(SIX + timedelta(days=2))
    clock.run_due()
    assert heard == [earlier.pk, later.pk]


@pytest.mark.parametrize("position", range(3))
def test_one_that_fails_stays_scheduled_and_the_others_go_on(
    travel: time_machine.Traveller, monkeypatch: pytest.MonkeyPatch, position: int
) -> None:
    statements = [scheduled(f"Number {n}", SIX + timedelta(minutes=n)) for n in range(3)]
    bad = statements[position]
    save = PressReleasePage.save

    def fail_once_live(self: PressReleasePage, *args: Any, **kwargs: Any) -> None:
        if self.pk == bad.pk and self.live:
            raise OSError("disk full")
        save(self, *args, **kwargs)

    monkeypatch.setattr(PressReleasePage, "save", fail_once_live)
    travel.move_to(SIX + timedelta(hours=1))
    with pytest.raises(CommandError, match="1 failed"):
        call_command("publish_scheduled")
    assert [factories.fresh(statement).live for statement in statements] == [n != position for n in range(3)]
    assert clock.due(timezone.now()) == [bad.latest_revision_id]
    monkeypatch.undo()
    travel.move_to(SIX + timedelta(hours=2))
    assert clock.run_due() == ([bad.latest_revision_id], [])


def test_an_approval_that_is_gone_by_then_holds_it_back(travel: time_machine.Traveller) -> None:
    from blog.editorial.models import Approval

    statement = scheduled()
    Approval.objects.all().delete()
    travel.move_to(SIX)
    assert clock.run_due() == ([], [statement.latest_revision_id])
    assert not factories.fresh(statement).live


def test_a_quote_that_was_taken_back_meanwhile_holds_it_back(travel: time_machine.Traveller) -> None:
    quote = factories.published(factories.quote())
    statement = scheduled(body=[("quote", quote)])
    unpublish.unpublish(quote, factories.user("Press officer"))
    travel.move_to(SIX)
    assert clock.run_due() == ([], [statement.latest_revision_id])
    assert not factories.fresh(statement).live


def test_brings_along_what_the_statement_shows(travel: time_machine.Traveller) -> None:
    quote = factories.quote()
    statement = scheduled(body=[("quote", quote)])
    assert not factories.fresh(quote).live
    travel.move_to(SIX)
    clock.run_due()
    assert factories.fresh(statement).live
    assert factories.fresh(quote).live


def test_due_and_expired_is_public_for_no_moment(travel: time_machine.Traveller, heard: list[int]) -> None:
    statement = factories.release(embargo=SIX)
    statement.expire_at = SIX + timedelta(hours=1)
    statement.save_revision(user=factories.user("Writer"))
    factories.published(factories.fresh(statement))
    heard.clear()
    travel.move_to(SIX + timedelta(hours=2))
    assert clock.run_due() == ([], [])
    assert clock.run_due() == ([], [])
    assert heard == []
    assert not factories.fresh(statement).live
    assert clock.due(timezone.now()) == []


def test_what_was_unscheduled_stays_a_draft(travel: time_machine.Traveller) -> None:
    statement = scheduled()
    unpublish.unschedule(statement, factories.user("Press officer"))
    travel.move_to(SIX)
    assert clock.run_due() == ([], [])
    assert not factories.fresh(statement).live


def test_a_new_version_of_a_live_statement_replaces_it_at_its_moment(
    travel: time_machine.Traveller,
) -> None:
    statement = factories.published(factories.release("Old words"))
    statement.title, statement.embargo = "New words", SIX
    statement.save_revision(user=factories.user("Writer"))
    statement = factories.published(statement)
    assert (statement.live, statement.title) == (True, "Old words")
    travel.move_to(SIX)
    clock.run_due()
    assert factories.fresh(statement).title == "New words"


def test_a_dry_run_changes_nothing(
    travel: time_machine.Traveller, capsys: pytest.CaptureFixture[str]
) -> None:
    statement = scheduled()
    travel.move_to(SIX)
    call_command("publish_scheduled", "--dryrun")
    assert "1 due" in capsys.readouterr().out
    assert not factories.fresh(statement).live


def test_one_that_failed_rests_and_comes_back() -> None:
    failures = clock.Failures()
    failures.add([7], now=100.0)
    assert failures.resting(100.0 + clock.RETRY_AFTER - 1) == {7}
    assert failures.resting(100.0 + clock.RETRY_AFTER) == frozenset()


def test_the_next_moment_is_the_earliest() -> None:
    assert clock.next_moment() is None
    scheduled("Later", SIX)
    scheduled("Earlier", SIX - timedelta(hours=1))
    assert clock.next_moment() == SIX - timedelta(hours=1)


def test_it_never_sleeps_past_a_moment() -> None:
    assert clock.pause(NOON, None) == 0.25
    for seconds_left, sleeps in ((3600, 0.25), (0.1, 0.1), (0, 0.01), (-5, 0.01)):
        assert clock.pause(NOON, NOON + timedelta(seconds=seconds_left)) == pytest.approx(sleeps)
