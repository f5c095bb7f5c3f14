from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils import translation
from django.views.decorators.http import require_safe
from wagtail.models import Page

from edition.reading import reads_families


@require_safe
def short_address(request: HttpRequest, page_id: int) -> HttpResponse:
    """Lead from the short address of a page, the same for ever, to where its version in this language stands."""
    page = Page.objects.live().filter(pk=page_id).first()
    if page is None:
        raise Http404
    reads_families([page.translation_key])
    versions = page.get_translations(inclusive=True).live()
    here = versions.filter(locale__language_code=translation.get_language()).first() or page
    return HttpResponsePermanentRedirect(here.get_url(request))
