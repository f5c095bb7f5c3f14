"""The screen on which staff hide faces in a picture."""

from typing import Any, cast

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.permissions import policy_registry

from home import faces
from home.models import Picture, User
from home.views import forbidden


class MarksForm(forms.Form):
    """Marks, and the hash of the file that they were drawn on."""

    marks = forms.CharField(required=False)
    drawn_on = forms.CharField()

    def clean_marks(self) -> list[faces.Mark]:
        return faces.marks_from(self.cleaned_data["marks"])


class HideFaces(WagtailAdminTemplateMixin, TemplateView):
    """A picture to mark faces on; marks that are posted are hidden for good."""

    template_name = "home/hide_faces.html"
    page_title = gettext_lazy("Hide faces")
    header_icon = "no-view"
    http_method_names = ["get", "post"]

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.picture = get_object_or_404(Picture, pk=kwargs["picture_id"])
        self.edit_url = reverse("wagtailimages:edit", args=[self.picture.pk])

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        policy = policy_registry.get_by_type(Picture)
        if not policy.user_has_permission_for_instance(request.user, "change", self.picture):
            return forbidden(request, PermissionDenied())
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            marks = self._marks()
            faces.hide_faces(self.picture, marks, cast(User, request.user))
        except ValidationError as error:
            messages.error(request, error.messages[0])
            return redirect(request.path)
        said = ngettext(
            "%(number)d face is hidden in “%(title)s”.",
            "%(number)d faces are hidden in “%(title)s”.",
            len(marks),
        )
        messages.success(request, said % {"number": len(marks), "title": self.picture.title})
        return redirect(self.edit_url)

    def _marks(self) -> list[faces.Mark]:
        form = MarksForm(self.request.POST)
        if not form.is_valid():
            raise ValidationError(form.errors.as_data().get("marks") or [faces.unreadable()])
        if form.cleaned_data["drawn_on"] != self.picture.get_file_hash():
            raise ValidationError(faces.changed_meanwhile())
        return form.cleaned_data["marks"]

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": reverse("wagtailimages:index"), "label": capfirst(Picture._meta.verbose_name_plural)},
            {"url": self.edit_url, "label": self.picture.title},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context_data(**kwargs),
            "picture": self.picture,
            "file_hash": self.picture.get_file_hash(),
            "shown": self.picture.get_rendition("max-1600x1600"),
            "uses": self.picture.get_usage().count(),
            "edit_url": self.edit_url,
        }
