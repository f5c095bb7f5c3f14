"""Reads Markdown (CommonMark with tables, footnotes and strikethrough), also with a block of facts at its front."""

import re
from dataclasses import replace

from django.utils.translation import gettext_lazy as _
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from blog.importing.document import Document, Line
from blog.importing.reading.page import read_page
from blog.importing.reading.runs import Run, clean, text_of
from blog.importing.statement import words
from blog.importing.text import Unreadable, wrapped_width, wraps

# The parser is a hundred times slower than the others, and slowest with brackets.
MAX_LETTERS = 100_000
_FRONT = re.compile(r"---[ ]*\n(.*?)\n(?:---|\.\.\.)[ ]*(?:\n|\Z)", re.DOTALL)
_FACT = re.compile(r"([\w-]{1,40})[ ]*:[ ]*(.*)")
# What says in YAML that the text is on the lines below.
_FOLDS = ("|", ">", "|-", ">-")
_FACTS = {
    "title": ("title", "headline", "título", "titulo", "titre"),
    "deck": (
        "subtitle",
        "summary",
        "description",
        "excerpt",
        "deck",
        "subtítulo",
        "resumen",
        "bajada",
        "sous-titre",
    ),
    "date": ("date", "fecha"),
    "embargo": ("embargo", "embargoed", "embargo_until", "embargo-until"),
}


def read_markdown(text: str) -> Document:
    """The document in a Markdown text.

    Raises Unreadable for more than MAX_LETTERS.
    """
    if len(text) > MAX_LETTERS:
        raise Unreadable(_("The Markdown file is too long. Choose one with nothing but the statement."))
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").lstrip("\ufeff \n")
    front = _FRONT.match(text)
    body = text[front.end() :] if front else text
    document = read_page(_html(body), whole=False)
    return _with_facts(document, front[1]) if front else document


def _html(text: str) -> str:
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(footnote_plugin)
    environment: dict[str, object] = {}
    tokens = parser.parse(text, environment)
    width = wrapped_width([line.strip() for line in text.split("\n") if line.strip()])
    for token in tokens:
        _keep_breaks(token, width)
    return str(parser.renderer.render(tokens, parser.options, environment))


def _keep_breaks(token: Token, width: int) -> None:
    """Makes a line end stay where the line could have held more, as in an address: nobody wrapped it there."""
    lines = token.content.split("\n")
    breaks = [child for child in token.children or () if child.type in ("softbreak", "hardbreak")]
    if len(breaks) != len(lines) - 1:
        return
    for child, line, following in zip(breaks, lines, lines[1:], strict=False):
        if not (width and wraps(line.strip(), following.strip(), width)):
            child.type = "hardbreak"


def _with_facts(document: Document, front: str) -> Document:
    """The document with the facts at its front as lines, in words that the rest of a statement could have."""
    facts, others = _facts(front)
    title, deck, date, embargo = (facts.get(name, "") for name in _FACTS)
    lines = list(document.lines)
    if title and lines and lines[0].level == 1 and lines[0].text.casefold() == title.casefold():
        title = ""
    above = [
        Line(title, first=True, level=1),
        Line(deck, first=True, level=2),
        Line(date, first=True),
        Line(f"EMBARGO: {embargo}" if embargo else "", first=True),
    ]
    return replace(
        document,
        lines=(*(line for line in above if line.text), *lines),
        left_out=(*document.left_out, *others),
    )


def _facts(front: str) -> tuple[dict[str, str], list[str]]:
    """The facts that a statement has a place for, by name, and the other lines."""
    facts: dict[str, str] = {}
    others: list[str] = []
    name = ""
    for line in front.split("\n"):
        fact = _FACT.match(line)
        if fact:
            known = (each for each, names in _FACTS.items() if fact[1].casefold() in names)
            name = next(known, "")
        said = _plain(fact[2] if fact else line)
        if not name:
            others.append(_plain(line))
        elif said not in _FOLDS:
            facts[name] = f"{facts.get(name, '')} {said}".strip()
    return facts, [other for other in others if words(other)]


def _plain(text: str) -> str:
    text = text_of(clean([Run(text)]))
    quoted = len(text) > 1 and text[0] == text[-1] and text[0] in "'\""
    return text[1:-1] if quoted else text
