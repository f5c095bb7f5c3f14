"""Reads Word documents, by whatever program they were written (ECMA-376, also in its strict form)."""

from collections.abc import Iterator
from contextlib import contextmanager

from lxml import etree

from blog.importing.document import Document, Table
from blog.importing.reading.collecting import Collector
from blog.importing.reading.fields import Fields, address_in
from blog.importing.reading.package import Package, damaged
from blog.importing.reading.runs import raised, safe_address
from blog.importing.reading.symbols import symbol, with_signs
from blog.importing.reading.word_pictures import Drawing, Pictures, pieces_of
from blog.importing.reading.word_styles import (
    Numberings,
    RunProperties,
    Styles,
    number,
    paragraph_properties,
    run_properties,
    value,
    w,
)

_R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_SIGNS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-"}
_SILENT = {
    "rt",
    "rubyPr",
    "pPr",
    "rPr",
    "tblPr",
    "tblGrid",
    "tblPrEx",
    "trPr",
    "tcPr",
    "sectPr",
    "sdtPr",
    "sdtEndPr",
}
_DELETED = {"del", "moveFrom"}
_INSERTED = {"ins", "moveTo"}
_MOST_HEADERS = 20


def read_word(package: Package) -> Document:
    """The document in a package.

    Raises Unreadable for what is damaged or too long.
    """
    name = main_part(package)
    root = package.part(name)
    body = None if root is None else root.find(w("body"))
    if root is None or body is None:
        raise damaged()
    return _Reader(package, name).read(root, body)


def main_part(package: Package) -> str:
    """The name of the part that holds the text."""
    for relation in package.relations("").values():
        if relation.kind == "officeDocument" and relation.target in package.names:
            return relation.target
    return "word/document.xml"


def _name(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]


