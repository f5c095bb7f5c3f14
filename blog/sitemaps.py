"""The sitemap: every public page once, under its own language."""

from datetime import datetime

from django.contrib.sitemaps import Sitemap
from django.db.models import F, QuerySet
from wagtail.models import Page

from blog.models import Entry, NewsIndexPage, PressPage
from home.models import HomePage, InformationPage


class StatementSitemap(Sitemap):
    limit = 5000

    def items(self) -> "QuerySet[Entry]":
        return Entry.objects.filter(own_language=F("language")).order_by("published_on", "object_id")

    def location(self, item: Entry) -> str:
        return item.path

    def lastmod(self, item: Entry) -> datetime:
        return item.published_on


class PageSitemap(Sitemap):
    """The pages that stay: home, news list, information, press."""

    def items(self) -> "QuerySet[Page]":
        return Page.objects.live().type(HomePage, InformationPage, NewsIndexPage, PressPage).order_by("path")

    def location(self, item: Page) -> str:
        return item.get_url() or "/"


SITEMAPS = {"pages": PageSitemap, "statements": StatementSitemap}
