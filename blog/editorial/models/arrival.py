from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from blog.translation.models import Translation


class Arrival(models.Model):
    """Work for somebody who translates, of which the next mail to them tells."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    translation = models.ForeignKey(Translation, on_delete=models.CASCADE, related_name="+")

    class Meta:
        verbose_name = _("work that arrived")
        verbose_name_plural = _("work that arrived")
        constraints = [models.UniqueConstraint(fields=["user", "translation"], name="one_arrival")]

    def __str__(self) -> str:
        return f"{self.user_id}/{self.translation_id}"


class LastTold(models.Model):
    """When somebody who translates was last told of work that arrived."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    told_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("last mail on work")
        verbose_name_plural = _("last mails on work")

    def __str__(self) -> str:
        return f"{self.user_id}: {self.told_at}"
