"""How text on a web page looks: what style sheets, style attributes and old tags say of size and weight."""

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from blog.importing.reading.runs import Look

# The size of running text in a browser, in CSS pixels.
SIZE = 16.0
_UNITS = {"px": 1, "pt": 4 / 3, "pc": 16, "in": 96, "cm": 37.8, "mm": 3.78, "q": 0.945, "rem": SIZE}
_RELATIVE = {"em": 1, "%": 0.01, "ex": 0.5, "ch": 0.5}
_WORDS = {"xx-small": 9, "x-small": 10, "small": 13, "medium": 16, "large": 18, "x-large": 24, "xx-large": 32}
_STEPS = {"smaller": 1 / 1.2, "larger": 1.2}
_FONT_SIZES = (10, 13, 16, 18, 24, 32, 48)
_LENGTH = re.compile(r"(\d{1,4}(?:\.\d{1,6})?|\.\d{1,6})\s*([a-z]+|%)")
_COMMENT = re.compile(r"/\*(?:.*?\*/|.*)", re.DOTALL)
_SELECTOR = re.compile(r"(?:[a-z][a-z0-9]*)?(?:[.#][\w-]+)?", re.IGNORECASE)
_WANTED = ("font-size", "font-weight", "font-style")
_BOLD_TAGS = {"b", "strong", "th"}
_ITALIC_TAGS = {"i", "em", "cite", "dfn", "var", "address"}

Declarations = dict[str, str]


def declarations(text: str) -> Declarations:
    """The properties in a style attribute or rule, in small letters."""
    pairs = (each.partition(":") for each in text.split(";"))
    return {name.strip().casefold(): said.strip().casefold() for name, _, said in pairs}


def rules(styles: str) -> dict[str, Declarations]:
    """What style sheets say of fonts, by selectors of one tag, class or id, apart from rules for paper and the like."""
    found: dict[str, Declarations] = {}
    depth, selectors = 0, ""
    for piece in re.split("([{}])", _COMMENT.sub("", styles)):
        if piece in ("{", "}"):
            depth = max(depth + (1 if piece == "{" else -1), 0)
        elif depth == 0:
            selectors = piece.rpartition(";")[2].strip()
        elif depth == 1 and not selectors.startswith("@"):
            wanted = {name: what for name, what in declarations(piece).items() if name in _WANTED}
            for selector in map(str.strip, selectors.split(",") if wanted else ()):
                if _SELECTOR.fullmatch(selector):
                    found.setdefault(selector, {}).update(wanted)
    return found


def look_of(
    element: etree._Element, name: str, outer: Look, rules: Mapping[str, Declarations], said: Declarations
) -> Look:
    """How the text in an element looks; `said` is its style attribute, `outer` the look around it."""
    look = outer
    if name in _BOLD_TAGS:
        look = look._replace(bold=True)
    if name in _ITALIC_TAGS:
        look = look._replace(italic=True)
    if name in ("big", "small"):
        look = look._replace(size=outer.size * (1.2 if name == "big" else 1 / 1.2))
    if name == "font" and (size := _font_size(element.get("size", ""))):
        look = look._replace(size=size)
    for selector in _selectors(element, name):
        if selector in rules:
            look = _with(look, outer, rules[selector])
    return _with(look, outer, said) if said else look


def _selectors(element: etree._Element, name: str) -> Iterator[str]:
    yield name
    for each in element.get("class", "").split()[:20]:
        yield f".{each}"
        yield f"{name}.{each}"
    if identity := element.get("id"):
        yield f"#{identity}"


def _with(look: Look, outer: Look, said: Declarations) -> Look:
    weight = said.get("font-weight", "")
    if weight:
        look = look._replace(
            bold=weight.startswith("bold") or (weight[:3].isdecimal() and int(weight[:3]) >= 600)
        )
    if style := said.get("font-style"):
        look = look._replace(italic=style.startswith(("italic", "oblique")))
    size = _length(said.get("font-size", ""), outer.size)
    return look._replace(size=size) if size else look


def _length(text: str, outer: float) -> float:
    """A size in CSS pixels; 0 where the text is none."""
    if text in _STEPS:
        return round(outer * _STEPS[text], 1)
    found = _LENGTH.match(text)
    if not found:
        return _WORDS.get(text.partition(" ")[0], 0)
    amount, unit = float(found[1]), found[2]
    return round(amount * (_UNITS.get(unit, 0) or _RELATIVE.get(unit, 0) * outer), 1)


def _font_size(text: str) -> float:
    """What <font size> means, from 1 to 7 or in steps from 3."""
    text = text.strip()
    digit = text[-1:] if text[-1:].isdecimal() and len(text) <= 2 else ""
    if not digit:
        return 0
    step = {"+": 3 + int(digit), "-": 3 - int(digit)}.get(text[0], int(digit))
    return _FONT_SIZES[min(max(step, 1), 7) - 1]
