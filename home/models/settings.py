from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from edition.remembering import remembered
from home.brand import Brand, brand


def validate_zone(name: str) -> None:
    if name not in available_timezones():
        raise ValidationError(
            _("“%(name)s” is not a time zone. Write it like America/New_York.") % {"name": name}
        )


def validate_colour(value: str) -> None:
    try:
        brand(value)
    except ValueError as error:
        raise ValidationError(str(error)) from error


@register_setting(icon="cog")
class NewsroomSettings(BaseGenericSetting):
    """What holds for the whole newsroom, whatever the language: one row."""

    time_zone = models.CharField(
        _("time zone"),
        max_length=64,
        default="UTC",
        validators=[validate_zone],
        help_text=_("Readers see every time in this zone, for example America/New_York."),
    )
    colour = models.CharField(
        _("colour"),
        max_length=7,
        default="#2637b5",
        validators=[validate_colour],
        help_text=_(
            "The organisation’s one colour, for example #2637b5. Shades for dark screens and small text follow from it."
        ),
    )

    logo = models.ForeignKey(
        "home.Picture",
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The largest you have, as PNG with nothing behind it: reporters can load it down."),
    )

    class Meta:
        verbose_name = _("newsroom settings")

    @classmethod
    def load(cls, request_or_site: Any = None) -> "NewsroomSettings":
        return remembered("newsroom settings", lambda: super(NewsroomSettings, cls).load(request_or_site))

    @cached_property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    @cached_property
    def brand(self) -> Brand:
        return brand(self.colour)
