"""Every address. What readers reach stands under a language; staff work under /admin/."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.urls import serve_pattern

import home.converters  # noqa: F401
from blog import sitemaps
from blog.cards.views import card
from blog.editorial.answer_view import answer_page
from blog.search.view import search_page
from blog.views import short_address
from blog.views_quotes import person_page
from home import views

urlpatterns = [
    path("admin/", include("blog.editorial.urls")),
    path("admin/", include("blog.translation.urls")),
    path("admin/", include("blog.importing.urls")),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("media/pictures/<str:name>", views.rendition, name="rendition"),
    path("cards/<str:digest>.png", card, name="card"),
    path("brand.<str:digest>.css", views.brand_css, name="brand_css"),
    path("health/", views.health, name="health"),
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemap-<slug:language>.<number:number>.xml", sitemaps.entries, name="sitemap_entries"),
    path("sitemap-<slug:language>.xml", sitemaps.pages, name="sitemap_pages"),
    path("news-sitemap.xml", sitemaps.news, name="news_sitemap"),
    path("answer/<str:secret>/", answer_page, name="answer"),
    path("answer/<str:secret>/<slug:language>/", answer_page, name="answer_in"),
    path("", views.choose_language, name="choose_language"),
]

# Wagtail's own pattern ends in a slash; a feed is a file.
FEEDS = r"^((?:[\w\-]+/)+feed\.(?:atom|rss|json))$"

urlpatterns += i18n_patterns(
    path("n/<int:page_id>", short_address, name="short_address"),
    path("people/<str:slug>/", person_page, name="person"),
    path("search/", search_page, name="search"),
    path("503.html", views.unavailable, name="unavailable"),
    # By name: where any file could be a page's, LocaleMiddleware would lead from /documents/… that is not there to
    # /en/documents/…, where nothing is either.
    re_path(r"^((?:[\w\-]+/)+text\.txt)$", views.serve, name="page_text"),
    re_path(FEEDS, views.serve),
    re_path(serve_pattern, views.serve, name="wagtail_serve"),
)

handler400 = "home.views.bad_request"
handler403 = "home.views.forbidden"
handler404 = "home.views.not_found"
handler500 = "home.views.server_error"
