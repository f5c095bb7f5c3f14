"""How a translation goes to review, as the desk knows it. blog.editorial, which reviews, registers here."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class Remark:
    """What a reviewer said when they returned a translation."""

    words: str
    by: Any
    at: datetime | None


@dataclass(frozen=True)
class Review:
    """Where a translation stands with its reviewers.

    :param is_needed: whether anybody reviews such a thing.
    :param reasons: why it can't be submitted now, in plain sentences, apart from texts that wait.
    :param goes_to: the names of who would look at it next, or does.
    :param returned: what was said, if it was returned and not submitted again.
    :param decides: the address where this person approves or returns it, if they can.
    """

    is_needed: bool = False
    in_review: bool = False
    reasons: list[str] = field(default_factory=list)
    goes_to: list[str] = field(default_factory=list)
    returned: Remark | None = None
    decides: str = ""


@dataclass(frozen=True)
class Desk:
    """Who answers: `standing` says where a translation stands for somebody; `submit` raises a ValidationError."""

    standing: Callable[[Any, Any], Review]
    submit: Callable[[Any, Any], None]


_desks: list[Desk] = []


def register(desk: Desk) -> None:
    """Say who reviews."""
    _desks[:] = [desk]


def standing(translation: Any, user: Any) -> Review:
    return _desks[0].standing(translation, user) if _desks else Review()


def submit(translation: Any, user: Any) -> None:
    """Send a translation's newest words to their review.

    Raises:
        ValidationError: with every reason that stands against it.
    """
    for desk in _desks:
        desk.submit(translation, user)
