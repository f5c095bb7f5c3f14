"""How much of the written statements in `releases/` is recognised, fact by fact: `make recognition`.

Beside each document stands a .json with what a careful person reads in it, written before a program read it. Its keys
are the fields of a Statement, with "quotes" and "contacts" in parts, and where they apply: "headings", "lists" (each
with its items), "tables" (each the number of its rows), "pictures" (their alternative texts), "links" (text and
address), "bold" and "italic" (the words set so), "footnotes", "contains" (what the body must say), "absent" (page
furniture that must not be in the draft), "second" (the same for the second language's draft).
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from blog.importing.reading import read
from blog.importing.recognise import recognise_all
from blog.importing.statement import (
    Heading,
    ListBlock,
    Paragraph,
    PictureBlock,
    QuoteBlock,
    Statement,
    TableBlock,
    words_of,
)
from blog.importing.text import Unreadable

RELEASES = Path(__file__).parent / "releases"
FORMATS = (".txt", ".md", ".html", ".docx")
TODAY = date(2026, 11, 24)

_FIELDS = (
    "title",
    "summary",
    "kind",
    "language",
    "dateline_place",
    "dateline_date",
    "embargo",
    "boilerplate_title",
    "boilerplate",
)
_PARTS = {
    "quotes": ("words", "speaker", "role", "organisation", "inline"),
    "contacts": ("name", "role", "organisation", "phone", "email"),
}
_ALIKE = 60


@dataclass(frozen=True)
class Fact:
    """One thing that a document says, and whether it was recognised; all but the document's name as text."""

    document: str
    field: str
    expected: str
    found: str
    right: bool


def documents() -> list[Path]:
    """The files of the corpus."""
    return sorted(path for path in RELEASES.iterdir() if path.suffix in FORMATS)


def expected_of(path: Path) -> dict[str, Any]:
    """The facts in a document."""
    return json.loads(path.with_suffix(".json").read_text("utf-8"))


def statements_of(path: Path) -> list[Statement]:
    """What is recognised in a document."""
    return recognise_all(read(path.read_bytes(), path.name), today=TODAY)


def facts(document: str, expected: dict[str, Any], found: Sequence[Statement]) -> list[Fact]:
    """Each fact of a document, right or wrong. What was found and isn't there is a wrong fact too.

    Nothing where nothing was expected is no fact: it would only make the numbers look better.
    """
    drafts = [expected, *([expected["second"]] if "second" in expected else [])]
    scored = [
        Fact(document, field, wanted, got, right)
        for draft, statement in zip(drafts, found, strict=False)
        for field, wanted, got, right in _of_statement(draft, statement)
    ]
    if len(drafts) != len(found):
        scored.append(Fact(document, "languages", str(len(drafts)), str(len(found)), False))
        scored += [
            Fact(document, field, wanted, got, False)
            for draft in drafts[len(found) :]
            for field, wanted, got, _ in _of_statement(draft, _NOTHING)
        ]
    return scored


_Scored = tuple[str, str, str, bool]
_NOTHING = Statement("", "", "release", "", "", None, None, (), (), (), "", "", (), ())


def _of_statement(expected: dict[str, Any], found: Statement) -> Iterator[_Scored]:
    for name in _FIELDS:
        yield from _single(name.replace("_", " "), _text(expected.get(name)), _text(getattr(found, name)))
    for name, parts in _PARTS.items():
        got = [_parts(vars(item), parts) for item in getattr(found, name)]
        yield from _parted(name.removesuffix("s"), [_parts(item, parts) for item in expected[name]], got)
    for name, wanted, listed in (
        ("heading", expected.get("headings", []), _headings(found)),
        ("list item", [item for items in expected.get("lists", []) for item in items], _items(found)),
        ("table", [str(rows) for rows in expected.get("tables", [])], _tables(found)),
        ("picture", expected.get("pictures", []), _pictures(found)),
        ("footnote", expected.get("footnotes", []), _footnotes(found)),
        ("link", [" ".join(link) for link in expected.get("links", [])], _marked(found, "link")),
    ):
        yield from _listed(name, wanted, listed)
    for kind in ("bold", "italic"):
        marked = _marked(found, kind)
        for snippet in expected.get(kind, ()):
            yield kind, snippet, " | ".join(marked), snippet in marked
    body, draft = _plain(" ".join(_body(found))), _plain(" ".join(_draft(found)))
    for sentence in expected.get("contains", ()):
        yield "in the body", sentence, "", _plain(sentence) in body
    for phrase in expected.get("absent", ()):
        yield "left out", "", phrase, _plain(phrase) not in draft


def _single(name: str, wanted: str, got: str) -> Iterator[_Scored]:
    if wanted or got:
        yield name, wanted, got, wanted == got


def _parts(item: dict[str, Any], parts: Sequence[str]) -> dict[str, str]:
    named = {part: _text(item.get(part)) for part in parts}
    return named | (
        {"inline": "in a sentence" if item.get("inline") else "a block"} if "inline" in parts else {}
    )


def _parted(name: str, expected: list[dict[str, str]], found: list[dict[str, str]]) -> Iterator[_Scored]:
    """Quotes or contacts, part by part; one that nobody wrote is one wrong fact."""
    for wanted, got in _pairs(expected, found, lambda item: " ".join(item.values())):
        if not wanted:
            yield name + " " + next(iter(got)), "", " ".join(filter(None, got.values())), False
            continue
        for part, value in wanted.items():
            yield from _single(f"{name} {part}", value, got[part] if got else "")


