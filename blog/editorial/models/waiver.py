from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from blog.editorial.models.about import About


class Waiver(About):
    """These very words went public without the reviews they need. It stays open until a second person confirms it."""

    class Kind(models.TextChoices):
        PUBLISH_NOW = "now", _("published now")
        MINOR_EDIT = "minor", _("minor edit")

    kind = models.CharField(max_length=10, choices=Kind.choices)
    words_hash = models.CharField(max_length=64)
    reason = models.TextField(_("reason"))
    waived_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="waivers"
    )
    waived_at = models.DateTimeField(auto_now_add=True)
    # A quote that went public with a statement: confirmed with it.
    along_with = models.ForeignKey("self", null=True, on_delete=models.CASCADE, related_name="brought")
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True, editable=False, db_index=True)

    class Meta:
        verbose_name = _("publication without review")
        verbose_name_plural = _("publications without review")
        indexes = [models.Index(fields=["content_type", "object_id", "words_hash"], name="waiver_of_words")]

    def __str__(self) -> str:
        return f"{self.kind} {self.content_type_id}/{self.object_id} {self.words_hash[:8]}"
