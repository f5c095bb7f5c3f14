"""The head of a statement while it is read: all that stands above its first paragraph."""

from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo

from blog.importing.document import Line
from blog.importing.doubts import Doubt
from blog.importing.statement import Contact, Kind


@dataclass
class Head:
    """What was read above the body. `lines` are those that follow, `unread` those that belong before them.

    `spaced` says whether blank lines part the blocks of the text; `roles` what the lines that are gone were taken for.
    """

    lines: list[Line]
    spaced: bool
    language: str
    zone: tzinfo
    today: date
    title: str = ""
    summary: str = ""
    kind: Kind = "release"
    place: str = ""
    day: date | None = None
    embargo: datetime | None = None
    contacts: list[Contact] = field(default_factory=list)
    markers: list[str] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    unread: list[Line] = field(default_factory=list)
    roles: dict[int, str] = field(default_factory=dict)

    def take(self, role: str) -> Line:
        """Take the first line away as what it was recognised for."""
        line = self.lines.pop(0)
        self.roles[line.number] = role
        return line

    def leave(self) -> Line:
        """Take the first line away for the body."""
        line = self.lines.pop(0)
        self.unread.append(line)
        return line
