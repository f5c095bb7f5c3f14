import re

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from blog.models.snippet import NewsroomSnippet


class MediaContact(NewsroomSnippet):
    """Whom reporters call."""

    name = models.CharField(_("name"), max_length=200)
    role = models.CharField(_("role"), max_length=500, blank=True)
    languages_spoken = models.CharField(
        _("languages"), max_length=500, blank=True, help_text=_("For example: Spanish, English, Portuguese.")
    )
    phone = models.CharField(
        _("phone"), max_length=60, blank=True, help_text=_("With country code: +1 215 555 0142.")
    )
    email = models.EmailField(_("e-mail"), blank=True)
    note = models.CharField(
        _("note"), max_length=500, blank=True, help_text=_("For example: also on Signal.")
    )

    translatable = ["name", "role", "languages_spoken", "note"]
    shared = ["phone", "email"]

    panels = [FieldPanel(name) for name in ("name", "role", "languages_spoken", "phone", "email", "note")]
    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.FilterField("locale"),
        index.FilterField("translation_key"),
    ]

    class Meta(NewsroomSnippet.Meta):
        verbose_name = _("media contact")
        verbose_name_plural = _("media contacts")
        ordering = ["name"]

    @property
    def dialled(self) -> str:
        """The phone number as a `tel:` address wants it (RFC 3966): digits and a leading plus."""
        return re.sub(r"(?!^\+)[^0-9]", "", self.phone.strip())

    def __str__(self) -> str:
        return self.name
