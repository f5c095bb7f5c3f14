"""What every test gets: a clean language and cache, and a newsroom on request."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import translation

from tests import factories


@pytest.fixture(autouse=True)
def clean_slate() -> Iterator[None]:
    """Wagtail keeps site paths and renditions in the cache, and a language stays active after a rendering."""
    cache.clear()
    with translation.override("en"):
        yield
    cache.clear()


@pytest.fixture
def newsroom(db: None):  # type: ignore[no-untyped-def]
    """An empty newsroom in English, Spanish and Arabic; the English home page."""
    return factories.newsroom()


@pytest.fixture
def reader() -> Client:
    """Somebody without an account, as seen through the site's own address."""
    return Client()
