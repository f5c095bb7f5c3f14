"""Who translates, and who reviews translations. The table of roles answers; blog.editorial registers it here."""

from collections.abc import Callable
from typing import Any

from home.chrome import LANGUAGES

Answer = Callable[[Any, str], bool]

_answers: list[Answer] = []
_reviewers: list[Answer] = []


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