class _Reader:
    """Walks through a document once and hands what it meets to a collector.

    Elements go by their names without namespaces: formulas and extensions of Word have the same names for the text
    itself, and no text may be lost.
    """

    def __init__(self, package: Package, name: str) -> None:
        self._package = package
        self._relations = package.relations(name)
        self._collector = Collector()
        self._fields = Fields()
        self._pictures = Pictures(package)
        self._styles = Styles.read(self._part("styles"))
        self._numberings = Numberings(self._part("numbering"), self._styles)
        self._notes = {kind: self._note_texts(kind) for kind in ("footnote", "endnote")}
        self._note_numbers: dict[tuple[str, str], int] = {}
        self._in_note = False
        self._style = ""

    def read(self, root: etree._Element, body: etree._Element) -> Document:
        self._blocks(body)
        collector = self._collector
        collector.left_out += self._headers(root)
        if (comments := self._part("comments")) is not None:
            collector.doubts["comments"] += sum(1 for _ in comments.iterchildren(w("comment")))
        collector.doubts += self._pictures.doubts
        return collector.document()

    def _part(self, kind: str) -> etree._Element | None:
        name = self._target(kind)
        return self._package.part(name) if name else None

    def _target(self, kind: str) -> str:
        relations = self._relations.values()
        return next((each.target for each in relations if each.kind == kind and not each.outside), "")

    def _note_texts(self, kind: str) -> dict[str, etree._Element]:
        root = self._part(f"{kind}s")
        elements = root.iterchildren(w(kind)) if root is not None else ()
        return {element.get(w("id"), ""): element for element in elements}

    @contextmanager
    def _story(self) -> Iterator[None]:
        """A text by itself: what is open around it does not reach into it."""
        kept = self._style, self._fields
        self._fields = Fields()
        self._collector.begin()
        yield
        self._style, self._fields = kept

    def _headers(self, root: etree._Element) -> list[str]:
        """The texts above and below every page."""
        references = root.iter(w("headerReference"), w("footerReference"))
        names = [
            self._relations[key].target
            for each in references
            if (key := each.get(_R_ID, "")) in self._relations
        ]
        kept = self._collector, self._relations
        texts: list[str] = []
        for name in list(dict.fromkeys(names))[:_MOST_HEADERS]:
            self._collector, self._relations, self._fields = Collector(), {}, Fields()
            if (header := self._package.part(name)) is not None:
                self._blocks(header)
                texts.append(_plain(self._collector.document()))
        self._collector, self._relations = kept
        return list(dict.fromkeys(texts))

    def _blocks(self, element: etree._Element) -> None:
        for each in element.iterchildren("*"):
            name = _name(each)
            if name == "p":
                self._paragraph(each)
            elif name == "tbl":
                self._table(each)
            elif name == "r":
                self._run(each, "")
            elif name == "altChunk":
                self._collector.doubts["embedded"] += 1
            else:
                for inner in self._inside(each, name):
                    self._blocks(inner)

    def _inside(self, element: etree._Element, name: str) -> list[etree._Element]:
        """The elements that hold the text of one that is no text itself; none where no reader would see it."""
        if name in _DELETED or name in _INSERTED:
            self._collector.doubts["tracked"] = 1
        if name in _DELETED or name in _SILENT:
            return []
        if name == "sdt":
            # A form's own words for "type here" are no text.
            properties = element.find(w("sdtPr"))
            content = element.find(w("sdtContent"))
            waits = properties is not None and properties.find(w("showingPlcHdr")) is not None
            return [] if waits or content is None else [content]
        return [_chosen(element)] if name == "AlternateContent" else [element]

    def _paragraph(self, paragraph: etree._Element) -> None:
        element = paragraph.find(w("pPr"))
        properties = paragraph_properties(element)
        outer, self._style = self._style, properties.style
        self._inline(paragraph, "")
        self._style = outer
        mark = None if element is None else element.find(w("rPr"))
        if mark is not None and any(mark.find(w(name)) is not None for name in _DELETED):
            # Where the end of a paragraph was deleted, the next one goes on with it.
            self._collector.doubts["tracked"] = 1
            return
        level = self._styles.level(properties)
        item = None if level else self._numberings.item(properties)
        if not self._collector.end_paragraph(level, item):
            self._collector.blank()

    def _inline(self, element: etree._Element, link: str) -> None:
        for each in element.iterchildren("*"):
            name = _name(each)
            if name == "r":
                self._run(each, link)
            elif name == "hyperlink":
                relation = self._relations.get(each.get(_R_ID, ""))
                self._inline(each, safe_address(relation.target) if relation and relation.outside else link)
            elif name == "fldSimple":
                self._inline(each, address_in(each.get(w("instr"), "")) or link)
            else:
                for inner in self._inside(each, name):
                    self._inline(inner, link)

    def _run(self, run: etree._Element, link: str) -> None:
        properties = run_properties(run.find(w("rPr")))
        if not self._styles.hidden(self._style, properties):
            self._run_content(run, properties, link)
            return
        if any(text.text for text in run.iterchildren(w("t"))):
            self._collector.doubts["hidden"] = 1
        for each in run.iterchildren(w("fldChar"), w("instrText")):
            self._field(each, _name(each))

    def _run_content(self, run: etree._Element, properties: RunProperties, link: str) -> None:
        for each in run.iterchildren("*"):
            name = _name(each)
            if name in ("fldChar", "instrText"):
                self._field(each, name)
            elif name in ("footnoteReference", "endnoteReference"):
                self._note(name.removesuffix("Reference"), each.get(w("id"), ""))
            elif name in ("drawing", "pict", "object"):
                self._drawing(each)
            elif name == "ruby":
                self._inline(each, link)
            elif name == "AlternateContent":
                self._run_content(_chosen(each), properties, link)
            elif text := _text(each, name):
                if properties.get("vertAlign") == "superscript":
                    text = raised(text, self._collector.so_far)
                look = self._styles.look(self._style, properties, link or self._fields.link)
                self._collector.add(text, look)

    def _field(self, element: etree._Element, name: str) -> None:
        if name == "fldChar":
            self._fields.mark(element.get(w("fldCharType"), ""))
        else:
            self._fields.instruct(element.text or "")

    def _note(self, kind: str, identity: str) -> None:
        """A note's number goes where it is called, its text to the notes."""
        element = self._notes[kind].get(identity)
        if element is None or self._in_note:
            return
        known = self._note_numbers.get((kind, identity))
        count = self._note_numbers.setdefault((kind, identity), len(self._note_numbers) + 1)
        self._collector.add(f"[{count}]", self._styles.look(self._style, {}))
        if known:
            return
        relations = self._relations
        self._relations, self._in_note = self._package.relations(self._target(f"{kind}s")), True
        with self._story():
            self._blocks(element)
            self._collector.end_note(count)
        self._relations, self._in_note = relations, False

    def _drawing(self, drawing: etree._Element) -> None:
        for piece in pieces_of(drawing):
            if isinstance(piece, Drawing):
                if image := self._pictures.image(self._relations.get(piece.relation), piece):
                    self._collector.figure(image)
            elif piece is None:
                self._collector.doubts["embedded"] += 1
            else:
                with self._story():
                    self._blocks(piece)
                    paragraphs = self._collector.end()
                self._collector.put(paragraphs)

    def _table(self, table: etree._Element) -> None:
        self._collector.begin_table()
        self._rows(table)
        self._collector.end_table()

    def _rows(self, element: etree._Element) -> None:
        for each in element.iterchildren("*"):
            name = _name(each)
            if name != "tr":
                for inner in self._inside(each, name):
                    self._rows(inner)
                continue
            properties = each.find(w("trPr"))
            if properties is not None and properties.find(w("del")) is not None:
                self._collector.doubts["tracked"] = 1
                continue
            header = properties is not None and properties.find(w("tblHeader")) is not None
            self._collector.begin_row(header=header)
            if before := number(value(properties, "gridBefore")):
                self._collector.begin()
                self._collector.end_cell(columns=before)
            self._cells(each)

    def _cells(self, element: etree._Element) -> None:
        for each in element.iterchildren("*"):
            name = _name(each)
            if name == "tc":
                columns = number(value(each.find(w("tcPr")), "gridSpan")) or 1
                self._collector.begin()
                self._blocks(each)
                self._collector.end_cell(columns=columns)
            else:
                for inner in self._inside(each, name):
                    self._cells(inner)


def _text(element: etree._Element, name: str) -> str:
    if name == "t":
        # A line end in the file is a space; the ones that are meant have an element.
        return with_signs((element.text or "").replace("\n", " "))
    if name == "br":
        return "\n\n" if element.get(w("type")) in ("page", "column") else "\n"
    if name == "sym":
        return symbol(element.get(w("char"), ""), element.get(w("font"), ""))
    return _SIGNS.get(name, "")


def _chosen(alternatives: etree._Element) -> etree._Element:
    """The form of something that newer programs show, the one for older programs where there is no other."""
    return next(iter(alternatives.iterchildren("{*}Choice", "{*}Fallback")), alternatives)


def _plain(document: Document) -> str:
    tables = [
        cell
        for line in document.lines
        if isinstance(line.figure, Table)
        for row in line.figure.rows
        for cell in row
    ]
    return " ".join(filter(None, [*(line.text for line in document.lines), *tables]))
