"""The screen on which a press officer withdraws a quote: all that shows it, before it goes."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from blog.editorial.object_screen import ObjectScreen, refused
from blog.editorial.roles import may
from blog.editorial.verbs import withdraw_quote as verb
from blog.editorial.withdrawing import Fate, what_shows_it
from blog.models import Quote
from blog.staff import screen_url
from edition.publicity import Refusal


class WithdrawQuote(ObjectScreen):
    """Lists what shows a quote and asks for a reason; confirmed, it goes from all of it in one act."""

    kinds = (Quote,)
    page_title = gettext_lazy("Withdraw this quote")
    header_icon = "openquote"
    template_name = "editorial/withdraw_quote.html"

    def find(self, kwargs: dict[str, Any]) -> Any:
        return super().find(kwargs).source()

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may(self.user, "withdraw_quote", self.object):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

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
            return refused(request, refusal, request.path)
        messages.success(request, _("The quote is withdrawn: no reader finds it any more."))
        return redirect(screen_url("newsroom_held", self.object))
