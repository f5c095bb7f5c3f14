from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils import translation
from django.views.decorators.http import require_safe
from wagtail.models import Page

from home.chrome import versions


@require_safe
def short_address(request: HttpRequest, page_id: int) -> HttpResponse:
    """Lead from the short address of a page, the same for ever, to where its version in this language stands."""
    page = Page.objects.live().filter(pk=page_id).first()
    if page is None:
        raise Http404
    found = versions(request, page)
    here = next((each for each in found if each.language.code == translation.get_language()), None)
    return HttpResponsePermanentRedirect(here.url if here else page.get_url(request))
