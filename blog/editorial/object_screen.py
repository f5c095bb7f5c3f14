"""What the screens about one page or snippet have in common."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from blog.editorial.subjects import newest_title
from blog.staff import edit_url, language_of, object_at


class ObjectScreen(WagtailAdminTemplateMixin, TemplateView):
    """A screen about the object that its address names; the breadcrumbs lead back to its editor."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.user: Any = request.user
        self.object = self.find(kwargs)

    def find(self, kwargs: dict[str, Any]) -> Any:
        """Return the object that the address names, or raise Http404."""
        return object_at(kwargs["kind"], kwargs["pk"])

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            {"url": reverse_lazy("wagtailadmin_home"), "label": _("Home")},
            {"url": edit_url(self.object), "label": newest_title(self.object)},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context_data(**kwargs),
            "object": self.object,
            "title": newest_title(self.object),
            "language": language_of(self.object),
            "edit_url": edit_url(self.object),
        }
