"""The screen on which translations are begun."""

from collections import Counter
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Locale

from blog.references import references
from blog.staff import edit_url, language_of, may_edit, may_read, object_at
from blog.translation.screens import desk_url, offered_languages, translates
from blog.translation.start import start
from home.chrome import LANGUAGES


class TranslationScreen(WagtailAdminTemplateMixin, TemplateView):
    """A screen about one page or snippet."""

    header_icon = "globe"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.user: Any = request.user
        self.object = object_at(kwargs["kind"], kwargs["pk"])

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            {"url": reverse_lazy("wagtailadmin_home"), "label": _("Home")},
            {"url": edit_url(self.object), "label": str(self.object.get_latest_revision_as_object())},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context_data(**kwargs),
            "title": str(self.object.get_latest_revision_as_object()),
            "language": language_of(self.object),
            "edit_url": edit_url(self.object) if may_edit(self.user, self.object) else None,
        }


class Translate(TranslationScreen):
    """Asks for languages, and begins a draft in each."""

    page_title = gettext_lazy("Translate")
    template_name = "translation/translate.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        # Whichever language somebody comes from, it is the source that gets translated.
        self.object = self.object.source()

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not (translates(self.user) and may_read(self.user, self.object)):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        shown = references(self.object.get_latest_revision_as_object())
        counts = Counter(type(item) for item in shown)
        return {
            **super().get_context_data(**kwargs),
            "languages": offered_languages(self.object, self.user),
            "along": [
                f"{count} {model._meta.verbose_name if count == 1 else model._meta.verbose_name_plural}"
                for model, count in counts.items()
            ],
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        asked = set(request.POST.getlist("language"))
        offered = offered_languages(self.object, self.user)
        codes = [language.code for language in offered if language.code in asked]
        if not codes:
            messages.error(request, _("Choose at least one language that has no translation yet."))
            return redirect(request.path)
        drafts = start(self.object, Locale.objects.filter(language_code__in=codes), user=self.user)
        drafts.sort(key=lambda draft: codes.index(draft.locale.language_code))
        messages.success(
            request,
            ngettext(
                "%(count)d draft is ready to be translated.",
                "%(count)d drafts are ready to be translated.",
                len(drafts),
            )
            % {"count": len(drafts)},
            [
                messages.button(desk_url(draft), LANGUAGES[draft.locale.language_code].name)
                for draft in drafts
            ],
        )
        return redirect(desk_url(drafts[0]))
