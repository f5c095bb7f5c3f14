"""Where everything stands on a card, in pixels: the geometry of the drawings that designed it."""

from collections.abc import Sequence
from dataclasses import dataclass

from blog.cards import breaking
from blog.cards.content import Content
from blog.cards.faces import legible, style
from blog.cards.setting import ELLIPSIS, Setting
from home import cldr
from home.chrome import LANGUAGES
from home.typography import glued, marks

WIDTH, HEIGHT = 1200, 630
MARGIN = 72
ROOM = WIDTH - 2 * MARGIN
LAST_BASELINE = 452
RULE = (MARGIN, 500, WIDTH - MARGIN, 503)
FIRST_ROW, SECOND_ROW = 549, 586
NAME, SMALL, ORGANISATION, HOST = 29, 25, 32, 23
BETWEEN = 48

# The mark of templates/components/mark.svg: a door frame and the door, in its own units.
MARK_BOX = (20, 24)
MARK = (
    ((0, 0), (20, 0), (20, 24), (17, 24), (17, 3), (3, 3), (3, 24), (0, 24)),
    ((7, 7), (14, 4), (14, 24), (7, 24)),
)
MARK_HEIGHT, MARK_GAP = 26, 11

# Of the words' letters, when so many have no font, none are shown: only the organisation is.
UNREADABLE = 0.2
MOST_LETTERS = 1000

# What doesn't stand before an ellipsis.
LOOSE_ENDS = " .,;:!?…—–-·،؛؟、，。；：！？"


@dataclass(frozen=True)
class Scale:
    """The sizes that words may have, largest first; leading and the room above the first baseline are parts of them."""

    sizes: tuple[int, ...]
    leading: float
    top: float
    above: float

    def first_baseline(self, size: int) -> float:
        return self.top + self.above * size

    def most_lines(self, size: int) -> int:
        return 1 + int((LAST_BASELINE - self.first_baseline(size)) / (self.leading * size))


LATIN = Scale((92, 80, 68, 58, 50), leading=1.055, top=84, above=0.717)
ARABIC = Scale((88, 76, 66, 56, 48), leading=1.5, top=100, above=0.75)
CHINESE = Scale((90, 78, 66, 56, 48), leading=1.42, top=84, above=0.889)
SCALES = {"Arab": ARABIC, "Hans": CHINESE, "Hant": CHINESE, "Jpan": CHINESE, "Kore": CHINESE}
# What stacks marks above and below its letters needs Chinese leading; Latin, Greek and Cyrillic letters don't.
PLAIN = {"Latn", "Grek", "Cyrl", "Armn", "Geor", "Hebr"}


@dataclass(frozen=True)
class Placed:
    """A piece of a text, its left end and baseline."""

    setting: Setting
    span: tuple[int, int]
    x: float
    baseline: float
    size: float

    @property
    def text(self) -> str:
        return self.setting.text[slice(*self.span)]

    @property
    def width(self) -> float:
        return self.setting.width(*self.span, self.size)


@dataclass(frozen=True)
class Layout:
    """A card before it is drawn: the lines of its words, the four texts below the rule, the mark's upper left."""

    words: tuple[Placed, ...]
    rows: tuple[Placed, ...]
    mark: tuple[float, float]


def lay_out(content: Content) -> Layout:
    """Put a card's words at the largest size that holds them, cut them where none does, and set what is below."""
    organisation = _fitted(content.organisation, "mark", content.language, ORGANISATION, ROOM * 0.45)
    host = _fitted(content.host, "small", content.language, HOST, ROOM * 0.45)
    rows, room = [], {}
    for setting, size, baseline in ((organisation, ORGANISATION, FIRST_ROW), (host, HOST, SECOND_ROW)):
        placed = _in_row(setting, size, baseline, at_end=True)
        rows.append(placed)
        room[baseline] = ROOM - placed.width - BETWEEN
    mark_width = MARK_HEIGHT * MARK_BOX[0] / MARK_BOX[1]
    mark = rows[0].x - MARK_GAP - mark_width
    if organisation.rtl:
        mark = rows[0].x + rows[0].width + MARK_GAP
    room[FIRST_ROW] -= MARK_GAP + mark_width
    name = _fitted(content.name, "name", content.language, NAME, room[FIRST_ROW])
    rows.append(_in_row(name, NAME, FIRST_ROW, at_end=False))
    detail = _longest(content.details, content.language, room[SECOND_ROW])
    rows.append(_in_row(detail, SMALL, SECOND_ROW, at_end=False))
    return Layout(
        words=tuple(_words(content)),
        rows=tuple(row for row in rows if row.text),
        mark=(mark, FIRST_ROW - MARK_HEIGHT + 2),
    )


