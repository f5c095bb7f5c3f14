"""Bodies as plain text: one line a paragraph, an empty line between, addresses in angle brackets (RFC 3986, C).

Lines are not broken: whoever copies them into an article or a message would have to mend every one.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any
from urllib.parse import urljoin

from django.utils.translation import gettext as _
from lxml import html
from wagtail.rich_text import expand_db_html

from blog.moments import moment_text
from home.dates import long_date

Texts = Iterator[str]

# What XML 1.0 (2.2) has no place for; lxml refuses it.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

PARAGRAPHS = {"p", "ul", "ol", "div", "blockquote", "h2", "h3", "h4"}


def body_text(
    blocks: Iterable[Any],
    base: str,
    quote: Callable[[Any], str],
    notes: Callable[[Any], list[str]] = lambda block: [],
) -> list[str]:
    """Return the paragraphs of a body; pictures are named in square brackets, decorative ones left out.

    :param base: the address of the site, with its scheme, that links inside it are completed by.
    :param quote: gives the text of a quote block's value; empty where readers don't see it.
    :param notes: gives what is said below a block, in square brackets.
    """
    found = []
    for block in blocks:
        if block.block_type == "quote":
            found.append(quote(block.value))
        else:
            found += BLOCKS[block.block_type](block.value, base)
        found += [f"[{note}]" for note in notes(block)]
    return [text for text in found if text]


def joined(paragraphs: Iterable[str]) -> str:
    """Return paragraphs as one text; lines end in a line feed, whatever the browser sent that they came from."""
    lines = "\n\n".join(part for part in paragraphs if part).splitlines()
    return "\n".join(line.rstrip() for line in lines).strip() + "\n"


def link(words: str, address: str) -> str:
    """Return words and where they lead to; the address alone where it is the words."""
    bare = address.removeprefix("mailto:").removeprefix("tel:")
    return words if bare == words else f"{words} <{bare}>"


def rich_text(markup: str, base: str) -> list[str]:
    """Return the paragraphs and lists of rich text as the database holds it. Links to drafts are words only."""
    paragraphs = [""]
    root = html.fragment_fromstring(_NOT_XML.sub("", expand_db_html(markup)), create_parent="div")
    for node in (root.text or "", *root):
        if isinstance(node, str):
            paragraphs[-1] += node
            continue
        if node.tag in PARAGRAPHS:
            paragraphs += [_items(node, base) if node.tag in ("ul", "ol") else _inline(node, base), ""]
        else:
            paragraphs[-1] += _inline(node, base)
        paragraphs[-1] += node.tail or ""
    return [text for part in paragraphs if (text := part.strip())]


def _items(node: Any, base: str) -> str:
    ordered = node.tag == "ol"
    items = [item for item in node if item.tag == "li"]
    return "\n".join(
        f"{f'{number}.' if ordered else '-'} {_inline(item, base).strip()}"
        for number, item in enumerate(items, start=1)
    )


def _inline(node: Any, base: str) -> str:
    if not isinstance(node.tag, str):  # a comment
        return ""
    if node.tag == "br":
        return "\n"
    if node.tag in ("ul", "ol"):
        return "\n" + _items(node, base)
    words = _spaced(node.text)
    for child in node:
        words += _inline(child, base) + _spaced(child.tail)
    if node.tag == "a" and node.get("href"):
        return link(words, urljoin(base, node.get("href")))
    return words


def _spaced(text: str | None) -> str:
    return re.sub(r"[ \t\r\n]+", " ", text or "")


def _paragraph(value: Any, base: str) -> Texts:
    yield from rich_text(value.source, base)


def _heading(value: Any, base: str) -> Texts:
    yield value


def _picture(value: Any, base: str) -> Texts:
    words = value["caption"] or ("" if value["decorative"] else value["alt"])
    if words:
        yield _("[Picture: %(words)s]") % {"words": words}


def _document(value: Any, base: str) -> Texts:
    if value["document"]:
        yield link(value["title"], urljoin(base, value["document"].url))


def _facts(value: Any, base: str) -> Texts:
    facts = (
        _("%(name)s: %(text)s") % {"name": fact["figure"], "text": fact["text"]} for fact in value["facts"]
    )
    yield "\n".join([value["title"], *facts])
    if value["source"]:
        yield _("Source: %(source)s") % {"source": value["source"]}


def _timeline(value: Any, base: str) -> Texts:
    events = (
        _("%(name)s: %(text)s") % {"name": long_date(event["date"]), "text": event["text"]}
        for event in value["events"]
    )
    yield "\n".join([value["title"], *events])


def _act(value: Any, base: str) -> Texts:
    by = [_("By %(moment)s") % {"moment": moment_text(value["deadline"])}] if value["deadline"] else []
    yield "\n".join([value["title"], *by])
    yield value["text"]
    yield link(value["button"], value["address"])


def _note(value: Any, base: str) -> Texts:
    yield value["title"]
    yield from rich_text(value["text"].source, base)


def _table(value: Any, base: str) -> Texts:
    # With tabs, a spreadsheet takes it as a table.
    caption = [value["caption"]] if value["caption"] else []
    yield "\n".join([*caption, *("\t".join(cell or "" for cell in row) for row in value["rows"])])


def _embed(value: Any, base: str) -> Texts:
    yield link(value["title"], value["address"])
    yield value["text"]


BLOCKS: dict[str, Callable[[Any, str], Texts]] = {
    "paragraph": _paragraph,
    "heading": _heading,
    "picture": _picture,
    "document": _document,
    "facts": _facts,
    "timeline": _timeline,
    "act": _act,
    "note": _note,
    "table": _table,
    "embed": _embed,
}
