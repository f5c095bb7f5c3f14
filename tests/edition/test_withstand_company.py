"""Several who change the edition at once: each change is seen whole, and none is forgotten."""

import random
import re
from itertools import pairwise
from multiprocessing.process import BaseProcess
from time import monotonic, sleep

from tests.edition import errands
from tests.edition.offices import Office
from tests.edition.readers import seen

KILLS = 4
NORTH, SOUTH = ([f"{side} {number}" for number in range(3)] for side in ("North", "South"))


def statements_seen() -> set[str]:
    """Return which statements readers get. Whatever names one names all of them."""
    files = seen()
    pages = {
        name.split("/")[2].replace("-", " ").capitalize()
        for name in files
        if re.fullmatch(r"en/news/(north|south)-\d/index\.html", name)
    }
    for name in ("en/news/index.html", "en/news/feed.atom", "en/news/feed.json", "sitemap-en.1.xml"):
        named = re.findall(rb"(north|south)-(\d)", files[name])
        assert {b" ".join(found).decode().capitalize() for found in named} == pages, name
    return pages


def watched(*processes: BaseProcess) -> list[set[str]]:
    """Look as a reader does until these are done; return what was seen."""
    states: list[set[str]] = []
    while any(process.is_alive() for process in processes):
        if (state := statements_seen()) not in states:
            states.append(state)
        sleep(0.02)
    assert [process.exitcode for process in processes] == [0] * len(processes)
    return states


def test_two_publish_at_the_same_moment_again_and_again(office: Office) -> None:
    states = watched(
        office.begin(errands.publish_each, NORTH),
        office.begin(errands.publish_each, SOUTH),
    )
    assert len(states) > 1
    assert all(state < following for state, following in pairwise(states))
    assert office.manage("edition", "update").code == 0
    assert statements_seen() == {*NORTH, *SOUTH}
    assert office.do(errands.waiting) == 0
    assert office.do(errands.settle) == []


def test_what_is_published_while_an_edition_is_built_is_in_both(office: Office) -> None:
    before = (office.edition / "current").readlink()
    watched(
        office.begin(errands.publish_each, NORTH),
        office.begin(errands.manage, "edition", "build"),
    )
    assert (office.edition / "current").readlink() != before
    assert office.manage("edition", "update").code == 0
    assert statements_seen() == set(NORTH)
    assert office.do(errands.settle) == []


def test_a_build_that_is_killed_leaves_everything_as_it_was(office: Office) -> None:
    before = seen()
    began = monotonic()
    assert office.manage("edition", "build").code == 0
    lasts = monotonic() - began
    for part in range(KILLS):
        building = office.begin(errands.manage, "edition", "build")
        building.join((part + random.random()) / KILLS * lasts)
        building.kill()
        building.join()
        assert seen() == before
        assert office.do(errands.settle) == []
    assert office.manage("edition", "build").code == 0
    assert seen() == before
    assert len(list((office.edition / "editions").iterdir())) == 1
