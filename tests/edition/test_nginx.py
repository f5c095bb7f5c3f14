"""The edition from nginx, with the newsroom's own configuration: what the wrapper answers, nginx answers."""

import gzip
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from edition import staff
from tests.edition.folders import Answered, Folder, move, put, remove, write
from tests.edition.front import BROTLI, NGINX, nginx
from tests.edition.servers import free_port, get, granian

pytestmark = pytest.mark.skipif(NGINX is None, reason="nginx is not installed")

PAGE = "/en/news/tenants-win/"
HOST = "newsroom.example"
FILES = {
    "en/index.html": "<h1>Casa Abierta</h1>",
    "ar/index.html": "<h1>البيت</h1>",
    "ar/news/فوز/index.html": "<h1>فوز</h1>",
    "en/news/feed.atom": "<feed/>",
    "en/news/feed.rss": "<rss/>",
    "en/news/feed.json": "{}",
    "en/news/tenants-win/text.txt": "Tenants win",
    "sitemap.xml": "<sitemapindex/>",
    "sitemap-en.1.xml": "<urlset/>",
    "robots.txt": "User-agent: *",
    "brand.0123456789ab.css": ":root{}",
    "static/css/altavoz.0123456789ab.css": "body{}",
    "static/icons/favicon.svg": "<svg/>",
    "media/pictures/a1b2.webp": b"picture",
    "cards/0123456789ab.png": b"card",
    "documents/7/report.pdf": bytes(range(256)) * 2000,
    "documents/7/Überblick.pdf": b"%PDF",
    "en/503.html": "<h1>Not just now</h1>",
    "ar/503.html": "<h1>ليس الآن</h1>",
    "en/404.html": "<h1>Nothing</h1>",
}


