from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from blog.models import PressReleasePage


class KindsField(models.JSONField):
    """A list of kinds of press release, ticked in a form."""

    def formfield(self, **kwargs: Any) -> Any:
        return forms.MultipleChoiceField(
            label=self.verbose_name,
            help_text=self.help_text,
            required=False,
            choices=PressReleasePage.Kind.choices,
            widget=forms.CheckboxSelectMultiple,
        )


@register_setting(icon="clipboard-list")
class EditorialSettings(BaseGenericSetting):
    """What a newsroom asks of every statement: one row."""

    legal_kinds = KindsField(
        _("kinds that always need legal review"),
        default=list,
        blank=True,
        help_text=_("Anything else goes to legal review when somebody asks for it."),
    )
    answer_days = models.PositiveSmallIntegerField(
        _("days in which a link can be answered"),
        default=7,
        validators=[MinValueValidator(1), MaxValueValidator(60)],
        help_text=_("For new links to speakers and to people who check a statement."),
    )
    own_language_review = models.BooleanField(
        _("whoever translated a text may also review it"),
        default=False,
        help_text=_("For a newsroom in which only one person reads a language."),
    )

    class Meta:
        verbose_name = _("editorial settings")
