from django.http import HttpRequest, HttpResponse
from wagtail.contrib.routable_page.models import RoutablePageMixin, path


class TextVersion(RoutablePageMixin):
    """A statement that can be had as plain text too, as a file under its own address."""

    @path("text.txt/")
    def as_text(self, request: HttpRequest) -> HttpResponse:
        """Answer with the text that the page's context holds, in UTF-8 (RFC 6657)."""
        text = self.get_context(request)["text"]  # type: ignore[attr-defined]
        return HttpResponse(text, content_type="text/plain; charset=utf-8")
