"""Wagtail's user bar, for staff, on the live page that they are shown at a reader's address.

Readers' pages know nothing of it: it is put into the answer, together with what its scripts may do.
"""

from collections.abc import Callable

from django.contrib.auth import get_user_model
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.admin.userbar import Userbar
from wagtail.models import Page
from wagtail.users.models import UserProfile

from edition.staff import ADMIN, staff_of

# Its scripts and styles are Wagtail's files; of what else it brings nothing is run.
POLICY = {"script-src": ["'self'"]}
END = b"</body>"


class StaffUserbar:
    """Adds the bar where who asks holds the cookie of staff. Stands before the middleware that takes cookies away."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user_id = None if request.path_info.startswith(ADMIN) else staff_of(request.headers.get("Cookie", ""))
        response = self.get_response(request)
        if user_id is None or (page := _page(request, response)) is None:
            return response
        # Somebody who has left meanwhile still holds the cookie.
        user = get_user_model()._default_manager.filter(pk=user_id, is_active=True).first()
        if user is not None and user.has_perm("wagtailadmin.access_admin"):
            request.user = user
            _put(userbar(request, page), response)
        return response


def userbar(request: HttpRequest, page: Page) -> SafeString:
    """Return the bar with what the request's user may do with a page, in the language of their admin."""
    chosen = UserProfile.get_for_user(request.user).preferred_language
    language = chosen or translation.get_language_from_request(request)
    with translation.override(language):
        bar = Userbar(object=page).render_html({"request": request})
    direction = "rtl" if translation.get_language_info(language)["bidi"] else "ltr"
    return format_html('<div lang="{}" dir="{}">{}</div>\n', language, direction, bar)


def _page(request: HttpRequest, response: HttpResponse) -> Page | None:
    """Return the page that an answer shows, as Wagtail has found it by the address; None where it shows none."""
    html = response.get("Content-Type", "").startswith("text/html")
    if response.status_code != 200 or response.streaming or not html:
        return None
    route = getattr(request, "_wagtail_route_for_request", None)
    return route.page if route else None


def _put(bar: str, response: HttpResponse) -> None:
    before, end, after = response.content.rpartition(END)
    if not end:
        return
    response.content = before + bar.encode() + end + after
    response["Content-Length"] = str(len(response.content))
    response["Cache-Control"] = "private, no-store"
    response._csp_replace = POLICY  # type: ignore[attr-defined]
