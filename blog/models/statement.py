from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.search import index

from blog.blocks import statement_blocks
from blog.models.dated import Dated
from blog.models.forms import CopyStatementForm, StatementForm
from blog.models.short import short_path
from blog.models.text_version import TextVersion
from edition.remembering import remembered
from home.models import SitePage


class StatementPage(TextVersion, Dated, SitePage):
    """Anything the newsroom publishes as a page.

    `embargo` is the earliest public moment; Wagtail's `go_live_at` follows from it and is never set by hand.
    """

    summary = models.TextField(_("summary"), blank=True)
    body = StreamField(statement_blocks(), verbose_name=_("text"))
    embargo = models.DateTimeField(
        _("embargo"), null=True, blank=True, help_text=_("Nobody can read it before this moment.")
    )

    translatable: ClassVar[list[str]] = ["title", "slug", "summary", "body"]
    shared: ClassVar[list[str]] = [*Dated.shared, "show_in_menus", "embargo"]

    # Set by the form where a draft is saved: it may lack what publishing asks for.
    may_wait_for_words = False

    base_form_class = StatementForm
    copy_form_class = CopyStatementForm

    search_fields = [*SitePage.search_fields, index.SearchField("summary"), index.SearchField("body")]

    class Meta:
        abstract = True

    def edition_paths(self) -> set[str]:
        return {
            *super().edition_paths(),
            *(f"{path}text.txt" for path in super().edition_paths()),
            short_path(self),
        }

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Return what the page shows and its plain text; in a batch it is found once for both."""
        given = super().get_context
        found = remembered(
            ("context", self.pk), lambda: self.showing(request, given(request, *args, **kwargs))
        )
        return {**found, "request": request}

    def showing(self, request: HttpRequest, context: dict[str, Any]) -> dict[str, Any]:
        """Return a page's context with all that this kind of statement shows."""
        raise NotImplementedError

    def save_revision(self, *args: Any, **kwargs: Any) -> Any:
        self.go_live_at = self.embargo
        return super().save_revision(*args, **kwargs)

    def with_content_json(self, content: dict[str, Any]) -> "StatementPage":
        revised = super().with_content_json(content)
        # A revision that somebody made by other means than save_revision is held by its embargo all the same.
        revised.go_live_at = revised.embargo
        return revised
