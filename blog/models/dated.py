"""The two moments that readers see of anything published."""

from datetime import datetime
from typing import Any, ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from home.models import Translatable


class Dated(Translatable):
    """What was made public at a moment, and changed at another.

    `published_on` is set when the source first goes public, unless staff entered an earlier moment; it is the same in
    every language. `updated_on` is the last time the words of this version changed in public.
    """

    published_on = models.DateTimeField(
        _("published on"), null=True, blank=True, help_text=_("Leave it empty for the moment it goes public.")
    )
    updated_on = models.DateTimeField(_("updated on"), null=True, blank=True, editable=False)

    shared: ClassVar[list[str]] = ["published_on"]
    kept: ClassVar[list[str]] = ["updated_on"]
    unreviewed: ClassVar[list[str]] = ["published_on"]

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        written = kwargs.get("update_fields")
        if self.live and (written is None or "live" in written):  # type: ignore[attr-defined]
            self.published_on = self._public_moment()
            self.updated_on = self._updated_moment(self.published_on)
            self._tell_translations(self.published_on)
            if written is not None:
                kwargs["update_fields"] = {*written, "published_on", "updated_on"}
        super().save(*args, **kwargs)

    def _public_moment(self) -> datetime:
        """Readers see one moment in all languages: the source's. It lies in the past, whatever somebody entered."""
        if self.is_translation and (moment := self.source().published_on):
            return moment
        now = timezone.now()
        # A revision keeps milliseconds: a finer moment would be another one at the next publication.
        now = now.replace(microsecond=now.microsecond // 1000 * 1000)
        return min(self.published_on or now, now)

    def _updated_moment(self, published: datetime) -> datetime:
        """The words that readers have had until now tell whether they get others."""
        stored = type(self)._default_manager.filter(pk=self.pk).first()
        if stored is None or stored.updated_on is None:
            return published
        if not stored.live:  # type: ignore[attr-defined]
            # It was taken back, and drafts have been written into its row since.
            return timezone.now()
        return stored.updated_on if stored.text_hash() == self.text_hash() else timezone.now()

    def _tell_translations(self, moment: datetime) -> None:
        if not self.is_translation:
            everybody: models.Manager[Any] = type(self)._default_manager
            family = everybody.filter(translation_key=self.translation_key, live=True)
            family.exclude(pk=self.pk).exclude(published_on=moment).update(published_on=moment)

    def with_content_json(self, content: dict[str, Any]) -> Any:
        revised = super().with_content_json(content)  # type: ignore[misc]
        # A revision written before publication doesn't know the moments that publication set.
        revised.published_on = revised.published_on or self.published_on
        revised.updated_on = self.updated_on
        return revised
