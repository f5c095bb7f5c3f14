from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _


class Source(models.Model):
    """What lists say of a page or snippet in the language it was first written in: one row for each.

    Written in the transaction of its words by blog.translation.tally; `translations --verify` compares the two.
    """

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.CharField(max_length=255)
    locale = models.ForeignKey("wagtailcore.Locale", on_delete=models.CASCADE, related_name="+")
    translation_key = models.UUIDField()
    title = models.TextField()
    # A press release's, by its code; empty for anything else.
    kind = models.CharField(max_length=20, blank=True)
    # The translation key of the campaign that it is about, or is.
    campaign_key = models.UUIDField(null=True)
    words = models.PositiveIntegerField(default=0)
    # Since when it is public, or else exists.
    dated = models.DateTimeField()
    live = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        constraints = [
            models.UniqueConstraint(fields=["content_type", "object_id"], name="one_source_row"),
        ]
        indexes = [
            models.Index(fields=["-dated", "-id"], name="sources_newest_first"),
            models.Index(fields=["campaign_key", "-dated"], name="sources_of_campaign"),
            models.Index(fields=["translation_key"], name="sources_by_key"),
        ]

    def __str__(self) -> str:
        return self.title
