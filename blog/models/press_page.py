from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.snippets.blocks import SnippetChooserBlock

from blog.blocks import references
from home.blocks import body_blocks
from home.language_names import is_language
from home.models import SitePage


class SpokespersonBlock(blocks.StructBlock):
    """Somebody who speaks to reporters, and in which languages: codes, so that nobody has to translate them."""

    person = SnippetChooserBlock("blog.Person", label=_("Person"))
    languages = blocks.CharBlock(
        label=_("Languages"),
        required=False,
        max_length=200,
        help_text=_("Codes of the languages this person speaks with reporters, for example: es, en, ht."),
    )

    class Meta:
        icon = "user"
        label = _("Spokesperson")

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        unknown = [code for code in language_codes(cleaned["languages"]) if not is_language(code)]
        if unknown:
            message = _("“%(code)s” is not the code of a language.") % {"code": unknown[0]}
            raise blocks.StructBlockValidationError({"languages": ValidationError(message)})
        return cleaned


def language_codes(text: str) -> list[str]:
    """Return the language codes (BCP 47) that somebody wrote with commas or spaces between them."""
    return text.replace(",", " ").split()


class PressPage(SitePage):
    """The page for the press: whom to ask, who speaks, what may be printed about the organisation."""

    summary = models.TextField(_("summary"), blank=True)
    body = StreamField(body_blocks(), verbose_name=_("text"), blank=True)
    contacts = StreamField(
        references("contact", "blog.MediaContact", _("Contact")), verbose_name=_("contacts"), blank=True
    )
    spokespeople = StreamField(
        [("spokesperson", SpokespersonBlock())], verbose_name=_("spokespeople"), blank=True
    )
    boilerplates = StreamField(
        references("boilerplate", "blog.Boilerplate", _("Boilerplate")),
        verbose_name=_("boilerplates"),
        blank=True,
    )

    translatable = ["title", "slug", "summary", "body"]
    shared = ["show_in_menus", "contacts", "spokespeople", "boilerplates"]

    content_panels = [
        *Page.content_panels,
        *(FieldPanel(name) for name in ("summary", "contacts", "body", "spokespeople", "boilerplates")),
    ]
    promote_panels = [
        *SitePage.promote_panels,
        FieldPanel("show_in_menus", heading=_("Show in the main menu")),
    ]

    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1
    template = "blog/press_page.html"

    class Meta:
        verbose_name = _("press page")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from blog.showing_press import press_context

        return {**super().get_context(request, *args, **kwargs), **press_context(request, self)}
