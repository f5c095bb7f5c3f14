"""Where somebody who was invited makes their account: outside the sign-in, in the language of the invitation."""

from typing import Any

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import translation
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import FormView

from blog.editorial.people import role_labels
from blog.editorial.people_forms import JoinForm
from blog.editorial.verbs import join
from blog.moments import moment_text
from edition.publicity import Refusal
from home.public_forms import is_from_elsewhere


# Under `no-referrer` browsers name no origin, which Django's check of forms refuses. The secret in the address says
# more than its token would: who has it may make the account anyway.
@method_decorator([csrf_exempt, never_cache, sensitive_post_parameters("password1", "password2")], "dispatch")
class Join(FormView):
    """To look decides nothing, so that a mail scanner may; a link that doesn't work any more says why."""

    template_name = "editorial/join.html"
    form_class = JoinForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.invitation: Any = join.invitation_of(kwargs["secret"])
        language = self.invitation.language if self.invitation else translation.get_language()
        with translation.override(language):
            response = self._answer(request, *args, **kwargs)
            if hasattr(response, "render"):
                response.render()
        response["Referrer-Policy"] = "no-referrer"
        response["X-Robots-Tag"] = "noindex"
        return response

    def _answer(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if request.method == "POST" and is_from_elsewhere(request):
            return HttpResponseForbidden()
        if reasons := self.reasons():
            # Not 404, which LocaleMiddleware would answer by leading to another address, with the secret in it.
            return self.render_to_response({"reasons": reasons}, status=410)
        return super().dispatch(request, *args, **kwargs)

    def reasons(self) -> list[str]:
        """Return why the link doesn't work, if it doesn't."""
        if self.invitation is None:
            return [_("This link leads to no invitation. Is it complete?")]
        return join.failure_reasons(self.invitation)

    def get_initial(self) -> dict[str, Any]:
        return {"username": join.free_username(self.invitation.email)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context_data(**kwargs),
            "roles": role_labels(self.invitation.groups),
            "by": self.invitation.invited_by,
            "email": self.invitation.email,
            "until": moment_text(self.invitation.expires_at),
        }

    def form_valid(self, form: JoinForm) -> HttpResponse:
        try:
            member = join.join(self.invitation, form.save(commit=False), form.cleaned_data["time_zone"])
        except Refusal as refusal:
            for reason in refusal.messages:
                form.add_error(None, reason)
            return self.form_invalid(form)
        login(self.request, member, backend="django.contrib.auth.backends.ModelBackend")
        return redirect("wagtailadmin_home")
