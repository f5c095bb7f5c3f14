"""What every test gets: a clean language and cache, and a newsroom on request."""

import gc
from collections.abc import Iterator

import hypothesis
import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import translation
from pytest_django import DjangoDbBlocker

from home.models import HomePage
from tests import factories

# No test is about how fast the machine is.
hypothesis.settings.register_profile("patient", deadline=None)
hypothesis.settings.load_profile("patient")


def pytest_collection_finish() -> None:
    """Have the collector of garbage look seldom, and never through what was imported: it took a tenth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 50, 50)


@pytest.fixture(autouse=True)
def clean_slate() -> Iterator[None]:
    """Wagtail keeps site paths and renditions in the cache, and a language stays active after a rendering."""
    cache.clear()
    with translation.override("en"):
        yield
    cache.clear()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """Make the newsroom once, below every test's transaction: making it takes longer than most tests."""
    with django_db_blocker.unblock():
        factories.newsroom()


@pytest.fixture
def newsroom(db: None):  # type: ignore[no-untyped-def]
    """An empty newsroom in English, Spanish and Arabic; the English home page."""
    return HomePage.objects.get(locale__language_code="en")


@pytest.fixture
def reader() -> Client:
    """Somebody without an account, as seen through the site's own address."""
    return Client()
