"""Renders everything public anew and compares it with the files: the answer to "is any page stale" is a count."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from edition import tree, writing
from edition.addresses import owned
from edition.encoding import decoded
from edition.recovering import recover
from edition.rendering import CannotRender, Renderer, renderer
from edition.uses import uses

BATCH = 500


@dataclass(frozen=True, order=True)
class Difference:
    """A file that is not what it should be: `stale`, `missing`, `surplus`, or `broken` where it can't be rendered."""

    kind: str
    name: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.name}"


def verify(progress: Callable[[int, int], None] = lambda done, total: None) -> list[Difference]:
    """Compare the edition in use with what Django says now, byte by byte; nothing in it changes.

    :param progress: told how many addresses are compared, of how many are known so far.
    :returns: what differs: nothing, where all is well or there is no edition.

    Raises:
        Busy: when somebody changes the edition meanwhile, for long.
    """
    with tree.lock("change", patience=60):
        if not (name := tree.version()):
            return []
        edition = tree.Edition(name)
        recover(edition)
        return sorted(_differences(edition, progress))


def _differences(edition: tree.Edition, progress: Callable[[int, int], None]) -> Iterator[Difference]:
    wanted = {address for addresses in owned().values() for address in addresses}
    waiting, right = sorted(wanted), set[str]()
    compared = 0
    while waiting:
        batch, waiting = waiting[:BATCH], waiting[BATCH:]
        with renderer() as rendering:
            for address in batch:
                try:
                    found, shown = _files(rendering, address)
                except CannotRender:
                    yield Difference("broken", address)
                    found, shown = dict.fromkeys(writing.names(address)), set()
                right |= found.keys()
                yield from _compared(edition, found)
                waiting += sorted(shown - wanted)
                wanted |= shown
        compared += len(batch)
        progress(compared, len(wanted))
    for name in edition.names():
        if name not in right:
            yield Difference("surplus", name)


def _files(rendering: Renderer, address: str) -> tuple[dict[str, bytes | None], set[str]]:
    """Return the files that an address should be, and the addresses that it shows."""
    answer = rendering.render(address)
    shown = uses(address, answer.media_type, answer.body) if answer.body is not None else set()
    return dict(writing.files(address, answer)), shown


def _compared(edition: tree.Edition, found: dict[str, bytes | None]) -> Iterator[Difference]:
    for name, data in found.items():
        if data is None:
            continue
        stored = edition.read(name)
        if stored is None:
            yield Difference("missing", name)
        elif decoded(name, stored) != decoded(name, data):
            yield Difference("stale", name)
