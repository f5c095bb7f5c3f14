"""Reads web pages, mails saved as such, and what programs put on the clipboard."""

import base64
import binascii
import re
from collections.abc import Callable
from functools import partial
from itertools import islice
from urllib.parse import unquote

from lxml import etree

from blog.importing.document import Document, Image, Item
from blog.importing.reading.collecting import Collector
from blog.importing.reading.furniture import SILENT, Furniture, is_hidden
from blog.importing.reading.page_looks import SIZE, Declarations, declarations, look_of, rules
from blog.importing.reading.page_notes import find_notes
from blog.importing.reading.page_quotes import mark_quotes
from blog.importing.reading.page_source import Source, prepared, tangled
from blog.importing.reading.pictures import is_picture, said_of
from blog.importing.reading.runs import Look, raised, safe_address
from blog.importing.reading.tables import MOST_COLUMNS
from blog.importing.text import MAX_LINES, too_long

_BLOCKS = re.compile(
    "address|article|aside|blockquote|body|caption|center|dd|details|div|d[lt]|fieldset|figcaption|figure|footer|form"
    "|h[1-6]|header|hgroup|html|legend|li|main|nav|ol|p|pre|search|section|summary|table|tbody|t[dhr]|tfoot|thead|ul"
)
_SPACES = re.compile(r"[ \t\n\r\f]+")
_LEVEL = re.compile(r"h([1-6])")
# Classes of paragraphs in pages that Word and Google Docs write.
_TITLES = {"title": 1, "msotitle": 1, "subtitle": 2, "msosubtitle": 2}
_MSO_DEPTH = re.compile(r"level(\d)")
_NUMBERED = re.compile(r"\w{1,4}[.)]")
_NUMBER = re.compile(r"\s*(\d{1,4})")
_DEEPEST_LIST = 8
_MOST_TABLES = 30
# A picture no larger than this in both directions is there to count readers.
_PIXEL = 3


def read_page(text: str, *, whole: bool = True) -> Document:
    """The statement in the source of a page. Without `whole` nothing was meant to be looked at but the statement.

    Raises Unreadable for what is too large or nested too deeply.
    """
    source = prepared(text)
    # Without limits of its own the parser stops only at 2,048 levels; memory is limited by what is handed to it.
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True
    )
    try:
        root = etree.fromstring(source.text.encode("utf-8", "ignore"), parser)
    except etree.XMLSyntaxError:
        root = None
    if any(entry.level_name == "FATAL" for entry in parser.error_log):
        raise tangled()
    if root is not None:
        # Counted before anything is read: what surrounds the text is weighed first, and that takes the longest.
        if sum(1 for _paragraph in root.iter("p")) > MAX_LINES:
            raise too_long()
        mark_quotes(root)
    return Document(()) if root is None else _Reader(source, root, whole=whole).document()


