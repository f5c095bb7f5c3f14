"""Who may begin translations, and see all of them. blog.editorial, which knows the roles, registers here."""

from collections.abc import Callable
from typing import Any

Answer = Callable[[Any, str], bool]

Overview = Callable[[Any], bool]

_answers: list[Answer] = []
_overviews: list[Overview] = []


def register(answer: Answer) -> None:
    """Add who may: a function of user and language code."""
    _answers.append(answer)


def may_translate(user: Any, language: str) -> bool:
    """Say whether somebody may begin translations into a language, given by its code."""
    return any(answer(user, language) for answer in _answers)


def register_overview(answer: Overview) -> None:
    """Add who sees where every language stands: a function of user. Only who may read every draft."""
    _overviews.append(answer)


def sees_all(user: Any) -> bool:
    """Say whether somebody sees where every language stands, with the titles of all drafts."""
    return any(answer(user) for answer in _overviews)
