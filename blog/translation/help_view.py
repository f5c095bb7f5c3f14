"""docs/translating as a screen: what volunteers need to know, in the language of their interface."""

from typing import Any

from django.conf import settings
from django.urls import reverse_lazy
from django.utils import translation
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from markdown_it import MarkdownIt
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from home.chrome import LANGUAGES

DOCS = settings.ROOT / "docs"
FALLBACK = "en"


class Help(WagtailAdminTemplateMixin, TemplateView):
    """How to translate here."""

    page_title = gettext_lazy("How to translate")
    header_icon = "help"
    template_name = "translation/help.html"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            {"url": reverse_lazy("wagtailadmin_home"), "label": _("Home")},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        language = translation.get_language() or FALLBACK
        code = language if _page(language).exists() else FALLBACK
        text = _page(code).read_text(encoding="utf-8")
        # The title stands in the header already. What is rendered is our own file.
        rest = text.partition("\n")[2]
        return {
            **super().get_context_data(**kwargs),
            "language": LANGUAGES[code],
            "text": SafeString(MarkdownIt().enable("table").render(rest)),
        }


def _page(code: str) -> Any:
    return DOCS / f"translating.{code}.md"
