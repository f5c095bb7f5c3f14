"""Forms of people without an account. They carry no cookie and no token: a secret in their address is both."""

import hashlib
import secrets

from django.http import HttpRequest

_OURS = (None, "none", "same-origin")


def is_from_elsewhere(request: HttpRequest) -> bool:
    """Say whether another site sent this form. Browsers that tell nothing are believed; `Origin` is not asked.

    Under `no-referrer` it is `null` (Fetch Metadata Request Headers, W3C, section 2.4).
    """
    return request.headers.get("Sec-Fetch-Site") not in _OURS


def new_secret() -> str:
    """Return what a link ends in: nobody guesses it (256 bits)."""
    return secrets.token_urlsafe(32)


def digest(secret: str) -> str:
    """Return what is kept of a secret, in hex: whoever reads it can't answer in somebody's place."""
    return hashlib.sha256(secret.encode()).hexdigest()