@pytest.fixture(scope="module")
def var(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("var")


@pytest.fixture(scope="module")
def folder(var: Path) -> Folder:
    made = Folder(var / "edition")
    for name, content in FILES.items():
        write(made.base, name, content)
    write(made.base, "en/news/tenants-win/index.html", "<h1>Tenants win</h1>" * 40, br=b"in brotli")
    move(made.base, "en/old", PAGE)
    return made


@pytest.fixture(scope="module")
def wrapper(var: Path, folder: Folder) -> Iterator[int]:
    """The newsroom's own process, without a database."""
    with granian("config.wsgi:application", var, DATABASE_URL="sqlite:////nowhere/at/all.sqlite3") as (
        port,
        _process,
    ):
        yield port


@pytest.fixture(scope="module")
def front(var: Path, folder: Folder, wrapper: int) -> Iterator[int]:
    with nginx(var / "nginx", folder.root, wrapper) as port:
        yield port


@pytest.fixture(scope="module")
def alone(var: Path, folder: Folder) -> Iterator[int]:
    """nginx with nothing behind it."""
    with nginx(var / "alone", folder.root, free_port()) as port:
        yield port


@pytest.fixture(autouse=True)
def nothing_waits(folder: Folder) -> None:
    folder.nothing_waits()


def ask(port: int, address: str, method: str = "GET", **headers: str) -> Answered:
    return get(port, address, method, host=HOST, **headers)


def said(answered: Answered) -> dict[str, Any]:
    aside = {"Accept-Ranges", "Connection", "Date", "ETag", "Server", "Transfer-Encoding"}
    return {
        name: set(value.split("; ")) if name == "Content-Security-Policy" else value
        for name, value in answered.headers.items()
        if name not in aside
    }


@pytest.mark.parametrize("accept", ["", "gzip", "gzip, br"])
@pytest.mark.parametrize(
    "address",
    [PAGE, *(f"/{name.removesuffix('index.html')}" for name in FILES if not name.endswith("4.html"))],
)
def test_nginx_says_what_the_wrapper_says(front: int, wrapper: int, address: str, accept: str) -> None:
    if "br" in accept and not BROTLI.exists():
        pytest.skip("nginx has no module for Brotli")
    address = address.encode().decode("latin-1")
    address = "".join(each if each.isascii() else f"%{ord(each):02X}" for each in address)
    ours, theirs = (ask(port, address, accept_encoding=accept) for port in (wrapper, front))

    assert (theirs.status, theirs.body) == (ours.status, ours.body)
    assert said(theirs) == said(ours)


def test_who_has_the_page_already_is_told_so(front: int) -> None:
    etags = {accept: ask(front, PAGE, accept_encoding=accept).headers["ETag"] for accept in ("", "gzip")}

    assert len(set(etags.values())) == 2
    for accept, etag in etags.items():
        found = ask(front, PAGE, accept_encoding=accept, if_none_match=f'"other", W/{etag}')
        assert (found.status, found.body) == (304, b"")


def test_a_date_is_no_reason_to_keep_a_page(front: int) -> None:
    assert ask(front, PAGE, if_modified_since="Fri, 27 Nov 2037 10:00:00 GMT").status == 200
    assert "Last-Modified" not in ask(front, PAGE).headers


def test_two_pages_of_one_length_written_in_one_second_differ(front: int, folder: Folder) -> None:
    put(folder.base / "files/en/two/index.html", b"one")
    first = ask(front, "/en/two/").headers["ETag"]
    put(folder.base / "files/en/two/index.html", b"two")

    assert ask(front, "/en/two/", if_none_match=first).body == b"two"
    put(folder.base / "files/en/two/index.html", b"one")
    assert ask(front, "/en/two/", if_none_match=first).status == 304


def test_a_part_is_sent_alone(front: int) -> None:
    found = ask(front, "/documents/7/report.pdf", range="bytes=256-511")

    assert (found.status, found.body) == (206, bytes(range(256)))


def test_a_layer_is_seen_when_front_names_it_and_all_of_it_at_once(front: int, folder: Folder) -> None:
    layer = folder.layer()
    write(layer, "en/news/tenants-win/index.html", "corrected")
    write(layer, "en/news/new/index.html", "new")
    remove(layer, "files/ar/index.html")
    assert ask(front, "/en/news/new/").status == 503
    folder.show(layer)

    for accept in ("", "gzip, br"):
        body = ask(front, PAGE, accept_encoding=accept).body
        assert (gzip.decompress(body) if accept else body) == b"corrected"
    assert ask(front, "/en/news/new/").body == b"new"
    assert ask(front, "/ar/").status == 503
    folder.nothing_waits()
    shutil.rmtree(layer)
    assert ask(front, "/ar/").status == 200


def test_front_may_name_what_is_not_there(front: int, folder: Folder) -> None:
    (folder.edition / "front").unlink()
    (folder.edition / "front").symlink_to("layers/none")

    assert ask(front, PAGE).status == 200


@pytest.mark.parametrize(
    ("address", "status", "location"),
    [
        ("/en/old/?q=1", 301, PAGE),
        (PAGE[:-1], 301, PAGE),
        ("/", 302, "/en/"),
    ],
)
def test_what_is_no_file_the_wrapper_answers(front: int, address: str, status: int, location: str) -> None:
    found = ask(front, address)

    assert (found.status, found.headers["Location"]) == (status, location)


@pytest.mark.parametrize(
    "address",
    [
        "/en/news/tenants-win/index.html",
        "/en/news/tenants-win/index.html.gz",
        "/en/404.html",
        "/front/files/en/",
        "/base/files/en/index.html",
    ],
)
def test_what_lies_beside_the_pages_has_no_address(front: int, address: str) -> None:
    assert ask(front, address).status == 503  # Django's to answer, which has no database here


def test_pictures_come_from_the_edition_alone(front: int, var: Path) -> None:
    (var / "media/pictures").mkdir(parents=True, exist_ok=True)
    (var / "media/pictures/draft.webp").write_bytes(b"draft")

    assert ask(front, "/media/pictures/draft.webp").status == 404


def test_posts_and_staff_are_djangos(front: int) -> None:
    assert ask(front, PAGE, "POST").status == 503
    assert ask(front, "/admin/").status == 503
    # Without its database they get the readers' page, from the other side of nginx.
    found = ask(front, PAGE, cookie=f"newsroom_staff={staff.sign(7)}")
    assert found.body == b"<h1>Tenants win</h1>" * 40
    assert ask(front, PAGE, cookie="newsroom_staff=forged").body == found.body


def test_with_nothing_behind_it_every_page_is_there_and_the_rest_says_so(alone: int) -> None:
    assert ask(alone, PAGE).body == b"<h1>Tenants win</h1>" * 40
    assert ask(alone, "/media/pictures/a1b2.webp").body == b"picture"
    assert ask(alone, "/", accept_language="ar").headers["Location"] == "/ar/"
    for address, page in (
        ("/en/search/?q=rent", "<h1>Not just now</h1>"),
        ("/ar/search/?q=rent", "<h1>ليس الآن</h1>"),
        ("/es/nothing/", "<h1>Not just now</h1>"),
        ("/admin/", "<h1>Not just now</h1>"),
    ):
        found = ask(alone, address)
        assert (found.status, found.body.decode()) == (503, page)
        assert (found.headers["Retry-After"], found.headers["Cache-Control"]) == ("30", "no-store")
        assert "default-src 'none'" in found.headers["Content-Security-Policy"]
        assert "Last-Modified" not in found.headers


def test_another_name_gets_nothing(front: int) -> None:
    with pytest.raises(OSError, match="closed"):
        get(front, PAGE, host="attacker.example")
