"""How the demo's files become entries of a ledger."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from blog.demo.bodies import Shown
from blog.demo.campaigns import entries

MOVE = {"key": "won", "date": date(2026, 3, 3), "state": "won", "evidence": [{"quote": "rosa"}]}


@pytest.mark.parametrize(("today", "day"), [(date(2026, 1, 9),) * 2, (date(2026, 5, 1), date(2026, 3, 3))])
def test_no_entry_lies_ahead_of_a_clock_that_is_behind(today: date, day: date) -> None:
    with time_machine.travel(datetime(today.year, today.month, today.day, 18, tzinfo=UTC), tick=False):
        (entry,) = entries("demand", [MOVE], {"won": "We won."}, {}, Shown({}, {"rosa": 7}))
    assert entry["date"] == day


def test_an_entry_keeps_the_ids_of_its_evidence_in_every_language() -> None:
    ids = {
        entry["evidence"][0]["id"]
        for note in ("We won.", "Ganamos.")
        for entry in entries("demand", [MOVE], {"won": note}, {}, Shown({}, {"rosa": 7}))
    }
    assert len(ids) == 1
