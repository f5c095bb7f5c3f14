from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import Page

from home.models import SitePage


class NewsIndexPage(RoutablePageMixin, SitePage):
    """The list of all statements in one language, newest first."""

    summary = models.TextField(_("summary"), blank=True)

    translatable = ["title", "slug", "summary"]
    shared = ["show_in_menus"]

    content_panels = [*Page.content_panels, FieldPanel("summary")]
    promote_panels = [
        *SitePage.promote_panels,
        FieldPanel("show_in_menus", heading=_("Show in the main menu")),
    ]

    parent_page_types = ["home.HomePage"]
    template = "blog/news_index.html"

    class Meta:
        verbose_name = _("news list")

    @path("")
    def first(self, request: HttpRequest) -> HttpResponse:
        return self._list(request, None)

    @path("page/<int:number>/")
    def numbered(self, request: HttpRequest, number: int) -> HttpResponse:
        return self._list(request, number)

    @path("feed.<str:format_>/")
    def feed(self, request: HttpRequest, format_: str) -> HttpResponse:
        from blog.feeds.answering import answer
        from blog.feeds.lists import news_feed

        return answer(request, news_feed(request, self, f"feed.{format_}"), format_)

    def _list(self, request: HttpRequest, number: int | None) -> HttpResponse:
        from blog.listings import NoSuchPage, news, paged

        try:
            slice_ = paged(news(self.locale.language_code), number)
        except NoSuchPage as error:
            raise Http404 from error
        return self.render(request, context_overrides={"listing": slice_})
