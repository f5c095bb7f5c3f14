"""What a reader's page costs, beside the cheapest answer that the same process can give."""

import statistics
import time
from collections.abc import Callable

import pytest
from django.test import Client

from tests import factories

ROUNDS = 30


def milliseconds(action: Callable[[], object]) -> float:
    """Return the median time of an action over ROUNDS runs."""
    times = []
    for _round in range(ROUNDS):
        began = time.perf_counter()
        action()
        times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times)


def releases(count: int, **fields: object) -> None:
    for number in range(count):
        factories.published(
            factories.release(
                f"Number {number}",
                body=[factories.paragraph("Words. " * 60), ("quote", factories.quote(f"Words {number}."))],
                **fields,
            )
        )


@pytest.mark.parametrize("address", ["/en/", "/en/news/", "/en/news/number-0/"])
def test_what_a_page_costs_and_whether_it_grows(newsroom, address: str) -> None:  # type: ignore[no-untyped-def]
    reader = Client()
    releases(12)
    reader.get(address)
    few, base = milliseconds(lambda: reader.get(address)), milliseconds(lambda: reader.get("/robots.txt"))
    for number in range(100):
        factories.published(factories.release(f"More {number}"))
    many = milliseconds(lambda: reader.get(address))
    print(
        f"\n{address:24} {few:6.1f} ms, {few / base:5.1f} x robots.txt; with ten times the content {many / few:4.2f} x"
    )
    assert many < few * 2
