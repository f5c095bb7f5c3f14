"""Two people who translate into Arabic, and a clock that stands still."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine

from home.models import User
from tests import factories as make

NOON = datetime(2030, 1, 15, 12, tzinfo=UTC)


@pytest.fixture
def at_noon() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def nadia() -> User:
    return make.user("Translator", "ar", first_name="Nadia", last_name="Karam")


@pytest.fixture
def yusuf() -> User:
    return make.user("Translator", "ar", username="yusuf", first_name="Yusuf", last_name="Darwish")
