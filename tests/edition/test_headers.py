"""An answer from the edition says what Django's at the same address says, and asks of a request what Django asks."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from edition import headers
from edition.serving import FromEdition
from home.chrome import brand_digest
from home.models import NewsroomSettings
from tests import factories
from tests.edition.folders import Answered, Folder, ask, put, write

ADDRESSES = [
    "/en/news/tenants-win/",
    "/en/news/",
    "/en/news/tenants-win/text.txt",
    "/en/news/feed.atom",
    "/en/news/feed.rss",
    "/ar/news/feed.json",
    "/sitemap.xml",
    "/sitemap-en.xml",
    "/sitemap-en.1.xml",
    "/news-sitemap.xml",
    "/robots.txt",
]

# What Django says of an address without a language follows the reader's; the file is the same for all.
OF_THE_FILE = {"Accept-Ranges", "Content-Encoding", "Content-Language", "Content-Length", "ETag", "Vary"}


def said(headers: Any, *aside: str) -> dict[str, Any]:
    """Return headers to compare. The order of a policy's directives means nothing."""
    return {
        name: set(value.split("; ")) if name == "Content-Security-Policy" else value
        for name, value in headers.items()
        if name not in {*OF_THE_FILE, *aside}
    }


@pytest.fixture
def release(newsroom: Any) -> Any:
    return factories.published(factories.release("Tenants win"))


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_file_says_what_djangos_answer_says(
    release: Any, reader: Client, folder: Folder, served: FromEdition, address: str
) -> None:
    live = reader.get(address)
    assert live.status_code == 200
    write(folder.base, f"{address[1:]}index.html" if address.endswith("/") else address[1:], live.text)
    kept = ask(served, address)

    assert kept.body == live.content
    assert said(kept.headers, "Cache-Control") == said(live.headers)
    if address.startswith(("/en/", "/ar/")):
        assert kept.headers["Content-Language"] == live["Content-Language"]


def test_the_organisations_colour_says_what_djangos_answer_says(
    newsroom: Any, reader: Client, folder: Folder, served: FromEdition
) -> None:
    address = f"/brand.{brand_digest(NewsroomSettings.objects.first() or NewsroomSettings())}.css"
    live = reader.get(address)
    write(folder.base, address[1:], live.text)

    assert said(ask(served, address).headers, "Content-Type") == said(live.headers, "Content-Type")


FOR_EVER = "public, max-age=31536000, immutable"


@pytest.mark.parametrize(
    ("address", "type_", "cached", "shown_on"),
    [
        ("/media/pictures/a1b2.webp", "image/webp", FOR_EVER, "cross-origin"),
        ("/media/pictures/a1b2.avif", "image/avif", FOR_EVER, "cross-origin"),
        ("/cards/0123456789ab.png", "image/png", FOR_EVER, "cross-origin"),
        ("/static/css/altavoz.0123456789ab.css", "text/css; charset=utf-8", FOR_EVER, "same-origin"),
        ("/static/fonts/a.0123456789ab.woff2", "font/woff2", FOR_EVER, "same-origin"),
    ],
)
def test_what_is_named_by_its_content_is_kept_for_ever(
    folder: Folder, served: FromEdition, address: str, type_: str, cached: str, shown_on: str
) -> None:
    put(folder.base / "files" / address[1:], b"bytes")
    answered = ask(served, address).headers

    assert answered["Content-Type"] == type_
    assert answered["Cache-Control"] == cached
    assert answered["Cross-Origin-Resource-Policy"] == shown_on


def test_what_may_change_is_kept_for_a_minute_at_most(folder: Folder, served: FromEdition) -> None:
    put(folder.base / "files/static/css/altavoz.css", b"bytes")
    for address in ("/static/css/altavoz.css", "/en/"):
        kept = dict(
            part.split("=")
            for part in ask(served, address).headers["Cache-Control"].split(", ")
            if "=" in part
        )
        assert int(kept["max-age"]) + int(kept["stale-while-revalidate"]) <= 60


def test_a_document_is_saved_and_never_shown(folder: Folder, served: FromEdition) -> None:
    put(folder.base / "files/documents/7/Überblick.pdf", b"%PDF")
    answered = ask(served, "/documents/7/%C3%9Cberblick.pdf").headers

    assert answered["Content-Disposition"] == "attachment; filename*=utf-8''%C3%9Cberblick.pdf"
    assert answered["Content-Security-Policy"] == "default-src 'none'"
    assert answered["Content-Type"] == "application/pdf"


@pytest.mark.parametrize("address", ["/en/news/tenants-win", "/en/old/", "/"])
def test_a_redirect_carries_the_security_headers_too(
    folder: Folder, served: FromEdition, address: str
) -> None:
    put(folder.base / "moved/en/old/to", b"/en/\n")
    answered = ask(served, address).headers

    assert "default-src 'none'" in answered["Content-Security-Policy"]
    assert answered["X-Content-Type-Options"] == "nosniff"
    assert answered["Content-Length"] == "0"


def test_a_host_that_django_refuses_gets_nothing(served: FromEdition) -> None:
    for host in ("attacker.example", "localhost:80:80", "localhost/x", ""):
        assert ask(served, "/en/", host=host).body == b"from django"
        assert ask(served, "/", host=host).body == b"from django"
    assert ask(served, "/en/", host="127.0.0.1:8000").status == 200


@pytest.fixture
def other_settings(settings: Any) -> Iterator[Any]:
    """Settings to change: a running process asks for each of them once."""
    remembered = (headers._asked, headers._around)
    for each in remembered:
        each.cache_clear()
    yield settings
    for each in remembered:
        each.cache_clear()


def test_where_https_is_wanted_http_is_djangos_to_redirect(other_settings: Any, served: FromEdition) -> None:
    settings = other_settings
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_HSTS_SECONDS = 63_072_000
    settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = settings.SECURE_HSTS_PRELOAD = True

    assert ask(served, "/en/").body == b"from django"
    assert ask(served, "/en/", x_forwarded_proto="http").body == b"from django"
    found = ask(served, "/en/", x_forwarded_proto="https")
    assert found.body == b"<h1>Casa Abierta</h1>"
    assert found.headers["Strict-Transport-Security"] == "max-age=63072000; includeSubDomains; preload"


def same(kept: Answered, live: Any, *names: str) -> bool:
    return all(kept.headers.get(name) == live.get(name) for name in names)


def test_an_address_without_its_slash_leads_where_django_leads(
    release: Any, reader: Client, folder: Folder, served: FromEdition
) -> None:
    for query in ("", "?a=b&c=%20d", "?q=m%C3%A1s"):
        kept = ask(served, f"/en/news/tenants-win{query}")
        live = reader.get(f"/en/news/tenants-win{query}")
        assert kept.status == live.status_code == 301
        assert same(kept, live, "Location", "Content-Security-Policy")
