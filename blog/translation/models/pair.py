from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _


class Pair(models.Model):
    """A text and its translation, both public: what the newsroom's own memory suggests from.

    Rows belong to a translation, and are written anew whenever it goes public: see blog.translation.memory.
    """

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.CharField(max_length=255)
    source_locale = models.ForeignKey("wagtailcore.Locale", on_delete=models.CASCADE, related_name="+")
    target_locale = models.ForeignKey("wagtailcore.Locale", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=5)
    # As they are stored: rich text with its tags.
    source = models.TextField()
    target = models.TextField()
    # The source's words without tags, on one line and in lower case: what is compared; and how many letters these are.
    words = models.TextField()
    length = models.PositiveIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("pair")
        verbose_name_plural = _("pairs")
        indexes = [
            models.Index(fields=["source_locale", "target_locale", "length"], name="pairs_by_length"),
            models.Index(fields=["content_type", "object_id"], name="pairs_of_translation"),
        ]

    def __str__(self) -> str:
        return self.words[:80]
