"""Where lines break: by script and by sense, lines of much the same length, no word left alone."""

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from blog.cards.faces import clusters, is_mark

Measure = Callable[[int, int], float]
Empty = Callable[[int], float]

# UAX 14's classes that matter here: what may not end a line, and what may not begin one.
OPENS = frozenset("([{（［｛〈《「『【〔〖“‘«‹¿¡")
CLOSES = frozenset(
    ")]}）］｝〉》」』】〕〗”’»›、。，．：；！？…—·・%‰℃,.:;!?،؛؟۔।॥ー々〜～ぁぃぅぇぉっゃゅょァィゥェォッャュョ"
)
SENTENCE_ENDS = frozenset(".!?…。！？؟۔।॥")
CLAUSE_ENDS = frozenset(",;:，；：、،؛")
CLOSING_MARKS = frozenset("”’»›\"')]）」』")
BREAKS_AFTER = frozenset("-‐–—/")

# What a break costs beside the length of its lines: found by setting the demo's words and looking.
AFTER_SENTENCE, AFTER_CLAUSE, AFTER_SHORT_WORD, INSIDE_WORD, LONELY_WORD = -0.22, -0.1, 0.12, 0.6, 0.35
# Gate D, article 9: a letter or figure that names which one.
BEFORE_ITS_NUMBER = 0.3


@dataclass(frozen=True)
class Unit:
    """What never breaks: a word, or one Chinese character with its punctuation. `end` leaves its spaces out."""

    start: int
    end: int
    inside_word: bool = False


def units(text: str) -> list[Unit]:
    """Cut a text where a line may break."""
    found, start = [], 0
    for place in range(1, len(text) + 1):
        if place == len(text) or _may_break(text, place):
            end = start + len(text[start:place].rstrip(" "))
            if end > start:
                found.append(Unit(start, end))
            start = place
    return found


def cut_long(text: str, found: Sequence[Unit], measure: Measure, room: float) -> list[Unit]:
    """Cut units that are wider than the room into pieces that aren't, between characters."""
    cut: list[Unit] = []
    for unit in found:
        start = end = unit.start
        for cluster in clusters(text[unit.start : unit.end]):
            if end > start and measure(start, end + len(cluster)) > room:
                cut.append(Unit(start, end, inside_word=True))
                start = end
            end += len(cluster)
        cut.append(Unit(start, unit.end))
    return cut


def lines(
    text: str, found: Sequence[Unit], measure: Measure, empty: Empty, room: float, most: int
) -> list[tuple[int, int]]:
    """Choose the breaks of a text: the fewest lines that hold it, and of these the best set.

    :param measure: the width of the text between two places, in the unit of `room`.
    :param empty: how much of it is empty where a line ends at a place, and may stand outside.
    :returns: start and end of each line; nothing where `most` lines don't hold the text.
    """
    widths = _widths(found, measure, empty)
    count = len(_full(widths, len(found), room))
    if count > most or any(widths(unit, unit) > room for unit in range(len(found))):
        return []
    return _best(text, found, widths, room, count)


def fitting(found: Sequence[Unit], measure: Measure, empty: Empty, room: float, most: int) -> int:
    """Return how many units fill at most that many lines."""
    starts = _full(_widths(found, measure, empty), len(found), room)
    return starts[most] if len(starts) > most else len(found)


Widths = Callable[[int, int], float]


def _widths(found: Sequence[Unit], measure: Measure, empty: Empty) -> Widths:
    """Measure each unit and each gap once: a line is as long as its parts."""
    ends, starts, place = [], [], 0.0
    for index, unit in enumerate(found):
        if index:
            place += measure(found[index - 1].end, unit.start) if found[index - 1].end < unit.start else 0
        starts.append(place)
        place += measure(unit.start, unit.end)
        ends.append(place - empty(unit.end))
    return lambda first, last: ends[last] - starts[first]


def _full(widths: Widths, total: int, room: float) -> list[int]:
    """Return the unit that each line begins with, when each is made as full as can be."""
    starts = [0] if total else []
    for unit in range(1, total):
        if widths(starts[-1], unit) > room:
            starts.append(unit)
    return starts


def _best(text: str, found: Sequence[Unit], widths: Widths, room: float, count: int) -> list[tuple[int, int]]:
    """Set a text, which so many lines can hold, in exactly so many at the least cost."""
    total = len(found)
    infinite = float("inf")
    costs = [[infinite] * (total + 1) for _line in range(count + 1)]
    came_from = [[0] * (total + 1) for _line in range(count + 1)]
    costs[0][0] = 0.0
    for line in range(1, count + 1):
        for end in range(line, total + 1):
            for start in range(end - 1, line - 2, -1):
                width = widths(start, end - 1)
                if width > room:
                    break
                cost = costs[line - 1][start] + (width / room) ** 2 + _cost(text, found, start, end)
                if cost < costs[line][end]:
                    costs[line][end], came_from[line][end] = cost, start
    places, end = [], total
    for line in range(count, 0, -1):
        start = came_from[line][end]
        places.append((found[start].start, found[end - 1].end))
        end = start
    return places[::-1]


def _cost(text: str, found: Sequence[Unit], start: int, end: int) -> float:
    """What it costs, beside its length, to set these units as one line."""
    if end == len(found):
        alone = start == end - 1 and start > 0
        return LONELY_WORD if alone and found[start].end - found[start].start <= 8 else 0.0
    last = found[end - 1]
    if last.inside_word:
        return INSIDE_WORD
    bare = text[last.start : last.end]
    while bare and bare[-1] in CLOSING_MARKS:
        bare = bare[:-1]
    if bare and bare[-1] in SENTENCE_ENDS:
        return AFTER_SENTENCE
    if bare and bare[-1] in CLAUSE_ENDS:
        return AFTER_CLAUSE
    following = text[found[end].start : found[end].end]
    if text[last.end] == " " and (following.isdigit() or (len(following) == 1 and following.isupper())):
        return BEFORE_ITS_NUMBER
    return AFTER_SHORT_WORD if len(bare) <= 3 and text[last.end] == " " else 0.0


def _may_break(text: str, place: int) -> bool:
    before, after = text[place - 1], text[place]
    if after == " " or is_mark(after):
        return False
    if before == " ":
        return True
    if after in CLOSES or after in CLOSING_MARKS or before in OPENS:
        return False
    if before in BREAKS_AFTER and place > 1 and text[place - 2].isalpha() and after.isalpha():
        return True
    return _is_wide(before) or _is_wide(after)


def _is_wide(character: str) -> bool:
    """Say whether a line may break at either side of a character: Chinese, kana; Korean breaks at its spaces."""
    return unicodedata.east_asian_width(character) in "WF" and not "가" <= character <= "힣"
