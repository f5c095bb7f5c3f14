"""Answers from the edition, before Django runs: a WSGI application around Django's.

What the edition doesn't hold goes to Django untouched, and so does everything that isn't a reader's GET or HEAD.
"""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple
from wsgiref.util import FileWrapper

from django.conf import settings
from django.http import HttpRequest
from django.utils.encoding import escape_uri_path, iri_to_uri
from django.utils.translation import get_language_from_request
from whitenoise.responders import NOT_MODIFIED_HEADERS, SlicedFile
from whitenoise.string_utils import decode_path_info

from edition import asking, headers
from edition.entries import Absent, Changed, Entry, entry
from edition.looking import Standing, file_at, find, moved_to, standing
from edition.staff import is_staff

Environ = dict[str, Any]
Start = Callable[..., Any]
Application = Callable[[Environ, Start], Iterable[bytes]]

# How often a request looks again because the edition has changed under its hands.
ATTEMPTS = 8
# Read and sent at once.
PIECE = 128 * 1024

# Where what the edition doesn't hold has no address: whatever else is stored there is the newsroom's own.
NEVER_PUBLIC = "/media/"
STAFF = "/admin/"


class Answer(NamedTuple):
    status: str
    headers: list[tuple[str, str]]
    body: Iterable[bytes] = ()


class FromEdition:
    """Answers from the edition what is in it; what isn't, the application given does."""

    def __init__(self, application: Application) -> None:
        self.application = application

    def __call__(self, environ: Environ, start_response: Start) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD") or environ["PATH_INFO"].startswith(STAFF):
            return self.application(environ, start_response)
        if is_staff(environ):
            return self._live(environ, start_response)
        return self._send(answer(environ), environ, start_response)

    def _send(self, found: Answer | None, environ: Environ, start_response: Start) -> Iterable[bytes]:
        if found is None:
            return self.application(environ, start_response)
        start_response(found.status, found.headers)
        return found.body

    def _live(self, environ: Environ, start_response: Start) -> Iterable[bytes]:
        """Show staff what Django makes now; what readers get where that never changes, or Django can't answer."""
        if headers.CACHED_FOR_EVER in headers.of_kind(environ["PATH_INFO"].removeprefix("/")):
            found = answer(environ)
            if found and found.status != NOT_FOUND:
                return self._send(found, environ, start_response)
        began: list[Any] = []
        body = self.application(environ, lambda *said: began.extend(said))
        status, said, *rest = began
        if status.startswith("503") and (found := answer(environ)):
            getattr(body, "close", lambda: None)()
            return self._send(found, environ, start_response)
        kept = [(name, value) for name, value in said if name.lower() != "cache-control"]
        start_response(status, [*kept, ("Cache-Control", "private, no-store")], *rest)
        return body


NOT_FOUND = "404 Not Found"


def answer(environ: Environ) -> Answer | None:
    """Return what the edition answers to a reader's GET or HEAD; None where Django is to be asked."""
    for _attempt in range(ATTEMPTS):
        edition = standing()
        if edition is None:
            return None
        try:
            return _answer(edition, environ)
        except (Changed, FileNotFoundError):
            continue
    return None


def _answer(edition: Standing, environ: Environ) -> Answer | None:
    path_info = environ["PATH_INFO"]
    if path_info == "/":
        return _front_door(edition, environ)
    try:
        found = entry(edition, path_info, asking.encodings(environ.get("HTTP_ACCEPT_ENCODING", "")))
    except Absent:
        return _elsewhere(edition, environ)
    around = headers.around(environ, found.around)
    if around is None:
        return None
    known = environ.get("HTTP_IF_NONE_MATCH")
    if known and asking.is_known(known, found.etag):
        said = [header for header in (*around, *found.content) if header[0] in NOT_MODIFIED_HEADERS]
        return Answer("304 Not Modified", said)
    return _file(found, [*around, *found.content], environ)


def _file(found: Entry, said: list[tuple[str, str]], environ: Environ) -> Answer:
    if environ["REQUEST_METHOD"] == "HEAD":
        return Answer("200 OK", [*said, ("Content-Length", str(found.size))])
    asked = environ.get("HTTP_RANGE", "")
    if asked and environ.get("HTTP_IF_RANGE", found.etag) == found.etag:
        try:
            if part := asking.part(asked, found.size):
                return _part(found, said, *part)
        except asking.Unsatisfiable:
            said = [header for header in said if header[0] not in ("Content-Encoding", "ETag")]
            return Answer(
                "416 Range Not Satisfiable",
                [*said, ("Content-Range", f"bytes */{found.size}"), ("Content-Length", "0")],
            )
    said.append(("Content-Length", str(found.size)))
    if found.body is not None:
        return Answer("200 OK", said, [found.body])
    file = found.open()
    if found.size > PIECE:
        return Answer("200 OK", said, FileWrapper(file, PIECE))
    with file:
        return Answer("200 OK", said, [file.read()])


def _part(found: Entry, said: list[tuple[str, str]], start: int, end: int) -> Answer:
    said.append(("Content-Range", f"bytes {start}-{end - 1}/{found.size}"))
    said.append(("Content-Length", str(end - start)))
    return Answer("206 Partial Content", said, FileWrapper(SlicedFile(found.open(), start, end - 1), PIECE))


def _front_door(edition: Standing, environ: Environ) -> Answer | None:
    """Lead from `/` to the reader's language, else to the first that is open, as `home.views.choose_language` does."""
    request = HttpRequest()
    request.META["HTTP_ACCEPT_LANGUAGE"] = environ.get("HTTP_ACCEPT_LANGUAGE", "")
    asked = get_language_from_request(request)
    for code in dict.fromkeys([asked, *dict(settings.LANGUAGES)]):
        if find(edition, f"files/{code}/index.html"):
            return _empty(environ, "302 Found", ("Location", f"/{code}/"), ("Vary", "Accept-Language"))
    return None


def _elsewhere(edition: Standing, environ: Environ) -> Answer | None:
    """Answer for an address that has no file of its own, but is known."""
    path_info = environ["PATH_INFO"]
    if moved := moved_to(edition, path_info):
        return _empty(
            environ, "301 Moved Permanently", ("Location", iri_to_uri(moved)), headers.CACHED_A_MINUTE
        )
    if (name := file_at(f"{path_info}/")) and find(edition, name):
        query = f"?{iri_to_uri(environ['QUERY_STRING'])}" if environ.get("QUERY_STRING") else ""
        location = f"{escape_uri_path(decode_path_info(path_info))}/{query}"
        return _empty(environ, "301 Moved Permanently", ("Location", location), headers.CACHED_A_MINUTE)
    return _empty(environ, NOT_FOUND) if path_info.startswith(NEVER_PUBLIC) else None


def _empty(environ: Environ, status: str, *said: tuple[str, str]) -> Answer | None:
    around = headers.around(environ, (*said, ("Content-Length", "0")))
    return Answer(status, list(around)) if around else None
