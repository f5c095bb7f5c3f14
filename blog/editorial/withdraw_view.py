"""The screen on which a press officer withdraws a quote: all that shows it, before it goes."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from blog.editorial.roles import may
from blog.editorial.verbs import withdraw_quote as verb
from blog.editorial.withdrawing import Fate, what_shows_it
from blog.models import Quote
from blog.staff import object_at, screen_url
from edition.publicity import Refusal


class WithdrawQuote(WagtailAdminTemplateMixin, TemplateView):
    """Lists what shows a quote and asks for a reason; confirmed, it goes from all of it in one act."""

    page_title = gettext_lazy("Withdraw this quote")
    header_icon = "openquote"
    template_name = "editorial/withdraw_quote.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        found = object_at(kwargs["kind"], kwargs["pk"])
        if not isinstance(found, Quote):
            raise Http404
        self.object = found.source()
        self.user: Any = request.user
        if not may(self.user, "withdraw_quote", self.object):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            {"url": reverse_lazy("wagtailadmin_home"), "label": _("Home")},
            {"url": screen_url("newsroom_held", self.object), "label": str(self.object)},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        # Any reason will do for now: whether one was given is asked when it is sent.
        reasons = verb.failure_reasons(self.object, self.user, reason="…")
        shown = what_shows_it(self.object)
        return {
            **super().get_context_data(**kwargs),
            "quote": self.object,
            "shown": shown,
            "rewritten": [on for on in shown.pages if on.fate == Fate.REWRITTEN],
            "taken_back": [on for on in shown.pages if on.fate == Fate.TAKEN_BACK],
            "reasons": reasons,
            "back": screen_url("newsroom_held", self.object),
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            verb.withdraw(self.object, self.user, request.POST.get("reason", ""))
        except Refusal as refusal:
            for reason in refusal.messages:
                messages.error(request, reason)
            return redirect(request.path)
        messages.success(request, _("The quote is withdrawn: no reader finds it any more."))
        return redirect(screen_url("newsroom_held", self.object))
