from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from blog.editorial.models.about import About


class Approval(About):
    """Somebody found these very words right. Bound to a hash of them, so that other words are not approved.

    It ends when the words are reopened: the same words then need a new one.
    """

    class Stage(models.TextChoices):
        WORDS = "words", _("review")
        LEGAL = "legal", _("legal review")

    words_hash = models.CharField(max_length=64)
    stage = models.CharField(max_length=10, choices=Stage.choices, default=Stage.WORDS)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="approvals"
    )
    approved_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("approval")
        verbose_name_plural = _("approvals")
        indexes = [models.Index(fields=["content_type", "object_id", "words_hash"], name="approval_of_words")]

    def __str__(self) -> str:
        return f"{self.content_type_id}/{self.object_id} {self.words_hash[:8]}"
