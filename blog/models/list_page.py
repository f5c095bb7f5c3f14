from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.models import Page

from home.models import SitePage


class ListPage(RoutablePageMixin, SitePage):
    """What the lists below a home page share: a title, a sentence, a place in the menu, and numbered pages."""

    summary = models.TextField(_("summary"), blank=True)

    translatable = ["title", "slug", "summary"]
    shared = ["show_in_menus"]

    content_panels = [*Page.content_panels, FieldPanel("summary")]
    promote_panels = [
        *SitePage.promote_panels,
        FieldPanel("show_in_menus", heading=_("Show in the main menu")),
    ]

    parent_page_types = ["home.HomePage"]

    class Meta:
        abstract = True
