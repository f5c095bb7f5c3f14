from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from blog.cards.pictures import picture
from blog.models.card import drawn_name
from edition.reading import reads
from home.views import A_YEAR


@require_safe
def card(request: HttpRequest, digest: str) -> HttpResponse:
    """Serve a share picture. It is made to be shown elsewhere, so other sites may."""
    reads(drawn_name(digest))
    if not (found := picture(digest)):
        raise Http404
    response = HttpResponse(found, content_type="image/png")
    response["Cache-Control"] = A_YEAR
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response
