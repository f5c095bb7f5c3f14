"""A database that stops: every published page is there, and what needs the database says so."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from tests.edition.front import NGINX, nginx
from tests.edition.offices import Office
from tests.edition.readers import seen
from tests.edition.servers import get, granian
from tests.edition.stopping import KINDS, Stoppable, stoppable

HOST = "newsroom.example"
PAGE = "en/news/statement-0/index.html"
NEEDS_IT = {
    ("GET", "/en/search/?q=heating"): "en",
    ("GET", "/ar/search/?q=heating"): "ar",
    ("POST", "/answer/secret/es/"): "es",
    ("GET", "/answer/secret/ar/"): "ar",
    ("GET", "/es/nothing/"): "es",
}


@pytest.fixture(params=KINDS)
def database(request: Any, office: Office) -> Iterator[Stoppable]:
    with stoppable(office, request.param) as found:
        yield found


@pytest.fixture
def ports(office: Office, database: Stoppable, tmp_path: Path) -> Iterator[list[int]]:
    """The newsroom's own process, and nginx in front of it where there is one."""
    with ExitStack() as running:
        application = granian("config.wsgi:application", office.var, DATABASE_URL=database.url)
        own, _process = running.enter_context(application)
        found = [own]
        if NGINX:
            found.append(running.enter_context(nginx(tmp_path / "nginx", office.edition, own)))
        yield found


def address_of(name: str) -> str:
    return quote(f"/{name.removesuffix('index.html')}")


def test_every_published_page_is_there_and_what_needs_the_database_says_so(
    database: Stoppable, ports: list[int]
) -> None:
    files = {
        name: data
        for name, data in seen().items()
        if not name.endswith(("/404.html", "/503.html", ".br", ".gz"))
    }
    assert PAGE in files
    for port in ports:
        assert get(port, "/en/search/?q=heating", host=HOST).status == 200
    database.stop()
    for port in ports:
        for name, data in files.items():
            found = get(port, address_of(name), host=HOST)
            assert (found.status, found.body == data) == (200, True), name
        for (method, address), language in NEEDS_IT.items():
            found = get(port, address, method, host=HOST)
            assert (found.status, found.headers["Retry-After"]) == (503, "30"), address
            assert found.body == seen()[f"{language}/503.html"], address
        asked = get(port, "/answer/secret/", host=HOST, accept_language="ar")
        assert (asked.status, asked.body) == (503, seen()["ar/503.html"])
    database.start()
    for port in ports:
        assert get(port, "/en/search/?q=heating", host=HOST).status == 200
