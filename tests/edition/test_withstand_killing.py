"""A publisher that is killed, whenever: readers see all of its change or none, and the next who comes finishes it."""

import random
from collections.abc import Callable
from multiprocessing.process import BaseProcess
from time import monotonic

import pytest

from edition.looking import standing
from tests.edition import errands
from tests.edition.offices import Office
from tests.edition.readers import names_shown

KILLS = 10
LATE = 3


def by_update(office: Office, number: int) -> BaseProcess:
    """Somebody was killed after the commit; a process does what they didn't come to."""
    office.do(errands.rename, number, False)
    return office.begin(errands.manage, "edition", "update")


def by_publishing(office: Office, number: int) -> BaseProcess:
    """A process publishes, and brings the edition up to date."""
    return office.begin(errands.rename, number)


@pytest.mark.parametrize("begin", [by_update, by_publishing])
def test_killed_at_any_moment_readers_see_all_or_nothing(
    office: Office, begin: Callable[[Office, int], BaseProcess]
) -> None:
    files = names_shown()
    process = begin(office, 1)
    began = monotonic()
    process.join()
    lasts = monotonic() - began
    last = 1
    for kill in range(KILLS):
        process = begin(office, number := kill + 2)
        if kill < KILLS - LATE:
            process.join((kill + random.random()) / (KILLS - LATE) * lasts)
        else:
            wait_until_shown(process)
            process.join(random.random() * lasts / 10)
        process.kill()
        process.join()
        found = names_shown()
        assert found.keys() == files.keys()
        assert set(found.values()) in ({str(last)}, {str(number)})
        assert office.do(errands.settle) == []
        [settled] = set(names_shown().values())
        last = int(settled)


def wait_until_shown(process: BaseProcess) -> None:
    """Wait until readers get something else; what is left to do then is short."""
    before = standing()
    while standing() == before and process.is_alive():
        pass
