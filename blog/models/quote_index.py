from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import path

from blog.models.entry import Filter, Section
from blog.models.list_page import ListPage


class QuoteIndexPage(ListPage):
    """Every quote in one language, by speaker and by campaign, and under its address each of them."""

    section = Section.QUOTES

    subpage_types: list[str] = []
    template = "blog/quote_index.html"

    class Meta:
        verbose_name = _("quote list")

    def edition_paths(self) -> set[str]:
        return super().edition_paths() | {f"{path}feed.atom" for path in super().edition_paths()}

    @path("")
    @path("page/<number:number>/")
    def everything(self, request: HttpRequest, number: int | None = None) -> HttpResponse:
        return self.listed(request, number)

    @path("by/<str:slug>/")
    @path("by/<str:slug>/page/<number:number>/")
    def by_speaker(self, request: HttpRequest, slug: str, number: int | None = None) -> HttpResponse:
        return self.listed(request, number, Filter.SPEAKER, slug)

    @path("campaign/<str:slug>/")
    @path("campaign/<str:slug>/page/<number:number>/")
    def in_campaign(self, request: HttpRequest, slug: str, number: int | None = None) -> HttpResponse:
        return self.listed(request, number, Filter.CAMPAIGN, slug)

    @path("feed.atom/")
    def feed(self, request: HttpRequest) -> HttpResponse:
        from blog.feeds.answering import answer
        from blog.feeds.lists import quote_feed

        return answer(request, quote_feed(request, self))

    @path("<str:slug>/")
    def quote(self, request: HttpRequest, slug: str) -> HttpResponse:
        from blog.views_quotes import quote_page

        return quote_page(self, request, slug)
