from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from blog.translation.models.translation import Translation


class Comment(models.Model):
    """What somebody says of one text of a translation, to whoever else works on it."""

    translation = models.ForeignKey(Translation, on_delete=models.CASCADE, related_name="comments")
    # The text's path and the source's words when it was said: between versions the words tell which text it is about.
    path = models.CharField(max_length=255)
    source = models.TextField()
    words = models.TextField(_("comment"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    resolved_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return self.words[:80]
