"""Acts on one translation of the queue: to claim it, to give it back, and to ask whoever has it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from blog.translation import claims
from blog.translation.models import Translation
from blog.translation.queue.moments import near
from blog.translation.rights import may_translate
from blog.translation.screens import editor_url
from home.chrome import LANGUAGES


class OneOfTheQueue(WagtailAdminTemplateMixin, TemplateView):
    """For who translates into the language."""

    page_title = gettext_lazy("Claim")
    header_icon = "globe"
    template_name = "translation/queue/claim.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        rows = Translation.objects.select_related("source__locale", "locale", "assignee")
        self.row = get_object_or_404(rows, pk=kwargs["pk"])
        self.user: Any = request.user
        if not may_translate(self.user, self.row.locale.language_code):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            {"url": reverse_lazy("wagtailadmin_home"), "label": _("Home")},
            {"url": reverse_lazy("newsroom_desk"), "label": _("Translations")},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        who, since = claims.holder(self.row), claims.held_since(self.row)
        return {
            **super().get_context_data(**kwargs),
            "row": self.row,
            "language": LANGUAGES[self.row.source.locale.language_code],
            "who": who,
            "is_mine": who == self.user,
            "since": near(since) if since else "",
            "has_saved": who is not None and self.row.touched_at == since,
            "editor_url": editor_url(self.row),
        }


class Claim(OneOfTheQueue):
    """Claims a translation and opens it; where somebody else was first, it says who, and offers to ask them."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if claims.claim(self.row, self.user):
            return redirect(editor_url(self.row))
        self.row.refresh_from_db()
        return self.render_to_response(self.get_context_data())


class GiveBack(OneOfTheQueue):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        claims.release(self.user, self.row)
        messages.success(
            request, _("“%(title)s” waits for anybody again.") % {"title": self.row.source.title}
        )
        return redirect("newsroom_desk")


class AskToTakeOver(OneOfTheQueue):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        who = claims.holder(self.row)
        if who is None or who == self.user:
            return redirect(reverse("newsroom_claim", args=[self.row.pk]))
        claims.asked_to_take_over.send(sender=Translation, row=self.row, user=self.user)
        messages.success(request, _("%(name)s is asked by mail.") % {"name": who})
        return redirect("newsroom_desk")
