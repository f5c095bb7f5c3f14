"""What readers get from the edition: the right file, at once, under its two links; everything else is Django's."""

import gzip
import os
import shutil
from typing import Any

import pytest

from edition.looking import standing
from edition.serving import FromEdition
from tests.edition.folders import Folder, ask, move, put, remove, write

PAGE = "/en/news/tenants-win/"
BEHIND = b"from django"


def test_a_page_comes_from_its_file(served: FromEdition) -> None:
    found = ask(served, PAGE)

    assert found.status == 200
    assert found.body == b"<h1>Tenants win</h1>" * 40
    assert found.headers["Content-Type"] == "text/html; charset=utf-8"
    assert found.headers["Content-Language"] == "en"
    assert found.headers["Content-Length"] == str(len(found.body))
    assert "stale-if-error" in found.headers["Cache-Control"]


def test_what_stands_behind_the_address_of_a_page_plays_no_part(served: FromEdition) -> None:
    assert ask(served, f"{PAGE}?utm_source=x").body == ask(served, PAGE).body


def test_head_says_what_get_says_without_the_page(served: FromEdition) -> None:
    head, get = ask(served, PAGE, "HEAD"), ask(served, PAGE)

    assert (head.status, head.headers, head.body) == (200, get.headers, b"")


@pytest.mark.parametrize("method", ["POST", "PUT", "OPTIONS", "DELETE"])
def test_anything_but_reading_is_djangos(served: FromEdition, method: str) -> None:
    assert ask(served, PAGE, method).body == BEHIND


@pytest.mark.parametrize(
    "address",
    [
        "/admin/",
        "/en/search/?q=rent",
        "/en/news/nothing/",
        "/en/news/tenants-win/index.html",
        "/en/news/tenants-win/index.html.br",
        "/en/404.html",
        "/en/503.html",
        "/en/../en/",
        "/en/news/%2e%2e/news/tenants-win/",
        "//en/",
        "/en//news/tenants-win/",
        "/en/./",
        "/en/%00/",
        "/en/%ff/",
        f"/en/{'x' * 300}/",
        "/en/news/tenants-win/index.html/",
        "/../../current/base/files/en/",
    ],
)
def test_what_is_no_address_in_the_edition_is_djangos(
    served: FromEdition, folder: Folder, address: str
) -> None:
    write(folder.base, "admin/index.html", "never")
    for name in ("404", "503"):
        write(folder.base, f"en/{name}.html", "said with its own status only")

    assert ask(served, address).body == BEHIND


def test_without_an_edition_everything_is_djangos(served: FromEdition, folder: Folder) -> None:
    (folder.root / "current").unlink()

    assert ask(served, PAGE).body == ask(served, "/").body == BEHIND


def test_an_address_in_another_script_is_found(served: FromEdition, folder: Folder) -> None:
    write(folder.base, "ar/news/فوز-المستأجرين/index.html", "فوز")

    assert ask(
        served, "/ar/news/%D9%81%D9%88%D8%B2-%D8%A7%D9%84%D9%85%D8%B3%D8%AA%D8%A3%D8%AC%D8%B1%D9%8A%D9%86/"
    ).body


@pytest.mark.parametrize(
    ("address", "location"),
    [
        ("/en/news/tenants-win", PAGE),
        ("/en/news/tenants-win?page=2&q=a%20b", f"{PAGE}?page=2&q=a%20b"),
        ("/ar/%D9%81%D9%88%D8%B2", "/ar/%D9%81%D9%88%D8%B2/"),
    ],
)
def test_a_page_asked_for_without_its_slash_is_led_to(
    served: FromEdition, folder: Folder, address: str, location: str
) -> None:
    write(folder.base, "ar/فوز/index.html", "فوز")
    found = ask(served, address)

    assert (found.status, found.headers["Location"]) == (301, location)