def _words(content: Content) -> list[Placed]:
    language = content.language
    shown = style("words", language)
    # No card holds more, and setting takes as long as there are words.
    words, lost = legible(content.words[:MOST_LETTERS], shown)
    if lost > UNREADABLE or not words:
        words, _lost = legible(content.organisation, shown)
        return _set(words, language, ("", ""))
    return _set(glued(words), language, marks(language) if content.quoted else ("", ""))


def _set(words: str, language: str, quotation: tuple[str, str]) -> list[Placed]:
    scale = scale_for(language)
    opening, closing = quotation
    for size in scale.sizes:
        setting = Setting(opening + words + closing, "words", language)
        sized = _Words(setting, len(opening), size)
        if lines := sized.lines(sized.units(), scale.most_lines(size)):
            return _placed(setting, lines, len(opening), scale, size)
    size = scale.sizes[-1]
    setting, lines = _cut(words, language, quotation, size, scale.most_lines(size))
    return _placed(setting, lines, len(opening), scale, size)


@dataclass(frozen=True)
class _Words:
    """Words at one size; the opening mark, so many characters long, hangs in the margin and takes no room."""

    setting: Setting
    hang: int
    size: int

    def width(self, start: int, end: int) -> float:
        return self.setting.width(max(start, self.hang), end, self.size) if end > self.hang else 0.0

    def empty(self, place: int) -> float:
        return self.setting.empty_end(place, self.size)

    def units(self) -> list[breaking.Unit]:
        return breaking.units(self.setting.text)

    def short_units(self) -> list[breaking.Unit]:
        return breaking.cut_long(self.setting.text, self.units(), self.width, ROOM)

    def lines(self, units: Sequence[breaking.Unit], most: int) -> list[tuple[int, int]]:
        return breaking.lines(self.setting.text, units, self.width, self.empty, ROOM, most)


def _cut(
    words: str, language: str, quotation: tuple[str, str], size: int, most: int
) -> tuple[Setting, list[tuple[int, int]]]:
    """Cut words that no size holds: long ones anywhere, and the text behind the last that fits, with an ellipsis."""
    opening, closing = quotation
    whole = _Words(Setting(opening + words + closing, "words", language), len(opening), size)
    units = whole.short_units()
    if lines := whole.lines(units, most):
        return whole.setting, lines
    for kept in range(breaking.fitting(units, whole.width, whole.empty, ROOM, most), 0, -1):
        start = whole.setting.text[: units[kept - 1].end].rstrip(LOOSE_ENDS)
        cut = _Words(Setting(start + ELLIPSIS + closing, "words", language), len(opening), size)
        if lines := cut.lines(cut.short_units(), most):
            return cut.setting, lines
    return whole.setting, []


def _placed(
    setting: Setting, lines: Sequence[tuple[int, int]], hang: int, scale: Scale, size: int
) -> list[Placed]:
    placed = []
    for number, span in enumerate(lines):
        baseline = scale.first_baseline(size) + number * scale.leading * size
        outside = setting.width(0, hang, size) if number == 0 and hang else 0.0
        x = WIDTH - MARGIN + outside - setting.width(*span, size) if setting.rtl else MARGIN - outside
        placed.append(Placed(setting, span, x, baseline, size))
    return placed


def scale_for(language: str) -> Scale:
    """Return the sizes of a language's script."""
    script = cldr.script(language) or "Latn"
    return SCALES.get(script, LATIN if script in PLAIN else CHINESE)


def _fitted(text: str, part: str, language: str, size: int, room: float) -> Setting:
    """Set a text in one line, cut with an ellipsis where the room asks for it."""
    shown, _lost = legible(text, style(part, language))
    setting = Setting(shown, part, language)
    if setting.width(0, len(shown), size) <= room:
        return setting
    units = breaking.units(shown)
    pieces = breaking.cut_long(shown, units, lambda start, end: setting.width(start, end, size), room / 2)
    for unit in reversed(pieces):
        cut = Setting(shown[: unit.end].rstrip(LOOSE_ENDS) + ELLIPSIS, part, language)
        if cut.width(0, len(cut.text), size) <= room:
            return cut
    return Setting("", part, language)


def _longest(texts: Sequence[str], language: str, room: float) -> Setting:
    """Set the first of these texts that the room holds, or as much as it holds of the last."""
    for text in texts:
        shown, _lost = legible(text, style("small", language))
        setting = Setting(shown, "small", language)
        if setting.width(0, len(shown), SMALL) <= room:
            return setting
    return _fitted(texts[-1] if texts else "", "small", language, SMALL, room)


def _in_row(setting: Setting, size: int, baseline: int, *, at_end: bool) -> Placed:
    span = (0, len(setting.text))
    width = setting.width(*span, size)
    on_the_right = at_end != LANGUAGES[setting.language].is_rtl
    return Placed(setting, span, WIDTH - MARGIN - width if on_the_right else MARGIN, baseline, size)
