"""What the answers from the edition say beside their content: the one table of it.

What holds for every answer, such as the policy of content, is not repeated here. It is taken from the middleware that
stands before WhiteNoise in the settings, which is that around files: so the edition's answers say what Django's say.
"""

import re
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from io import BytesIO
from typing import Any

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.module_loading import import_string
from whitenoise.media_types import MediaTypes

Headers = tuple[tuple[str, str], ...]

AROUND_FILES = "whitenoise.middleware.WhiteNoiseMiddleware"

# Under these names nothing else will ever be.
FOR_EVER = "public, max-age=31536000, immutable"

# A proxy shows what was taken back for a minute at most: ten seconds, and while it asks anew, which with an ETag costs
# next to nothing. It goes on for a day only while nobody here answers, when nothing can be taken back either. Nothing
# under embargo is ever in the edition, so no proxy can have it early.
A_MINUTE = "public, max-age=10, stale-while-revalidate=50, stale-if-error=86400"

CACHED_FOR_EVER = ("Cache-Control", FOR_EVER)
CACHED_A_MINUTE = ("Cache-Control", A_MINUTE)

# What an answer says, by the first pattern that its address, without the first slash, begins with.
KINDS: list[tuple[re.Pattern[str], Headers]] = [
    # A reader application on the web shows the pictures of a feed on its own pages.
    (
        re.compile(r"media/pictures/|cards/"),
        (CACHED_FOR_EVER, ("Cross-Origin-Resource-Policy", "cross-origin")),
    ),
    (re.compile(r"brand\.|static/.*\.[0-9a-f]{12}\."), (CACHED_FOR_EVER,)),
    (
        re.compile(r"(?:news-)?sitemap[^/]*\.xml"),
        (CACHED_A_MINUTE, ("X-Robots-Tag", "noindex, noodp, noarchive")),
    ),
    (re.compile(r"documents/"), (CACHED_A_MINUTE, ("Content-Security-Policy", "default-src 'none'"))),
    (re.compile(""), (CACHED_A_MINUTE,)),
]

# Feeds as `blog.feeds` sends them.
TEXTS = {
    ".atom": "application/xml",
    ".css": "text/css",
    ".html": "text/html",
    ".js": "text/javascript",
    ".json": "application/feed+json",
    ".rss": "application/xml",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".xml": "application/xml",
}
MEDIA_TYPES = MediaTypes(extra_types={suffix: f"{type_}; charset=utf-8" for suffix, type_ in TEXTS.items()})


def of_kind(address: str) -> Headers:
    """Return what an answer says because of its address, which is given without its first slash."""
    return next(said for pattern, said in KINDS if pattern.match(address))


def of_content(address: str, name: str) -> Headers:
    """Return what describes a file's content: its type, its language, how it is to be saved.

    :param address: without its first slash.
    :param name: that of the file.
    """
    said = [("Content-Type", MEDIA_TYPES.get_type(name)), ("Accept-Ranges", "bytes")]
    if name.endswith(tuple(TEXTS)):
        said.append(("Vary", "Accept-Encoding"))
    section, _slash, rest = address.partition("/")
    if section in dict(settings.LANGUAGES):
        said.append(("Content-Language", section))
    if section == "documents":
        disposition = content_disposition_header(True, rest.rpartition("/")[2])
        said.append(("Content-Disposition", disposition or "attachment"))
    return tuple(said)


def around(environ: Mapping[str, Any], said: Headers) -> Headers | None:
    """Return the headers of an answer with those that Django's middleware would add to it.

    None where it would not let the request pass: a host that isn't ours, http where https is wanted.
    """
    return _around(tuple(map(environ.get, _asked())), said)


@cache
def _asked() -> list[str]:
    proxied = [settings.SECURE_PROXY_SSL_HEADER[0]] if settings.SECURE_PROXY_SSL_HEADER else []
    return [
        *("HTTP_HOST", "HTTP_X_FORWARDED_HOST", "HTTP_X_FORWARDED_PORT"),
        *("SERVER_NAME", "SERVER_PORT", "wsgi.url_scheme", *proxied),
    ]


@lru_cache(maxsize=512)
def _around(asked: tuple[str | None, ...], said: Headers) -> Headers | None:
    response = HttpResponse(headers=dict(said))
    if "Content-Type" not in dict(said):
        del response["Content-Type"]
    handler: Callable[[HttpRequest], HttpResponse] = lambda request: response  # noqa: E731
    for name in reversed(settings.MIDDLEWARE[: settings.MIDDLEWARE.index(AROUND_FILES)]):
        handler = import_string(name)(handler)
    given = {name: value for name, value in zip(_asked(), asked, strict=True) if value is not None}
    request = WSGIRequest({"REQUEST_METHOD": "GET", "PATH_INFO": "/", "wsgi.input": BytesIO(), **given})
    try:
        request.get_host()
        answer = handler(request)
    except DisallowedHost:
        return None
    return tuple(answer.items()) if answer is response else None
