from django.db import models
from django.utils.translation import gettext_lazy as _

from blog.models.press_release import PressReleasePage
from home.chrome import LANGUAGES, Language


class Entry(models.Model):
    """One public object in the list of one language: all that lists, feeds and sitemaps read.

    `language` is the list's, `own_language` the object's: they differ where an object exists only in another
    language, which the list then marks. Rows are written by blog.entries, in the transaction that publishes.
    """

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    language = models.CharField(max_length=35)
    own_language = models.CharField(max_length=35)
    translation_key = models.UUIDField()
    kind = models.CharField(max_length=20, choices=PressReleasePage.Kind.choices)
    published_on = models.DateTimeField()
    path = models.CharField(max_length=600)
    title = models.CharField(max_length=255)
    summary = models.TextField(blank=True)
    place = models.CharField(max_length=120, blank=True)

    class Meta:
        verbose_name = _("entry")
        verbose_name_plural = _("entries")
        ordering = ["-published_on", "-page_id"]
        constraints = [
            models.UniqueConstraint(fields=["language", "translation_key"], name="one_entry_per_list")
        ]
        indexes = [models.Index(fields=["language", "-published_on", "-page_id"], name="entry_news_list")]

    def __str__(self) -> str:
        return f"{self.title} ({self.language})"

    @property
    def spoken(self) -> Language:
        """The language of the object itself."""
        return LANGUAGES[self.own_language]

    @property
    def foreign(self) -> Language | None:
        """The language of the object where it isn't the list's."""
        return self.spoken if self.own_language != self.language else None

    @property
    def object_id(self) -> int:
        return self.page_id

    @property
    def updated_on(self):  # type: ignore[no-untyped-def]
        return self.published_on
