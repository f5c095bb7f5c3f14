"""Reading the mails that the newsroom sends: what runs after the commit runs at once."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.core import mail


class Inbox:
    """The mails sent while it was open, by address of the recipient."""

    def __init__(self) -> None:
        self.mails: list[Any] = []

    def to(self, user: Any) -> Any:
        """Return the one mail that somebody got."""
        [found] = [each for each in self.mails if each.to == [user.email]]
        return found

    @property
    def recipients(self) -> list[str]:
        return sorted(address for each in self.mails for address in each.to)


@contextmanager
def inbox(commit: Callable[..., Any]) -> Iterator[Inbox]:
    """Collect what is sent because of the acts inside.

    :param commit: pytest-django's `django_capture_on_commit_callbacks`.
    """
    box, before = Inbox(), len(mail.outbox)
    with commit(execute=True):
        yield box
    box.mails = mail.outbox[before:]
