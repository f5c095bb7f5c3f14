"""Which moment it is: now, or the one that something is prepared for.

Whether something may be public, when it was published and until when a text holds is asked of `timezone.now()`, by
Django, Wagtail and the newsroom alike, and none of them can be given another moment. Inside `as_of` it says that
moment, to whoever is inside and nobody else.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from functools import wraps

from django.utils import timezone

_moment: ContextVar[datetime | None] = ContextVar("moment", default=None)

# What the clock on the wall says, also inside `as_of`.
wall = timezone.now


@contextmanager
def as_of(moment: datetime) -> Iterator[None]:
    """Take a moment, aware of its zone, for now."""
    token = _moment.set(moment)
    try:
        yield
    finally:
        _moment.reset(token)


def connect() -> None:
    timezone.now = _now


@wraps(wall)
def _now() -> datetime:
    return _moment.get() or wall()
