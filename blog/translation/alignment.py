"""Which text of one version is which of another: told by what they say, never by where they stand."""

from collections.abc import Callable, Hashable, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Any

from rapidfuzz import fuzz

Pairs = list[tuple[int, int]]
Likeness = Callable[[int, int], float]

# From here on two texts are one that was changed, out of 1.
ALIKE = 0.5
# Gaps with more pairs than this are paired by order alone.
MANY = 10_000


def aligned(
    old: Sequence[str], new: Sequence[str], likeness: Likeness | None = None, all_of_shorter: bool = False
) -> Pairs:
    """Pair texts of two versions: those that are equal, wherever they stand, and between them those changed in place.

    :param likeness: how alike the texts of two indexes are, from 0 to 1; by their letters, unless given.
    :param all_of_shorter: pair what is left in a gap by order, even where one side has more.
    :returns: pairs of indexes in the order of `old`. What is in no pair was removed or inserted.
    """
    like = likeness or (lambda one, other: fuzz.ratio(old[one], new[other]) / 100)
    anchors = _equal_in_order(old, new)
    pairs = [*anchors, *_equal_elsewhere(old, new, anchors)]
    left, right = _free(old, 0, pairs), _free(new, 1, pairs)
    for first, last in zip([(-1, -1), *anchors], [*anchors, (len(old), len(new))], strict=True):
        ones = [index for index in range(first[0] + 1, last[0]) if index in left]
        others = [index for index in range(first[1] + 1, last[1]) if index in right]
        pairs += _in_gap(ones, others, like, all_of_shorter)
    return sorted(pairs)


def in_order(pairs: Pairs) -> bool:
    """Say whether nothing was moved: pairs in the order of one side are in the order of the other."""
    return all(one[1] < other[1] for one, other in pairwise(pairs))


def _equal_in_order(old: Sequence[str], new: Sequence[str]) -> Pairs:
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    return [(block.a + step, block.b + step) for block in blocks for step in range(block.size)]


def _equal_elsewhere(old: Sequence[str], new: Sequence[str], anchors: Pairs) -> Pairs:
    waiting: dict[str, list[int]] = {}
    for index in sorted(_free(new, 1, anchors), reverse=True):
        waiting.setdefault(new[index], []).append(index)
    free = sorted(_free(old, 0, anchors))
    return [(index, waiting[old[index]].pop()) for index in free if waiting.get(old[index])]


def _free(texts: Sequence[str], side: int, pairs: Pairs) -> set[int]:
    return set(range(len(texts))) - {pair[side] for pair in pairs}


def _in_gap(ones: list[int], others: list[int], like: Likeness, all_of_shorter: bool) -> Pairs:
    if not ones or not others:
        return []
    alike = _most_alike(ones, others, like) if len(ones) * len(others) <= MANY else []
    pairs = list(alike)
    ends = [(-1, -1), *alike, (len(ones), len(others))]
    for first, last in pairwise(ends):
        before, after = range(first[0] + 1, last[0]), range(first[1] + 1, last[1])
        if all_of_shorter or len(before) == len(after):
            pairs += zip(before, after, strict=False)
    return [(ones[one], others[other]) for one, other in pairs]


def _most_alike(ones: list[int], others: list[int], like: Likeness) -> Pairs:
    """Return the pairs, in order and all alike, whose likeness adds up to most."""
    best: list[list[float]] = [[0.0] * (len(others) + 1) for _one in range(len(ones) + 1)]
    scores = [[like(one, other) for other in others] for one in ones]
    for i in range(len(ones) - 1, -1, -1):
        for j in range(len(others) - 1, -1, -1):
            paired = scores[i][j] + best[i + 1][j + 1] if scores[i][j] >= ALIKE else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], paired)
    pairs, i, j = [], 0, 0
    while i < len(ones) and j < len(others):
        if scores[i][j] >= ALIKE and best[i][j] == scores[i][j] + best[i + 1][j + 1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def equal(old: Sequence[str], new: Sequence[str]) -> Pairs:
    """Pair the texts that are equal, those in order first, each once."""
    anchors = _equal_in_order(old, new)
    return sorted([*anchors, *_equal_elsewhere(old, new, anchors)])


def woven(main: Sequence[Hashable], other: Sequence[Hashable]) -> list[Any]:
    """Return `main` with what only `other` has put in, each after what comes before it there."""
    result, there = list(main), set(main)
    place = -1
    for key in other:
        if key in there:
            place = result.index(key)
        else:
            place += 1
            result.insert(place, key)
    return result
