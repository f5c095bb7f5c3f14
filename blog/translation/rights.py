"""Who may begin translations. The table of roles answers; blog.editorial, which knows it, registers here."""

from collections.abc import Callable
from typing import Any

Answer = Callable[[Any, str], bool]

_answers: list[Answer] = []


def register(answer: Answer) -> None:
    """Add who may: a function of user and language code."""
    _answers.append(answer)


def may_translate(user: Any, language: str) -> bool:
    """Say whether somebody may begin translations into a language, given by its code."""
    return any(answer(user, language) for answer in _answers)
