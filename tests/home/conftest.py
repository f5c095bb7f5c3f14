"""A picture to hide faces in, and who may."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile

from home.models import Picture, User
from tests import factories
from tests.home.crowds import crowd


@pytest.fixture
def picture(settings: Any, tmp_path: Path, newsroom: Any) -> Picture:
    files = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": str(tmp_path)}}
    settings.STORAGES = {**settings.STORAGES, "default": files}
    made = Picture(title="At the gate", file=ContentFile(crowd(), name="gate.png"))
    made.focal_point_x, made.focal_point_y, made.focal_point_width, made.focal_point_height = 80, 60, 40, 30
    made.save()
    return made


@pytest.fixture
def writer(newsroom: Any) -> User:
    return factories.user("Writer")
