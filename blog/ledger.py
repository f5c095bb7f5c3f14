"""The ledger of a campaign: what became of each demand, when, and what shows it. A pure reading of blocks.

Entries of the history stand in the campaign's own demands and in its updates; they are never changed once public. One
that corrects another takes its place: the one before it no longer counts, and is shown as corrected.
"""

from collections.abc import Iterable, Mapping
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
    """Put moves in order of their dates and mark those that a later one corrects.

    Those of a day stay as they came, its corrections last: what they correct may stand elsewhere.
    """
    ordered = sorted(moves, key=lambda move: (move.date, move.corrects))
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
        for number, move in read_moves(moves):
            brought.setdefault(number, []).append(replace(move, update=key))
    return [
        Demand(
            id=block.get("id") or "",
            number=number,
            text=block["value"]["text"],
            moves=history([*_own_moves(block["value"]["history"]), *brought.get(number, ())]),
        )
        for number, block in enumerate(stream.get_prep_value(), 1)
    ]


def read_moves(stream: Any) -> list[tuple[int, Move]]:
    """Read the moves of an update, each with the number of its demand. What a draft hasn't filled in is no move yet.

    :param stream: the value of `CampaignUpdatePage.moves`.
    """
    return [
        (block["value"]["demand"], _move(block["value"], block.get("id") or ""))
        for block in stream.get_prep_value()
        if block["value"]["demand"] and block["value"]["date"]
    ]


# Blocks are read as they are stored, some still without an id, by keys alone: the objects that proofs name are asked
# for once, for all moves that a page shows.


def _own_moves(items: Any) -> Iterable[Move]:
    return (_move(item["value"], item.get("id") or "") for item in items if item["value"]["date"])


def _move(value: Any, id: str) -> Move:
    day = value["date"]
    return Move(
        id=id,
        date=day if isinstance(day, date) else date.fromisoformat(day),
        state=State(value["state"] or State.MADE),
        note=value["note"] or "",
        proofs=tuple(_proofs(value["evidence"])),
        corrects=bool(value["corrects"]),
    )


def _proofs(evidence: Any) -> Iterable[Proof]:
    for block in evidence:
        value, id = block["value"], block.get("id") or ""
        match block["type"]:
            case "link":
                yield Proof("link", value["address"], id, value["words"])
            case "document":
                yield Proof("document", value["document"], id, value["words"])
            case kind:
                yield Proof(kind, value, id)
