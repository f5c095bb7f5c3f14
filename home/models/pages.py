from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from edition.publicity import Publishable
from home.blocks import body_blocks
from home.chrome import chrome
from home.models.translatable import Translatable
from home.sections import home_sections


class SitePage(Publishable, Translatable, Page):
    """What every page of the newsroom shares: it may be live only while the rules allow it, and has translations."""

    # What readers see of a page depends on its address alone, so there are no private pages.
    private_page_options: list[str] = []

    promote_panels = [FieldPanel("slug")]
    settings_panels: list[Any] = []

    class Meta:
        abstract = True

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["chrome"] = chrome(request, self)
        return context


class HomePage(SitePage):
    """The front page of one language, and the place of the organisation's own words in it."""

    tagline = models.CharField(
        _("tagline"), max_length=200, blank=True, help_text=_("After the name, in the window title.")
    )
    description = models.TextField(
        _("description"), blank=True, help_text=_("One sentence for search engines.")
    )
    say = models.TextField(
        _("who is speaking"), blank=True, help_text=_("The large sentence at the foot of every page.")
    )
    small_print = models.TextField(
        _("small print"), blank=True, help_text=_("Address, licence, privacy: at the foot of every page.")
    )

    translatable = ["title", "slug", "tagline", "description", "say", "small_print"]
    shared = ["show_in_menus"]

    content_panels = [
        FieldPanel("title", heading=_("Name of the organisation")),
        FieldPanel("tagline"),
        FieldPanel("description"),
        FieldPanel("say"),
        FieldPanel("small_print"),
    ]

    parent_page_types = ["wagtailcore.Page"]

    class Meta:
        verbose_name = _("home page")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["sections"] = home_sections(self)
        return context


class InformationPage(SitePage):
    """A page that stays: who we are, know your rights, for the press, privacy."""

    summary = models.TextField(_("summary"), blank=True)
    body = StreamField(body_blocks(), verbose_name=_("text"))

    translatable = ["title", "slug", "summary", "body"]
    shared = ["show_in_menus"]

    content_panels = [*Page.content_panels, FieldPanel("summary"), FieldPanel("body")]
    promote_panels = [
        *SitePage.promote_panels,
        FieldPanel("show_in_menus", heading=_("Show in the main menu")),
    ]

    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("information page")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from home.renditions import pictures_in, prefetch

        prefetch(pictures_in(self.body))
        return super().get_context(request, *args, **kwargs)
