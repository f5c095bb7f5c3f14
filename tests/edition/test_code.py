"""The edition says which code has made it, and is built anew where that is another."""

import os
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from edition import tree
from edition.building import build
from edition.code import code
from edition.models import File

name_of_code = code.__wrapped__


@pytest.fixture
def sources(settings: Any, tmp_path: Path) -> Path:
    """The sources of a small project of its own."""
    folder = tmp_path / "sources"
    (folder / "templates").mkdir(parents=True)
    (folder / "templates" / "page.html").write_text("<h1>")
    (folder / "requirements.lock").write_text("wagtail==8.0.1")
    settings.EDITION_SOURCES = [folder / "templates", folder / "requirements.lock"]
    return folder


def test_the_same_code_has_the_same_name_wherever_and_whenever(sources: Path, settings: Any) -> None:
    name = name_of_code()
    page = sources / "templates" / "page.html"
    os.utime(page, (1, 1))
    assert name_of_code() == name

    elsewhere = sources.rename(sources.with_name("elsewhere"))
    settings.EDITION_SOURCES = [elsewhere / each.name for each in settings.EDITION_SOURCES]
    assert name_of_code() == name


@pytest.mark.parametrize("change", ["edit", "add", "remove", "rename", "upgrade", "language"])
def test_what_may_change_a_page_gives_it_another(sources: Path, settings: Any, change: str) -> None:
    name, page = name_of_code(), sources / "templates" / "page.html"
    match change:
        case "edit":
            page.write_text("<h2>")
        case "add":
            (page.parent / "new.html").touch()
        case "remove":
            page.unlink()
        case "rename":
            page.rename(page.with_name("new.html"))
        case "upgrade":
            (sources / "requirements.lock").write_text("wagtail==8.0.2")
        case "language":
            settings.NEWSROOM_LANGUAGES = settings.NEWSROOM_LANGUAGES[:1]

    assert name_of_code() != name


def test_what_is_made_from_sources_plays_no_part(sources: Path) -> None:
    name = name_of_code()
    (sources / "templates" / "django.mo").touch()
    (sources / "templates" / "page.pyc").touch()

    assert name_of_code() == name


def test_an_edition_is_built_once_by_the_same_code(edition: Path) -> None:
    before = tree.version()
    call_command("edition", "build", "--if-outdated")

    assert tree.version() == before


@pytest.fixture
def one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """A build in this very process: another would not see what a test's transaction holds."""
    monkeypatch.setattr("os.cpu_count", lambda: 1)


@pytest.mark.usefixtures("one_process")
def test_another_code_builds_it_anew(edition: Path, monkeypatch: Any) -> None:
    before, said = tree.version(), StringIO()
    monkeypatch.setattr("edition.building.code", lambda: "another")
    call_command("edition", "status", stdout=said)
    assert "made by other code" in said.getvalue()

    call_command("edition", "build", "--if-outdated", stdout=said)
    call_command("edition", "status", stdout=(after := StringIO()))

    assert tree.version().startswith("another-")
    assert not (edition / "editions" / before).exists()
    assert "made by other code" not in after.getvalue()


@pytest.mark.usefixtures("one_process")
def test_where_there_is_none_one_is_built(newsroom: Any, settings: Any, tmp_path: Path) -> None:
    settings.EDITION_ROOT = tmp_path / "edition"
    call_command("edition", "build", "--if-outdated", stdout=StringIO())

    assert tree.version().startswith(f"{code()}-")


def test_a_build_that_is_broken_off_leaves_the_edition_in_use_alone(edition: Path) -> None:
    before, files = tree.version(), File.objects.count()

    def stop(done: int, total: int) -> None:
        raise SystemExit

    with pytest.raises(SystemExit):
        build(stop)

    assert tree.version() == before
    assert [each.name for each in (edition / "editions").iterdir()] == [before]
    assert File.objects.count() == files
