"""How each state looks and what it is called, the same on every screen: a shape, a word and a colour."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from blog.translation.models import Translation
from blog.translation.state import State


@dataclass(frozen=True)
class Sign:
    name: str
    label: str | Promise
    meaning: str | Promise

    @property
    def icon(self) -> str:
        return f"state-{self.name}"


SIGNS = {
    State.MISSING: Sign("missing", _("Missing"), _("Missing: no translation yet")),
    State.CHANGED: Sign("changed", _("Changed"), _("Changed: the source changed after it was translated")),
    State.UNREVIEWED: Sign(
        "unreviewed", _("Unreviewed"), _("Unreviewed: a machine draft nobody has accepted")
    ),
    State.FRESH: Sign("fresh", _("Fresh"), _("Fresh: nothing to do")),
}
NOT_ASKED_FOR = Sign("none", _("Not asked for"), _("Not asked for: nobody wanted this language yet"))

# In a bar what is done comes first; in a line of words, what is most to do.
IN_BAR = (State.FRESH, State.CHANGED, State.UNREVIEWED, State.MISSING)
BAR_WIDTH = 1000


@dataclass(frozen=True)
class Part:
    """A part of a bar that is BAR_WIDTH wide."""

    sign: Sign
    begin: int
    width: int


def words_by_state(row: Translation) -> dict[State, int]:
    return {state: getattr(row, f"words_{state.name.lower()}") for state in State}


def bar(words: Mapping[State, int]) -> list[Part]:
    """Return the parts of a bar for so many words in each state; none where there are no words."""
    total, begin, parts = sum(words.values()), 0, []
    for state in IN_BAR:
        if words.get(state):
            width = round(BAR_WIDTH * words[state] / total)
            parts.append(Part(SIGNS[state], begin, width))
            begin += width
    return parts


def told(state: State, words: int) -> str:
    """Return how many words are in a state, as lists say it."""
    return {
        State.MISSING: ngettext("%(count)d missing", "%(count)d missing", words),
        State.CHANGED: ngettext("%(count)d changed", "%(count)d changed", words),
        State.UNREVIEWED: ngettext("%(count)d unreviewed", "%(count)d unreviewed", words),
        State.FRESH: ngettext("%(count)d fresh", "%(count)d fresh", words),
    }[state] % {"count": words}
