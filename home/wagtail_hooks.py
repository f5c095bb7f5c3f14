"""Where the site meets Wagtail: which documents readers get, where links lead, how the admin looks."""

from typing import Any

from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail import hooks
from wagtail.admin import messages
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import ModelLogEntry, Page, ReferenceIndex
from wagtail.rich_text.feature_registry import FeatureRegistry

from edition.journal import note
from edition.reading import tags_of
from home import moves
from home.faces import HIDE_FACES
from home.models import Attachment, SitePage
from home.rich_text import PublicPageLinkHandler
from home.views_documents import open_document
from home.views_faces import HideFaces


def is_used_in_public(document: Attachment) -> bool:
    """Say whether something that readers can see uses a document. Use in a draft alone doesn't count.

    Whatever uses it is loaded, so that the edition asks again when one of them changes.
    """
    users: dict[type[Model], list[str]] = {}
    for reference in ReferenceIndex.get_references_to(document).select_related("base_content_type"):
        if model := reference.base_content_type.model_class():
            users.setdefault(model, []).append(reference.object_id)
    loaded = [
        user
        for model, keys in users.items()
        if hasattr(model, "live")
        for user in model._default_manager.filter(pk__in=keys)
    ]
    return any(user.live for user in loaded)


# Before Wagtail's own, which would lead readers of a private collection to a place to sign in, and there is none.
@hooks.register("before_serve_document", order=-1)
def serve_only_what_is_public(document: Attachment, request: HttpRequest) -> None:
    if document.collection.get_view_restrictions().exists() or not is_used_in_public(document):
        raise Http404


@hooks.register("after_bulk_action")
def note_other_collection(request: HttpRequest, action_type: str, objects: list[Any], action: Any) -> None:
    """Wagtail moves documents to another collection, which may be private, without saving them."""
    if action_type == "add_to_collection":
        note({tag for each in objects for tag in tags_of(each)})


# Wagtail registers its own handler under the same name; the last one counts.
@hooks.register("register_rich_text_features", order=10)
def hide_links_to_drafts(features: FeatureRegistry) -> None:
    features.register_link_type(PublicPageLinkHandler)


@hooks.register("insert_global_admin_css")
def admin_css() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    return [
        path("newsroom/hide-faces/<int:picture_id>/", HideFaces.as_view(), name="hide_faces"),
        path("newsroom/document/<int:document_id>/", open_document, name="open_document"),
    ]


@hooks.register("construct_translated_pages_to_cascade_actions")
def count_what_moves_along(pages: list[Page], action: str) -> dict[Page, list[Page]]:
    """Wagtail's screen says how many translations go along."""
    return {page: list(page.get_translations()) for page in pages} if action == "move" else {}


@hooks.register("before_move_page")
def move_in_every_language(request: HttpRequest, page: Page, destination: Page) -> HttpResponse | None:
    """In place of Wagtail's own way, which moves one after the other and leaves out what has nowhere to go."""
    if not isinstance(page, SitePage):
        return None
    if reasons := moves.failure_reasons(page, destination, request.user):
        for reason in reasons:
            messages.error(request, reason)
        return redirect("wagtailadmin_pages:move", page.pk)
    if request.method != "POST":
        return None
    page.move(destination, pos="last-child", user=request.user)
    messages.success(request, _("“%(title)s” has moved.") % {"title": page.draft_title})
    return redirect("wagtailadmin_explore", destination.pk)


@hooks.register("before_bulk_action")
def move_only_what_may_move(
    request: HttpRequest, action: str, objects: list[Any], view: Any
) -> HttpResponse | None:
    if action != "move":
        return None
    destination = view.cleaned_form.cleaned_data["chooser"]
    pages = [page for page in (item.specific for item in objects) if isinstance(page, SitePage)]
    reasons = [reason for page in pages for reason in moves.failure_reasons(page, destination, request.user)]
    for reason in reasons:
        messages.error(request, reason)
    return redirect(view.next_url) if reasons else None


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    @actions.register_action(HIDE_FACES)
    class HideFaces(LogFormatter):
        label = gettext_lazy("Hide faces")

        def format_message(self, log_entry: ModelLogEntry) -> str:
            number = log_entry.data["marks"]
            return ngettext("Hid %(number)d face", "Hid %(number)d faces", number) % {"number": number}
