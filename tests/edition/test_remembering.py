"""In a batch, what pages share is found once, for each of them noted as read; outside one, everything is found anew."""

from typing import Any

import pytest

from edition.reading import reads, recording, tag_of
from edition.remembering import remembered, remembered_each, remembering
from home.models import HomePage
from home.views import open_home


class Finder:
    """Finds what it is asked for, notes it as read, and counts how often it was asked."""

    def __init__(self) -> None:
        self.asked: list[Any] = []

    def one(self, name: str = "menu") -> str:
        self.asked.append(name)
        reads(name)
        return f"the {name}"

    def each(self, names: list[str]) -> dict[str, str]:
        self.asked.append(names)
        reads(*names)
        return {name: f"the {name}" for name in names if name != "nobody"}


def test_outside_a_batch_everything_is_found_each_time() -> None:
    finder = Finder()
    assert [remembered("menu", finder.one) for _ in range(2)] == ["the menu"] * 2
    assert finder.asked == ["menu"] * 2


def test_in_a_batch_it_is_found_once_and_read_by_each() -> None:
    finder = Finder()
    with remembering():
        for _page in range(3):
            with recording() as reading:
                assert remembered("menu", finder.one) == "the menu"
            assert reading.tags == {"menu"}
    assert finder.asked == ["menu"]


def test_who_asks_for_what_was_made_of_something_remembered_has_read_that_too() -> None:
    finder = Finder()

    def frame() -> str:
        return f"{remembered('menu', finder.one)} and {finder.one('foot')}"

    with remembering():
        with recording() as first:
            remembered("menu", finder.one)
        with recording():
            remembered("frame", frame)
        with recording() as last:
            assert remembered("frame", frame) == "the menu and the foot"
    assert first.tags == {"menu"}
    assert last.tags == {"menu", "foot"}


def test_nothing_is_left_of_a_batch_for_the_next() -> None:
    finder = Finder()
    for _batch in range(2):
        with remembering():
            remembered("menu", finder.one)
    remembered("menu", finder.one)
    assert finder.asked == ["menu"] * 3


def test_what_could_not_be_found_is_looked_for_again() -> None:
    def fails() -> str:
        raise LookupError

    with remembering():
        with pytest.raises(LookupError):
            remembered("menu", fails)
        assert remembered("menu", Finder().one) == "the menu"


def test_several_are_found_together_outside_a_batch() -> None:
    finder = Finder()
    found = remembered_each("people", ["b", "a", "nobody", "b"], finder.each)
    assert list(found.items()) == [("b", "the b"), ("a", "the a")]
    assert finder.asked == [["b", "a", "nobody"]]
    assert remembered_each("people", [], finder.each) == {}
    assert len(finder.asked) == 1


def test_in_a_batch_each_of_several_is_found_once_and_read_by_who_asked_for_it() -> None:
    finder = Finder()
    with remembering():
        with recording() as first:
            remembered_each("people", ["a", "nobody"], finder.each)
        with recording() as second:
            assert list(remembered_each("people", ["c", "a"], finder.each)) == ["c", "a"]
        with recording() as third:
            assert remembered_each("people", ["nobody"], finder.each) == {}
    assert (first.tags, second.tags, third.tags) == ({"a", "nobody"}, {"c", "a"}, {"nobody"})
    assert finder.asked == [["a"], ["nobody"], ["c"]]


def test_each_language_has_its_own_home_and_all_who_ask_have_read_it(
    newsroom: HomePage, django_assert_num_queries: Any
) -> None:
    with remembering():
        homes = {code: open_home(code) for code in ("en", "es")}
        assert [home.locale.language_code for home in homes.values() if home] == ["en", "es"]
        with recording() as reading, django_assert_num_queries(0):
            assert open_home("en") is homes["en"]
        assert tag_of(newsroom) in reading.tags
    assert open_home("en") is not homes["en"]