def _listed(name: str, expected: list[str], found: list[str]) -> Iterator[_Scored]:
    """Things that stand in an order; one out of its place is wrong."""
    last = -1
    for wanted, got in _pairs(list(enumerate(expected)), list(enumerate(found)), lambda item: item[1]):
        in_place = bool(wanted and got and got[0] > last and _plain(wanted[1]) == _plain(got[1]))
        last = got[0] if wanted and got else last
        yield name, wanted[1] if wanted else "", got[1] if got else "", in_place


def _pairs(expected: list[Any], found: list[Any], text: Callable[[Any], str]) -> list[tuple[Any, Any]]:
    """Which of the expected is which of the found, the most alike first; what has no partner has None."""
    likeness = sorted(
        (-fuzz.ratio(_plain(text(wanted)), _plain(text(got))), row, column)
        for row, wanted in enumerate(expected)
        for column, got in enumerate(found)
    )
    partner: dict[int, int] = {}
    for score, row, column in likeness:
        if -score >= _ALIKE and row not in partner and column not in partner.values():
            partner[row] = column
    return [
        *((wanted, found[partner[row]] if row in partner else None) for row, wanted in enumerate(expected)),
        *((None, got) for column, got in enumerate(found) if column not in partner.values()),
    ]


def _headings(statement: Statement) -> list[str]:
    return [block.text for block in statement.body if isinstance(block, Heading)]


def _items(statement: Statement) -> list[str]:
    return [item.text for block in statement.body if isinstance(block, ListBlock) for item in block.items]


def _tables(statement: Statement) -> list[str]:
    return [str(len(block.table.rows)) for block in statement.body if isinstance(block, TableBlock)]


def _pictures(statement: Statement) -> list[str]:
    return [block.image.alt for block in statement.body if isinstance(block, PictureBlock)]


def _footnotes(statement: Statement) -> list[str]:
    notes = [block.text for block in statement.body if isinstance(block, Paragraph) and block.note]
    return [text.partition("] ")[2] for text in notes]


def _marked(statement: Statement, kind: str) -> list[str]:
    """The words of the body that carry a mark; of a link, with its address."""
    texts = [block for block in statement.body if isinstance(block, Paragraph)]
    items = [item for block in statement.body if isinstance(block, ListBlock) for item in block.items]
    return [
        " ".join(filter(None, (_plain(text.text[mark.start : mark.end]), mark.target)))
        for text in (*texts, *items)
        for mark in text.marks
        if mark.kind == kind
    ]


def _body(statement: Statement) -> Iterator[str]:
    for block in statement.body:
        yield words_of(block)


def _draft(statement: Statement) -> Iterator[str]:
    yield from (statement.title, statement.summary, *_body(statement))
    for block in statement.body:
        if isinstance(block, QuoteBlock):
            yield from (block.quote.speaker, block.quote.role, block.quote.organisation)
    for contact in statement.contacts:
        yield from (contact.name, contact.role, contact.organisation, contact.phone, contact.email)
    yield from (statement.boilerplate_title, statement.boilerplate)


def _text(value: Any) -> str:
    return value.isoformat() if isinstance(value, date | datetime) else _plain(str(value or ""))


def _plain(text: str) -> str:
    return " ".join(text.split())


def table(scored: Iterable[Fact]) -> str:
    """Right, all and percent for each field, then for each format, then in total."""
    scored = list(scored)
    lines = [_row("field", "right", "all", "")]
    for name, group in (
        ("field", lambda fact: fact.field),
        ("format", lambda fact: Path(fact.document).suffix),
    ):
        if name == "format":
            lines += ["", _row("format", "right", "all", "")]
        for key in dict.fromkeys(map(group, scored)):
            lines.append(_counted(key, [fact for fact in scored if group(fact) == key]))
    return "\n".join([*lines, "", _counted("total", scored)])


def _counted(name: str, scored: Sequence[Fact]) -> str:
    return _row(
        name, str(sum(fact.right for fact in scored)), str(len(scored)), f"{100 * share(scored):.1f} %"
    )


def _row(*cells: str) -> str:
    return f"{cells[0]:<22}{cells[1]:>7}{cells[2]:>7}{cells[3]:>9}"


def share(scored: Sequence[Fact]) -> float:
    """How many of the facts are right, from 0 to 1."""
    return sum(fact.right for fact in scored) / len(scored)


def misses(scored: Iterable[Fact]) -> list[str]:
    """A line for each fact that is wrong."""
    return [
        f"{fact.document}: {fact.field}: expected {_shown(fact.expected)}, found {_shown(fact.found)}"
        for fact in scored
        if not fact.right
    ]


def _shown(text: str) -> str:
    return f"“{_plain(text)}”" if text else "nothing"


def scored_corpus() -> list[Fact]:
    """All facts of all documents; of one that can't be read, all are wrong."""
    scored: list[Fact] = []
    for path in documents():
        try:
            found = statements_of(path)
        except Unreadable:
            found = []
        scored += facts(path.name, expected_of(path), found)
    return scored


if __name__ == "__main__":
    everything = scored_corpus()
    print(table(everything), "", *misses(everything), sep="\n")
