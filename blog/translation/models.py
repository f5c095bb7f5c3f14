from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _


class Translation(models.Model):
    """One object's translation: who began it, and the revision of the source that it was last merged with.

    The revision is protected: without it, later changes of the source could not be told from the translator's own.
    """

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.CharField(max_length=255)
    base = models.ForeignKey("wagtailcore.Revision", on_delete=models.PROTECT, related_name="+")
    # What it said then: autosave may write over a revision.
    base_content = models.JSONField(null=True, editable=False, encoder=DjangoJSONEncoder)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    started_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("translation")
        verbose_name_plural = _("translations")
        constraints = [
            models.UniqueConstraint(fields=["content_type", "object_id"], name="one_translation_row")
        ]

    def __str__(self) -> str:
        return f"{self.content_type_id}/{self.object_id}"
