"""A written document as its readers hand it on: lines in reading order, whatever the file's format was."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Literal

from blog.importing.doubts import Doubt


@dataclass(frozen=True)
class Mark:
    """Bold, italic or a link over the letters `start` to `end` of a line; `target` is the link's address."""

    start: int
    end: int
    kind: Literal["bold", "italic", "link"]
    target: str = ""


@dataclass(frozen=True)
class Image:
    """A picture as it lay in the document, not yet made safe."""

    data: bytes = field(repr=False)
    alt: str = ""


@dataclass(frozen=True)
class Table:
    """Rows of cells, the first row naming the columns."""

    rows: tuple[tuple[str, ...], ...]
    caption: str = ""


@dataclass(frozen=True)
class Item:
    """Marks a line as an item of a list; `depth` counts from 0."""

    kind: Literal["bullet", "number"]
    depth: int = 0


@dataclass(frozen=True)
class Line:
    """A paragraph, heading or list item as its writer meant it, or a figure that stands by itself.

    `first` says whether a blank line or the beginning stands before it. `level` is the heading's (1 is the title's,
    0 is running text). `prominence` is what else makes it stand out: its size of type in relation to the running
    text's, 0.1 more where all of it is bold; 1 is plain. A line with a figure has no text.

    `number` is its place in the document. `told` is the role that staff gave it (see blog.importing.roles), and
    `speaker` whose words they said it is.
    """

    text: str
    first: bool = False
    marks: tuple[Mark, ...] = ()
    level: int = 0
    prominence: float = 1.0
    item: Item | None = None
    figure: Image | Table | None = None
    number: int = -1
    told: str = ""
    speaker: str = ""

    def after(self, start: int) -> "Line":
        """The same line without its first `start` letters."""
        marks = tuple(
            replace(mark, start=max(mark.start - start, 0), end=mark.end - start)
            for mark in self.marks
            if mark.end > start
        )
        return replace(self, text=self.text[start:], marks=marks)

    def as_item(self, kind: Literal["bullet", "number"]) -> "Line":
        """The same line as an item of a list."""
        return replace(self, item=Item(kind))


@dataclass(frozen=True)
class Document:
    """What a reader found: the text, the notes at its foot, what it left out as no part of the text, and doubts."""

    lines: tuple[Line, ...]
    notes: tuple[Line, ...] = ()
    left_out: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    @property
    def text(self) -> str:
        """The words alone, a blank line where the document has one."""
        return joined(self.lines)


def joined(lines: Iterable[Line]) -> str:
    return "\n".join(("\n" if line.first and number else "") + line.text for number, line in enumerate(lines))
