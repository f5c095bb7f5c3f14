from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import path

from blog.models.list_page import ListPage


class QuoteIndexPage(ListPage):
    """Every quote in one language, and under its address each of them."""

    subpage_types: list[str] = []
    template = "blog/quote_index.html"

    class Meta:
        verbose_name = _("quote list")

    @path("")
    def first(self, request: HttpRequest) -> HttpResponse:
        from blog.views_quotes import quote_list

        return quote_list(self, request)

    @path("page/<int:number>/")
    def numbered(self, request: HttpRequest, number: int) -> HttpResponse:
        from blog.views_quotes import quote_list

        return quote_list(self, request, number)

    @path("by/<str:slug>/")
    @path("by/<str:slug>/page/<int:number>/")
    def by_speaker(self, request: HttpRequest, slug: str, number: int | None = None) -> HttpResponse:
        from blog.views_quotes import quotes_by

        return quotes_by(self, request, slug, number)

    @path("campaign/<str:slug>/")
    @path("campaign/<str:slug>/page/<int:number>/")
    def in_campaign(self, request: HttpRequest, slug: str, number: int | None = None) -> HttpResponse:
        from blog.views_quotes import quotes_in_campaign

        return quotes_in_campaign(self, request, slug, number)

    @path("feed.atom/")
    def feed(self, request: HttpRequest) -> HttpResponse:
        from blog.feeds.answering import answer
        from blog.feeds.lists import quote_feed

        return answer(request, quote_feed(request, self))

    @path("<str:slug>/")
    def quote(self, request: HttpRequest, slug: str) -> HttpResponse:
        from blog.views_quotes import quote_page

        return quote_page(self, request, slug)
