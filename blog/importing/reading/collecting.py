"""Collects a document's text as its reader meets it, and makes lines of it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import pairwise

from blog.importing.document import Document, Image, Item, Line, Table
from blog.importing.doubts import Doubt
from blog.importing.reading.listing import with_typed_items
from blog.importing.reading.runs import PLAIN, Look, Run, clean, marks_of, text_of
from blog.importing.reading.tables import MOST_COLUMNS, Cell, Paragraph, Row, paragraphs_of
from blog.importing.statement import words
from blog.importing.text import MAX_LINES, too_long, with_line_breaks

MAX_PICTURES = 50
# Where so many paragraphs have a blank one above them, blank ones part the text.
_BLANKS_PART = 0.25
_LONG = 100
_BOLD = 0.1


@dataclass
class _Place:
    """A text by itself: the document's, a cell's, a text box's, a note's."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    is_open: bool = False
    after: list[Paragraph] = field(default_factory=list)
    blank: bool = True


class Collector:
    """Takes text, paragraphs, tables, pictures and notes in reading order; `document()` gives what became of them."""

    def __init__(self) -> None:
        self._place = _Place()
        self._outer: list[_Place] = []
        self._tables: list[list[Row]] = []
        self._notes: list[Paragraph] = []
        self._pictures = self._count = 0
        self.left_out: list[str] = []
        self.doubts: Counter[str] = Counter()

    @property
    def so_far(self) -> str:
        """The last stretch of text of the open paragraph."""
        return self._place.runs[-1].text if self._place.runs else ""

    @property
    def is_open(self) -> bool:
        """Whether there is text in the open paragraph."""
        return self._place.is_open

    def add(self, text: str, look: Look = PLAIN) -> None:
        """Add to the open paragraph. A line end in the text is one that is meant."""
        if text:
            self._place.runs.append(Run(with_line_breaks(text), look))
            self._place.is_open = self._place.is_open or not text.isspace()

    def end_paragraph(self, level: int = 0, item: Item | None = None, *, spaced: bool | None = None) -> bool:
        """Close the open paragraph; says whether there was anything in it. `spaced` is as in Paragraph."""
        place = self._place
        said = place.is_open or bool(place.after)
        if place.is_open:
            above = place.paragraphs[-1] if place.paragraphs else Paragraph()
            if item:
                spaced = not above.item
            elif level != above.level:
                spaced = True
            self._count += 1
            if self._count > MAX_LINES:
                raise too_long()
            place.paragraphs.append(Paragraph(place.runs, place.blank, spaced, level, item))
            place.blank = False
        elif any(run.text.strip(" ") for run in place.runs):
            # Nothing but line ends and fixed spaces is a blank line.
            place.blank = True
        place.runs, place.is_open = [], False
        if place.after:
            place.paragraphs += place.after
            place.after, place.blank = [], True
        return said

    def go_on(self, item: Item) -> bool:
        """Take the open paragraph as one more line of the item before it; says whether that is the last paragraph."""
        place = self._place
        if not place.paragraphs or place.paragraphs[-1].item is not item:
            return False
        if self.is_open:
            place.paragraphs[-1].runs += [Run("\n"), *place.runs]
        place.runs, place.is_open = [], False
        return True

    def blank(self) -> None:
        """A blank line is here."""
        self._place.blank = True

    def figure(self, figure: Image | Table) -> None:
        """Add a picture or table where it stands, or below the open paragraph when that has begun."""
        if isinstance(figure, Image):
            self._pictures += 1
            if self._pictures > MAX_PICTURES:
                self.doubts["pictures_many"] += 1
                return
        self.put([Paragraph(blank=True, figure=figure)])

    def put(self, paragraphs: list[Paragraph]) -> None:
        place = self._place
        if place.is_open:
            place.after += paragraphs
        elif paragraphs:
            place.paragraphs += paragraphs
            place.blank = True

    def begin(self) -> None:
        """Begin a text by itself, inside the open paragraph or table."""
        self._outer.append(self._place)
        self._place = _Place()

    def end(self) -> list[Paragraph]:
        """End it; the paragraphs can be put elsewhere."""
        self.end_paragraph()
        paragraphs = self._place.paragraphs
        self._place = self._outer.pop()
        return paragraphs

    def end_note(self, number: int) -> None:
        """End a text that is a note's."""
        paragraphs = self.end()
        if paragraphs:
            paragraphs[0].runs.insert(0, Run(f"[{number}] "))
            self._notes += paragraphs

    def begin_table(self) -> None:
        self.end_paragraph()
        self._tables.append([])

    def begin_row(self, *, header: bool = False) -> None:
        self._tables[-1].append(Row(header))

    def end_cell(self, *, columns: int = 1, rows: int = 1) -> None:
        """End a text that is a cell's, over so many columns and rows."""
        self._tables[-1][-1].cells.append(Cell(self.end(), min(max(columns, 1), MOST_COLUMNS), max(rows, 1)))

    def end_table(self, caption: str = "") -> None:
        self.put(paragraphs_of(self._tables.pop(), caption))
        self.end_paragraph()

    def document(self) -> Document:
        """Give what was collected."""
        self.end_paragraph()
        lines = _lines(self._place.paragraphs)
        notes = _lines(self._notes)
        doubts = (Doubt(code, str(count)) for code, count in self.doubts.items())
        return Document(with_typed_items(lines), notes, tuple(filter(None, self.left_out)), tuple(doubts))


