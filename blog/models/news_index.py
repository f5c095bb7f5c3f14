from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import path

from blog.models.entry import Filter, Section
from blog.models.list_page import ListPage


class NewsIndexPage(ListPage):
    """The list of all statements in one language, newest first; every filter has an address of its own."""

    section = Section.NEWS

    subpage_types = ["blog.PressReleasePage"]
    template = "blog/news_index.html"

    class Meta:
        verbose_name = _("news list")

    def edition_paths(self) -> set[str]:
        feeds = {f"{path}feed.{name}" for path in super().edition_paths() for name in ("atom", "rss", "json")}
        return super().edition_paths() | feeds

    @path("")
    @path("page/<number:number>/")
    def everything(self, request: HttpRequest, number: int | None = None) -> HttpResponse:
        return self.listed(request, number)

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

    @path("type/<str:slug>/")
    @path("type/<str:slug>/page/<number:number>/")
    def of_kind(self, request: HttpRequest, slug: str, number: int | None = None) -> HttpResponse:
        return self.listed(request, number, Filter.KIND, slug)

    @path("topic/<str:slug>/")
    @path("topic/<str:slug>/page/<number:number>/")
    def on_topic(self, request: HttpRequest, slug: str, number: int | None = None) -> HttpResponse:
        return self.listed(request, number, Filter.TOPIC, slug)

    @path("campaign/<str:slug>/")
    @path("campaign/<str:slug>/page/<number:number>/")
    def of_campaign(self, request: HttpRequest, slug: str, number: int | None = None) -> HttpResponse:
        return self.listed(request, number, Filter.CAMPAIGN, slug)

    @path("archive/<str:slug>/")
    @path("archive/<str:slug>/page/<number:number>/")
    def in_year(self, request: HttpRequest, slug: str, number: int | None = None) -> HttpResponse:
        return self.listed(request, number, Filter.YEAR, slug)