@pytest.mark.parametrize("address", ["/en/old", "/en/old/", "/en/old/?q=1"])
def test_an_old_address_leads_to_the_new_one(served: FromEdition, folder: Folder, address: str) -> None:
    move(folder.base, "en/old", "/en/más/")
    found = ask(served, address)

    assert (found.status, found.headers["Location"]) == (301, "/en/m%C3%A1s/")
    # It may be a page's again: no browser should believe it for ever.
    assert "max-age=10" in found.headers["Cache-Control"]


@pytest.mark.parametrize(
    ("languages", "asked", "location"),
    [
        (["en", "es", "ar"], "ar,en;q=0.5", "/ar/"),
        (["en", "es", "ar"], "es-MX", "/es/"),
        (["en", "es", "ar"], "zh-hans", "/en/"),
        (["es", "ar"], "zh-hans", "/es/"),
        (["en"], "", "/en/"),
    ],
)
def test_the_front_door_leads_to_the_readers_language(
    served: FromEdition, folder: Folder, languages: list[str], asked: str, location: str
) -> None:
    shutil.rmtree(folder.base / "files")
    for language in languages:
        write(folder.base, f"{language}/index.html", language)
    found = ask(served, "/", accept_language=asked)

    assert (found.status, found.headers["Location"]) == (302, location)
    assert found.headers["Vary"] == "Accept-Language"


# Layers


def test_a_layer_is_seen_when_front_names_it_and_all_of_it_at_once(
    served: FromEdition, folder: Folder
) -> None:
    before = ask(served, PAGE)
    layer = folder.layer()
    write(layer, "en/news/tenants-win/index.html", "corrected")
    write(layer, "en/news/new/index.html", "new")
    remove(layer, "files/en/index.html")
    assert ask(served, PAGE).body == before.body

    folder.show(layer)

    assert ask(served, PAGE).body == b"corrected"
    assert ask(served, PAGE).headers["ETag"] != before.headers["ETag"]
    assert ask(served, "/en/news/new/").body == b"new"
    assert ask(served, "/en/").body == BEHIND
    assert ask(served, "/").body == BEHIND


def test_a_layers_page_never_comes_in_an_older_encoding(served: FromEdition, folder: Folder) -> None:
    layer = folder.layer()
    write(layer, "en/news/tenants-win/index.html", "corrected")
    folder.show(layer)

    assert "Content-Encoding" not in ask(served, PAGE, accept_encoding="br").headers


def test_a_move_is_taken_back_by_a_layer(served: FromEdition, folder: Folder) -> None:
    move(folder.base, "en/old", PAGE)
    layer = folder.layer()
    remove(layer, "moved/en/old/to")
    folder.show(layer)

    assert ask(served, "/en/old/").body == BEHIND


def test_a_mark_of_removal_holds_for_its_own_name_only(served: FromEdition, folder: Folder) -> None:
    layer = folder.layer()
    remove(layer, "files/en/news/tenants-win/index.html")
    folder.show(layer)

    assert ask(served, "/en/").status == 200
    assert ask(served, PAGE).body == BEHIND


def test_a_layer_may_be_folded_into_base_while_it_is_read(served: FromEdition, folder: Folder) -> None:
    layer = folder.layer()
    write(layer, "en/news/tenants-win/index.html", "corrected")
    folder.show(layer)
    assert ask(served, PAGE).body == b"corrected"
    name = "files/en/news/tenants-win/index.html"
    os.link(layer / name, folder.base / f"{name}.new")
    (folder.base / f"{name}.new").rename(folder.base / name)
    folder.nothing_waits()
    shutil.rmtree(layer)

    assert ask(served, PAGE).body == b"corrected"


def test_front_may_name_what_is_not_there(served: FromEdition, folder: Folder) -> None:
    (folder.edition / "front").unlink()
    (folder.edition / "front").symlink_to("layers/none")

    assert ask(served, "/en/").body == b"<h1>Casa Abierta</h1>"


