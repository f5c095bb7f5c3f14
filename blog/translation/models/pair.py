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
    # The source's title as readers have it: where the pair is from.
    title = models.TextField()
    # The source's words without tags, on one line and in lower case: what is compared.
    words = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("pair")
        verbose_name_plural = _("pairs")
        indexes = [
            models.Index(fields=["content_type", "object_id"], name="pairs_of_translation"),
        ]

    def __str__(self) -> str:
        return self.words[:80]


class PairKey(models.Model):
    """One of the few marks by which a pair is found among very many: see blog.translation.likeness."""

    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="keys")
    key = models.BigIntegerField()
    # How many letters the pair's words have: texts of very different lengths can't be close.
    length = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("key of a pair")
        verbose_name_plural = _("keys of pairs")
        indexes = [models.Index(fields=["key", "pair", "length"], name="pairs_by_key")]

    def __str__(self) -> str:
        return f"{self.pair}: {self.key}"
