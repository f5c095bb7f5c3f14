"""The cookie by which staff get the live page at a reader's address: signed, so that no database is asked.

It opens no door: who holds one sees what Django shows every reader, made at that moment.
"""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse, parse_cookie

NAME = "newsroom_staff"
SALT = "edition.staff"
# In seconds: a working day. Any page of the admin gives a new one.
MAX_AGE = 12 * 60 * 60

ADMIN = "/admin/"


def sign(user_id: int) -> str:
    """Return the cookie's value for a member of staff."""
    return signing.dumps(user_id, salt=SALT)


def staff_of(cookies: str) -> int | None:
    """Return whose cookie a Cookie header holds; None for a reader, a forged one and one that is too old."""
    if NAME not in cookies:
        return None
    try:
        return signing.loads(parse_cookie(cookies).get(NAME, ""), salt=SALT, max_age=MAX_AGE)
    except signing.BadSignature:
        return None


def is_staff(environ: dict[str, Any]) -> bool:
    """Say whether a request comes from a member of staff, by their cookie alone."""
    return staff_of(environ.get("HTTP_COOKIE", "")) is not None


class StaffCookie:
    """Gives the cookie to staff who are signed in, on any page of the admin, and takes it from who is no more."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        cookies = request.headers.get("Cookie", "")
        response = self.get_response(request)
        if not request.path_info.startswith(ADMIN):
            return response
        user = request.user
        if user.is_authenticated and user.has_perm("wagtailadmin.access_admin"):
            if staff_of(cookies) != user.pk:
                response.set_cookie(
                    NAME,
                    sign(user.pk),
                    max_age=MAX_AGE,
                    secure=settings.SESSION_COOKIE_SECURE,
                    httponly=True,
                    samesite="Lax",
                )
        elif NAME in request.COOKIES:
            response.delete_cookie(NAME, samesite="Lax")
        return response
