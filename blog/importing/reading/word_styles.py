"""What a Word document's styles and numberings say of a paragraph or run (ECMA-376 part 1, 17.7 and 17.9)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from blog.importing.document import Item
from blog.importing.reading.runs import Look

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEVELS = {"title": 1, "subtitle": 2} | {f"heading {number}": number for number in range(1, 10)}
_DEEPEST = 8
# Half a point is the unit of sizes; so large is text where nothing says otherwise.
_SIZE = 20.0
_OFF = ("0", "false", "off", "none")
_NUMBER = re.compile(r"-?\d{1,9}(?:\.\d{1,9})?")
# A style based on more others than this is damaged.
_LONGEST_CHAIN = 20

RunProperties = dict[str, str]


class ParagraphProperties(NamedTuple):
    """What stands in a w:pPr: the style's id, the level in the outline, the list and the level in it."""

    style: str = ""
    outline: int | None = None
    list: str | None = None
    depth: int | None = None


def w(name: str) -> str:
    """The full name of an element or attribute of WordprocessingML."""
    return _W + name


def value(element: etree._Element | None, name: str) -> str:
    """The w:val of an element below another; empty where there is none."""
    found = None if element is None else element.find(w(name))
    return "" if found is None else found.get(w("val"), "")


def number(text: str) -> int | None:
    return int(float(text)) if _NUMBER.fullmatch(text) else None


def run_properties(element: etree._Element | None) -> RunProperties:
    """What stands in a w:rPr; what stands there without a value is on."""
    found: RunProperties = {}
    for each in element.iterchildren(_W + "*") if element is not None else ():
        found.setdefault(each.tag.removeprefix(_W), each.get(w("val"), "on"))
    return found


def paragraph_properties(element: etree._Element | None) -> ParagraphProperties:
    numbering = None if element is None else element.find(w("numPr"))
    return ParagraphProperties(
        value(element, "pStyle"),
        number(value(element, "outlineLvl")),
        None if numbering is None else value(numbering, "numId"),
        number(value(numbering, "ilvl")),
    )


class _Style(NamedTuple):
    name: str
    based_on: str
    run: RunProperties
    paragraph: ParagraphProperties


@dataclass
class Styles:
    """The styles of a document, by id."""

    _styles: dict[str, _Style] = field(default_factory=dict)
    _defaults: RunProperties = field(default_factory=dict)
    _default: str = ""
    _known: dict[tuple[str, str], str | None] = field(default_factory=dict)

    @classmethod
    def read(cls, root: etree._Element | None) -> "Styles":
        """Read the part that holds the styles."""
        styles = cls()
        if root is None:
            return styles
        styles._defaults = run_properties(root.find("/".join(map(w, ("docDefaults", "rPrDefault", "rPr")))))
        for element in root.iterchildren(w("style")):
            identity = element.get(w("styleId"), "")
            run, paragraph = element.find(w("rPr")), element.find(w("pPr"))
            style = _Style(
                value(element, "name").casefold(),
                value(element, "basedOn"),
                run_properties(run),
                paragraph_properties(paragraph),
            )
            styles._styles.setdefault(identity, style)
            if element.get(w("type")) == "paragraph" and element.get(w("default"), "0") not in _OFF:
                styles._default = identity
        return styles

    def level(self, paragraph: ParagraphProperties) -> int:
        """A heading's level, 0 for running text.

        Names of styles are the same in every language of Word; a style of the writer's own has the outline's level.
        """
        if paragraph.outline is not None:
            return _level(paragraph.outline)
        for style in self._chain(paragraph.style):
            if level := _LEVELS.get(style.name):
                return level
            if style.paragraph.outline is not None:
                return _level(style.paragraph.outline)
        return 0

    def numbering(self, paragraph: ParagraphProperties) -> tuple[str, int | None]:
        """The list that a paragraph is in by itself or by its style, and the level in it where that is said."""
        for said in (paragraph, *(style.paragraph for style in self._chain(paragraph.style))):
            if said.list is not None:
                return said.list, said.depth
        return "", None

    def look(self, paragraph: str, run: RunProperties, link: str = "") -> Look:
        """How a run looks, from its properties, its own style and that of its paragraph."""
        # Letters of scripts that run from right to left have bold, italic and size of their own.
        ending = "Cs" if run.get("rtl", "off") not in _OFF or run.get("cs", "off") not in _OFF else ""
        size = run.get(f"sz{ending}")
        for style in (run.get("rStyle", ""), paragraph or self._default):
            size = size or self._by_style(style, f"sz{ending}")
        return Look(
            self._toggle(paragraph, run, f"b{ending}"),
            self._toggle(paragraph, run, f"i{ending}"),
            link,
            float(number(size or self._defaults.get(f"sz{ending}", "")) or _SIZE),
        )

    def hidden(self, paragraph: str, run: RunProperties) -> bool:
        return self._toggle(paragraph, run, "vanish")

    def _toggle(self, paragraph: str, run: RunProperties, name: str) -> bool:
        if name in run:
            return run[name] not in _OFF
        # Bold in the style of a word makes it plain again where the paragraph's is bold.
        found = [self._by_style(style, name) for style in (paragraph or self._default, run.get("rStyle", ""))]
        return sum(state is not None and state not in _OFF for state in found) == 1

    def _by_style(self, identity: str, name: str) -> str | None:
        key = identity, name
        if key not in self._known:
            self._known[key] = next(
                (style.run[name] for style in self._chain(identity) if name in style.run), None
            )
        return self._known[key]

    def _chain(self, identity: str) -> Iterator[_Style]:
        """A style and those that it is based on."""
        for _ in range(_LONGEST_CHAIN):
            if identity not in self._styles:
                return
            yield self._styles[identity]
            identity = self._styles[identity].based_on


def _level(outline: int) -> int:
    return outline + 1 if 0 <= outline <= _DEEPEST else 0


class Numberings:
    """The lists of a document."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._kinds: dict[str, dict[int, str]] = {}
        depths: dict[str, dict[str, int]] = {}
        links: dict[str, str] = {}
        linked: dict[str, str] = {}
        self._lists: dict[str, str] = {}
        self._depths: dict[str, dict[str, int]] = depths
        for element in root if root is not None else ():
            if element.tag == w("abstractNum"):
                identity = element.get(w("abstractNumId"), "")
                levels = [
                    (number(level.get(w("ilvl"), "")) or 0, level) for level in element.iterchildren(w("lvl"))
                ]
                self._kinds[identity] = {
                    depth: value(level, "numFmt") or "decimal" for depth, level in levels
                }
                depths[identity] = {value(level, "pStyle"): depth for depth, level in levels}
                links[identity] = value(element, "numStyleLink")
                linked[value(element, "styleLink")] = identity
            elif element.tag == w("num"):
                self._lists[element.get(w("numId"), "")] = value(element, "abstractNumId")
        for identity, link in links.items():
            if link and link in linked:
                self._kinds[identity] = self._kinds[linked[link]]

    def item(self, paragraph: ParagraphProperties) -> Item | None:
        """What a paragraph is in a list, None where it is in none."""
        identity, said = self._styles.numbering(paragraph)
        abstract = self._lists.get(identity, "")
        kinds = self._kinds.get(abstract)
        if not kinds:
            return None
        depth = said if said is not None else self._depths[abstract].get(paragraph.style, 0)
        kind = kinds.get(depth, "decimal")
        if kind == "none":
            return None
        return Item("bullet" if kind == "bullet" else "number", min(max(depth, 0), _DEEPEST))