def test_a_deploy_shows_the_other_edition(served: FromEdition, folder: Folder) -> None:
    assert ask(served, "/en/").body == b"<h1>Casa Abierta</h1>"
    folder.version = "2"
    folder.base.mkdir(parents=True)
    folder.nothing_waits()
    write(folder.base, "en/index.html", "anew")
    folder.deploy()

    assert ask(served, "/en/").body == b"anew"
    assert ask(served, PAGE).body == BEHIND


def test_a_file_replaced_behind_unchanged_names_is_never_sent_with_the_old_ones_length(
    served: FromEdition, folder: Folder
) -> None:
    """A request that has read the names just before a switch may find base already folded."""
    for number, length in enumerate((10, 100_000)):
        name = f"en/news/{number}/index.html"
        write(folder.base, name, "short " * length)
        before = ask(served, f"/en/news/{number}/")
        write(folder.base, name, "longer " * length)
        found = ask(served, f"/en/news/{number}/")
        # Whole as it was, or Django's: under these very names the new one can't be told.
        assert found.body in (before.body, BEHIND)
        folder.nothing_waits()
        assert ask(served, f"/en/news/{number}/").body == b"longer " * length


def test_what_was_looked_up_while_the_names_changed_is_looked_up_again(
    served: FromEdition, folder: Folder, monkeypatch: Any
) -> None:
    """Between reading the names and opening the file the edition goes on."""
    from edition import entries, serving

    layer = folder.layer()
    write(layer, "en/index.html", "second")
    old = standing()
    folder.show(layer)
    seen = iter([old])
    monkeypatch.setattr(serving, "standing", lambda: next(seen, None) or entries.standing())

    assert ask(served, "/en/").body == b"second"


# The same address again


@pytest.mark.parametrize(
    "known",
    ["{}", "W/{}", '"other", {}', '"other", W/{} , "more"', "*"],
    ids=["same", "weak", "list", "both", "any"],
)
def test_who_has_the_page_already_is_told_so(served: FromEdition, known: str) -> None:
    etag = ask(served, PAGE).headers["ETag"]
    found = ask(served, PAGE, if_none_match=known.format(etag))

    assert (found.status, found.body) == (304, b"")
    assert found.headers["ETag"] == etag
    assert found.headers["Vary"] == "Accept-Encoding"
    assert "Cache-Control" in found.headers
    assert "Content-Length" not in found.headers


@pytest.mark.parametrize("known", ['"other"', "nonsense", "", '""'])
def test_who_has_another_page_gets_this_one(served: FromEdition, known: str) -> None:
    assert ask(served, PAGE, if_none_match=known).status == 200


def test_two_pages_of_one_length_written_in_one_instant_differ(served: FromEdition, folder: Folder) -> None:
    before = ask(served, "/en/")
    path = folder.base / "files/en/index.html"
    times = path.stat().st_mtime_ns, path.stat().st_mtime_ns
    put(path, b"<h1>Casa Cerrada</h1>")
    os.utime(path, ns=times)
    folder.nothing_waits()

    assert ask(served, "/en/", if_none_match=before.headers["ETag"]).body == b"<h1>Casa Cerrada</h1>"


def test_a_page_made_again_to_the_same_bytes_is_the_same(served: FromEdition, folder: Folder) -> None:
    etag = ask(served, "/en/").headers["ETag"]
    write(folder.base, "en/index.html", "<h1>Casa Abierta</h1>")
    folder.nothing_waits()

    assert ask(served, "/en/", if_none_match=etag).status == 304


# Encodings


