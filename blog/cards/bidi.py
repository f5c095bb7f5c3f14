"""The order in which the characters of a line stand, by FriBidi: the library that Pillow's shaper needs too."""

import ctypes
import ctypes.util
from collections.abc import Sequence
from functools import cache
from typing import TypeVar

T = TypeVar("T")

# fribidi-types.h
_PARAGRAPH_LTR, _PARAGRAPH_RTL = 0x110, 0x111


def levels(text: str, rtl: bool) -> list[int]:
    """Return the embedding level of each character of a paragraph: even runs to the right, odd to the left.

    Source: Unicode Standard Annex 9, rules X1 to I2.
    """
    if not text:
        return []
    count = len(text)
    points = (ctypes.c_uint32 * count)(*map(ord, text))
    kinds, brackets = (ctypes.c_uint32 * count)(), (ctypes.c_uint32 * count)()
    found = (ctypes.c_int8 * count)()
    base = ctypes.c_uint32(_PARAGRAPH_RTL if rtl else _PARAGRAPH_LTR)
    library = _library()
    library.fribidi_get_bidi_types(points, count, kinds)
    library.fribidi_get_bracket_types(points, count, kinds, brackets)
    library.fribidi_get_par_embedding_levels_ex(kinds, brackets, count, ctypes.byref(base), found)
    return list(found)


def visual(runs: Sequence[T], run_levels: Sequence[int]) -> list[T]:
    """Put the runs of one line into the order in which they stand from left to right (UAX 9, L2)."""
    ordered = list(zip(runs, run_levels, strict=True))
    for level in range(max(run_levels, default=0), 0, -1):
        start = 0
        while start < len(ordered):
            end = start
            while end < len(ordered) and ordered[end][1] >= level:
                end += 1
            ordered[start:end] = ordered[start:end][::-1]
            start = end + 1
    return [run for run, _level in ordered]


@cache
def _library() -> ctypes.CDLL:
    for name in ("libfribidi.so.0", ctypes.util.find_library("fribidi")):
        if name:
            try:
                return ctypes.CDLL(name)
            except OSError:
                continue
    raise OSError("libfribidi is not installed")
