from datetime import datetime
from typing import Any, ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.search import index

from blog.blocks import statement_blocks
from blog.models.forms import CopyStatementForm, StatementForm
from home.models import SitePage


class StatementPage(SitePage):
    """Anything the newsroom publishes as a page.

    `published_on` is the moment readers see: set when the source first goes public, unless staff entered an earlier
    one. `embargo` is the earliest public moment; Wagtail's `go_live_at` follows from it and is never set by hand.
    """

    summary = models.TextField(_("summary"), blank=True)
    body = StreamField(statement_blocks(), verbose_name=_("text"))
    embargo = models.DateTimeField(
        _("embargo"), null=True, blank=True, help_text=_("Nobody can read it before this moment.")
    )
    published_on = models.DateTimeField(
        _("published on"), null=True, blank=True, help_text=_("Leave it empty for the moment it goes public.")
    )

    translatable: ClassVar[list[str]] = ["title", "slug", "summary", "body"]
    shared: ClassVar[list[str]] = ["show_in_menus", "embargo", "published_on"]
    unreviewed: ClassVar[list[str]] = ["published_on"]

    # Set by the form where a draft is saved: it may lack what publishing asks for.
    may_wait_for_words = False

    base_form_class = StatementForm
    copy_form_class = CopyStatementForm

    search_fields = [*SitePage.search_fields, index.SearchField("summary"), index.SearchField("body")]

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        written = kwargs.get("update_fields")
        if self.live and (written is None or "live" in written):
            self.published_on = self._public_moment()
            if written is not None:
                kwargs["update_fields"] = {*written, "published_on"}
        super().save(*args, **kwargs)

    def _public_moment(self) -> datetime:
        """Readers see one moment in all languages: the source's. It lies in the past, whatever somebody entered."""
        if self.is_translation and (moment := self.source().published_on):
            return moment
        now = timezone.now()
        return min(self.published_on or now, now)

    def save_revision(self, *args: Any, **kwargs: Any) -> Any:
        self.go_live_at = self.embargo
        return super().save_revision(*args, **kwargs)

    def with_content_json(self, content: dict[str, Any]) -> "StatementPage":
        revised = super().with_content_json(content)
        # A revision written before publication doesn't know the moment that publication set.
        revised.published_on = revised.published_on or self.published_on
        # A revision that somebody made by other means than save_revision is held by its embargo all the same.
        revised.go_live_at = revised.embargo
        return revised
