"""Items of lists whose bullets were typed."""

import re
from dataclasses import replace

from blog.importing.document import Item, Line

# No word, so that dropping it loses nothing.
_SIGN = re.compile(r"[•‣▪●◦·○■□➢➤►❖✓✔]\s+(?=\S)")
# These also begin what somebody says, or who said it: only two of them in a row are a list.
_DASH = re.compile(r"[-–*]\s+(?=\S)")


def with_typed_items(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines, where those that begin with a bullet are items without it."""
    return tuple(
        _item(
            line,
            lines[number - 1] if number else None,
            lines[number + 1] if number + 1 < len(lines) else None,
        )
        for number, line in enumerate(lines)
    )


def _item(line: Line, before: Line | None, after: Line | None) -> Line:
    if line.level or line.item:
        return line
    sign = _SIGN.match(line.text)
    if not sign and (sign := _DASH.match(line.text)):
        mates = [mate for mate in (before, after) if mate and mate.text.startswith(line.text[:2])]
        sign = sign if mates and not line.text.endswith(line.text[0]) else None
    return replace(line.after(sign.end()), item=Item("bullet")) if sign else line
