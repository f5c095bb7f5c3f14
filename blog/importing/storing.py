"""Documents as JSON, so that what was recognised can be looked at again, and corrected."""

import hashlib
from dataclasses import asdict, fields
from typing import Any

from blog.importing.document import Document, Image, Item, Line, Mark, Table
from blog.importing.doubts import Doubt
from blog.importing.roles import Correction


def digest(document: Document) -> str:
    """The SHA-256, in hex, of a document's words and pictures: what makes it the same document."""
    found = hashlib.sha256(document.text.encode())
    for line in (*document.lines, *document.notes):
        if isinstance(line.figure, Image):
            found.update(hashlib.sha256(line.figure.data).digest())
        elif isinstance(line.figure, Table):
            found.update(repr(line.figure.rows).encode())
    return found.hexdigest()


def as_stored(document: Document) -> dict[str, Any]:
    """A document without the data of its pictures."""
    return {
        "lines": [_line(line) for line in document.lines],
        "notes": [_line(line) for line in document.notes],
        "left_out": list(document.left_out),
        "doubts": [[doubt.code, doubt.about] for doubt in document.doubts],
    }


def as_document(stored: dict[str, Any]) -> Document:
    return Document(
        tuple(_read_line(line) for line in stored.get("lines", [])),
        tuple(_read_line(line) for line in stored.get("notes", [])),
        tuple(stored.get("left_out", [])),
        tuple(Doubt(code, about) for code, about in stored.get("doubts", [])),
    )


def as_corrections(stored: dict[str, Any]) -> dict[int, Correction]:
    return {int(number): Correction(**said) for number, said in stored.items()}


def corrections_as_stored(corrections: dict[int, Correction]) -> dict[str, Any]:
    return {str(number): asdict(said) for number, said in corrections.items()}


def _line(line: Line) -> dict[str, Any]:
    kept: dict[str, Any] = {
        field.name: value
        for field in fields(line)
        if (value := getattr(line, field.name)) != field.default
        and field.name not in ("marks", "item", "figure")
    }
    if line.marks:
        kept["marks"] = [[mark.start, mark.end, mark.kind, mark.target] for mark in line.marks]
    if line.item:
        kept["item"] = [line.item.kind, line.item.depth]
    if isinstance(line.figure, Image):
        kept["image"] = line.figure.alt
    elif isinstance(line.figure, Table):
        kept["table"] = {"rows": line.figure.rows, "caption": line.figure.caption}
    return kept


def _read_line(kept: dict[str, Any]) -> Line:
    kept = dict(kept)
    marks = tuple(Mark(*mark) for mark in kept.pop("marks", ()))
    item = Item(*kept.pop("item")) if "item" in kept else None
    figure: Image | Table | None = None
    if "image" in kept:
        figure = Image(b"", kept.pop("image"))
    elif "table" in kept:
        table = kept.pop("table")
        figure = Table(tuple(tuple(row) for row in table["rows"]), table["caption"])
    return Line(**kept, marks=marks, item=item, figure=figure)
