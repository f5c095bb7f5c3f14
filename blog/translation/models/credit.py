from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Credit(models.Model):
    """What readers may know of somebody who translates. Without a row: nothing."""

    class Shown(models.TextChoices):
        NONE = "none", _("Nothing")
        NAME = "name", _("My name")
        PEN_NAME = "pen_name", _("A pen name")

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="credit")
    shown = models.CharField(
        _("what readers see of me"), max_length=8, choices=Shown.choices, default=Shown.NONE
    )
    pen_name = models.CharField(_("pen name"), max_length=80, blank=True)

    class Meta:
        verbose_name = _("credit")
        verbose_name_plural = _("credits")

    def __str__(self) -> str:
        return self.get_shown_display()

    def edition_dependents(self) -> set[str]:
        return {f"credit:{self.user_id}"}
