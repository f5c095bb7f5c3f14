from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import Locale


class NewsroomLanguage(models.Model):
    """What the newsroom does with a language. One that has no row is being prepared: hidden.

    `blog.editorial.languages` changes states, and with them what is public: open means that its home page is.
    """

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("state of a language", "Open")
        HIDDEN = "hidden", pgettext_lazy("state of a language", "Hidden")
        RETIRED = "retired", pgettext_lazy("state of a language", "Retired")

    locale = models.OneToOneField(
        Locale, verbose_name=_("language"), on_delete=models.CASCADE, related_name="newsroom_language"
    )
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.HIDDEN)

    class Meta:
        verbose_name = _("language")
        verbose_name_plural = _("languages")

    def __str__(self) -> str:
        return f"{self.locale.language_code}: {self.state}"

    @classmethod
    def state_of(cls, locale: Locale) -> "NewsroomLanguage.State":
        """Return the state of a language. One query."""
        stored = cls.objects.filter(locale=locale).values_list("state", flat=True).first()
        return cls.State(stored or cls.State.HIDDEN)
