"""The screen *History*: everything that happened to a statement, in all its languages."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext_lazy

from blog.editorial.history import acts, rows_of, subjects_of
from blog.editorial.object_screen import ObjectScreen
from blog.staff import may_see_record

SHOWN = 50


class History(ObjectScreen):
    page_title = gettext_lazy("History in all languages")
    header_icon = "history"
    template_name = "editorial/history.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_see_record(self.user, self.object):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        subjects = subjects_of(self.object, self.user)
        paginator = Paginator(rows_of(subjects), SHOWN)
        page = paginator.get_page(self.request.GET.get("p"))
        return {
            **super().get_context_data(**kwargs),
            "acts": list(acts(list(page), subjects)),
            "items": page,
            "elided_page_range": paginator.get_elided_page_range(page.number),
        }
