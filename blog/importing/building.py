"""From the lines that are left to the blocks of a body: paragraphs, headings, lists, tables, pictures."""

from collections.abc import Sequence
from dataclasses import replace

from blog.importing.cues import CREDIT
from blog.importing.document import Image, Item, Line, Mark, Table
from blog.importing.statement import (
    Block,
    Heading,
    ListBlock,
    ListItem,
    Paragraph,
    PictureBlock,
    TableBlock,
    words,
)
from blog.importing.text import ends_sentence, is_bullet, is_label

_LONGEST_HEADING = 80
_LONGEST_STYLED_HEADING = 200
_SHORT = 60
_STANDS_OUT = 1.1
_LONGEST_CAPTION, _SMALL = 250, 0.95


def blocks_of(lines: Sequence[Line], *, spaced: bool) -> list[Block]:
    """Blocks in reading order. Items share a list; the short lines of an address share a paragraph.

    `spaced` says whether blank lines part the blocks of the text.
    """
    styled = any(line.level > 0 for line in lines)
    blocks: list[Block] = []
    lines = _apart_from_captions(lines)
    at = 0
    while at < len(lines):
        end = at + 1
        while end < len(lines) and _belongs(lines[at], lines[end - 1], lines[end], spaced=spaced):
            end += 1
        if _has_caption(lines, at):
            end = at + 2
        group, following = lines[at:end], lines[end] if end < len(lines) else None
        blocks.append(_block(group, following, spaced=spaced, styled=styled))
        at = end
    return blocks


def note_block(line: Line) -> Paragraph:
    """A footnote as a paragraph at the end of the body."""
    return Paragraph(line.text, line.marks, note=True)


def _apart_from_captions(lines: Sequence[Line]) -> list[Line]:
    """The lines, where one below the caption of a picture begins a block of its own."""
    return [
        replace(line, first=True) if number > 1 and _has_caption(lines, number - 2) else line
        for number, line in enumerate(lines)
    ]


def _has_caption(lines: Sequence[Line], at: int) -> bool:
    return isinstance(lines[at].figure, Image) and at + 1 < len(lines) and _is_caption(lines[at + 1])


def _is_caption(line: Line) -> bool:
    """Whether a line below a picture says what it shows or who took it."""
    if line.told or line.figure or line.item or line.level or not 0 < len(line.text) <= _LONGEST_CAPTION:
        return False
    if has_link(line) or line.text[0] in '"“«„「':
        return False
    italic = sum(mark.end - mark.start for mark in line.marks if mark.kind == "italic")
    return bool(CREDIT.search(line.text)) or italic >= len(line.text) - 1 or line.prominence < _SMALL


def has_link(line: Line) -> bool:
    return any(mark.kind == "link" for mark in line.marks)


def _belongs(begun: Line, line: Line, following: Line, *, spaced: bool) -> bool:
    if _stands_alone(line) or _stands_alone(following) or line.figure or following.figure or following.level:
        return False
    if line.item or following.item:
        return bool(begun.item and following.item and _shares_list(begun.item, following.item))
    if is_bullet(line.text) and is_bullet(following.text) and not following.text.startswith(("—", "–")):
        return not following.first
    if following.first or not spaced or is_label(following.text):
        return False
    return len(line.text) <= _SHORT and len(following.text) <= _SHORT


def _stands_alone(line: Line) -> bool:
    """Whether staff said of a line what it is, so that it shares nothing with its neighbours but a list."""
    return bool(line.told) and line.told != "list"


def _shares_list(begun: Item, following: Item) -> bool:
    return begun.kind == following.kind or following.depth > begun.depth


def _block(group: Sequence[Line], following: Line | None, *, spaced: bool, styled: bool) -> Block:
    line = group[0]
    numbers = tuple(each.number for each in group)
    if isinstance(line.figure, Image):
        return PictureBlock(line.figure, "".join(each.text for each in group), lines=numbers)
    if isinstance(line.figure, Table):
        return TableBlock(line.figure, lines=numbers)
    if line.told == "heading" or (
        not line.told and _is_heading(group, following, spaced=spaced, styled=styled)
    ):
        return Heading(line.text, lines=numbers)
    if line.item and not _stands_alone(line):
        return ListBlock(tuple(_item(each) for each in group), lines=numbers)
    text, marks = _joined(group)
    return Paragraph(text, marks, settled=line.told, speaker=line.speaker, lines=numbers)


def _item(line: Line) -> ListItem:
    return (
        ListItem(line.text, line.marks, line.item.depth, line.item.kind == "number")
        if line.item
        else ListItem(line.text)
    )


def _joined(group: Sequence[Line]) -> tuple[str, tuple[Mark, ...]]:
    marks: list[Mark] = []
    start = 0
    for line in group:
        marks += [replace(mark, start=mark.start + start, end=mark.end + start) for mark in line.marks]
        start += len(line.text) + 1
    return "\n".join(line.text for line in group), tuple(marks)


def _is_heading(group: Sequence[Line], following: Line | None, *, spaced: bool, styled: bool) -> bool:
    line = group[0]
    if len(group) > 1 or line.item or following is None or has_link(line):
        # A heading can't hold a link.
        return False
    if line.level:
        return len(line.text) <= _LONGEST_STYLED_HEADING
    if styled or not (line.first or not spaced) or not _may_be_heading(line.text):
        return False
    if line.prominence >= _STANDS_OUT:
        return True
    if following.text.startswith(("—", "–")):
        return False
    return is_bullet(following.text) or bool(following.item) or len(following.text) > max(len(line.text), 25)


def _may_be_heading(text: str) -> bool:
    if len(text) > _LONGEST_HEADING or is_bullet(text) or is_label(text):
        return False
    if text[0] in '"“«„「‘' or text[-1] in ",，،":
        return False
    return (not ends_sentence(text) or text[-1] == "?") and 0 < len(words(text)) <= 20
