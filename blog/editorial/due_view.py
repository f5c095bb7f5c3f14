"""The screen *Due*: by when the next step of something is wanted."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.timezone import get_current_timezone_name
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.widgets import AdminDateTimeInput

from blog.editorial.deadlines import due_of
from blog.editorial.object_screen import ObjectScreen
from blog.editorial.subjects import newest_title
from blog.editorial.verbs.due import may_set, set_due
from blog.moments import moment_text
from blog.staff import edit_url
from edition.publicity import Refusal


class DueForm(forms.Form):
    due_at = forms.DateTimeField(label=gettext_lazy("Due"), widget=AdminDateTimeInput)
    comment = forms.CharField(
        label=gettext_lazy("What is wanted"),
        required=False,
        max_length=500,
        help_text=gettext_lazy("Stands in the history."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["due_at"].help_text = _("Date and time in your time zone: %(zone)s.") % {
            "zone": get_current_timezone_name()
        }


class Due(ObjectScreen):
    page_title = gettext_lazy("Due date")
    header_icon = "time"
    template_name = "editorial/due.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_set(self.user, self.object):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        due = due_of(self.object)
        form = kwargs.pop("form", None) or DueForm(initial={"due_at": due})
        context = super().get_context_data(**kwargs)
        context["media"] = context.get("media", forms.Media()) + form.media
        return {**context, "form": form, "due": moment_text(due) if due else None}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "take_back" in request.POST:
            return self._set(DueForm(), None, "")
        form = DueForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        return self._set(form, form.cleaned_data["due_at"], form.cleaned_data["comment"])

    def _set(self, form: DueForm, moment: Any, comment: str) -> HttpResponse:
        try:
            set_due(self.object, self.user, moment, comment)
        except Refusal as refusal:
            for reason in refusal.messages:
                messages.error(self.request, reason)
            return self.render_to_response(self.get_context_data(form=form))
        named = {"title": newest_title(self.object)}
        if moment:
            words = _("“%(title)s” is due on %(moment)s.") % {**named, "moment": moment_text(moment)}
        else:
            words = _("“%(title)s” has no due date any more.") % named
        messages.success(self.request, words)
        return redirect(edit_url(self.object))
