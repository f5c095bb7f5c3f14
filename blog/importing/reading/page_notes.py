"""Footnotes of web pages: a call and a note that link to each other, whatever program made them."""

from dataclasses import dataclass, field
from itertools import islice

from lxml import etree

_MOST_LINKS = 2_000
_BLOCKS = {"li", "p", "div", "dd", "td", "aside"}
_NEAR = 3


@dataclass
class Notes:
    """The numbers of the elements that call notes and of those that hold them, and the links back from the notes."""

    calls: dict[etree._Element, int] = field(default_factory=dict)
    texts: dict[etree._Element, int] = field(default_factory=dict)
    backs: set[etree._Element] = field(default_factory=set)


def find_notes(root: etree._Element) -> Notes:
    """The notes of a page, numbered in the order in which they are called."""
    links = list(
        islice((each for each in root.iter("a") if each.get("href", "").startswith("#")), _MOST_LINKS)
    )
    if not links:
        return Notes()
    order = {link: place for place, link in enumerate(links)}
    named = {
        key: each
        for each in root.iter("*")
        for key in (each.get("name") if each.tag == "a" else None, each.get("id"))
        if key
    }
    calls = {near: link for link in reversed(links) for near in _around(link)}
    pairs: dict[etree._Element, tuple[etree._Element, etree._Element]] = {}
    for back in links:
        call = calls.get(named.get(back.get("href", "")[1:]))
        target = named.get(call.get("href", "")[1:]) if call is not None else None
        if call is None or target is None or order[call] >= order[back] or call in pairs:
            continue
        text = next((each for each in (target, *target.iterancestors()) if each.tag in _BLOCKS), None)
        inside = set(back.iterancestors())
        if text in inside and text not in set(call.iterancestors()):
            pairs[call] = text, back
    notes = Notes()
    for call in sorted(pairs, key=order.__getitem__):
        text, back = pairs[call]
        notes.calls[call] = notes.texts.setdefault(text, len(notes.texts) + 1)
        notes.backs.add(back)
    return notes


def _around(link: etree._Element) -> list[etree._Element]:
    """The elements whose name may stand for a link: itself, one in it, or a small one around it."""
    return [link, *link.iterchildren("*"), *islice(link.iterancestors("sup", "span", "a"), _NEAR)]
