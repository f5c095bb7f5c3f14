"""Who translates, who reviews translations, who sees all of them. blog.editorial, which knows the roles, registers."""

from collections.abc import Callable
from typing import Any

from home.chrome import LANGUAGES

Answer = Callable[[Any, str], bool]
Overview = Callable[[Any], bool]

_answers: list[Answer] = []
_reviewers: list[Answer] = []
_overviews: list[Overview] = []


def register(answer: Answer) -> None:
    """Add who may translate: a function of user and language code."""
    _answers.append(answer)


def register_review(answer: Answer) -> None:
    """Add who reviews: a function of user and language code."""
    _reviewers.append(answer)


def may_translate(user: Any, language: str) -> bool:
    """Say whether somebody may begin translations into a language, given by its code."""
    return any(answer(user, language) for answer in _answers)


def works_on(user: Any, language: str) -> bool:
    """Say whether somebody translates into a language, or reviews what others translate."""
    return may_translate(user, language) or any(answer(user, language) for answer in _reviewers)


def languages_of(user: Any) -> list[str]:
    """Return the codes of the languages that somebody works on, in the order of the setting."""
    return [code for code in LANGUAGES if works_on(user, code)]


def register_overview(answer: Overview) -> None:
    """Add who sees where every language stands: a function of user. Only who may read every draft."""
    _overviews.append(answer)


def sees_all(user: Any) -> bool:
    """Say whether somebody sees where every language stands, with the titles of all drafts."""
    return any(answer(user) for answer in _overviews)
