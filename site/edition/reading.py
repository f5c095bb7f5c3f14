"""What a file was made from: noted while it is rendered, so that a later change finds it.

A rendering reads rows, lists and the clock. Rows note themselves: every object that Django loads meanwhile adds its
tag. A list notes its own name, because what is not in it yet has no row to load; so does whatever else a page shows by
absence: who looks for the versions of an object notes its family. Words that change by themselves say until when they
hold.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models.signals import post_init


@dataclass
class Reading:
    """What was read: tags of rows and lists, and the moment at which the answer changes by itself."""

    tags: set[str] = field(default_factory=set)
    until: datetime | None = None

    def hold_until(self, moment: datetime) -> None:
        self.until = moment if self.until is None else min(self.until, moment)

    def add(self, other: "Reading") -> None:
        self.tags |= other.tags
        if other.until:
            self.hold_until(other.until)


# Rows of these note nothing: no reader sees them, or what shows them notes a name for them.
_by_name: set[str] = {"contenttypes.contenttype"}

_reading: ContextVar[Reading | None] = ContextVar("reading", default=None)


@contextmanager
def recording() -> Iterator[Reading]:
    """Collect what is read inside. What is read in a recording inside another belongs to both."""
    outer, inner = _reading.get(), Reading()
    token = _reading.set(inner)
    try:
        yield inner
    finally:
        _reading.reset(token)
        if outer is not None:
            outer.add(inner)


def reads(*tags: str) -> None:
    """Note that what is being rendered depends on lists by these names. Elsewhere: nothing."""
    if (reading := _reading.get()) is not None:
        reading.tags.update(tags)


def holds_until(moment: datetime) -> None:
    """Note that what is being rendered will read otherwise from a moment on. Elsewhere: nothing."""
    if (reading := _reading.get()) is not None:
        reading.hold_until(moment)


def recall(earlier: Reading) -> None:
    """Note again what an earlier reading has noted, where its result is used once more."""
    if (reading := _reading.get()) is not None:
        reading.add(earlier)


def reads_families(keys: Iterable[UUID]) -> None:
    """Note that what is being rendered depends on which versions there are of objects, by their translation keys.

    Each is noted anew with every change of one of its versions; those that are loaded note themselves.
    """
    reads(*(key.hex for key in keys))


def tag_of(instance: models.Model) -> str:
    """Return the name under which a row is noted: of what has versions, one for each language."""
    own, key = instance.__dict__, instance.__dict__.get("translation_key")
    if not isinstance(key, UUID):
        return f"{instance._meta.label_lower}:{instance.pk}"
    return f"{key.hex}:{own['locale_id'] if 'locale_id' in own else own['language']}"


def tags_of(instance: models.Model) -> set[str]:
    """Return what is noted when a row changes: its own tag, and that of its family where it has one."""
    key = instance.__dict__.get("translation_key")
    return {tag_of(instance), *([key.hex] if isinstance(key, UUID) else [])}


@contextmanager
def aside() -> Iterator[None]:
    """What is read inside doesn't count: for a search whose result is noted instead."""
    token = _reading.set(None)
    try:
        yield
    finally:
        _reading.reset(token)


def leave_out(model: type[models.Model]) -> None:
    """Let rows of a class note nothing: no reader sees them, or whatever shows them notes a name for them."""
    _by_name.add(model._meta.label_lower)


def is_left_out(model: type[models.Model]) -> bool:
    return model._meta.label_lower in _by_name


def connect() -> None:
    post_init.connect(_loaded, dispatch_uid="edition.reading")


def _loaded(sender: type[models.Model], instance: Any, **kwargs: Any) -> None:
    reading = _reading.get()
    if reading is not None and instance.pk is not None and not is_left_out(sender):
        reading.tags.add(tag_of(instance))
