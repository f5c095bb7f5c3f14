"""What was changed between two versions of a text: word by word, in writing without spaces character by character."""

import re
import unicodedata
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Literal

Op = Literal["same", "removed", "added"]
Difference = tuple[Op, str]

# Writing without spaces: kana and Chinese characters.
UNSPACED = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"

_RUN = re.compile(rf"\s+|[{UNSPACED}—–…]|[^\s{UNSPACED}—–…]+")


def word_diff(old: str, new: str) -> list[Difference]:
    """Return both texts in one, as pieces that are the same, removed or added.

    What is same and removed, joined, is `old`; what is same and added is `new`: space by space. Where something was
    replaced, what is removed comes first. Rich text is compared by its words: see `rich.words_of`.
    """
    one, other = _spaced(old), _spaced(new)
    matcher = SequenceMatcher(None, [word for word, _ in one], [word for word, _ in other], autojunk=False)
    found: list[Difference] = []
    for op, start, end, first, last in matcher.get_opcodes():
        if op == "equal":
            for (word, before), (_word, after) in zip(one[start:end], other[first:last], strict=True):
                found += [("same", word), *_of_space(before, after)]
        else:
            found += [("removed", _text(one[start:end])), ("added", _text(other[first:last]))]
    return _joined(found)


def pieces(text: str) -> Iterator[str]:
    """Yield a text's words, marks and spaces in order. A mark inside a word, as in “10:30”, is part of it."""
    for run in _RUN.findall(text):
        start, end = 0, len(run)
        while start < end and _is_mark(run[start]):
            start += 1
        while end > start and _is_mark(run[end - 1]):
            end -= 1
        yield from run[:start]
        if start < end:
            yield run[start:end]
        yield from run[end:]


def _is_mark(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"


def _spaced(text: str) -> list[tuple[str, str]]:
    """Return words and marks, each with the space that follows it."""
    found: list[tuple[str, str]] = []
    for piece in pieces(text):
        if piece.isspace() and found:
            found[-1] = (found[-1][0], piece)
        else:
            found.append((piece, ""))
    return found


def _text(words: list[tuple[str, str]]) -> str:
    return "".join(word + space for word, space in words)


def _of_space(before: str, after: str) -> list[Difference]:
    return [("same", before)] if before == after else [("removed", before), ("added", after)]


def _joined(found: list[Difference]) -> list[Difference]:
    """Join neighbours; between two pieces that are the same, all that is removed comes before all that is added."""
    told: list[Difference] = []
    same, removed, added = "", "", ""
    for op, text in found:
        if op == "same" and text and (removed or added):
            space = _space_behind(removed, added)
            told += _told(same, removed.removesuffix(space), added.removesuffix(space))
            same, removed, added = space + text, "", ""
        elif op == "same":
            same += text
        elif op == "removed":
            removed += text
        else:
            added += text
    return [*told, *_told(same, removed, added)]


def _space_behind(removed: str, added: str) -> str:
    """Return the space behind what was replaced, where it stayed: that isn't marked."""
    space = removed[len(removed.rstrip()) :]
    return space if added[len(added.rstrip()) :] == space else ""


def _told(same: str, removed: str, added: str) -> list[Difference]:
    found: list[Difference] = [("same", same), ("removed", removed), ("added", added)]
    return [(op, text) for op, text in found if text]
