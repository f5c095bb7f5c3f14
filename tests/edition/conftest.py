"""An edition of a newsroom, one that a test fills itself, what is rendered for it, and what answers from it."""

from pathlib import Path
from typing import Any

import pytest
from pytest_django import DjangoDbBlocker

from edition import publishing
from edition.building import build
from edition.rendering import Renderer
from edition.serving import FromEdition
from home.models import HomePage
from tests.edition.folders import Folder, write
from tests.edition.offices import Office


@pytest.fixture
def edition(newsroom: HomePage, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty newsroom with its edition; the folder. A change is shown whole, however slow the machine is."""
    for limit in ("BUDGET", "SLICE"):
        monkeypatch.setattr(publishing, limit, 600)
    settings.EDITION_ROOT = tmp_path / "edition"
    build()
    return tmp_path / "edition"


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that have been rendered since the test last cleared it."""
    addresses: list[str] = []
    render = Renderer.render

    def noted(self: Renderer, address: str) -> Any:
        addresses.append(address)
        return render(self, address)

    monkeypatch.setattr(Renderer, "render", noted)
    return addresses


@pytest.fixture
def folder(settings: Any, tmp_path: Path) -> Folder:
    """An edition with a front page in English and a statement."""
    made = Folder(tmp_path / "edition")
    settings.EDITION_ROOT = made.root
    write(made.base, "en/index.html", "<h1>Casa Abierta</h1>")
    write(made.base, "en/news/tenants-win/index.html", "<h1>Tenants win</h1>" * 40, br=b"in brotli")
    return made


@pytest.fixture
def served(folder: Folder) -> FromEdition:
    """The edition with something behind it that answers 200 to everything, and says so."""

    def django(environ: Any, start_response: Any) -> list[bytes]:
        start_response("200 OK", [("Content-Type", "text/plain"), ("Cache-Control", "max-age=9")])
        return [b"from django"]

    return FromEdition(django)


@pytest.fixture(scope="session")
def _office(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Office:
    with django_db_blocker.unblock():
        return Office(tmp_path_factory.mktemp("office"))


@pytest.fixture
def office(_office: Office, db: None, settings: Any) -> Office:
    """A newsroom in which processes work, as it was in the beginning; readers look into its edition."""
    _office.begin_anew()
    settings.EDITION_ROOT = _office.edition
    return _office