def _lines(paragraphs: Iterable[Paragraph]) -> tuple[Line, ...]:
    paragraphs = list(paragraphs)
    written = [paragraph for paragraph in paragraphs if paragraph.spaced is None and not paragraph.figure]
    blank = sum(paragraph.blank for paragraph in written)
    parted = not written or (blank > 1 and blank >= _BLANKS_PART * len(written))
    for above, paragraph in pairwise(paragraphs):
        # Nobody reads two long paragraphs as one, whether or not there is a blank line between them.
        if paragraph.spaced is None and max(len(above.text), len(paragraph.text)) > _LONG:
            paragraph.spaced = True
    sized = [pair for paragraph in paragraphs for pair in _sized_lines(paragraph, parted=parted)]
    letters: Counter[float] = Counter()
    for line, size in sized:
        if size and not line.level:
            letters[size] += len(line.text)
    commonest = letters.most_common(1)[0][0] if letters else 0
    return tuple(_prominent(line, size / commonest if commonest and size else 1) for line, size in sized)


def _sized_lines(paragraph: Paragraph, *, parted: bool) -> list[tuple[Line, float]]:
    """The lines of a paragraph, each with the size that most of its letters have."""
    spaced = not parted if paragraph.spaced is None else paragraph.spaced
    first = paragraph.blank or spaced
    if paragraph.figure:
        return [(Line("", first=True, figure=paragraph.figure), 0)]
    lines: list[tuple[Line, float]] = []
    for runs in _split(paragraph.runs):
        cleaned = clean(runs)
        if text := text_of(cleaned):
            level = paragraph.level if words(text) else 0
            line = Line(text, first, marks_of(cleaned), level, item=paragraph.item)
            lines.append((line, _size(cleaned)))
            first = False
        elif lines:
            first = True
    if paragraph.item and lines:
        return [(_one(line for line, _ in lines), lines[0][1])]
    return lines


def _split(runs: Iterable[Run]) -> list[list[Run]]:
    """The runs of each line."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        first, *others = run.text.split("\n")
        lines[-1].append(run._replace(text=first))
        lines += [[run._replace(text=other)] for other in others]
    return lines


def _one(lines: Iterable[Line]) -> Line:
    """An item with the lines of its address or verse in it."""
    first, *others = lines
    text, marks = first.text, list(first.marks)
    for line in others:
        start = len(text) + 1
        marks += [replace(mark, start=mark.start + start, end=mark.end + start) for mark in line.marks]
        text += "\n" + line.text
    return replace(first, text=text, marks=tuple(marks))


def _size(runs: Iterable[Run]) -> float:
    letters: Counter[float] = Counter()
    for run in runs:
        letters[run.look.size] += len(run.text)
    return letters.most_common(1)[0][0]


def _prominent(line: Line, size: float) -> Line:
    bold = sum(mark.end - mark.start for mark in line.marks if mark.kind == "bold")
    whole = bool(line.text) and bold >= len(line.text.strip())
    return replace(line, prominence=round(size + (_BOLD if whole else 0), 2))
