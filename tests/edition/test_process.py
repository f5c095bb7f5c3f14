"""The default as it is deployed: one granian process, whose database has gone."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.edition.folders import Folder, move, write
from tests.edition.servers import get, granian

PAGE = "/en/news/tenants-win/"


@pytest.fixture(scope="module")
def var(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("var")


@pytest.fixture(scope="module")
def edition(var: Path) -> Folder:
    folder = Folder(var / "edition")
    write(folder.base, "en/index.html", "<h1>Casa Abierta</h1>")
    write(folder.base, "es/index.html", "<h1>Casa Abierta</h1>")
    write(folder.base, "en/news/tenants-win/index.html", "<h1>Tenants win</h1>" * 40, br=b"in brotli")
    write(folder.base, "en/503.html", "<h1>Not just now</h1>")
    write(folder.base, "es/503.html", "<h1>Ahora no</h1>")
    write(folder.base, "media/pictures/a.webp", bytes(range(256)) * 4000)
    move(folder.base, "en/old", PAGE)
    return folder


@pytest.fixture(scope="module")
def port(var: Path, edition: Folder) -> Iterator[int]:
    """A server whose database can't be opened."""
    with granian("config.wsgi:application", var, DATABASE_URL="sqlite:////nowhere/at/all.sqlite3") as (
        port,
        _process,
    ):
        yield port


def test_every_published_page_is_still_there(port: int) -> None:
    assert get(port, PAGE).body == b"<h1>Tenants win</h1>" * 40
    assert get(port, PAGE, accept_encoding="br").body == b"in brotli"
    assert get(port, PAGE, "HEAD").headers["Content-Length"] == "800"
    assert get(port, PAGE, if_none_match=get(port, PAGE).headers["ETag"]).status == 304
    assert get(port, "/media/pictures/a.webp").body == bytes(range(256)) * 4000
    assert get(port, "/media/pictures/a.webp", range="bytes=256000-256255").body == bytes(range(256))
    assert get(port, "/", accept_language="es").headers["Location"] == "/es/"
    assert get(port, "/en/old/").headers["Location"] == PAGE
    assert get(port, PAGE[:-1]).headers["Location"] == PAGE


@pytest.mark.parametrize(
    ("address", "page"),
    [
        ("/en/search/?q=rent", b"<h1>Not just now</h1>"),
        ("/es/search/?q=rent", b"<h1>Ahora no</h1>"),
        ("/es/nothing/", b"<h1>Ahora no</h1>"),
        ("/ar/nothing/", b"<h1>Not just now</h1>"),
        ("/en/503.html", b"<h1>Not just now</h1>"),
        ("/documents/7/a.pdf", b"<h1>Not just now</h1>"),
    ],
)
def test_what_needs_the_database_says_so_in_the_readers_language(
    port: int, address: str, page: bytes
) -> None:
    found = get(port, address)

    assert (found.status, found.body) == (503, page)
    assert found.headers["Retry-After"] == "30"
    assert found.headers["Cache-Control"] == "no-store"
    assert "default-src 'none'" in found.headers["Content-Security-Policy"]


def test_staff_are_told_too_without_the_readers_page(port: int) -> None:
    found = get(port, "/admin/login/")

    assert found.status == 503
    assert b"Not just now" not in found.body


def test_a_change_is_seen_by_the_running_process_at_once(port: int, edition: Folder) -> None:
    layer = edition.layer()
    write(layer, "en/index.html", "<h1>Casa Cerrada</h1>")
    edition.show(layer)

    assert get(port, "/en/").body == b"<h1>Casa Cerrada</h1>"
    edition.nothing_waits()
    assert get(port, "/en/").body == b"<h1>Casa Abierta</h1>"
