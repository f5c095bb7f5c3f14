"""One line of text on a card: which faces set it, how wide it is, and its drawing."""

from dataclasses import dataclass
from functools import cached_property

from PIL import ImageDraw

from blog.cards.bidi import levels, visual
from blog.cards.faces import Face, Style, clusters, is_control, style
from home.chrome import LANGUAGES

ELLIPSIS = "…"


@dataclass(frozen=True)
class Run:
    """Neighbours of one face and direction."""

    text: str
    face: Face
    level: int

    @property
    def direction(self) -> str:
        return "rtl" if self.level % 2 else "ltr"


@dataclass(frozen=True)
class Setting:
    """A text as one part of a card sets it. The text is one that `faces.legible` has returned."""

    text: str
    part: str
    language: str

    @property
    def rtl(self) -> bool:
        return LANGUAGES[self.language].is_rtl

    @cached_property
    def _style(self) -> Style:
        return style(self.part, self.language).for_text(self.text)

    @cached_property
    def _levels(self) -> list[int]:
        return levels(self.text, self.rtl)

    def runs(self, start: int, end: int) -> list[Run]:
        """Return the runs of the text between two places, in the order of reading."""
        found: list[Run] = []
        place = start
        for cluster in clusters(self.text[start:end]):
            level = self._levels[place]
            place += len(cluster)
            if is_control(cluster[0]):
                continue
            face = self._style.face_for(cluster)
            if face is None:
                continue
            if found and (found[-1].face, found[-1].level) == (face, level):
                found[-1] = Run(found[-1].text + cluster, face, level)
            else:
                found.append(Run(cluster, face, level))
        return found

    def width(self, start: int, end: int, size: float) -> float:
        """Return the width in pixels of the text between two places."""
        return sum(self._length(run, size) for run in self.runs(start, end))

    def draw(self, canvas: ImageDraw.ImageDraw, at: tuple[float, float], span: tuple[int, int], size: float) -> None:
        """Draw the text between two places, its left end and baseline at `at`."""
        x, baseline = at
        runs = self.runs(*span)
        for run in visual(runs, [run.level for run in runs]):
            canvas.text(
                (x, baseline),
                run.text,
                fill=255,
                font=run.face.at(size),
                anchor="ls",
                direction=run.direction,
                language=self.language,
                stroke_width=run.face.embolden * size,
            )
            x += self._length(run, size)

    def _length(self, run: Run, size: float) -> float:
        return run.face.at(size).getlength(run.text, direction=run.direction, language=self.language)
