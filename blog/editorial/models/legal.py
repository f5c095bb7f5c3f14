from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from blog.editorial.models.about import About


class LegalRequest(About):
    """Somebody wants a lawyer to read a statement before it goes public. It holds for all its words to come."""

    note = models.TextField(_("what to look at"), blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    asked_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("request for legal review")
        verbose_name_plural = _("requests for legal review")
        constraints = [
            models.UniqueConstraint(fields=["content_type", "object_id"], name="one_legal_request")
        ]

    def __str__(self) -> str:
        return f"{self.content_type_id}/{self.object_id}"
