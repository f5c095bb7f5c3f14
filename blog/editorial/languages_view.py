"""Settings, Languages: what this installation can have, what it has, and the buttons that change it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from blog.editorial import languages
from blog.editorial.languages import LISTED, State, StillPublic, address
from blog.editorial.roles import may
from blog.staff import edit_url
from edition.publicity import Refusal
from home.chrome import LANGUAGES
from home.language_names import name_of

ACTS = {
    State.OPEN: pgettext_lazy("to make a language public", "Open"),
    State.HIDDEN: pgettext_lazy("to keep a language to staff", "Hide"),
    State.RETIRED: pgettext_lazy("to end a language", "Retire"),
}


class Languages(WagtailAdminTemplateMixin, TemplateView):
    """A table of the languages. A refusal comes back with what is in the way, each with the way to it."""

    page_title = gettext_lazy("Languages")
    header_icon = "globe"
    template_name = "editorial/languages.html"
    refusal: StillPublic | None = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may(request.user, "languages"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            {"url": reverse_lazy("wagtailadmin_home"), "label": _("Home")},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        home = languages.source_home()
        source = home.locale.language_code if home else ""
        return {
            **super().get_context_data(**kwargs),
            "rows": [
                {
                    "row": row,
                    "language": LANGUAGES[row.code],
                    "name": name_of(row.code),
                    "begins": row.state in (State.OPEN, State.HIDDEN) and row.code != source,
                    "acts": [(state.value, ACTS[state]) for state in row.acts],
                }
                for row in languages.rows()
            ],
            "lost": languages.dropped(),
            "refusal": self.refusal,
            "found": [
                {"title": str(item), "address": address(item), "edit_url": edit_url(item)}
                for item in self.refusal.found[:LISTED]
            ]
            if self.refusal
            else [],
            "more": max(0, len(self.refusal.found) - LISTED) if self.refusal else 0,
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        code, state = request.POST.get("language", ""), request.POST.get("state", "")
        row = next((row for row in languages.rows() if row.code == code), None)
        if row is None or state not in row.acts:
            messages.error(
                request, _("Somebody has changed the languages meanwhile. Look at them once more.")
            )
            return redirect(request.path)
        try:
            languages.change(code, State(state), request.user)
        except StillPublic as refusal:
            self.refusal = refusal
            return self.get(request, *args, **kwargs)
        except Refusal as refusal:
            for reason in refusal.messages:
                messages.error(request, reason)
            return redirect(request.path)
        words = _("%(language)s is now: %(state)s.")
        messages.success(request, words % {"language": name_of(code), "state": State(state).label})
        return redirect("newsroom_language_begin", code) if row.state is None else redirect(request.path)
