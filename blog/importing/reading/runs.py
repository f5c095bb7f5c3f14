"""Stretches of text that look the same, and what a line made of them says."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

from blog.importing.document import Mark
from blog.importing.text import fixed_spaces, single_spaces, without_invisible

_ADDRESS = re.compile(r"(?:https?://[^\s/]|mailto:[^\s@]+@|tel:\+?\d)\S*", re.IGNORECASE)
_LONGEST_ADDRESS = 2000
# Where programs of an office send their readers through a counter of their own, and where the address is then.
_DETOURS = {"www.google.com": "q", "safelinks.protection.outlook.com": "url"}
# No letter with its accents is longer.
_LETTER = 32
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_UNIT = re.compile(r"(?:\d|(?:\b|\d)(?:[kcdm]?m|ft|mi|in))$")


class Look(NamedTuple):
    """How a run looks. `size` is in one unit throughout a document; `link` an address, safe or empty."""

    bold: bool = False
    italic: bool = False
    link: str = ""
    size: float = 0


PLAIN = Look()


class Run(NamedTuple):
    text: str
    look: Look = PLAIN


def safe_address(address: str) -> str:
    """The address a link may have: http, https, mailto or tel, without detours; else nothing."""
    address = address.strip()
    try:
        parts = urlsplit(address)
        for host, name in _DETOURS.items():
            if parts.netloc.endswith(host) and (target := parse_qs(parts.query).get(name)):
                address = target[0].strip()
    except ValueError:
        return ""
    safe = len(address) <= _LONGEST_ADDRESS and address.isprintable() and _ADDRESS.fullmatch(address)
    return address if safe else ""


def raised(text: str, before: str) -> str:
    """Superscript as a plain line can say it: a note's number in brackets, a power as a sign of its own."""
    number = text.strip(" []()\n\xa0")
    if not number.isdecimal() or len(number) > 2:
        return text
    return number.translate(_RAISED) if _UNIT.search(before) else f"[{number}]"


def clean(runs: Sequence[Run]) -> list[Run]:
    """The runs of one line in NFC, with single spaces inside and none around, and nothing invisible."""
    visible = [without_invisible(run.text) for run in runs]
    fixed, at = fixed_spaces("".join(visible)), 0
    cleaned: list[Run] = []
    for text, run in zip(visible, runs, strict=True):
        part, at = single_spaces(fixed[at : at + len(text)]), at + len(text)
        before = cleaned[-1].text if cleaned else " "
        part = unicodedata.normalize("NFC", part.lstrip(" ") if before[-1] == " " else part)
        while cleaned and part and not unicodedata.is_normalized("NFC", cleaned[-1].text[-1] + part[0]):
            # A letter and its accent are one, whichever run they stand in.
            head, tail = cleaned[-1].text[:-_LETTER], cleaned[-1].text[-_LETTER:]
            cleaned[-1] = cleaned[-1]._replace(text=head + unicodedata.normalize("NFC", tail + part[0]))
            part = part[1:]
        if not part:
            continue
        if cleaned and cleaned[-1].look == run.look:
            cleaned[-1] = cleaned[-1]._replace(text=cleaned[-1].text + part)
        else:
            cleaned.append(Run(part, run.look))
    while cleaned and not (last := cleaned.pop()).text.isspace():
        return [*cleaned, last._replace(text=last.text.rstrip())]
    return cleaned


def text_of(runs: Iterable[Run]) -> str:
    return "".join(run.text for run in runs)


def marks_of(runs: Sequence[Run]) -> tuple[Mark, ...]:
    """Bold, italic and links over the text of the runs."""
    marks = [
        *(Mark(start, end, "bold") for start, end, _ in _stretches(runs, lambda look: look.bold)),
        *(Mark(start, end, "italic") for start, end, _ in _stretches(runs, lambda look: look.italic)),
        *(
            Mark(start, end, "link", str(target))
            for start, end, target in _stretches(runs, lambda look: look.link)
        ),
    ]
    return tuple(sorted(marks, key=lambda mark: (mark.start, -mark.end)))


def _stretches(
    runs: Sequence[Run], value_of: Callable[[Look], bool | str]
) -> list[tuple[int, int, bool | str]]:
    """Where the looks of runs have a value, without the spaces around; a space between two stretches is in them."""
    found: list[tuple[int, int, bool | str]] = []
    at, goes_on = 0, False
    for run in runs:
        value, text = value_of(run.look), run.text.strip()
        start = at + len(run.text) - len(run.text.lstrip())
        at += len(run.text)
        if not text:
            continue
        if value and goes_on and found[-1][2] == value:
            found[-1] = (found[-1][0], start + len(text), value)
        elif value:
            found.append((start, start + len(text), value))
        goes_on = bool(value)
    return found
