"""Items of lists whose bullets or numbers were typed."""

import re

from blog.importing.document import Line

# No word, so that dropping it loses nothing.
_SIGN = re.compile(r"[•‣▪●◦·○■□➢➤►❖✓✔]\s+(?=\S)")
# These also begin what somebody says, or who said it: only two of them in a row are a list.
_DASH = re.compile(r"[-–*]\s+(?=\S)")
# Who mixes these means no more by one than by the other.
_MIXED = ("- ", "* ")
_NUMBER = re.compile(r"(\d{1,2})[.)]\s+(?=\S)")


def with_typed_items(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines, where those that begin with a bullet, or count from 1, are items without it."""
    numbered = _counting(lines)
    return tuple(
        line.after(numbered[number]).as_item("number")
        if number in numbered
        else _item(
            line,
            lines[number - 1] if number else None,
            lines[number + 1] if number + 1 < len(lines) else None,
        )
        for number, line in enumerate(lines)
    )


def _counting(lines: tuple[Line, ...]) -> dict[int, int]:
    """The places of lines that count 1, 2, 3 one after the other, and the length of each line's number."""
    found: dict[int, int] = {}
    run: dict[int, int] = {}
    for place, line in enumerate(lines):
        count = None if line.level or line.item else _NUMBER.match(line.text)
        if count and int(count[1]) == len(run) + 1:
            run[place] = count.end()
            continue
        found |= run if len(run) > 1 else {}
        run = {place: count.end()} if count and int(count[1]) == 1 else {}
    return found | (run if len(run) > 1 else {})


def as_told_item(line: Line) -> Line:
    """The line as an item of a list, which somebody says it is, without the bullet or number that was typed."""
    if line.item:
        return line
    number = _NUMBER.match(line.text)
    sign = number or _SIGN.match(line.text) or _DASH.match(line.text)
    return (line.after(sign.end()) if sign else line).as_item("number" if number else "bullet")


def _item(line: Line, before: Line | None, after: Line | None) -> Line:
    if line.level or line.item:
        return line
    sign = _SIGN.match(line.text)
    if not sign and (sign := _DASH.match(line.text)):
        alike = _MIXED if line.text.startswith(_MIXED) else line.text[:2]
        mates = [mate for mate in (before, after) if mate and mate.text.startswith(alike)]
        sign = sign if mates and not line.text.endswith(line.text[0]) else None
    return line.after(sign.end()).as_item("bullet") if sign else line
