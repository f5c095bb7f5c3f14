"""The columns of the queue. Under each heading one small template says what is known of one translation."""

from typing import Any

from django.middleware.csrf import get_token
from django.template.loader import get_template
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from wagtail.admin.ui.tables import Column, Table
from wagtail.models import WorkflowState

from blog.translation.claims import holder
from blog.translation.models import Translation
from blog.translation.queue.moments import how_far, near
from blog.translation.rights import may_translate
from blog.translation.screens import editor_url, kind_of
from blog.translation.signs import IN_BAR, SIGNS, bar, told, words_by_state
from blog.translation.state import State
from home.chrome import LANGUAGES
from home.language_names import name_of
from home.models import User


class QueueTable(Table):
    """A table that is cards where it is narrow: its elements have their roles written down."""

    template_name = "translation/queue/table.html"


class QueueColumn(Column):
    """A column whose template gets what `says` returns, and `cell`, the name of its heading on a card."""

    header_template_name = "translation/queue/header.html"

    def __init__(self, name: str, label: Any, user: User) -> None:
        super().__init__(name, label=label)
        self.user = user

    @cached_property
    def cell_template(self) -> Any:
        return get_template(f"translation/queue/cells/{self.name}.html")

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        return {
            "row": instance,
            "column": self,
            # Wagtail renders cells without a request.
            "csrf_token": get_token(parent_context["request"]),
            "language": LANGUAGES[instance.source.locale.language_code],
            **self.says(instance),
        }

    def says(self, row: Any) -> dict[str, Any]:
        return {}


class Title(QueueColumn):
    def says(self, row: Any) -> dict[str, Any]:
        return {
            "url": editor_url(row),
            "about": about(row),
            "is_behind": row.live and row.behind,
            "is_in_review": row.review_status == WorkflowState.STATUS_IN_PROGRESS,
            "sign": SIGNS[State.CHANGED],
        }


class Words(QueueColumn):
    def says(self, row: Any) -> dict[str, Any]:
        words = words_by_state(row)
        todo = [state for state in reversed(IN_BAR) if state is not State.FRESH and words[state]]
        return {
            "total": sum(words.values()),
            "bar": bar(words),
            "parts": [(SIGNS[state], told(state, words[state])) for state in todo],
        }


class Due(QueueColumn):
    def says(self, row: Any) -> dict[str, Any]:
        return {"moment": near(row.due_at), "far": how_far(row.due_at)} if row.due_at else {}


class Who(QueueColumn):
    def says(self, row: Any) -> dict[str, Any]:
        who = holder(row)
        is_mine = who == self.user
        others = who and not is_mine and may_translate(self.user, row.locale.language_code)
        return {"who": who, "is_mine": is_mine, "may_ask": others}


class Touched(QueueColumn):
    def says(self, row: Any) -> dict[str, Any]:
        return {"moment": near(row.touched_at) if row.touched_at else ""}


class Act(QueueColumn):
    def says(self, row: Any) -> dict[str, Any]:
        return {"url": editor_url(row), "act": act(row, self.user)}


def columns(user: User) -> list[QueueColumn]:
    """Return the columns of the queue, for who looks at it."""
    return [
        Title("title", gettext_lazy("Title"), user),
        Words("words", gettext_lazy("Words to do"), user),
        Due("due", gettext_lazy("Due"), user),
        Who("who", pgettext_lazy("translates it", "Who"), user),
        Touched("touched", gettext_lazy("Last saved"), user),
        Act("act", gettext_lazy("Action"), user),
    ]


def act(row: Translation, user: User) -> str:
    """Return what somebody can do with a translation: `claim`, `continue` or only `open` it."""
    who = holder(row)
    if who == user:
        return "continue"
    is_free = who is None and row.state is not State.FRESH
    return "claim" if is_free and may_translate(user, row.locale.language_code) else "open"


def about(row: Any) -> str:
    """Say what a translation is of: Press release, from English into Arabic. Campaign: No data deals."""
    words = _("%(kind)s, from %(source)s into %(target)s.") % {
        "kind": capfirst(kind_of(row.source)),
        "source": name_of(row.source.locale.language_code),
        "target": name_of(row.locale.language_code),
    }
    if not row.campaign:
        return words
    # The title may be in another script than the words around it.
    title = f"\u2068{row.campaign}\u2069"
    return f"{words} {_('Campaign: %(title)s') % {'title': title}}"
