from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe

from blog.cards.keeping import drawn_name
from blog.models import Card
from edition.reading import reads
from home.views import A_YEAR


@require_safe
def card(request: HttpRequest, digest: str) -> FileResponse:
    """Serve a share picture. It is made to be shown elsewhere, so other sites may."""
    reads(drawn_name(digest))
    stored = Card.objects.filter(digest=digest).first()
    if stored is None or not default_storage.exists(stored.file):
        raise Http404
    response = FileResponse(default_storage.open(stored.file), content_type="image/png")
    response["Cache-Control"] = A_YEAR
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response
