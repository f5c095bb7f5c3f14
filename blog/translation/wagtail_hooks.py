"""Where translations meet Wagtail's admin: the desk in menus, *Translate*, what is to do at an editor's head."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page, Revision

from blog.translation import deleting
from blog.translation.credit import CreditPanel
from blog.translation.merging import merge_again
from blog.translation.queue.menu import QueueItem
from blog.translation.rights import sees_all
from blog.translation.screens import status_message, translate_button
from blog.translation.signs import NOT_ASKED_FOR, SIGNS
from home.models import Translatable

STYLES = ("translations", "translations-queue", "translations-matrix", "translations-readers")


@hooks.register("insert_global_admin_css")
def css() -> SafeString:
    links = [(static(f"css/{name}.css"),) for name in STYLES]
    return format_html_join("\n", '<link rel="stylesheet" href="{}">', links)


hooks.register("register_admin_menu_item", QueueItem)


@hooks.register("register_icons")
def icons(names: list[str]) -> list[str]:
    return [*names, *(f"translation/icons/{sign.icon}.svg" for sign in [*SIGNS.values(), NOT_ASKED_FOR])]


class MatrixItem(MenuItem):
    """Leads to the matrix, from the reports menu."""

    def is_shown(self, request: HttpRequest) -> bool:
        return sees_all(request.user)


@hooks.register("register_reports_menu_item")
def matrix_item() -> MatrixItem:
    return MatrixItem(
        gettext_lazy("Translation matrix"), reverse("newsroom_matrix"), icon_name="table", order=10
    )


@hooks.register("register_page_header_buttons")
def translate_from_header(page: Page, user: Any, view_name: str, next_url: str | None = None) -> list[Button]:
    return translate_from_list(page, user)


@hooks.register("register_page_listing_more_buttons")
def translate_from_list(page: Page, user: Any, next_url: str | None = None) -> list[Button]:
    ours = page.specific_class and issubclass(page.specific_class, Translatable)
    return translate_button(page, user) if ours else []


@hooks.register("register_snippet_listing_buttons")
def translate_snippet(snippet: Any, user: Any, next_url: str | None = None) -> list[Button]:
    return translate_button(snippet, user) if isinstance(snippet, Translatable) else []


@hooks.register("before_edit_page")
@hooks.register("before_edit_snippet")
def say_what_is_to_do(request: HttpRequest, instance: Any) -> None:
    if request.method != "GET" or not isinstance(instance, Translatable) or not instance.is_translation:
        return
    words, buttons, left = status_message(instance, request.user)
    (messages.warning if left else messages.info)(request, words, buttons)


@hooks.register("after_edit_page")
@hooks.register("after_edit_snippet")
def merge_what_was_overwritten(request: HttpRequest, instance: Any) -> None:
    loaded = request.POST.get("loaded_revision_id", "")
    if isinstance(instance, Translatable) and instance.is_translation and loaded.isdigit():
        revision = Revision.objects.for_instance(instance).filter(pk=loaded).first()
        if revision:
            merge_again(instance, revision)


hooks.register("register_account_settings_panel", CreditPanel)
hooks.register("before_delete_page", deleting.keep_source_page)
hooks.register("before_delete_snippet", deleting.keep_source_snippet)
hooks.register("before_bulk_action", deleting.keep_sources)
