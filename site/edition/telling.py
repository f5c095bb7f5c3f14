"""Tells a member of staff what has become of the public pages that their request has changed."""

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

ADMIN = "/admin/"


@dataclass
class Outcome:
    """What an update has come to: how many files still wait, and whether the files couldn't be written."""

    left: int = 0
    failed: bool = False


_outcome: ContextVar[Outcome | None] = ContextVar("outcome", default=None)


def tell(left: int = 0, failed: bool = False) -> None:
    """Say what an update has come to, to whoever asked for it. Outside of a request: to nobody."""
    if (outcome := _outcome.get()) is not None:
        outcome.left, outcome.failed = left, outcome.failed or failed


class TellStaff:
    """Adds a message to the answer where the public pages are not up to date yet."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(ADMIN):
            return self.get_response(request)
        token = _outcome.set(outcome := Outcome())
        try:
            response = self.get_response(request)
        finally:
            _outcome.reset(token)
        if outcome.failed:
            messages.error(
                request,
                _(
                    "This is saved, but readers don’t see it yet: the public pages could not be written. "
                    "Tell whoever runs the server to look at its disk; it is tried again by itself."
                ),
            )
        elif outcome.left:
            text = ngettext(
                "%(count)d more public page follows in a moment.",
                "%(count)d more public pages follow in a moment.",
                outcome.left,
            )
            messages.info(request, text % {"count": outcome.left})
        return response
