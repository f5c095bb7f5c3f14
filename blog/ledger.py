"""The ledger of a campaign: what became of each demand, when, and what shows it. A pure reading of blocks.

Entries of the history stand in the campaign's own demands and in its updates; they are never changed once public. One
that corrects another takes its place: the one before it no longer counts, and is shown as corrected.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from uuid import UUID

from blog.demand_blocks import State


@dataclass(frozen=True)
class Proof:
    """What shows that a move is so. `key` is the object's or the address, `words` are empty for objects of ours."""

    kind: str
    key: Any
    id: str = ""
    words: str = ""


@dataclass(frozen=True)
class Move:
    """One entry in a demand's history. `update` is the translation key of the campaign update that brought it."""

    id: str
    date: date
    state: State
    note: str
    proofs: tuple[Proof, ...] = ()
    corrects: bool = False
    corrected: bool = False
    update: UUID | None = None


@dataclass(frozen=True)
class Demand:
    """A demand with its whole history, the oldest first. It has the number under which the campaign counts it."""

    id: str
    number: int
    text: str
    moves: tuple[Move, ...] = field(default=())

    @property
    def valid(self) -> list[Move]:
        """What holds of the history: without what was corrected."""
        return [move for move in self.moves if not move.corrected]

    @property
    def last(self) -> Move | None:
        return self.valid[-1] if self.valid else None

    @property
    def state(self) -> State:
        return self.last.state if self.last else State.MADE


def history(moves: Iterable[Move]) -> tuple[Move, ...]:
    """Put moves in order of their dates, those of a day as they came, and mark those that a later one corrects."""
    ordered = sorted(moves, key=lambda move: move.date)
    marked: list[Move] = []
    for move in ordered:
        if move.corrects:
            before = next((n for n in reversed(range(len(marked))) if not marked[n].corrected), None)
            if before is not None:
                marked[before] = replace(marked[before], corrected=True)
        marked.append(move)
    return tuple(marked)


def read_demands(stream: Any, updates: Mapping[UUID, Any] | None = None) -> list[Demand]:
    """Read the ledger out of a campaign's demands and the moves of its updates.

    :param stream: the value of `CampaignPage.demands`.
    :param updates: values of `CampaignUpdatePage.moves` by the update's translation key, in the order of publication.
    """
    brought: dict[int, list[Move]] = {}
    for key, moves in (updates or {}).items():
        for block in moves:
            brought.setdefault(block.value["demand"], []).append(
                replace(read_move(block.value, block.id), update=key)
            )
    return [
        Demand(
            id=block.id,
            number=number,
            text=block.value["text"],
            moves=history(
                [
                    *(read_move(item.value, item.id) for item in block.value["history"].bound_blocks),
                    *brought.get(number, ()),
                ]
            ),
        )
        for number, block in enumerate(stream, 1)
    ]


def tally(demands: Sequence[Demand]) -> dict[State, int]:
    """Return how many demands are in each state, without the states that none is in."""
    counts = {state: sum(demand.state == state for demand in demands) for state in State}
    return {state: count for state, count in counts.items() if count}


def read_move(value: Any, id: str = "") -> Move:
    """Read one entry out of the value of its block."""
    return Move(
        id=id,
        date=value["date"],
        state=State(value["state"]),
        note=value["note"] or "",
        proofs=tuple(_proofs(value["evidence"])),
        corrects=bool(value["corrects"]),
    )


def _proofs(evidence: Any) -> Iterable[Proof]:
    for block in evidence:
        match block.block_type:
            case "link":
                yield Proof("link", block.value["address"], block.id, block.value["words"])
            case "document":
                if block.value["document"]:
                    yield Proof("document", block.value["document"].pk, block.id, block.value["words"])
            case kind:
                if block.value:
                    yield Proof(kind, block.value.pk, block.id)
