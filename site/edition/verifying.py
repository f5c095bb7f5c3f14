"""Renders everything public anew and compares it with the files: the answer to "is any page stale" is a count."""

from collections import deque
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from time import sleep

from edition import tree, writing
from edition.addresses import owned
from edition.encoding import decoded
from edition.recovering import recover
from edition.rendering import CannotRender, Renderer, renderer
from edition.uses import uses

BATCH = 200
# Between two batches, so long that `edition watch` comes in if it has to: it asks for the lock every 20 ms.
TURN = 0.05

Progress = Callable[[int, int], None]


@dataclass(frozen=True, order=True)
class Difference:
    """A file that is not what it should be: `stale`, `missing`, `surplus`, or `broken` where it can't be rendered."""

    kind: str
    name: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.name}"


def verify(progress: Progress = lambda done, total: None) -> list[Difference]:
    """Compare the edition in use with what Django says now, byte by byte; nothing in it changes.

    Whoever wants to publish meanwhile is let by at the next address, and `edition watch` between two batches.

    :param progress: told how many addresses are compared, of how many are known so far.
    :returns: what differs: nothing, where all is well or there is no edition.

    Raises:
        Busy: when somebody else changes the edition for long, or puts another into use.
    """
    if not (name := tree.version()):
        return []
    edition = tree.Edition(name)
    with _standing_still(edition):
        there = set(edition.names())
        wanted = {address for addresses in owned().values() for address in addresses}
    right, differing = _compare(edition, wanted, progress)
    # Somebody may have published between two of them: what differs is looked at once more.
    right_now, found = _compare(edition, differing.keys(), lambda done, total: None)
    with _standing_still(edition):
        surplus = {name for name in there - right - right_now if edition.read(name) is not None}
    return sorted({*chain(*found.values()), *(Difference("surplus", name) for name in surplus)})


def _compare(
    edition: tree.Edition, addresses: Collection[str], progress: Progress
) -> tuple[set[str], dict[str, list[Difference]]]:
    """Compare the files of these addresses, and of what they show.

    :returns: the names of all files that should be there, and by address what differs.
    """
    right: set[str] = set()
    differing: dict[str, list[Difference]] = {}
    waiting, known = deque(sorted(addresses)), set(addresses)
    while waiting:
        tree.let_by("change")
        shown: set[str] = set()
        with _standing_still(edition), renderer() as rendering:
            for _turn in range(min(BATCH, len(waiting))):
                if tree.is_wanted("change"):
                    break
                address = waiting.popleft()
                try:
                    files, shows = _files(rendering, address)
                except CannotRender:
                    right |= writing.names(address)
                    differing[address] = [Difference("broken", address)]
                    continue
                right |= files.keys()
                shown |= shows
                if found := list(_compared(edition, files)):
                    differing[address] = found
        if waiting := deque([*waiting, *sorted(shown - known)]):
            sleep(TURN)
        known |= shown
        progress(len(known) - len(waiting), len(known))
    return right, differing


@contextmanager
def _standing_still(edition: tree.Edition) -> Iterator[None]:
    """Have nobody change the edition inside."""
    with tree.lock("change", patience=600):
        if tree.version() != edition.name:
            raise tree.Busy
        recover(edition)
        yield


def _files(rendering: Renderer, address: str) -> tuple[dict[str, bytes], set[str]]:
    """Return the files that an address should be, and the addresses that it shows."""
    answer = rendering.render(address)
    shown = uses(address, answer.media_type, answer.body) if answer.body is not None else set()
    return writing.files(address, answer), shown


def _compared(edition: tree.Edition, files: dict[str, bytes]) -> Iterator[Difference]:
    for name, data in files.items():
        stored = edition.read(name)
        if stored is None:
            yield Difference("missing", name)
        elif decoded(name, stored) != decoded(name, data):
            yield Difference("stale", name)
