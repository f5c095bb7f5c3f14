"""What the screens about one page or snippet have in common."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from blog.editorial.subjects import newest_title
from blog.staff import edit_url, language_of, may_edit, object_at
from edition.publicity import Refusal


class ObjectScreen(WagtailAdminTemplateMixin, TemplateView):
    """A screen about the object that its address names; it leads back to the editor, for who may edit.

    `kinds` are the classes that it is for.
    """

    kinds: tuple[type[Any], ...] = (object,)

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.user: Any = request.user
        self.object = self.find(kwargs)

    def find(self, kwargs: dict[str, Any]) -> Any:
        """Return the object that the address names.

        Raises:
            Http404: where there is none, or the screen is not for its kind.
        """
        found = object_at(kwargs["kind"], kwargs["pk"])
        if not isinstance(found, self.kinds):
            raise Http404
        return found

    @property
    def edit_url(self) -> str:
        return edit_url(self.object) if may_edit(self.user, self.object) else ""

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            {"url": reverse_lazy("wagtailadmin_home"), "label": _("Home")},
            {"url": self.edit_url, "label": newest_title(self.object)},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context_data(**kwargs),
            "object": self.object,
            "title": newest_title(self.object),
            "language": language_of(self.object),
            "edit_url": self.edit_url,
        }


def refused(request: HttpRequest, refusal: Refusal, back: str) -> HttpResponseRedirect:
    """Say each reason of a refusal, and lead back."""
    for reason in refusal.messages:
        messages.error(request, reason)
    return redirect(back)
