"""What a card says."""

import hashlib
import json
from dataclasses import asdict, dataclass

from home.typography import marks

# Raised when the drawing changes, so that every card is drawn anew.
DRAWING = 1


@dataclass(frozen=True)
class Content:
    """All that a card shows.

    `details` are the ways to say what stands below the name, the fullest first: the first that fits is shown.
    """

    language: str
    words: str
    quoted: bool
    name: str
    details: tuple[str, ...]
    organisation: str
    host: str
    colour: str

    @property
    def alt(self) -> str:
        """The card's words, for people who can't see it."""
        opening, closing = marks(self.language) if self.quoted else ("", "")
        return " ".join(part for part in (f"{opening}{self.words}{closing}", self.name) if part)

    @property
    def digest(self) -> str:
        """A hash of what is shown, in hex: equal ones are equal pictures, so a card with the same one stays."""
        shown = json.dumps([DRAWING, asdict(self)], sort_keys=True)
        return hashlib.sha256(shown.encode()).hexdigest()
