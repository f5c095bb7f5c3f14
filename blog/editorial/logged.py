"""Our acts in Wagtail's log: what its histories and reports say of each."""

from typing import Any

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from wagtail.log_actions import LogActionRegistry, LogFormatter

from blog.editorial.acts import ACTS
from blog.moments import moment_text


class ActFormatter(LogFormatter):
    """Says what was done, with what whoever did it said about it."""

    def format_comment(self, log_entry: Any) -> str:
        return log_entry.data.get("comment", "")


class DueFormatter(ActFormatter):
    """Says for when, too; none where the date was taken back."""

    def format_message(self, log_entry: Any) -> str:
        moment = parse_datetime(log_entry.data.get("due_at") or "")
        if moment is None:
            return _("Took the due date back")
        return _("Set the due date: %(moment)s") % {"moment": moment_text(moment)}


def register_acts(actions: LogActionRegistry) -> None:
    """Make every act of `acts.ACTS` known to Wagtail, which refuses to log what it doesn't know."""
    for act, (label, message) in ACTS.items():
        base = DueFormatter if act == "due" else ActFormatter
        actions.register_action(f"newsroom.{act}")(type(act, (base,), {"label": label, "message": message}))
