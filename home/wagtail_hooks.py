"""Where the site meets Wagtail: which documents readers get, where links lead, how the admin looks."""

from django.db.models import Model
from django.http import Http404, HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.models import ReferenceIndex
from wagtail.rich_text.feature_registry import FeatureRegistry

from home.models import Attachment
from home.rich_text import PublicPageLinkHandler


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
