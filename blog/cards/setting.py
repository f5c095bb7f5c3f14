"""One line of text on a card: which faces set it, how wide it is, and its drawing."""

from dataclasses import dataclass
from functools import cached_property

from PIL import ImageDraw

from blog.cards.bidi import levels, visual
from blog.cards.faces import CHINESE, Face, Style, clusters, is_control, style
from home.chrome import LANGUAGES

ELLIPSIS = "…"


# Full-width marks that fill one half of their square: beside another, or at the end of a line, the other half goes.
LEFT_HALF = frozenset("、。，．：；！？）］｝〉》」』】〕〗”’")
_HALVES = LEFT_HALF | frozenset("（［｛〈《「『【〔〖“‘")


@dataclass(frozen=True)
class Run:
    """Neighbours of one face and direction. `tight`: the last is a full-width mark whose empty half is left out."""

    text: str
    face: Face
    level: int
    tight: bool = False

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
            face = (
                None if is_control(cluster[0]) else self._face(cluster, level, found[-1] if found else None)
            )
            if face is None:
                continue
            tight = face in CHINESE and cluster in LEFT_HALF and self.text[place:end][:1] in _HALVES
            if found and (found[-1].face, found[-1].level, found[-1].tight) == (face, level, False):
                found[-1] = Run(found[-1].text + cluster, face, level, tight)
            else:
                found.append(Run(cluster, face, level, tight))
        return found

    def _face(self, cluster: str, level: int, before: Run | None) -> Face | None:
        # Points and figures inside words of the other direction are of those words' face.
        inside = before and before.level == level != self.rtl and not cluster.isalpha()
        if before and inside and before.face.has(cluster[0]):
            return before.face
        return self._style.face_for(cluster)

    def width(self, start: int, end: int, size: float) -> float:
        """Return the width in pixels of the text between two places."""
        return sum(self._length(run, size) for run in self.runs(start, end))

    def empty_end(self, place: int, size: float) -> float:
        """Return the width in pixels of what is empty before a place where a line ends: half a full-width mark."""
        last = self.runs(place - 1, place)
        return size / 2 if last and last[0].face in CHINESE and last[0].text in LEFT_HALF else 0.0

    def draw(
        self, canvas: ImageDraw.ImageDraw, at: tuple[float, float], span: tuple[int, int], size: float
    ) -> None:
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
        length = run.face.at(size).getlength(run.text, direction=run.direction, language=self.language)
        return length - size / 2 if run.tight else length
