"""Renders one address as a stranger gets it: through Django's own request cycle, without a server.

Whatever the middleware and the views do for a reader they do here, and what they read is recorded.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from io import BytesIO
from urllib.parse import unquote, urlsplit

from django.core.cache import cache as store
from django.core.handlers.base import BaseHandler
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.utils import translation
from wagtail.models import Site

from edition.reading import Reading, recording
from edition.remembering import remembering

NOTHING = (302, 404, 410)


class CannotRender(Exception):
    """An answer that can't be a file: it depends on who asks, or says that something is broken."""


@dataclass(frozen=True)
class Rendered:
    """What stands at an address: a body, or where it leads to; neither, where there is nothing.

    :param media_type: without parameters; empty where there is no body.
    """

    body: bytes | None
    location: str
    media_type: str
    reading: Reading

    @property
    def digest(self) -> str:
        """Names the answer by its content; empty where there is none."""
        if self.body is not None:
            return sha256(self.body).hexdigest()
        return sha256(b"to " + self.location.encode()).hexdigest() if self.location else ""


class _Handler(BaseHandler):
    def __init__(self) -> None:
        super().__init__()
        self.load_middleware()


# Once for a process: its middleware may look through every static file when it is made.
_handler = cache(_Handler)


class Renderer:
    """Renders addresses of one state of the database. Make one with `renderer()`."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.handler = _handler()

    def render(self, address: str) -> Rendered:
        """Render an address, percent-encoded as readers ask for it.

        An error page's address answers with its error.

        Raises:
            CannotRender: when the answer sets or varies by a cookie, or is an error of ours.
        """
        with recording() as reading, translation.override(None):
            response = self.handler.get_response(self._request(address, "GET"))
            body = body_of(response)
        if response.cookies or "cookie" in response.get("Vary", "").lower():
            raise CannotRender(f"{address} depends on a cookie.")
        if response.status_code == 200 or error_of(address) == response.status_code:
            return Rendered(body, "", response.get("Content-Type", "").partition(";")[0], reading)
        if response.status_code not in (301, *NOTHING):
            raise CannotRender(f"{address} answers with {response.status_code}.")
        location = response.get("Location", "") if response.status_code == 301 else ""
        return Rendered(None, location, "", reading)

    def ask(self, address: str, method: str = "GET") -> HttpResponseBase:
        """Return what a stranger is answered, whatever it is. The address may have a query string."""
        with translation.override(None):
            return self.handler.get_response(self._request(address, method))

    def _request(self, address: str, method: str) -> WSGIRequest:
        secure = self.site.port == 443
        port = "" if self.site.port in (80, 443) else f":{self.site.port}"
        return WSGIRequest(
            {
                "REQUEST_METHOD": method,
                "SCRIPT_NAME": "",
                "PATH_INFO": unquote(urlsplit(address).path).encode().decode("latin-1"),
                "QUERY_STRING": urlsplit(address).query,
                "SERVER_NAME": self.site.hostname,
                "SERVER_PORT": str(self.site.port),
                "SERVER_PROTOCOL": "HTTP/1.1",
                "HTTP_HOST": f"{self.site.hostname}{port}",
                "HTTP_X_FORWARDED_PROTO": "https" if secure else "http",
                "REMOTE_ADDR": "",
                "wsgi.url_scheme": "https" if secure else "http",
                "wsgi.input": BytesIO(),
            }
        )


@contextmanager
def renderer() -> Iterator[Renderer]:
    """Render inside what the database says now. Caches of another moment, or another process, play no part."""
    store.clear()
    try:
        with remembering():
            # Kept in the cache for every page: none is to be taken for the one that has read where languages begin.
            Site.get_site_root_paths()
            yield Renderer(Site.objects.get(is_default_site=True))
    finally:
        store.clear()


def error_of(address: str) -> int | None:
    """Return the status with which an error page's address answers: 404 for /en/404.html."""
    name = address.rpartition("/")[2]
    return int(name[:3]) if name in ("404.html", "503.html") else None


def body_of(response: HttpResponseBase) -> bytes:
    """Return the whole of an answer, also where it comes in parts."""
    if isinstance(response, HttpResponse):
        return response.content
    # Closing it would end the request that may be going on around this one.
    body = b"".join(response)  # type: ignore[arg-type]
    for close in response._resource_closers:  # type: ignore[attr-defined]
        close()
    return body
