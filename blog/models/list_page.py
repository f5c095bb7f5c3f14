from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.models import Locale, Page

import home.converters  # noqa: F401
from blog.models.entry import Filter, Section
from edition.remembering import remembered
from home.models import SitePage


class ListPage(RoutablePageMixin, SitePage):
    """What the lists below a home page share: a title, a sentence, a place in the menu, and numbered pages."""

    section: Section

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

    @classmethod
    def public_in(cls, locale: Locale) -> "ListPage | None":
        """Return the list of a language, or None while readers can't see it."""
        return remembered((cls, locale.pk), lambda: cls.objects.live().filter(locale=locale).first())

    def listed(
        self, request: HttpRequest, number: int | None, filter_: Filter = Filter.NONE, slug: str = ""
    ) -> HttpResponse:
        """Answer with one page of the list, whole or narrowed. See blog.views_lists."""
        from blog.views_lists import show_list

        return show_list(self, request, number, filter_, slug)
