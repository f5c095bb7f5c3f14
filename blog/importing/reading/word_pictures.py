"""Drawings in Word documents: their pictures, the text in their boxes, and what can't be read."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from blog.importing.document import Image
from blog.importing.reading.package import Package, Relation, TooLarge
from blog.importing.reading.pictures import MAX_PICTURE, is_picture, said_of

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
# A chart, a diagram, ink.
_EMBEDDED = ("chart", "relIds", "contentPart")


class Drawing(NamedTuple):
    """A picture in a drawing, by the id of the relation to its file."""

    relation: str
    description: str


def pieces_of(element: etree._Element, description: str = "") -> Iterator[Drawing | etree._Element | None]:
    """What a drawing shows, in order: pictures, the elements that hold a box's text, None for what can't be read."""
    name = str(element.tag).rpartition("}")[2]
    if name == "object" and next(element.iter("{*}OLEObject"), None) is not None:
        yield None
        return
    description = _description(element, name) or description
    for each in element.iterchildren("*"):
        name = str(each.tag).rpartition("}")[2]
        if name == "blip":
            yield Drawing(each.get(f"{_R}embed") or each.get(f"{_R}link", ""), description)
        elif name == "imagedata":
            yield Drawing(each.get(f"{_R}id", ""), description)
        elif name == "txbxContent":
            yield each
        elif name in _EMBEDDED:
            yield None
        elif name == "AlternateContent":
            chosen = next(iter(each.iterchildren("{*}Choice", "{*}Fallback")), None)
            if chosen is not None:
                yield from pieces_of(chosen, description)
        elif not _is_hidden(each):
            yield from pieces_of(each, description)


def _description(element: etree._Element, name: str) -> str:
    if name in ("inline", "anchor"):
        said = element.find("{*}docPr")
    elif name == "pic":
        said = element.find("{*}nvPicPr/{*}cNvPr")
    else:
        return said_of(element.get("alt", ""))
    return "" if said is None else said_of(said.get("descr") or said.get("title", ""))


def _is_hidden(element: etree._Element) -> bool:
    properties = element.find("{*}docPr")
    return properties is not None and properties.get("hidden") in ("1", "true")


class Pictures:
    """The picture files of a package. `doubts` counts those that are left out, by the reason."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._read: dict[str, bytes | str] = {}
        self.doubts: Counter[str] = Counter()

    def image(self, relation: Relation | None, drawing: Drawing) -> Image | None:
        """A picture with its description; None where it is left out."""
        if relation is None:
            return None
        data = "pictures_elsewhere" if relation.outside else self._file(relation.target)
        if isinstance(data, bytes):
            return Image(data, drawing.description)
        self.doubts[data] += 1
        return None

    def _file(self, name: str) -> bytes | str:
        """A file's bytes, or the doubt that there is."""
        if name not in self._read:
            try:
                data = self._package.read(name, MAX_PICTURE)
            except TooLarge:
                self._read[name] = "pictures_size"
            else:
                self._read[name] = (
                    "pictures_elsewhere" if data is None else data if is_picture(data) else "pictures_format"
                )
        return self._read[name]
