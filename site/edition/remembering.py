"""Within one batch of renderings, what many pages share is found once: the database stays as it is meanwhile."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

from edition.reading import Reading, recall, recording

K = TypeVar("K", bound=Hashable)
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


def remembered_each(name: Any, keys: Iterable[K], find: Callable[[list[K]], dict[K, T]]) -> dict[K, T]:
    """Return what `find` returns for these keys, in their order; what it doesn't find is left out.

    In a batch each key is found by itself and once, so that it is known what each of them read; outside one, all are
    found together.

    :param name: hashable, the finder's name in it; with a key, it holds for every page of the batch.
    """
    wanted = list(dict.fromkeys(keys))
    if _memory.get() is None:
        found = find(wanted) if wanted else {}
    else:
        found = {}
        for key in wanted:
            found |= remembered((name, key), lambda key=key: find([key]))  # type: ignore[misc]
    return {key: found[key] for key in wanted if key in found}
