"""What the menu at an editor's head offers of ours."""

from typing import Any

from django.utils.translation import gettext as _
from wagtail.admin.widgets.button import Button

from blog.editorial.deadlines import due_of
from blog.editorial.verbs.due import may_set
from blog.staff import screen_url
from home.models import Translatable


def header_buttons(instance: Any, user: Any) -> list[Button]:
    """Return the buttons that lead to the due date, for who may set it, and to the history in all languages."""
    if not isinstance(instance, Translatable):
        return []
    buttons = [
        Button(
            _("History in all languages"),
            url=screen_url("newsroom_history", instance),
            icon_name="history",
            priority=70,
        )
    ]
    if may_set(user, instance):
        label = _("Change the due date") if due_of(instance) else _("Due…")
        buttons.append(Button(label, url=screen_url("newsroom_due", instance), icon_name="time", priority=60))
    return buttons
