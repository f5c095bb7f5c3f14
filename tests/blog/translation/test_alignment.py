"""Which text is which in another version is told by what they say."""

from collections import Counter
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from blog.translation.alignment import aligned, equal, in_order, woven

TEXTS = st.lists(
    st.sampled_from(["Heat", "Water", "Rest", "Light in all houses", "Heat in all houses"]), max_size=8
)


@given(TEXTS, TEXTS)
def test_each_text_is_in_one_pair_at_most_and_equal_ones_find_each_other(
    old: list[str], new: list[str]
) -> None:
    pairs = aligned(old, new)
    assert len({one for one, _other in pairs}) == len({other for _one, other in pairs}) == len(pairs)
    same = sum(old[one] == new[other] for one, other in pairs)
    assert same == (Counter(old) & Counter(new)).total() == len(equal(old, new))


@given(TEXTS)
def test_the_same_texts_are_paired_one_by_one(texts: list[str]) -> None:
    assert aligned(texts, texts) == [(number, number) for number in range(len(texts))]
    assert in_order(aligned(texts, texts))


def test_what_was_changed_in_place_is_told_from_what_is_new() -> None:
    old = ["The heating is back.", "Rosa signed the order."]
    new = ["Something else entirely, 1234567890", "The heating is back again.", "Rosa signed the order."]
    assert aligned(old, new) == [(0, 1), (1, 2)]


def test_one_for_one_is_a_change_however_different() -> None:
    assert aligned(["Heat", "aaaa", "Rest"], ["Heat", "zzzzzzzz", "Rest"]) == [(0, 0), (1, 1), (2, 2)]
    assert aligned(["Heat", "aaaa", "Rest"], ["Heat", "zzzzzzzz", "yyyyyy", "Rest"]) == [(0, 0), (2, 3)]


@given(st.permutations(range(6)), st.integers(0, 6), st.integers(0, 6))
def test_what_is_woven_in_stands_after_what_it_stood_after(
    order: list[int], cut: int, other_cut: int
) -> None:
    main, other = list(range(6))[:cut], order[:other_cut]
    result = woven(main, other)
    assert [key for key in result if key in main] == main
    assert set(result) == {*main, *other} and len(result) == len(set(result))
    for before, key in pairwise(other):
        if key not in main:
            assert result.index(key) == result.index(before) + 1 or result[result.index(key) - 1] in other
