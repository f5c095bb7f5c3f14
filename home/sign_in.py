"""Signing in is slowed down: after five wrong passwords an account waits, for the network that they came from alone.

django-axes asks and refuses; what it counts by is kept here, in the database that all web processes share, and as a
keyed hash: neither a name nor an address is stored or logged. From any other network the account stays open, so that
nobody can be locked out by somebody else.
"""

import unicodedata
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Any

from axes.handlers.base import AxesHandler
from django import forms
from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from wagtail.admin.forms.auth import LoginForm as WagtailLoginForm

from home.models import FailedSignIns

# How much of an address one household or office has to itself.
_PREFIXES = {4: 24, 6: 56}


class Throttle(AxesHandler):
    """Counts failures in a row. What is tried while an account waits is not counted, so that the wait ends."""

    def get_failures(self, request: HttpRequest, credentials: dict[str, Any] | None = None) -> int:
        row = FailedSignIns.objects.filter(digest=_digest(request, credentials), ends_at__gt=timezone.now())
        return row.values_list("number", flat=True).first() or 0

    def user_login_failed(
        self, sender: Any, credentials: dict[str, Any], request: Any = None, **kwargs: Any
    ) -> None:
        if request is None or request.axes_locked_out:
            return
        now = timezone.now()
        with transaction.atomic():
            FailedSignIns.objects.filter(ends_at__lte=now).delete()
            ends_at = now + settings.AXES_COOLOFF_TIME
            row, _made = FailedSignIns.objects.get_or_create(
                digest=_digest(request, credentials), defaults={"ends_at": ends_at}
            )
            FailedSignIns.objects.filter(pk=row.pk).update(number=F("number") + 1, ends_at=ends_at)
            row.refresh_from_db()
        request.axes_locked_out = row.number >= settings.AXES_FAILURE_LIMIT

    def user_logged_in(self, sender: Any, request: HttpRequest, user: Any, **kwargs: Any) -> None:
        FailedSignIns.objects.filter(digest=_digest(request, {"username": user.get_username()})).delete()


class LoginForm(WagtailLoginForm):
    """Wagtail's own, which says so when an account waits."""

    def get_invalid_login_error(self) -> forms.ValidationError:
        if getattr(self.request, "axes_locked_out", False):
            minutes = int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)
            return forms.ValidationError(
                _("Too many wrong passwords. Wait %(minutes)d minutes, then try again.")
                % {"minutes": minutes},
                code="locked",
            )
        return super().get_invalid_login_error()


def refuse(request: HttpRequest, response: HttpResponse, credentials: Any) -> HttpResponse:
    """Answer with the page of the form, whose error says what to do."""
    response.status_code = 429
    return response


def network_of(request: HttpRequest) -> str:
    """Return the network that a request comes from; an empty text where its address can't be known."""
    # Behind proxies the last address is the one that ours wrote; others can be made up.
    written = request.META.get(settings.CLIENT_ADDRESS, "").rpartition(",")[2].strip()
    try:
        address: IPv4Address | IPv6Address = ip_address(written)
    except ValueError:
        return ""
    address = getattr(address, "ipv4_mapped", None) or address
    return str(ip_network((address, _PREFIXES[address.version]), strict=False))


def _digest(request: HttpRequest, credentials: dict[str, Any] | None) -> str:
    name = unicodedata.normalize("NFKC", str((credentials or {}).get("username") or "")).casefold()
    return salted_hmac(__name__, f"{network_of(request)} {name}", algorithm="sha256").hexdigest()
