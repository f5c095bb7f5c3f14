from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import path

from blog.models.list_page import ListPage


class NewsIndexPage(ListPage):
    """The list of all statements in one language, newest first; every filter has an address of its own."""

    subpage_types = ["blog.PressReleasePage"]
    template = "blog/news_index.html"

    class Meta:
        verbose_name = _("news list")

    @path("")
    @path("page/<int:number>/")
    def all_news(self, request: HttpRequest, number: int | None = None) -> HttpResponse:
        from blog.views_news import news_list

        return news_list(self, request, number)

    @path("feed.<str:format_>/")
    def feed(self, request: HttpRequest, format_: str) -> HttpResponse:
        from blog.feeds.answering import answer
        from blog.feeds.lists import news_feed

        return answer(request, news_feed(request, self, format_), format_)

    @path("topic/<str:slug>/feed.atom/")
    def feed_on_topic(self, request: HttpRequest, slug: str) -> HttpResponse:
        from blog.feeds.answering import answer
        from blog.feeds.lists import topic_feed

        return answer(request, topic_feed(request, self, slug))

    @path("type/<str:kind>/")
    @path("type/<str:kind>/page/<int:number>/")
    def of_kind(self, request: HttpRequest, kind: str, number: int | None = None) -> HttpResponse:
        from blog.views_news import news_of_kind

        return news_of_kind(self, request, kind, number)

    @path("topic/<str:slug>/")
    @path("topic/<str:slug>/page/<int:number>/")
    def on_topic(self, request: HttpRequest, slug: str, number: int | None = None) -> HttpResponse:
        from blog.views_news import news_on_topic

        return news_on_topic(self, request, slug, number)

    @path("campaign/<str:slug>/")
    @path("campaign/<str:slug>/page/<int:number>/")
    def of_campaign(self, request: HttpRequest, slug: str, number: int | None = None) -> HttpResponse:
        from blog.views_news import news_of_campaign

        return news_of_campaign(self, request, slug, number)

    @path("archive/<int:year>/")
    @path("archive/<int:year>/page/<int:number>/")
    def in_year(self, request: HttpRequest, year: int, number: int | None = None) -> HttpResponse:
        from blog.views_news import news_in_year

        return news_in_year(self, request, year, number)
