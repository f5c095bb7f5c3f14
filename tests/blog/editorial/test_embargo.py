"""An embargo: nobody reads it before its moment, and everybody is told the moment with its zone."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import timezone, translation

from blog.editorial import clock
from blog.editorial.verbs.publish import publish
from blog.models import Entry
from blog.moments import clock_text, moment_text
from tests import factories

pytestmark = pytest.mark.usefixtures("newsroom")

NEW_YORK = ZoneInfo("America/New_York")


def test_publishing_before_the_end_schedules_and_says_for_when() -> None:
    embargo = timezone.now().replace(microsecond=0) + timedelta(hours=1)
    statement = factories.approved(factories.release(embargo=embargo))
    assert publish(statement, factories.user("Press officer")) == embargo
    statement = factories.fresh(statement)
    assert not statement.live
    assert statement.scheduled_revision.approved_go_live_at == embargo
    assert not Entry.objects.exists()


def test_publishing_after_the_end_is_at_once() -> None:
    statement = factories.approved(factories.release(embargo=timezone.now() - timedelta(seconds=1)))
    assert publish(statement, factories.user("Press officer")) is None
    assert factories.fresh(statement).live


def test_a_schedule_set_by_hand_cannot_part_from_the_embargo() -> None:
    embargo = timezone.now() + timedelta(days=1)
    statement = factories.release(embargo=embargo)
    statement.go_live_at = timezone.now() - timedelta(days=1)
    statement.save_revision()
    newest = factories.fresh(statement).get_latest_revision_as_object()
    assert newest.go_live_at == newest.embargo


def test_a_revision_written_by_other_means_is_held_all_the_same() -> None:
    statement = factories.approved(factories.release(embargo=timezone.now() + timedelta(days=1)))
    revision = statement.latest_revision
    revision.content["go_live_at"] = None
    revision.save()
    factories.fresh(statement).latest_revision.publish()
    assert not factories.fresh(statement).live


def test_an_earlier_embargo_needs_a_new_approval() -> None:
    statement = factories.approved(factories.release(embargo=timezone.now() + timedelta(days=1)))
    draft = statement.get_latest_revision_as_object()
    draft.embargo = None
    draft.save_revision(user=factories.user("Writer"))
    with pytest.raises(Exception, match="not approved"):
        publish(factories.fresh(statement), factories.user("Press officer"))


def test_an_embargo_that_is_moved_and_published_again_leaves_one_schedule() -> None:
    first, second = (timezone.now() + timedelta(days=days) for days in (1, 2))
    statement = factories.published(factories.release(embargo=first))
    statement = statement.get_latest_revision_as_object()
    statement.embargo = second
    statement.save_revision(user=factories.user("Writer"))
    statement = factories.published(factories.fresh(statement))
    assert clock.due(first) == []
    assert clock.due(second) == [statement.latest_revision_id]


def test_the_embargo_of_a_statement_is_that_of_its_translations() -> None:
    from blog.translation.start import start

    embargo = timezone.now() + timedelta(days=1)
    draft = start(factories.release(embargo=embargo), [factories.locale("es")])[0]
    newest = draft.get_latest_revision_as_object()
    assert abs(newest.embargo - embargo) < timedelta(milliseconds=1)
    assert newest.go_live_at == newest.embargo


# 2030: clocks go forward on 10 March at 2:00 and back on 3 November at 2:00 in New York.
@pytest.mark.parametrize(
    ("local", "instant", "said"),
    [
        (
            datetime(2030, 11, 3, 1, 30, tzinfo=NEW_YORK, fold=0),
            datetime(2030, 11, 3, 5, 30, tzinfo=UTC),
            "EDT",
        ),
        (
            datetime(2030, 11, 3, 1, 30, tzinfo=NEW_YORK, fold=1),
            datetime(2030, 11, 3, 6, 30, tzinfo=UTC),
            "EST",
        ),
        (datetime(2030, 3, 10, 3, 0, tzinfo=NEW_YORK), datetime(2030, 3, 10, 7, 0, tzinfo=UTC), "EDT"),
        (datetime(2030, 12, 31, 23, 59, tzinfo=NEW_YORK), datetime(2031, 1, 1, 4, 59, tzinfo=UTC), "EST"),
    ],
    ids=["first half past one", "second half past one", "after the gap", "end of year"],
)
def test_clocks_that_are_put_forward_or_back_move_no_embargo(
    local: datetime, instant: datetime, said: str
) -> None:
    with time_machine.travel(instant - timedelta(days=1), tick=False) as travel:
        statement = factories.published(factories.release(embargo=local))
        with timezone.override(NEW_YORK):
            assert clock_text(statement.embargo).endswith(said)
        travel.move_to(instant - timedelta(seconds=1))
        assert clock.run_due() == ([], [])
        travel.move_to(instant)
        assert clock.run_due() == ([statement.latest_revision_id], [])
        assert factories.fresh(statement).published_on == instant


def test_a_moment_is_said_with_date_time_and_zone_in_every_language() -> None:
    moment = datetime(2030, 1, 15, 23, 5, tzinfo=UTC)
    for language in ("en", "es", "ar", "zh-hans"):
        for zone, short in (("America/New_York", "EST"), ("Europe/Madrid", "CET"), ("UTC", "UTC")):
            with translation.override(language), timezone.override(zone):
                text = moment_text(moment)
            assert text.endswith(short)
            assert "2030" in text
            assert "05" in text


def test_the_refusal_names_the_end_in_the_zone_of_who_reads_it() -> None:
    from edition.publicity import refusals

    statement: Any = factories.approved(factories.release(embargo=datetime(2035, 1, 15, 23, tzinfo=UTC)))
    with timezone.override("Europe/Madrid"):
        assert "16" in refusals(statement)[0]
        assert "CET" in refusals(statement)[0]
