"""What menus offer: in the editor our verbs in place of Wagtail's own, under *Settings* the languages and people."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.admin.action_menu import ActionMenuItem as PageMenuItem
from wagtail.admin.menu import MenuItem
from wagtail.snippets.action_menu import ActionMenuItem as SnippetMenuItem

from blog.editorial.locks import is_locked
from blog.editorial.roles import may
from blog.editorial.verbs import publish
from blog.editorial.views import goes_public, scheduled_for
from blog.staff import may_edit, screen_url

WAGTAILS_OWN = {"action-publish", "action-unpublish"}

Context = dict[str, Any]


def edited(context: Context) -> Any | None:
    """Return the page or snippet that a menu belongs to; None while it is being created."""
    return context.get("page") or context.get("instance") if context["view"] == "edit" else None


class VerbMenuItem:
    """Leads to a verb's screen. Press officers see it on locked objects too: the screen says what holds."""

    screen: str
    verb = "publish"

    def is_shown(self, context: Context) -> bool:
        instance, user = edited(context), context["request"].user
        if instance is None or not self.applies_to(instance):
            return False
        return may(user, self.verb, instance) and may_edit(user, instance)

    def applies_to(self, instance: Any) -> bool:
        raise NotImplementedError

    def get_url(self, context: Context) -> str:
        return screen_url(self.screen, edited(context))


class Publish(VerbMenuItem):
    name = "newsroom-publish"
    screen = "newsroom_publish"
    icon_name = "upload"

    def applies_to(self, instance: Any) -> bool:
        return not instance.live or instance.has_unpublished_changes

    def get_context_data(self, parent_context: Context) -> Context:
        context = super().get_context_data(parent_context)  # type: ignore[misc]
        return {**context, "label": self._label(edited(parent_context), parent_context["request"].user)}

    def _label(self, instance: Any, user: Any) -> str:
        if scheduled := scheduled_for(instance):
            return goes_public(scheduled)
        if publish.failure_reasons(instance, user):
            return _("Can’t be published yet: see why")
        return goes_public(publish.embargo_ahead(instance)) + "…"


class Unpublish(VerbMenuItem):
    name = "newsroom-unpublish"
    screen = "newsroom_unpublish"
    icon_name = "download"

    def applies_to(self, instance: Any) -> bool:
        return instance.live

    def get_context_data(self, parent_context: Context) -> Context:
        return {**super().get_context_data(parent_context), "label": _("Take back…")}  # type: ignore[misc]


class Reopen(VerbMenuItem):
    name = "newsroom-reopen"
    screen = "newsroom_reopen"
    icon_name = "lock-open"
    verb = "reopen"

    def applies_to(self, instance: Any) -> bool:
        return is_locked(instance) and not scheduled_for(instance)

    def get_context_data(self, parent_context: Context) -> Context:
        return {**super().get_context_data(parent_context), "label": _("Open again…")}  # type: ignore[misc]


class PublishPage(Publish, PageMenuItem):
    order = 30


class UnpublishPage(Unpublish, PageMenuItem):
    order = 20


class PublishSnippet(Publish, SnippetMenuItem):
    order = 30


class UnpublishSnippet(Unpublish, SnippetMenuItem):
    order = 20


class ReopenPage(Reopen, PageMenuItem):
    order = 40


class ReopenSnippet(Reopen, SnippetMenuItem):
    order = 40


class LanguagesItem(MenuItem):
    """Leads administrators to the languages, from the settings menu."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may(request.user, "languages")


class PeopleItem(MenuItem):
    """Leads administrators to the people, from the settings menu."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may(request.user, "people")
