"""Lists in pages: every entry on exactly one, and a new one leaves the numbered pages as they are."""

from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase as HypothesisTestCase

from blog.listings import PAGE_SIZE, Listing, ListPage, NoSuchPage, news
from blog.models.entry import Filter, Section
from tests import factories
from tests.filed import FIRST, entry, file


def add(*numbers: int) -> None:
    file(entry(number) for number in numbers)


def titles(page: ListPage) -> list[str]:
    return [entry.title for entry in page.entries]


def numbered(total: int) -> dict[int, list[str]]:
    pages = news("en").page().numbered
    return {number: titles(news("en").page(number)) for number in range(1, pages + 1)}


class ListTests(HypothesisTestCase):
    @settings(max_examples=12)
    @given(st.integers(0, 65))
    @example(0)
    @example(9)
    @example(10)
    @example(19)
    @example(20)
    @example(39)
    def test_every_entry_is_on_exactly_one_page_and_pages_stay(self, total: int) -> None:
        add(*range(total))
        first = news("en").page()
        before = numbered(total)
        seen = titles(first) + [title for number in sorted(before, reverse=True) for title in before[number]]
        assert seen == [str(number) for number in reversed(range(total))]
        assert all(len(page) == PAGE_SIZE for page in before.values())
        assert len(first.entries) == total if total < 20 else 10 <= len(first.entries) <= 19
        assert first.total == total

        add(total)
        after = numbered(total + 1)
        assert before.items() <= after.items()

    @settings(max_examples=12)
    @given(st.integers(0, 65))
    def test_walking_from_page_to_page_visits_each_once_and_comes_back(self, total: int) -> None:
        add(*range(total))
        visited: list[int | None] = [None]
        while older := news("en").page(visited[-1]).older:
            visited.append(older)
        assert visited == [None, *range(len(visited) - 1, 0, -1)]
        back: list[int | None] = []
        here: int | None = visited[-1]
        while (newer := news("en").page(here).newer) is not None:
            here = newer or None
            back.append(here)
        assert back == visited[-2::-1]

    @settings(max_examples=10)
    @given(st.integers(0, 65), st.integers(-2, 12))
    def test_there_are_no_other_pages(self, total: int, number: int) -> None:
        add(*range(total))
        if not 1 <= number <= news("en").page().numbered:
            with pytest.raises(NoSuchPage):
                news("en").page(number)


@given(st.integers(0, 60), st.data())
def test_the_numbers_offered_lead_to_pages_that_exist(pages: int, data: st.DataObject) -> None:
    number = data.draw(st.sampled_from([None, *range(1, pages + 1)]))
    offered = ListPage([], number, pages, 0).numbers
    named = [n for n in offered if n is not None]
    assert named == sorted(set(named), reverse=True)
    assert all(1 <= n <= pages for n in named)
    assert number is None or number in named
    # The highest would change numbered pages with every tenth entry: only the first page names it.
    assert not pages or ({1} if number else {1, pages}) <= set(named)
    # A gap stands exactly where numbers are left out.
    for before, here in pairwise(offered):
        if before is not None and here is not None:
            assert before - here == 1
    assert not offered or (offered[0] is not None and offered[-1] is not None)


@pytest.mark.django_db
def test_a_list_holds_its_own_language_only_newest_first() -> None:
    add(2, 3, 1)
    file([entry(9, language="es", title="Otra")])
    assert titles(news("en").page()) == ["3", "2", "1"]


def test_statements_of_one_moment_keep_one_order(newsroom: object) -> None:
    moment = FIRST - timedelta(days=3650)
    made = [factories.published(factories.release(f"Number {n}", published_on=moment)) for n in range(3)]
    assert [entry.object_id for entry in news("en").page().entries] == [page.pk for page in reversed(made)]


@pytest.mark.django_db
def test_a_page_costs_two_queries(django_assert_num_queries: object) -> None:
    add(*range(25))
    with django_assert_num_queries(2):  # type: ignore[operator]
        news("en").page(1)


@pytest.mark.django_db
def test_a_filter_leaves_what_it_names_and_counts_it() -> None:
    add(1, 2, 3)
    file([entry(4, kind="advisory"), entry(5, kind="advisory")], (Filter.KIND, "advisory"))
    listed = Listing("en", Section.NEWS, Filter.KIND, "advisory")
    assert (titles(listed.page()), listed.total(), news("en").total()) == (["5", "4"], 2, 5)


@pytest.mark.django_db
def test_feeds_get_what_exists_in_their_own_language_only() -> None:
    add(1, 2)
    file([entry(3, own_language="es")])
    assert [one.title for one in news("en").newest(5)] == ["3", "2", "1"]
    assert [one.title for one in news("en").newest(5, own=True)] == ["2", "1"]
