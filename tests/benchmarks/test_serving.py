"""How fast a page comes from the edition, beside the fastest way that the same server has for the same bytes."""

import re
import shutil
import statistics
import subprocess
import time
from http.client import HTTPConnection
from pathlib import Path
from random import Random

import pytest
from django.conf import settings

from tests.edition.folders import Folder, write
from tests.edition.front import NGINX, nginx
from tests.edition.servers import free_port, get, granian

PAGE = "/en/news/tenants-win/"
WORDS = Random(1).choices(
    ["".join(Random(n).choices("aeioubcdlmnrst", k=2 + n % 8)) for n in range(900)], k=4_000
)
# As long as a statement of the demo. Its Brotli only has to be shorter than its gzip.
TEXT = " ".join(WORDS)
BROTLI = TEXT.encode()[:5_000]
SECONDS = 2
ROUNDS = 7
# What two runs of the same may differ by while the machine does other things.
NOISE = 0.2
HEADERS = settings.ROOT / "deploy/nginx-headers.conf"
WRK = shutil.which("wrk")
CLIENTS = 32


def per_second(port: int, address: str, accept: str, clients: int = CLIENTS) -> float:
    """Return how many answers a second a server gives to clients who ask for one address again and again."""
    headers = {"Host": "newsroom.example", "Accept-Encoding": accept}
    if WRK is None:
        return _one_client(port, address, headers)
    written = [part for name, value in headers.items() for part in ("-H", f"{name}: {value}")]
    command = [WRK, "-t1", f"-c{clients}", f"-d{SECONDS}s", *written, f"http://127.0.0.1:{port}{address}"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "Non-2xx" not in said, said
    found = re.search(r"Requests/sec:\s+([0-9.]+)", said)
    assert found, said
    return float(found[1])


def _one_client(port: int, address: str, headers: dict[str, str]) -> float:
    connection = HTTPConnection("127.0.0.1", port)
    began, asked = time.perf_counter(), 0
    while time.perf_counter() - began < SECONDS:
        connection.request("GET", address, headers=headers)
        connection.getresponse().read()
        asked += 1
    connection.close()
    return asked / (time.perf_counter() - began)


def compared(
    name: str, ours: tuple[int, str], other: tuple[int, str], accept: str, others_clients: int = CLIENTS
) -> float:
    """Measure both in turns, so that whatever else the machine does meets both; print and return the ratio.

    :param others_clients: so many as the other answers to well within a turn.
    """
    pairs = [
        (per_second(*ours, accept), per_second(*other, accept, others_clients)) for _round in range(ROUNDS)
    ]
    mine, theirs = (statistics.median(times) for times in zip(*pairs, strict=True))
    ratio = statistics.median(one / two for one, two in pairs)
    print(f"\n{name:44} {mine:8,.0f}/s beside {theirs:8,.0f}/s: {ratio:5.2f} x")
    return ratio


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    made = Folder(tmp_path_factory.mktemp("var") / "edition")
    write(made.base, "en/news/tenants-win/index.html", TEXT, br=BROTLI)
    write(made.base, "plain.html", TEXT, br=BROTLI)
    return made


@pytest.mark.parametrize(("encoding", "accept"), [("plain", "identity"), ("in Brotli", "gzip, deflate, br")])
def test_the_default_beside_bare_whitenoise(folder: Folder, encoding: str, accept: str) -> None:
    nowhere = "sqlite:////nowhere/at/all.sqlite3"
    bare = "tests.benchmarks.bare:application"
    with (
        granian("config.wsgi:application", folder.root.parent, DATABASE_URL=nowhere, ALLOWED_HOSTS="*") as (
            ours,
            _,
        ),
        granian(bare, folder.root.parent, BARE_ROOT=str(folder.base / "files")) as (theirs, _other),
    ):
        assert (
            get(ours, PAGE, accept_encoding=accept).body
            == get(theirs, "/plain.html", accept_encoding=accept).body
        )
        ratio = compared(f"a page, {encoding}, and WhiteNoise", (ours, PAGE), (theirs, "/plain.html"), accept)
    assert ratio >= 0.9 - NOISE


@pytest.mark.skipif(NGINX is None, reason="nginx is not installed")
@pytest.mark.parametrize(("encoding", "accept"), [("plain", "identity"), ("gzipped", "gzip")])
def test_nginx_on_the_edition_beside_nginx_on_a_file(
    folder: Folder, tmp_path: Path, encoding: str, accept: str
) -> None:
    """The file is sent with as many headers, written down: what is measured is finding it through the two links."""
    other = free_port()
    headers = re.sub(r'\$\w+|""', '"public, max-age=10, and more"', HEADERS.read_text("utf-8"))
    does = f"listen 127.0.0.1:{other}; access_log off; sendfile on; gzip_static on; root {folder.base}/files; {headers}"
    with nginx(tmp_path / "nginx", folder.root, free_port(), f"server {{ {does} }}") as port:
        ratio = compared(
            f"nginx, a page, {encoding}, and a file", (port, PAGE), (other, "/plain.html"), accept
        )
    assert ratio >= 0.8 - NOISE
