from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from blog.editorial.models.about import About


class Deadline(About):
    """The moment by which the next step of a statement or quote is wanted."""

    due_at = models.DateTimeField(_("due"), db_index=True)
    set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    # When whoever it waits for was reminded, once.
    reminded_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("due date")
        verbose_name_plural = _("due dates")
        constraints = [models.UniqueConstraint(fields=["content_type", "object_id"], name="one_deadline")]

    def __str__(self) -> str:
        return f"{self.content_type_id}/{self.object_id}"
