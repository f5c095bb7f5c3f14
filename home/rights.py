"""Rights at one page that Wagtail's rights on branches of the tree don't tell apart. blog.editorial registers here."""

from collections.abc import Callable
from typing import Any

from wagtail.models import PagePermissionTester

Narrower = Callable[[Any, Any, set[str]], set[str]]

_narrowers: list[Narrower] = []


def register(narrower: Narrower) -> None:
    """Add a function that takes user, page and rights at its branch, and returns those that hold at the page."""
    if narrower not in _narrowers:
        _narrowers.append(narrower)


class PageRights(PagePermissionTester):
    """What somebody may do with one page of ours. Administrators may everything."""

    permissions: set[str]

    def __init__(self, user: Any, page: Any) -> None:
        super().__init__(user, page)
        if user.is_active and not user.is_superuser:
            for narrower in _narrowers:
                self.permissions = narrower(user, page, self.permissions)
