"""What a table is: data in rows and columns, labels with what they say, or a way to put text side by side."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby
from statistics import mean

from blog.importing.document import Image, Item, Table
from blog.importing.reading.runs import Run, clean, text_of

_EMAIL = re.compile(r"[\w.+-]@[\w-]+\.\w")
_PHONE = re.compile(r"(?<![\d.,])\+?\(?\d[\d\s().\-–‑/]{7,22}\d(?![\d.,])")
_FEWEST_DIGITS = 9
# No table of data has more; a file may say that a cell is a million wide.
MOST_COLUMNS = 60
_LONGEST_LABEL = 30
# Cells with more letters on the average are paragraphs beside each other.
_LONGEST_CELL = 200
_SHORT = 80
# One cell in so many may have two paragraphs in a table of data.
_SINGLE = 5


@dataclass
class Paragraph:
    """A paragraph as it was read.

    `blank` says that there is a blank line above it; `spaced` whether it stands apart without one, None where that
    is as in the rest of the document.
    """

    runs: list[Run] = field(default_factory=list)
    blank: bool = False
    spaced: bool | None = None
    level: int = 0
    item: Item | None = None
    figure: Image | Table | None = None

    @property
    def text(self) -> str:
        return text_of(self.runs).strip()


@dataclass
class Cell:
    paragraphs: list[Paragraph]
    columns: int = 1
    rows: int = 1

    @property
    def text(self) -> str:
        pieces = (
            text_of(clean([run._replace(text=run.text.replace("\n", " ")) for run in paragraph.runs]))
            for paragraph in self.paragraphs
        )
        return " ".join(filter(None, pieces))


@dataclass
class Row:
    header: bool = False
    cells: list[Cell] = field(default_factory=list)


def paragraphs_of(rows: Sequence[Row], caption: str = "") -> list[Paragraph]:
    """One paragraph with the table as its figure, or the paragraphs of its cells where it only places them.

    These come column by column; a row with another number of cells than the one above begins anew.
    """
    rows = [row for row in rows if any(cell.paragraphs for cell in row.cells)]
    if _is_data(rows):
        return [Paragraph(blank=True, figure=Table(_grid(rows), caption))]
    if _is_labels(rows):
        return [paragraph for row in rows for paragraph in _labelled(*row.cells)]
    said = [Paragraph([Run(caption)], blank=True)] if caption else []
    for _, alike in groupby(rows, key=lambda row: len(row.cells)):
        for column in zip(*(row.cells for row in alike), strict=True):
            said += _column(column)
    return said


def _is_data(rows: Sequence[Row]) -> bool:
    cells = [cell for row in rows for cell in row.cells]
    if len(rows) < 2 or max(len(row.cells) for row in rows) < 2:
        return False
    if any(part.figure or part.item or part.level for cell in cells for part in cell.paragraphs):
        return False
    filled = [cell for cell in cells if cell.paragraphs]
    several = sum(len(cell.paragraphs) > 1 for cell in filled)
    texts = [cell.text for cell in filled]
    if several * _SINGLE > len(filled) or mean(map(len, texts)) > _LONGEST_CELL:
        return False
    return rows[0].header or not (_is_labels(rows) or any(map(_is_contact, texts)))


def _is_contact(text: str) -> bool:
    phones = (sum(map(str.isdecimal, match[0])) for match in _PHONE.finditer(text))
    return bool(_EMAIL.search(text)) or any(digits >= _FEWEST_DIGITS for digits in phones)


def _is_labels(rows: Sequence[Row]) -> bool:
    """Whether the first of two columns says what the second is, as in "WHERE:"."""
    return bool(rows) and all(len(row.cells) == 2 and _is_label(row.cells[0].text) for row in rows)


def _is_label(text: str) -> bool:
    return len(text) <= _LONGEST_LABEL and text.endswith((":", "："))


def _labelled(label: Cell, cell: Cell) -> list[Paragraph]:
    first, *others = cell.paragraphs or [Paragraph()]
    runs = [run for part in label.paragraphs for run in part.runs]
    return [Paragraph([*runs, Run(" "), *first.runs], blank=True), *others]


def _column(cells: Sequence[Cell]) -> list[Paragraph]:
    """The paragraphs of a column; its short ones, as in an address, stand together."""
    column: list[Paragraph] = []
    for cell in cells:
        for number, part in enumerate(cell.paragraphs):
            if not column:
                part.blank = True
            elif len(column[-1].text) <= _SHORT and len(part.text) <= _SHORT:
                part.blank = part.blank and number > 0
                part.spaced = bool(part.spaced)
            else:
                part.spaced = True
            column.append(part)
    return column


def _grid(rows: Sequence[Row]) -> tuple[tuple[str, ...], ...]:
    """The texts of the cells, every row as long as the longest, without columns that have none."""
    covered: dict[int, int] = {}
    texts: list[list[str]] = []
    for row in rows:
        text: list[str] = []
        for cell in row.cells:
            while covered.get(len(text), 0):
                covered[len(text)] -= 1
                text.append("")
            for column in range(cell.columns):
                covered[len(text)] = cell.rows - 1
                text.append("" if column else cell.text)
        texts.append(text)
    width = max(map(len, texts))
    columns = zip(*(row + [""] * (width - len(row)) for row in texts), strict=True)
    return tuple(zip(*(column for column in columns if any(column)), strict=True))
