"""What changed between two versions of somebody's words, word by word."""

import re
from difflib import SequenceMatcher

# Words with the space behind them; scripts without spaces letter by letter.
_PIECE = re.compile(r"[\u2e80-\u9fff\u0e00-\u0eff]|[^\s\u2e80-\u9fff\u0e00-\u0eff]+\s*|\s+")


def compared(old: str, new: str) -> list[tuple[str, str]]:
    """Return pieces of both texts in order, each with "same", "removed" or "added"."""
    before, after = _PIECE.findall(old), _PIECE.findall(new)
    found: list[tuple[str, str]] = []
    for act, i, j, k, n in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if act == "equal":
            found.append(("same", "".join(before[i:j])))
            continue
        if i < j:
            found.append(("removed", "".join(before[i:j])))
        if k < n:
            found.append(("added", "".join(after[k:n])))
    return found
