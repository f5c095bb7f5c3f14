"""The passages of a page in which somebody's words stand: to show them, or to take them out."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from lxml import html
from wagtail.blocks import StreamValue
from wagtail.rich_text import get_text_for_indexing

from blog.translation.segments import segments
from blog.verbatim import occurs


@dataclass(frozen=True)
class Passage:
    """One paragraph, item of a list, or block. `place` says where it stands: block, and number inside rich text."""

    place: tuple[str, int | None]
    text: str


SUMMARY = "summary"

# Fewer words than these stand in many a sentence that quotes nobody.
FEW_WORDS, FEW_LETTERS = 3, 12
_QUOTED = re.compile('["“”„‟«»‹›「」『』]([^"“”„‟«»‹›「」『』]+)["“”„‟«»‹›「」『』]')


def stand(words: str, text: str) -> bool:
    """Say whether words stand in a text. Very few words count only by themselves, between quotation marks."""
    if not any(letter.isalnum() for letter in words):
        return False
    if not _are_few(words):
        return occurs(words, text)
    return any(occurs(words, quoted) and occurs(quoted, words) for quoted in _QUOTED.findall(text))


def _are_few(words: str) -> bool:
    return len(words.split()) < FEW_WORDS and len(words) < FEW_LETTERS


def passages(page: Any) -> list[Passage]:
    """Return the summary and what the body says, in order, in pieces that can be taken out one by one."""
    texts: dict[str, list[str]] = {}
    for segment in segments(page):
        field, _dot, rest = segment.path.partition(".")
        if field == "body":
            text = get_text_for_indexing(segment.text) if segment.kind == "rich" else segment.text
            texts.setdefault(rest.partition(".")[0], []).append(text)
    summary = getattr(page, SUMMARY, "")
    found = [Passage((SUMMARY, None), summary)] if summary else []
    for block in page.body:
        if block.block_type == "paragraph":
            found += [
                Passage((block.id, number), text)
                for number, text in enumerate(map(_text, _pieces(_tree(block))))
            ]
        elif block.id in texts:
            found.append(Passage((block.id, None), "\n".join(texts[block.id])))
    return found


def holding(page: Any, words: str) -> list[Passage]:
    """Return the passages in which words stand, each time they do: the fewest that hold all of them."""
    left, found = passages(page), []
    if _are_few(words):
        return [passage for passage in left if stand(words, passage.text)]
    while window := _window(left, words):
        found += left[window[0] : window[1]]
        del left[window[0] : window[1]]
    return found


def take_out(page: Any, places: Iterable[tuple[str, int | None]]) -> None:
    """Take passages out of a page, and blocks that are empty then. The caller saves."""
    gone = set(places)
    kept = []
    for block in page.body:
        if (block.id, None) in gone:
            continue
        value = block.value
        if block.block_type == "paragraph" and (numbers := {n for id, n in gone if id == block.id}):
            markup = _without(_tree(block), numbers)
            if not markup:
                continue
            value = block.block.normalize(markup)
        kept.append((block.block_type, value, block.id))
    page.body = StreamValue(page.body.stream_block, kept)
    if (SUMMARY, None) in gone:
        page.summary = ""


def all_text(page: Any) -> str:
    """Return every text of a page that readers read, also outside its body."""
    return "\n".join(
        get_text_for_indexing(segment.text) if segment.kind == "rich" else segment.text
        for segment in segments(page)
    )


def _window(found: list[Passage], words: str) -> tuple[int, int] | None:
    """Return first and last of the fewest neighbours that hold the words; they may run over several."""

    def hold(first: int, last: int) -> bool:
        return stand(words, "\n".join(passage.text for passage in found[first:last]))

    if not hold(0, len(found)):
        return None
    last = _least(1, len(found), lambda end: hold(0, end))
    first = last - _least(1, last, lambda length: hold(last - length, last))
    return first, last


def _least(low: int, high: int, holds: Any) -> int:
    """Return the least number for which something holds that holds for all greater ones too."""
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle + 1, high)
    return low


def _tree(block: Any) -> Any:
    return html.fragment_fromstring(block.value.source if block.value else "", create_parent="div")


def _pieces(tree: Any) -> list[Any]:
    """Return paragraphs and items of lists; text outside of them makes the whole one piece."""
    stray = [tree.text, *(node.tail for node in tree)]
    if any(text and text.strip() for text in stray):
        return [tree]
    return [piece for node in tree for piece in (node.findall("li") if node.tag in ("ul", "ol") else [node])]


def _text(piece: Any) -> str:
    return get_text_for_indexing(html.tostring(piece, encoding="unicode", with_tail=False))


def _without(tree: Any, numbers: set[int | None]) -> str:
    """Return the markup without some of the pieces; nothing where no words are left."""
    pieces = _pieces(tree)
    for number, piece in enumerate(pieces):
        if number not in numbers:
            continue
        if piece is tree:
            return ""
        above = piece.getparent()
        above.remove(piece)
        if above is not tree and not above.findall("li"):
            tree.remove(above)
    return (
        "".join(html.tostring(node, encoding="unicode") for node in tree)
        if tree.text_content().strip()
        else ""
    )
