"""Who was heard in a statement so far: the full name of "Ruiz", a role said once, who "she" is."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from blog.importing.attribution import Attribution
from blog.importing.speech import HONORIFICS
from blog.importing.statement import Contact


@dataclass
class Speakers:
    """People by surname, and the last one who spoke."""

    known: dict[str, Attribution] = field(default_factory=dict)
    last: Attribution | None = None

    @classmethod
    def among(cls, contacts: Sequence[Contact]) -> "Speakers":
        """The contacts with a full name are known before anybody speaks."""
        return cls(
            {
                surname(contact.name): Attribution(contact.name, contact.role, contact.organisation)
                for contact in reversed(contacts)
                if " " in contact.name
            }
        )

    def resolve(self, found: Attribution) -> Attribution | None:
        """The attribution with what is known of its speaker; None for a pronoun when nobody spoke before."""
        if not found.speaker:
            return self.last and replace(self.last, complete=found.complete)
        known = self.known.get(surname(found.speaker))
        title, _, name = found.speaker.partition(" ")
        if title.rstrip(".").casefold() not in HONORIFICS:
            name = found.speaker
        if known and (known.speaker == name or known.speaker.endswith(" " + name)):
            if not (found.role or found.organisation):
                found = replace(found, role=known.role, organisation=known.organisation)
            found = replace(found, speaker=known.speaker)
        self.known[surname(found.speaker)] = self.last = found
        return found


def surname(name: str) -> str:
    return name.split()[-1]
