"""Locks beside Wagtail's own that keep words from being changed. blog.editorial registers here."""

from collections.abc import Callable
from typing import Any

from wagtail.locks import BaseLock

Finder = Callable[[Any], "BaseLock | None"]

_finders: list[Finder] = []


def register(finder: Finder) -> None:
    """Add a function that takes a page or snippet and returns the lock that holds it, or None."""
    if finder not in _finders:
        _finders.append(finder)


def lock_of(instance: Any) -> BaseLock | None:
    """Return the first lock that holds an object, or None."""
    return next((lock for finder in _finders if (lock := finder(instance))), None)