class _Reader:
    """Walks through a page once, without recursion, and hands what it meets to a collector."""

    def __init__(self, source: Source, root: etree._Element, *, whole: bool) -> None:
        self._source = source
        self._root = root
        self._rules = rules(source.styles)
        self._notes = find_notes(root)
        self._furniture = Furniture(root, whole=whole)
        self._collector = Collector()
        self._looks = [Look(size=SIZE)]
        self._closing: list[Callable[[], object]] = []
        self._levels = [0]
        self._items: list[Item | None] = [None]
        self._lists: list[str] = []
        # "table" while a row or cell may come, "cell" inside a cell.
        self._places: list[str] = []
        self._captions: list[str] = []
        self._quotes = self._in_article = self._verbatim = 0

    def document(self) -> Document:
        walk = etree.iterwalk(self._root, events=("start", "end"))
        for event, element in walk:
            if event == "end":
                self._closing.pop()()
                self._looks.pop()
                self._say(element.tail)
                continue
            self._looks.append(self._looks[-1])
            self._closing.append(_nothing)
            if self._begin(element, str(element.tag)):
                self._say(element.text)
            else:
                walk.skip_subtree()
        self._flush()
        return self._collector.document()

    def _begin(self, element: etree._Element, name: str) -> bool:
        """Begin an element; says whether what is in it is to be read."""
        said = declarations(element.get("style", ""))
        if name in SILENT or element in self._notes.backs:
            return False
        if (is_hidden(said, element) or said.get("mso-list") == "ignore") and not self._furniture.holds_much(
            element
        ):
            return False
        if element in (self._furniture.article, self._furniture.headline):
            self._in_article += 1
            self._closing[-1] = self._leave_article
        elif not self._in_article:
            return element in self._furniture.kept or self._leave_out(element)
        elif self._furniture.is_furniture(element, name):
            return self._leave_out(element)
        if self._is_one_thing(element, name):
            return False
        look = look_of(element, name, self._looks[-1], self._rules, said)
        if name == "a" and (address := element.get("href")):
            look = look._replace(link=safe_address(address))
        self._looks[-1] = look
        if _BLOCKS.fullmatch(name):
            self._flush()
            self._closing[-1] = _each(self._flush, self._block(element, name, said), self._closing[-1])
        elif name == "q":
            self._say("“‘"[self._quotes % 2])
            self._quotes += 1
            self._closing[-1] = self._close_quote
        return True

    def _is_one_thing(self, element: etree._Element, name: str) -> bool:
        """Read an element that is read as a whole; says whether it is one."""
        if number := self._notes.calls.get(element):
            self._collector.add(f"[{number}]", self._looks[-1])
        elif name == "br":
            self._collector.add("\n", self._looks[-1])
        elif name == "hr":
            self._flush()
            self._collector.blank()
        elif name == "img":
            self._image(element)
        elif name == "caption" and self._places[-1:] == ["table"]:
            self._captions[-1] = _text(element)
        elif name == "sup" and (text := self._raised(element)):
            self._collector.add(text, self._looks[-1])
        else:
            return False
        return True

    def _raised(self, element: etree._Element) -> str:
        """Superscript that is a number; empty where it is text, or the call of a note that is known."""
        text = _text(element)
        shown = raised(text, self._collector.so_far)
        return shown if shown != text and self._notes.calls.keys().isdisjoint(element.iter("a")) else ""

    def _block(self, element: etree._Element, name: str, said: Declarations) -> Callable[[], object]:
        """Begin a block; gives what there is to do when its text has come to its end."""
        if number := self._notes.texts.get(element):
            return self._set_apart(lambda: self._collector.end_note(number))
        if level := _level(element, name):
            self._levels.append(level)
            return self._levels.pop
        if name in ("ul", "ol"):
            self._lists.append("number" if name == "ol" else "bullet")
            return self._lists.pop
        if item := self._item(element, name, said.get("mso-list", "")):
            self._items.append(item)
            return self._items.pop
        if name == "pre":
            self._verbatim += 1
            return self._end_verbatim
        return self._table_part(element, name)

    def _table_part(self, element: etree._Element, name: str) -> Callable[[], object]:
        in_table = self._places[-1:] == ["table"]
        if name == "table":
            if len(self._captions) == _MOST_TABLES:
                raise tangled()
            self._collector.begin_table()
            self._places.append("table")
            self._captions.append("")
            return self._end_table
        if name == "tr" and in_table:
            cells = [each.tag for each in islice(element.iterchildren("td", "th"), MOST_COLUMNS)]
            above = element.getparent()
            header = ("th" in cells and "td" not in cells) or (above is not None and above.tag == "thead")
            self._collector.begin_row(header=header)
        elif name in ("td", "th") and in_table:
            columns, rows = _number(element, "colspan"), _number(element, "rowspan")
            self._places.append("cell")
            end_cell = partial(self._collector.end_cell, columns=columns, rows=rows)
            return self._set_apart(_each(self._places.pop, end_cell))
        return _nothing

    def _set_apart(self, end: Callable[[], object]) -> Callable[[], object]:
        """Begin a text by itself: headings and lists around it do not reach into it."""
        kept = self._levels, self._items, self._lists
        self._levels, self._items, self._lists = [0], [None], []
        self._collector.begin()

        def restore() -> None:
            end()
            self._levels, self._items, self._lists = kept

        return restore

    def _item(self, element: etree._Element, name: str, office: str) -> Item | None:
        """What an element is in a list; Word and Outlook write paragraphs that say so in their style alone."""
        if name == "li":
            kind = self._lists[-1] if self._lists else "bullet"
            return Item(
                "number" if kind == "number" else "bullet", min(max(len(self._lists) - 1, 0), _DEEPEST_LIST)
            )
        if name != "p" or not (depth := _MSO_DEPTH.search(office)):
            return None
        signs = (
            each for each in islice(element.iter("span"), 10) if "ignore" in each.get("style", "").casefold()
        )
        sign = next(map(_text, signs), "")
        return Item("number" if _NUMBERED.match(sign) else "bullet", max(int(depth[1]) - 1, 0))

    def _flush(self) -> None:
        item = self._items[-1]
        if item is None or not self._collector.go_on(item):
            self._collector.end_paragraph(self._levels[-1], item)

    def _say(self, text: str | None) -> None:
        if not text:
            return
        text = text if self._verbatim else _SPACES.sub(" ", text)
        if self._in_article:
            self._collector.add(text, self._looks[-1])
        else:
            self._collector.left_out.append(text.strip())

    def _leave_out(self, element: etree._Element) -> bool:
        if self._in_article:
            self._flush()
        self._collector.left_out.append(_text(element))
        return False

    def _image(self, element: etree._Element) -> None:
        source, description = element.get("src", ""), said_of(element.get("alt", ""))
        if "emoji" in element.get("class", "") or (description and not any(map(str.isalnum, description))):
            self._collector.add(description, self._looks[-1])
        elif not _is_pixel(element):
            number = source.removeprefix("data:")
            data = (
                _decoded(self._source.data[int(number)]) if number != source and number.isdecimal() else b""
            )
            if is_picture(data):
                self._collector.figure(Image(data, description))
            elif data:
                self._collector.doubts["pictures_format"] += 1
            elif not source.startswith("data:") or element.get("data-src"):
                self._collector.doubts["pictures_elsewhere"] += 1

    def _leave_article(self) -> None:
        self._in_article -= 1

    def _end_verbatim(self) -> None:
        self._verbatim -= 1

    def _end_table(self) -> None:
        self._places.pop()
        self._collector.end_table(self._captions.pop())

    def _close_quote(self) -> None:
        self._quotes -= 1
        self._say("”’"[self._quotes % 2])


def _each(*functions: Callable[[], object]) -> Callable[[], None]:
    def call() -> None:
        for function in functions:
            function()

    return call


def _nothing() -> None:
    """Nothing is to be done at the end of most elements."""


def _text(element: etree._Element) -> str:
    """All text in an element, on one line."""
    return " ".join(" ".join(element.itertext()).split())


def _level(element: etree._Element, name: str) -> int:
    if heading := _LEVEL.fullmatch(name):
        return int(heading[1])
    if name != "p":
        return 0
    return next((_TITLES[each] for each in element.get("class", "").casefold().split() if each in _TITLES), 0)


def _number(element: etree._Element, name: str) -> int:
    found = _NUMBER.match(element.get(name, ""))
    return int(found[1]) if found else 1


def _is_pixel(element: etree._Element) -> bool:
    said = declarations(element.get("style", ""))
    sizes = [_NUMBER.match(said.get(name, "") or element.get(name, "")) for name in ("width", "height")]
    return any(size and int(size[1]) <= _PIXEL for size in sizes)


def _decoded(data: str) -> bytes:
    """The bytes of a picture in a page; none where there are none."""
    try:
        return base64.b64decode(unquote(data))
    except (binascii.Error, ValueError):
        return b""
