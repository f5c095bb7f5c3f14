"""What is asked about by link."""

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine

from blog.models import Quote
from home.models import User
from tests import factories as make
from tests.blog.editorial.asked import WORDS


@pytest.fixture
def writer(newsroom: Any) -> User:
    return make.user("Writer", first_name="Rosalind", last_name="Bell", email="rosalind@house.example")


@pytest.fixture
def quote(writer: User) -> Quote:
    return make.quote(WORDS, speaker=make.person("Marisol Quispe"), original_language="es", role="neighbour")


@pytest.fixture
def travel() -> Iterator[time_machine.Traveller]:
    with time_machine.travel("2030-01-15T12:00:00+00:00", tick=False) as traveller:
        yield traveller
