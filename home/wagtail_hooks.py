"""Where the site meets Wagtail: which documents readers get, where links lead, how the admin looks."""

from django.db.models import Model
from django.http import Http404, HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import ModelLogEntry, ReferenceIndex
from wagtail.rich_text.feature_registry import FeatureRegistry

from home.faces import HIDE_FACES
from home.models import Attachment
from home.rich_text import PublicPageLinkHandler
from home.views_documents import open_document
from home.views_faces import HideFaces


def is_used_in_public(document: Attachment) -> bool:
    """Say whether something that readers can see uses a document. Use in a draft alone doesn't count."""
    users: dict[type[Model], list[str]] = {}
    for reference in ReferenceIndex.get_references_to(document).select_related("base_content_type"):
        if model := reference.base_content_type.model_class():
            users.setdefault(model, []).append(reference.object_id)
    return any(
        model._default_manager.filter(pk__in=keys, live=True).exists()
        for model, keys in users.items()
        if hasattr(model, "live")
    )


@hooks.register("before_serve_document")
def serve_only_what_is_public(document: Attachment, request: HttpRequest) -> None:
    if not is_used_in_public(document):
        raise Http404


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


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    @actions.register_action(HIDE_FACES)
    class HideFaces(LogFormatter):
        label = _("Hide faces")

        def format_message(self, log_entry: ModelLogEntry) -> str:
            number = log_entry.data["marks"]
            return ngettext("Hid %(number)d face", "Hid %(number)d faces", number) % {"number": number}
