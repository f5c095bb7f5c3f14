"""What became of a demand: read from entries that are only ever added."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from blog.demand_blocks import State
from blog.ledger import Demand, Move, history

moves = st.lists(
    st.builds(
        Move,
        id=st.uuids().map(str),
        date=st.dates(date(2024, 1, 1), date(2026, 12, 31)),
        state=st.sampled_from(State),
        note=st.just(""),
        corrects=st.booleans(),
    ),
    unique_by=lambda move: move.id,
    max_size=12,
)


def demand(*entries: Move) -> Demand:
    return Demand("d", 1, "An interpreter", history(entries))


def entry(day: int, state: State, corrects: bool = False) -> Move:
    return Move(f"{day}-{state}", date(2026, 3, day), state, "", corrects=corrects)


def test_the_state_is_that_of_the_last_entry_by_date() -> None:
    shown = demand(entry(20, State.WON), entry(3, State.MADE), entry(11, State.ANSWERED))
    assert (shown.state, [move.date.day for move in shown.moves]) == (State.WON, [3, 11, 20])


def test_a_correction_takes_the_place_of_the_entry_before_it() -> None:
    shown = demand(entry(3, State.MADE), entry(13, State.ANSWERED), entry(20, State.MADE, corrects=True))
    assert shown.state == State.MADE
    assert [move.corrected for move in shown.moves] == [False, True, False]


def test_a_correction_can_be_corrected() -> None:
    shown = demand(
        entry(3, State.MADE), entry(4, State.WON, corrects=True), entry(5, State.MADE, corrects=True)
    )
    assert [move.corrected for move in shown.moves] == [True, True, False]
    assert shown.state == State.MADE


def test_a_demand_without_entries_is_made() -> None:
    assert demand().state == State.MADE


@given(moves)
def test_no_entry_is_lost_and_the_dates_are_in_order(entries: list[Move]) -> None:
    read = history(entries)
    assert sorted(move.id for move in read) == sorted(move.id for move in entries)
    assert [move.date for move in read] == sorted(move.date for move in entries)


@given(moves)
def test_each_correction_strikes_one_entry_before_it_at_most(entries: list[Move]) -> None:
    read = history(entries)
    corrections = sum(move.corrects for move in read)
    assert sum(move.corrected for move in read) <= corrections
    assert not read or not read[-1].corrected


@given(moves, st.permutations(range(12)))
def test_only_the_order_within_a_day_matters(entries: list[Move], order: list[int]) -> None:
    by_day = {move.date: move for move in entries}
    distinct = list(by_day.values())
    shuffled = [distinct[n] for n in order if n < len(distinct)]
    assert history(shuffled) == history(distinct)
