"""Settings, Languages, what to translate first: begins a new language's translations, and can be come back to."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Locale

from blog.editorial.beginning import begin, offers
from blog.editorial.object_screen import refused
from blog.editorial.roles import may
from blog.translation.screens import editor_url
from blog.translation.signs import SIGNS
from edition.publicity import Refusal
from home.language_names import name_of
from home.models import HomePage, NewsroomLanguage


class BeginLanguage(WagtailAdminTemplateMixin, TemplateView):
    page_title = gettext_lazy("What to translate first")
    header_icon = "globe"
    template_name = "editorial/language_begin.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.user: Any = request.user
        if not may(self.user, "languages"):
            raise PermissionDenied
        used = Locale.objects.exclude(newsroom_language__state=NewsroomLanguage.State.RETIRED)
        self.locale = get_object_or_404(
            used.filter(pk__in=HomePage.objects.values("locale")), language_code=kwargs["code"]
        )
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": reverse("newsroom_languages"), "label": _("Languages")},
            {"url": "", "label": f"{self.get_page_title()}: {name_of(self.locale.language_code)}"},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        parts = [
            {
                "title": part.title,
                "offers": [
                    {
                        "offer": offer,
                        "sign": SIGNS[offer.row.state] if offer.row else None,
                        "url": editor_url(offer.row) if offer.row else None,
                    }
                    for offer in found
                ],
            }
            for part, found in offers(self.locale)
        ]
        return {
            **super().get_context_data(**kwargs),
            "language": name_of(self.locale.language_code),
            "is_public": HomePage.objects.filter(locale=self.locale, live=True).exists(),
            "parts": parts,
            "is_all_begun": all(each["sign"] for part in parts for each in part["offers"]),
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        chosen = {int(key) for key in request.POST.getlist("source") if key.isascii() and key.isdigit()}
        try:
            with transaction.atomic():
                count = begin(self.locale, chosen, self.user)
        except Refusal as refusal:
            return refused(request, refusal, request.path)
        if not count:
            messages.error(request, _("Choose something that this language doesn’t have yet."))
            return redirect(request.path)
        words = ngettext(
            "%(count)d text waits for its translators into %(language)s.",
            "%(count)d texts wait for their translators into %(language)s.",
            count,
        )
        messages.success(
            request,
            words % {"count": count, "language": name_of(self.locale.language_code)},
            [messages.button(reverse("newsroom_matrix"), _("See where every language stands"))],
        )
        return redirect(request.path)