@pytest.mark.parametrize(
    ("accept", "encoding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip", "gzip"),
        ("br;q=0.5, gzip", "gzip"),
        ("br;q=0, *", "gzip"),
        ("identity, br;q=0.1", None),
        ("br;q=0, gzip;q=0.0", None),
        ("", None),
    ],
)
def test_a_page_comes_in_the_encoding_that_is_wanted_most(
    served: FromEdition, accept: str, encoding: str | None
) -> None:
    found = ask(served, PAGE, accept_encoding=accept)
    page = b"<h1>Tenants win</h1>" * 40

    assert found.headers.get("Content-Encoding") == encoding
    assert found.headers["Vary"] == "Accept-Encoding"
    assert found.headers["Content-Length"] == str(len(found.body))
    if encoding == "gzip":
        assert gzip.decompress(found.body) == page
    else:
        assert found.body == (b"in brotli" if encoding else page)


def test_each_encoding_has_an_etag_of_its_own(served: FromEdition) -> None:
    assert (
        len({ask(served, PAGE, accept_encoding=accept).headers["ETag"] for accept in ("br", "gzip", "")}) == 3
    )


# Parts


@pytest.fixture
def document(folder: Folder) -> bytes:
    data = bytes(range(256)) * 2000
    write(folder.base, "documents/7/report.pdf", data)
    return data


DOCUMENT = "/documents/7/report.pdf"


def test_a_large_file_comes_whole(served: FromEdition, document: bytes) -> None:
    assert ask(served, DOCUMENT).body == document


@pytest.mark.parametrize(
    ("asked", "part"),
    [
        ("bytes=0-0", slice(0, 1)),
        ("bytes=10-19", slice(10, 20)),
        ("bytes=511990-", slice(511990, None)),
        ("bytes=-5", slice(-5, None)),
        ("bytes=-9999999", slice(0, None)),
        ("bytes=5-9999999", slice(5, None)),
        ("Bytes= 3-4 ", slice(3, 5)),
    ],
)
def test_a_part_is_sent_alone(served: FromEdition, document: bytes, asked: str, part: slice) -> None:
    found = ask(served, DOCUMENT, range=asked)
    start, end, _step = part.indices(len(document))

    assert (found.status, found.body) == (206, document[part])
    assert found.headers["Content-Range"] == f"bytes {start}-{end - 1}/{len(document)}"
    assert found.headers["Content-Length"] == str(end - start)


@pytest.mark.parametrize("asked", ["bytes=512000-", "bytes=-0", "bytes=999999-1000000"])
def test_a_part_behind_the_end_is_refused(served: FromEdition, document: bytes, asked: str) -> None:
    found = ask(served, DOCUMENT, range=asked)

    assert (found.status, found.body) == (416, b"")
    assert found.headers["Content-Range"] == f"bytes */{len(document)}"


@pytest.mark.parametrize(
    "asked", ["bytes=2-1", "bytes=0-1,3-4", "lines=1-2", "bytes=-", "bytes=a-b", f"bytes={'9' * 5000}-"]
)
def test_a_part_that_makes_no_sense_is_the_whole(served: FromEdition, document: bytes, asked: str) -> None:
    assert ask(served, DOCUMENT, range=asked).status == 200


def test_a_part_of_what_changed_meanwhile_is_the_whole(served: FromEdition, document: bytes) -> None:
    etag = ask(served, DOCUMENT).headers["ETag"]

    assert ask(served, DOCUMENT, range="bytes=0-9", if_range=etag).status == 206
    for other in ('"other"', f"W/{etag}", "Fri, 27 Nov 2026 10:00:00 GMT"):
        assert ask(served, DOCUMENT, range="bytes=0-9", if_range=other).status == 200


# Pictures


def test_a_picture_that_nothing_public_uses_is_not_there(served: FromEdition, folder: Folder) -> None:
    write(folder.base, "media/pictures/abc.webp", b"picture")

    assert ask(served, "/media/pictures/abc.webp").body == b"picture"
    assert ask(served, "/media/pictures/abc.webp").headers["Content-Type"] == "image/webp"
    for address in ("/media/pictures/draft.webp", "/media/originals/abc.jpg", "/media/", "/media/pictures/"):
        found = ask(served, address)
        assert (found.status, found.body) == (404, b"")
