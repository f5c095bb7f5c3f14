"""Where a translation stands, as the editor says it: words left, which texts wait, whether it can be submitted."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from blog.moments import near_text
from blog.staff import edit_url, language_of
from blog.translation.desk.desk import Desk
from blog.translation.desk.sections import Section, around
from blog.translation.review import standing
from blog.translation.signs import bar
from blog.translation.state import State
from home.language_names import name_of

Numbers = Callable[[Sequence[Section]], set[int]]


def _in_state(state: State) -> Numbers:
    return lambda sections: {section.number for section in sections if section.text.state is state}


# The texts that each tab shows, by its name in the address.
TABS: dict[str, tuple[str | Promise, Numbers]] = {
    "all": (gettext_lazy("All"), lambda sections: {section.number for section in sections}),
    "around": (gettext_lazy("Waiting and around"), around),
    "missing": (gettext_lazy("Missing"), _in_state(State.MISSING)),
    "changed": (gettext_lazy("Changed"), _in_state(State.CHANGED)),
    "unreviewed": (gettext_lazy("Unreviewed"), _in_state(State.UNREVIEWED)),
    "comments": (
        gettext_lazy("With comments"),
        lambda sections: {section.number for section in sections if section.thread.open},
    ),
}


@dataclass(frozen=True)
class Tab:
    name: str
    label: str
    count: int
    is_current: bool


@dataclass(frozen=True)
class Tabs:
    tabs: list[Tab]
    numbers: set[int]
    total: int

    @property
    def hidden(self) -> int:
        return self.total - len(self.numbers)


def tabs(sections: Sequence[Section], asked: str) -> Tabs:
    """Return the tabs with what each holds. Unless another is asked for, what waits is shown, if anything does."""
    numbers = {name: which(sections) for name, (_label, which) in TABS.items()}
    current = asked if asked in TABS else "around" if numbers["around"] else "all"
    found = [
        Tab(name, str(label), len(numbers[name]), name == current) for name, (label, _which) in TABS.items()
    ]
    return Tabs(found, numbers[current], len(sections))


def standing_context(desk: Desk) -> dict[str, Any]:
    """Return what changes with each save: words left, and what stands between the translation and its review."""
    words = desk.counts.words
    review = standing(desk.translation, desk.user)
    waits = sentence_of_waiting(desk)
    return {
        "row": desk.row,
        "left": desk.counts.to_do,
        "total": sum(words.values()),
        "bar": bar({state: words.get(state, 0) for state in State}),
        "waiting": len(desk.waiting),
        "review": review,
        "waits": waits,
        "can_submit": desk.may_write and review.is_needed and not (waits or review.reasons),
        "may_write": desk.may_write,
    }


def beside(desk: Desk) -> dict[str, Any]:
    """Return what every text is shown with: the two languages, and which version of the source this is."""
    source, target, sent = language_of(desk.sent), language_of(desk.newest), desk.row.base
    return {
        "source_language": source,
        "source_name": name_of(source.code),
        "target_language": target,
        "target_name": name_of(target.code),
        "sent_at": near_text(sent.created_at),
        "sent_by": sent.user,
        "ordinary_url": edit_url(desk.translation) if desk.may_write else "",
        "row": desk.row,
        "writes": desk.writes,
    }


def sentence_of_waiting(desk: Desk) -> str:
    """Say how much waits before a translation can be submitted; nothing where nothing does."""
    if not desk.waiting:
        return ""
    texts = ngettext("%(count)d text waits first", "%(count)d texts wait first", len(desk.waiting))
    words = ngettext("%(count)d word", "%(count)d words", desk.counts.to_do)
    return _("%(texts)s (%(words)s).") % {
        "texts": texts % {"count": len(desk.waiting)},
        "words": words % {"count": desk.counts.to_do},
    }
