"""Where the newsroom meets Wagtail's admin: snippets, rights per language, and one way to publish: ours."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.widgets.button import Button
from wagtail.models import Locale, Page
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from blog.editorial import menus, sending, staff_hooks  # noqa: F401 the last one registers hooks
from blog.editorial.policies import LanguagePolicy
from blog.editorial.roles import may
from blog.editorial.snippets import NewsroomGroup
from blog.editorial.stages import REVIEWED
from blog.editorial.verbs.legal import handles
from blog.editorial.words_quoted import words_stand_in_text
from blog.models import Quote, StatementPage
from blog.staff import SNIPPETS, screen_url
from blog.translation import rights
from home.languages import refuse_new

NEW_STATEMENT: dict[str, Any] = {
    "embargo": None,
    "go_live_at": None,
    "published_on": None,
    "updated_on": None,
    "translated_from": None,
    "translation_record": {},
}

for model in SNIPPETS.values():
    register_permission_policy(model, LanguagePolicy(model))
register_snippet(NewsroomGroup)
rights.register(lambda user, language: may(user, "translate", language=language))
rights.register_review(lambda user, language: may(user, "review_language", language=language))
rights.register_overview(lambda user: any(may(user, verb) for verb in ("translate", "review", "publish")))


@hooks.register("construct_page_action_menu")
@hooks.register("construct_snippet_action_menu")
def remove_wagtails_own(items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    items[:] = [item for item in items if item.name not in menus.WAGTAILS_OWN]


@hooks.register("register_page_header_buttons")
def ask_outside(page: Any, user: Any, next_url: str, view_name: str) -> Iterator[Button]:
    if view_name == "edit" and isinstance(page.specific_deferred, StatementPage) and may(user, "ask", page):
        url = screen_url("newsroom_ask_outside", page)
        yield Button(_("Ask somebody outside"), url=url, icon_name="mail", priority=60)


hooks.register("register_page_action_menu_item", menus.PublishPage)
hooks.register("register_page_action_menu_item", menus.UnpublishPage)
hooks.register("register_page_action_menu_item", menus.ReopenPage)
hooks.register("register_page_action_menu_item", sending.SendPage)
hooks.register("after_edit_page", sending.offer_to_send)
hooks.register("after_edit_snippet", sending.offer_to_send)


@hooks.register("register_snippet_action_menu_item")
def publish_snippet(model: type) -> menus.PublishSnippet | None:
    return menus.PublishSnippet() if model in SNIPPETS.values() else None


@hooks.register("register_snippet_action_menu_item")
def unpublish_snippet(model: type) -> menus.UnpublishSnippet | None:
    return menus.UnpublishSnippet() if model in SNIPPETS.values() else None


@hooks.register("register_snippet_action_menu_item")
def reopen_snippet(model: type) -> menus.ReopenSnippet | None:
    return menus.ReopenSnippet() if model is Quote else None


@hooks.register("register_snippet_action_menu_item")
def send_snippet(model: type) -> sending.SendSnippet | None:
    return sending.SendSnippet() if model in SNIPPETS.values() else None


@hooks.register("register_page_header_buttons")
def legal_review(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """Whoever works on a statement can ask for legal review, from its editor."""
    is_asked_at_source = isinstance(page, REVIEWED) and not page.is_translation
    if view_name == "edit" and is_asked_at_source and handles(user, page):
        url = screen_url("newsroom_legal", page)
        yield Button(_("Legal review…"), url=url, icon_name="clipboard-list", priority=70)


# Wagtail shows its own ways to administrators, and anybody can send a form by hand. The draft is kept.


@hooks.register("before_publish_page")
@hooks.register("before_publish")
def lead_to_our_publish(request: HttpRequest, instance: Any) -> HttpResponse:
    messages.info(request, _("The draft is saved. Publishing it is a step of its own."))
    return redirect(screen_url("newsroom_publish", instance))


@hooks.register("before_create_page")
@hooks.register("before_copy_page")
def keep_retired_languages_closed(request: HttpRequest, page: Any, page_class: type | None = None) -> None:
    """Say so before somebody writes, not when they save."""
    refuse_new(page.locale)


@hooks.register("before_create_snippet")
def keep_retired_languages_closed_to_snippets(request: HttpRequest, model: type) -> None:
    locale = Locale.objects.filter(language_code=request.GET.get("locale", "")).first()
    if locale:
        refuse_new(locale)


@hooks.register("register_settings_menu_item")
def languages_item() -> menus.LanguagesItem:
    return menus.LanguagesItem(
        gettext_lazy("Languages"), reverse("newsroom_languages"), icon_name="globe", order=50
    )


@hooks.register("register_settings_menu_item")
def people_item() -> menus.PeopleItem:
    return menus.PeopleItem(gettext_lazy("People"), reverse("newsroom_people"), icon_name="group", order=40)


@hooks.register("before_create_page")
def create_as_draft(request: HttpRequest, parent: Any, page_class: type) -> None:
    """A page that is created and published in one go would be refused before there is a draft to keep."""
    _post_without(request, "action-publish")


@hooks.register("before_edit_page")
@hooks.register("before_edit_snippet")
def autosave_only_saves(request: HttpRequest, instance: Any) -> None:
    """Autosave sends the whole form: after a button was pressed that would be its action a second time."""
    if request.method == "POST" and not request.accepts("text/html"):
        _post_without(request, *(name for name in request.POST if name.startswith("action-")))


def _post_without(request: HttpRequest, *names: str) -> None:
    posted = request.POST.copy()
    for name in names:
        posted.pop(name, None)
    request.POST = posted  # type: ignore[assignment]


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def say_what_is_quoted_no_more(request: HttpRequest, page: Any) -> None:
    """Tell who saves, not only who publishes later. Autosave keeps quiet: its messages would pile up."""
    if request.accepts("text/html") and (reason := words_stand_in_text(page, timezone.now())):
        messages.warning(request, reason)


@hooks.register("before_bulk_action")
def publish_one_by_one(
    request: HttpRequest, action: str, objects: list[Any], view: Any
) -> HttpResponse | None:
    if action not in ("publish", "unpublish"):
        return None
    messages.error(request, _("Publish and take back one by one, so that you see what goes with each."))
    return redirect(view.next_url)


@hooks.register("after_copy_page")
def begin_anew(request: HttpRequest, page: Any, new_page: Any) -> None:
    """A copy is a new statement: no embargo, no date of publication, and nobody's translation."""
    for copy in new_page.get_descendants(inclusive=True).specific():
        for name, value in NEW_STATEMENT.items():
            if hasattr(copy, name):
                setattr(copy, name, value)
        copy.save(clean=False)
        copy.save_revision(user=request.user, clean=False)
