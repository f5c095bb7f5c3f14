from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Import(models.Model):
    """A document that was brought in: what it was, what drafts became of it, what staff corrected.

    `digest` is the SHA-256 of its words and pictures, in hex: the same document is known again whatever its file is
    called. `document` holds its lines as blog.importing.storing writes them, `pictures` the key of the Picture that
    was made of a line's, by the line's number, and `corrections` what staff said of lines, by number. `written` is the
    draft's words_hash as the import left it: other words since mean that somebody went on writing.
    """

    digest = models.CharField(max_length=64, unique=True)
    page = models.ForeignKey("blog.PressReleasePage", on_delete=models.CASCADE, related_name="imports")
    translation = models.ForeignKey(
        "blog.PressReleasePage", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    language = models.CharField(max_length=35, blank=True)
    document = models.JSONField(default=dict)
    pictures = models.JSONField(default=dict)
    corrections = models.JSONField(default=dict)
    written = models.CharField(max_length=64, blank=True)
    imported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    imported_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")

    def __str__(self) -> str:
        return self.digest[:8]
