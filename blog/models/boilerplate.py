from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from blog.models.snippet import NewsroomSnippet


class Boilerplate(NewsroomSnippet):
    """The paragraph about the organisation at the end of a statement: written once, translated once."""

    title = models.CharField(_("title"), max_length=200, help_text=_("For example: About Casa Abierta."))
    text = models.TextField(_("text"))

    translatable = ["title", "text"]

    panels = [FieldPanel("title"), FieldPanel("text")]
    search_fields = [
        index.SearchField("title"),
        index.AutocompleteField("title"),
        index.FilterField("locale"),
        index.FilterField("translation_key"),
    ]

    class Meta(NewsroomSnippet.Meta):
        verbose_name = _("boilerplate")
        verbose_name_plural = _("boilerplates")
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title
