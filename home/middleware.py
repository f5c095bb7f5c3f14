"""What holds for every answer, whoever asks."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from wagtail.users.models import UserProfile

from edition.publicity import Refusal
from home.models import NewsroomSettings
from home.old_addresses import leads_to
from home.staff_scripts import script_hashes

Handler = Callable[[HttpRequest], HttpResponse]

STAFF = "/admin/"

# Wagtail's editor writes style attributes and inline data; its scripts come from files, save what staff_scripts says.
STAFF_POLICY = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:"],
    "font-src": ["'self'", "data:"],
    "connect-src": ["'self'"],
    "frame-src": ["'self'"],
    "form-action": ["'self'"],
    "base-uri": ["'none'"],
    "frame-ancestors": ["'none'"],
}


class SecurityHeaders:
    """Headers that neither Django nor django-csp sets."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
        return response


class NoNulInAddresses:
    """An address with a NUL has nothing at it, and is answered before PostgreSQL, which refuses one, is asked."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\0" in request.path_info:
            return render(request, "error_plain.html", {"status": 404}, status=404)
        return self.get_response(request)


class NoCookiesForReaders:
    """Outside the staff's addresses no cookie is read, so none can change an answer, and none is ever set."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(STAFF):
            request.META.pop("HTTP_COOKIE", None)
        return self.get_response(request)


class StaffPolicy:
    """Inside django-csp: pages of staff get their own policy; a preview stays readers' page, but may be framed.

    Under `no-referrer`, browsers send forms with `Origin: null`, which Django's check of forms refuses.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if getattr(request, "is_preview", False):
            response._csp_replace = {"frame-ancestors": ["'self'"]}  # type: ignore[attr-defined]
            response["X-Frame-Options"] = "SAMEORIGIN"
        elif request.path_info.startswith(STAFF):
            response._csp_replace = _staff_policy(response)  # type: ignore[attr-defined]
            response["X-Frame-Options"] = "SAMEORIGIN"
            response.headers.setdefault("Referrer-Policy", "same-origin")
        return response


def _staff_policy(response: HttpResponse) -> dict[str, list[str]]:
    if response.streaming or not response.get("Content-Type", "").startswith("text/html"):
        return STAFF_POLICY
    hashes = script_hashes(response.text)
    return {**STAFF_POLICY, "script-src": [*STAFF_POLICY["script-src"], *hashes]}


class NewsroomTime:
    """Every time is shown and read in the newsroom's zone, unless a member of staff has chosen another."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info.startswith(("/health/", "/media/", "/cards/", "/brand.", "/robots.txt")):
            return self.get_response(request)
        with timezone.override(NewsroomSettings.load(request_or_site=request).zone):
            return self.get_response(request)

    def process_view(self, request: HttpRequest, *view: object) -> None:
        # Wagtail falls back to TIME_ZONE, which is UTC here; ours shall count where its user has chosen none.
        if request.path_info.startswith(STAFF) and request.user.is_authenticated:
            profile = UserProfile.get_for_user(request.user)
            profile.current_time_zone = profile.current_time_zone or timezone.get_current_timezone_name()
            request.user.wagtail_userprofile = profile  # type: ignore[attr-defined]


class OldAddresses:
    """Where nothing is at an address, but something public was, readers are led to where that is now."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code != 404:
            return response
        address = leads_to(request)
        return HttpResponsePermanentRedirect(address) if address else response


class RefusalMessages:
    """When a member of staff tries to make public what may not be, by any of Wagtail's ways, they are told why."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, Refusal) or not request.path_info.startswith(STAFF):
            return None
        for reason in exception.messages:
            messages.error(request, reason)
        return HttpResponseRedirect(reverse("wagtailadmin_home"))
