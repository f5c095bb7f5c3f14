from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.search import index

from blog.models.dated import Dated
from blog.models.snippet import NewsroomSnippet, free_slug


class Quote(Dated, NewsroomSnippet):
    """Somebody's words: who said them, as what, when, and in which language.

    Its `published_on` is that of the statement it first went public with.
    """

    speaker = models.ForeignKey(
        "blog.Person", verbose_name=_("speaker"), on_delete=models.PROTECT, related_name="quotes"
    )
    role = models.CharField(
        _("role"), max_length=500, blank=True, help_text=_("On the day the words were said.")
    )
    organisation = models.CharField(_("organisation"), max_length=500, blank=True)
    said_on = models.DateField(_("said on"), null=True, blank=True)
    words = models.TextField(_("words"), help_text=_("Without the outer quotation marks."))
    original_words = models.TextField(
        _("original words"),
        blank=True,
        help_text=_("Only where the words above are a translation of what was said."),
    )
    original_language = models.CharField(
        _("original language"),
        max_length=35,
        blank=True,
        help_text=_("Code of the language the words were said in, for example es or ht."),
    )
    context = models.TextField(_("context"), blank=True, help_text=_("Where and when this was said."))
    slug = models.SlugField(_("slug"), max_length=100, allow_unicode=True, blank=True)

    translatable = ["words", "role", "organisation", "context", "slug"]
    shared = [*Dated.shared, "speaker", "said_on", "original_words", "original_language"]

    panels = [
        FieldPanel("words"),
        FieldPanel("speaker"),
        MultiFieldPanel(
            [FieldPanel("role"), FieldPanel("organisation"), FieldPanel("said_on")], _("On that day")
        ),
        MultiFieldPanel([FieldPanel("original_words"), FieldPanel("original_language")], _("Original")),
        FieldPanel("context"),
        FieldPanel("slug"),
    ]
    search_fields = [
        index.SearchField("words"),
        index.AutocompleteField("words"),
        index.FilterField("locale"),
        index.FilterField("translation_key"),
    ]

    class Meta(NewsroomSnippet.Meta):
        verbose_name = _("quote")
        verbose_name_plural = _("quotes")
        ordering = ["-pk"]

    def edition_dependents(self) -> set[str]:
        return {"quotes"} if self.live else set()

    def __str__(self) -> str:
        return Truncator(self.words).chars(80)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.slug = self.slug or free_slug(self, Truncator(self.words).words(8, truncate=""))
        super().save(*args, **kwargs)

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        from blog.showing import said_by

        return {**super().get_preview_context(request, mode_name), "said": said_by(self)}
