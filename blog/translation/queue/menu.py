"""*Translations* in the admin's main menu, with the number of what waits."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem

from blog.translation.queue.lists import number_waiting
from blog.translation.rights import languages_of


class QueueItem(MenuItem):
    """For who works on a language. The number is as it was when the page was made; one query."""

    def __init__(self) -> None:
        super().__init__(
            gettext_lazy("Translations"),
            reverse_lazy("newsroom_desk"),
            name="translations",
            icon_name="globe",
            order=150,
        )

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(languages_of(request.user))

    def render_component(self, request: HttpRequest) -> Any:
        waiting = number_waiting(languages_of(request.user))
        label = _("Translations (%(count)d)") % {"count": waiting} if waiting else self.label
        return LinkMenuItem(self.name, label, self.url, icon_name=self.icon_name)
