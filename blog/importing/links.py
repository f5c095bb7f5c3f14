"""Links that have no place in a draft: headlines, summaries and quotes are text alone."""

from collections.abc import Iterable

from blog.importing.document import Line, Mark
from blog.importing.doubts import Doubt
from blog.importing.statement import Block, ListBlock, Paragraph


def lost_links(lines: Iterable[Line], body: Iterable[Block]) -> list[Doubt]:
    """One doubt with the addresses that lines link to and the body doesn't, but for those that can be read there."""
    kept = {mark.target for block in body for mark in _marks(block)}
    lost = dict.fromkeys(
        mark.target
        for line in lines
        for mark in line.marks
        if mark.kind == "link" and mark.target not in kept and not _is_said(mark.target, line.text)
    )
    return [Doubt("links_lost", ", ".join(lost))] if lost else []


def _marks(block: Block) -> Iterable[Mark]:
    if isinstance(block, Paragraph):
        return block.marks
    if isinstance(block, ListBlock):
        return [mark for item in block.items for mark in item.marks]
    return ()


def _is_said(target: str, text: str) -> bool:
    """Whether a text names the address or the number that it links to."""
    scheme, _, address = target.partition(":")
    if scheme.casefold() == "tel":
        return _digits(address) in _digits(text)
    bare = address.partition("?")[0] if scheme.casefold() == "mailto" else address
    return bare.strip("/").removeprefix("www.").casefold() in text.casefold()


def _digits(text: str) -> str:
    return "".join(filter(str.isdecimal, text))
