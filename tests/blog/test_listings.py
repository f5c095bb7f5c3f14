"""Lists in pages: every entry on exactly one, and a new one leaves the numbered pages as they are."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from uuid import UUID

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase as HypothesisTestCase

from blog.listings import PAGE_SIZE, ListPage, NoSuchPage, news, paged
from blog.models import Entry
from tests import factories

FIRST = datetime(2030, 1, 1, tzinfo=UTC)


def add(number: int) -> None:
    Entry.objects.create(
        page_id=1,
        language="en",
        own_language="en",
        translation_key=UUID(int=number),
        published_on=FIRST + timedelta(hours=number),
        path=f"/en/news/{number}/",
        title=str(number),
    )


def titles(page: ListPage) -> list[str]:
    return [entry.title for entry in page.entries]


def numbered(total: int) -> dict[int, list[str]]:
    pages = paged(news("en"), None).numbered
    return {number: titles(paged(news("en"), number)) for number in range(1, pages + 1)}


class ListTests(HypothesisTestCase):
    @settings(max_examples=12, deadline=None)
    @given(st.integers(0, 65))
    @example(0)
    @example(9)
    @example(10)
    @example(19)
    @example(20)
    @example(39)
    def test_every_entry_is_on_exactly_one_page_and_pages_stay(self, total: int) -> None:
        for number in range(total):
            add(number)
        first = paged(news("en"), None)
        before = numbered(total)
        seen = titles(first) + [title for number in sorted(before, reverse=True) for title in before[number]]
        assert seen == [str(number) for number in reversed(range(total))]
        assert all(len(page) == PAGE_SIZE for page in before.values())
        assert len(first.entries) == total if total < 20 else 10 <= len(first.entries) <= 19
        assert first.total == total

        add(total)
        after = numbered(total + 1)
        assert before.items() <= after.items()

    @settings(max_examples=12, deadline=None)
    @given(st.integers(0, 65))
    def test_walking_from_page_to_page_visits_each_once_and_comes_back(self, total: int) -> None:
        for number in range(total):
            add(number)
        visited: list[int | None] = [None]
        while older := paged(news("en"), visited[-1]).older:
            visited.append(older)
        assert visited == [None, *range(len(visited) - 1, 0, -1)]
        back: list[int | None] = []
        here: int | None = visited[-1]
        while (newer := paged(news("en"), here).newer) is not None:
            here = newer or None
            back.append(here)
        assert back == visited[-2::-1]

    @settings(max_examples=10, deadline=None)
    @given(st.integers(0, 65), st.integers(-2, 12))
    def test_there_are_no_other_pages(self, total: int, number: int) -> None:
        for n in range(total):
            add(n)
        if not 1 <= number <= paged(news("en"), None).numbered:
            with pytest.raises(NoSuchPage):
                paged(news("en"), number)


@given(st.integers(0, 60), st.data())
def test_the_numbers_offered_lead_to_pages_that_exist(pages: int, data: st.DataObject) -> None:
    number = data.draw(st.sampled_from([None, *range(1, pages + 1)]))
    offered = ListPage([], number, pages, 0).numbers
    named = [n for n in offered if n is not None]
    assert named == sorted(set(named), reverse=True)
    assert all(1 <= n <= pages for n in named)
    assert number is None or number in named
    assert not pages or {1, pages} <= set(named)
    # A gap stands exactly where numbers are left out.
    for before, here in pairwise(offered):
        if before is not None and here is not None:
            assert before - here == 1
    assert not offered or (offered[0] is not None and offered[-1] is not None)


@pytest.mark.django_db
def test_a_list_holds_its_own_language_only_newest_first() -> None:
    for number in (2, 3, 1):
        add(number)
    Entry.objects.create(
        page_id=1,
        language="es",
        own_language="es",
        translation_key=UUID(int=9),
        published_on=FIRST,
        title="Otra",
    )
    assert [entry.title for entry in news("en")] == ["3", "2", "1"]


def test_statements_of_one_moment_keep_one_order(newsroom: object) -> None:
    moment = FIRST - timedelta(days=3650)
    made = [factories.published(factories.release(f"Number {n}", published_on=moment)) for n in range(3)]
    assert [entry.page_id for entry in news("en")] == [page.pk for page in reversed(made)]


@pytest.mark.django_db
def test_a_page_costs_two_queries(django_assert_num_queries: object) -> None:
    for number in range(25):
        add(number)
    with django_assert_num_queries(2):  # type: ignore[operator]
        paged(news("en"), 1)
