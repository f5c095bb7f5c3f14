"""An edition of its own for a test."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from edition.building import build
from home.models import HomePage


@pytest.fixture
def edition(newsroom: HomePage, settings: Settings, tmp_path: Path) -> Iterator[Path]:
    """An empty newsroom with its edition; the folder."""
    settings.EDITION_ROOT = tmp_path / "edition"
    build()
    yield tmp_path / "edition"
