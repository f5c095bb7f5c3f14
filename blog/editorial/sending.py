"""*Send to translators*: the screen that says what they would get, the menu item, and the offer after a submit."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.action_menu import ActionMenuItem as PageMenuItem
from wagtail.snippets.action_menu import ActionMenuItem as SnippetMenuItem

from blog.editorial.menus import Context, VerbMenuItem, edited
from blog.editorial.verbs import send
from blog.editorial.views_reviews import ReasonedAct
from blog.staff import screen_url
from blog.translation.unsent import unsent

# What the editors' buttons for a review send.
SUBMITS = ("action-submit", "action-restart-workflow")


class Send(ReasonedAct):
    page_title = gettext_lazy("Send to translators")
    header_icon = "globe"
    template_name = "editorial/send.html"
    explanation = gettext_lazy(
        "The translators then see these words beside theirs. What they have translated stays; what is new or changed "
        "waits for them. Nothing becomes public."
    )
    button = gettext_lazy("Send to translators")
    done = gettext_lazy("“%(title)s” is with its translators.")

    def may_open(self) -> bool:
        return send.may_send(self.user, self.object)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "unsent": unsent(self.object)}

    def reasons(self) -> list[str]:
        return send.failure_reasons(self.object, self.user)

    def act(self, comment: str) -> None:
        send.send(self.object, self.user, comment)


class SendItem(VerbMenuItem):
    """Offered where translators don't have the newest words."""

    name = "newsroom-send"
    screen = "newsroom_send"
    icon_name = "globe"

    def is_shown(self, context: Context) -> bool:
        instance, user = edited(context), context["request"].user
        return instance is not None and send.may_send(user, instance) and bool(unsent(instance))

    def get_context_data(self, parent_context: Context) -> Context:
        return {**super().get_context_data(parent_context), "label": _("Send to translators…")}  # type: ignore[misc]


class SendPage(SendItem, PageMenuItem):
    order = 50


class SendSnippet(SendItem, SnippetMenuItem):
    order = 50


def offer_to_send(request: HttpRequest, instance: Any) -> None:
    """After a submit, say that translators don't have these words yet, with the way to send them."""
    if not any(name in request.POST for name in SUBMITS):
        return
    user: Any = request.user
    if send.may_send(user, instance) and (waiting := unsent(instance)):
        words = _("The translators don’t have these words yet (%(languages)s).")
        names = ", ".join(each.language.name for each in waiting)
        way = messages.button(screen_url("newsroom_send", instance), _("Send to translators"))
        messages.info(request, words % {"languages": names}, [way])
