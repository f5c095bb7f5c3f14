from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Import(models.Model):
    """A statement that was brought in from a text: which text, which page, and what was unsure.

    `digest` is the SHA-256 of the text as decoded, in hex: the same text is known again whatever its file is called.
    """

    digest = models.CharField(max_length=64, unique=True)
    page = models.ForeignKey("blog.PressReleasePage", on_delete=models.CASCADE, related_name="imports")
    warnings = models.JSONField(default=list)
    imported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    imported_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")

    def __str__(self) -> str:
        return self.digest[:8]
