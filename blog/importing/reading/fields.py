"""Fields of Word documents that run over several runs (ECMA-376 part 1, 17.16); only their links matter here."""

import re

from blog.importing.reading.runs import safe_address

_HYPERLINK = re.compile(r'\s*HYPERLINK\s+"?([^"\s\\][^"\s]*)', re.IGNORECASE)


def address_in(instruction: str) -> str:
    """The address that a field's instruction links to; empty where it does something else."""
    found = _HYPERLINK.match(instruction)
    return safe_address(found[1]) if found else ""


class Fields:
    """The fields that are open at one place of a text."""

    def __init__(self) -> None:
        self._open: list[list[str]] = []
        self._links: list[str] = [""]

    @property
    def link(self) -> str:
        """The address of the innermost link, or nothing."""
        return self._links[-1]

    def instruct(self, text: str) -> None:
        if self._open:
            self._open[-1].append(text)

    def mark(self, kind: str) -> None:
        """Take note of a mark that begins a field, separates its instruction from its result, or ends it."""
        if kind == "begin":
            self._open.append([])
            self._links.append(self.link)
        elif kind == "separate" and self._open:
            self._links[-1] = address_in("".join(self._open[-1])) or self._links[-1]
        elif kind == "end" and self._open:
            self._open.pop()
            self._links.pop()
