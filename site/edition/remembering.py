"""Within one batch of renderings, what many pages share is found once: the database stays as it is meanwhile."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

from edition.reading import Reading, recall, recording

T = TypeVar("T")

_memory: ContextVar[dict[Any, tuple[Any, Reading]] | None] = ContextVar("memory", default=None)


@contextmanager
def remembering() -> Iterator[None]:
    """Remember inside what `remembered` functions return. For renderings of one state of the database only."""
    token = _memory.set({})
    try:
        yield
    finally:
        _memory.reset(token)


def remembered(key: Any, find: Callable[[], T]) -> T:
    """Return what `find` returns, in a batch only found once for a key; outside one, found each time.

    What it read counts for everybody who asks. The result is shared: nobody may change it.

    :param key: hashable, with the finder's name in it; one that holds for every page of the batch.
    """
    memory = _memory.get()
    if memory is None:
        return find()
    if key not in memory:
        with recording() as reading:
            found = find()
        memory[key] = found, reading
        return found
    found, reading = memory[key]
    recall(reading)
    return found
