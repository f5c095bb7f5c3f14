"""What readers reach outside a page's own template: languages, errors, small files, health."""

import mimetypes
import sys

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import DatabaseError, InterfaceError, OperationalError, connection
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_safe
from wagtail.views import serve as wagtail_serve

from edition.looking import page as from_edition
from edition.reading import reads
from edition.remembering import remembered
from home.brand import brand_css as css_of
from home.chrome import LANGUAGES, brand_digest, chrome, root_url
from home.elsewhere import elsewhere
from home.models import HomePage, NewsroomSettings, Rendition

A_YEAR = "public, max-age=31536000, immutable"


def open_home(language: str) -> HomePage | None:
    """Return the public home page of a language, or None: then nothing exists under its prefix."""
    return remembered(("open home", language), lambda: _open_home(language))


def _open_home(language: str) -> HomePage | None:
    reads("homes")
    return HomePage.objects.live().filter(locale__language_code=language).select_related("locale").first()


@require_safe
def serve(request: HttpRequest, path: str) -> HttpResponse:
    """Serve a page under the prefix of its own language, and no other.

    Wagtail alone would answer with the default language's tree under the prefix of a language without a home, so the
    route is found here, from the home page of the language, and left where Wagtail looks for it.
    """
    home = open_home(translation.get_language() or "")
    if home is None:
        raise Http404
    found = home.route(request, [part for part in path.split("/") if part])
    if found.page.locale_id == home.locale_id:
        found.page.locale = home.locale
    request._wagtail_route_for_request = found  # type: ignore[attr-defined]
    return wagtail_serve(request, path)


@require_safe
def choose_language(request: HttpRequest) -> HttpResponse:
    """Lead from `/` to the home page of the reader's language, else of the first that is open."""
    asked = translation.get_language_from_request(request)
    for language in dict.fromkeys([asked, *LANGUAGES]):
        if open_home(language):
            response = redirect(f"/{language}/")
            response["Vary"] = "Accept-Language"
            return response
    raise Http404


@require_safe
def rendition(request: HttpRequest, name: str) -> FileResponse:
    """Serve a picture at one size by its random name. Originals have no address."""
    stored = Rendition.objects.filter(file=f"pictures/{name}").first()
    if stored is None or not default_storage.exists(stored.file.name):
        raise Http404
    content_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
    response = FileResponse(default_storage.open(stored.file.name), content_type=content_type)
    response["Cache-Control"] = A_YEAR
    # A reader application on the web shows the pictures of a feed on its own pages.
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


@require_safe
def brand_css(request: HttpRequest, digest: str) -> HttpResponse:
    """Serve the organisation's colour as a small style sheet, named by its content."""
    newsroom = NewsroomSettings.load(request_or_site=request)
    if digest != brand_digest(newsroom):
        raise Http404
    return HttpResponse(css_of(newsroom.brand), content_type="text/css", headers={"Cache-Control": A_YEAR})


@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """200 while the process and its database answer, else 503 with the reason."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError as error:
        return HttpResponse(
            f"The database does not answer: {type(error).__name__}.\n", "text/plain", status=503
        )
    return HttpResponse("ok\n", "text/plain", headers={"Cache-Control": "no-store"})


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    sitemaps = [f"{root_url(request)}{reverse(name)}" for name in ("sitemap", "news_sitemap")]
    lines = ["User-agent: *", "Disallow: /admin/", *(f"Sitemap: {url}" for url in sitemaps), ""]
    return HttpResponse("\n".join(lines), "text/plain; charset=utf-8")


# Errors. Each is said in the language of the address, inside the newsroom's own frame while the database answers.


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    language = _language_of(request)
    with translation.override(language):
        return _error(request, language, "404.html", 404, {"elsewhere": elsewhere(request)})


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "error_plain.html", {"status": 400}, status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "error_plain.html", {"status": 403}, status=403)


def server_error(request: HttpRequest) -> HttpResponse:
    """Say that something went wrong; where the database doesn't answer, by the edition's page for that."""
    error = sys.exception()
    # A file that is no database any more is told by the class that all the others are of.
    is_down = isinstance(error, OperationalError | InterfaceError) or type(error) is DatabaseError
    status = 503 if is_down else 500
    page = None
    if status == 503 and not request.path_info.startswith("/admin/"):
        asked = _language_in(request) or translation.get_language_from_request(request)
        languages = dict.fromkeys([asked, *LANGUAGES])
        page = next((found for code in languages if (found := from_edition(f"{code}/503.html"))), None)
    response = HttpResponse(page) if page else render(request, "error_plain.html", {"status": status})
    response.status_code = status
    return _for_now(response) if status == 503 else response


@require_safe
def unavailable(request: HttpRequest) -> HttpResponse:
    """What readers see while the database doesn't answer, made while it does: the edition keeps it."""
    language = _language_of(request)
    response = _for_now(_error(request, language, "503.html", 503, {}))
    # Nothing is wrong where it is only drawn; Django would log an error.
    response._has_been_logged = True  # type: ignore[attr-defined]
    return response


def _for_now(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-store"
    response["Retry-After"] = "30"
    return response


def _language_of(request: HttpRequest) -> str:
    return _language_in(request) or settings.LANGUAGE_CODE


def _language_in(request: HttpRequest) -> str:
    """Return the language that an address names, in whichever part; empty where it names none."""
    return next((part for part in request.path_info.split("/") if part in LANGUAGES), "")


def _error(request: HttpRequest, language: str, template: str, status: int, context: dict) -> HttpResponse:
    # A language without a home borrows the frame of the first that has one; its words stay its own.
    home = open_home(language) or next((page for code in LANGUAGES if (page := open_home(code))), None)
    if home is None:
        return render(request, "error_plain.html", {"status": status}, status=status)
    frame = chrome(request, home)
    context |= {"chrome": frame, "page_language": LANGUAGES[language]}
    return render(request, template, context, status=status)
