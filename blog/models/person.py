from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from blog.models.snippet import NewsroomSnippet, free_slug


class Person(NewsroomSnippet):
    """Somebody who is quoted. What they are on a given day stands on each quote; here stands what they are now."""

    name = models.CharField(_("name"), max_length=200)
    slug = models.SlugField(_("slug"), max_length=100, allow_unicode=True, blank=True)
    role = models.CharField(_("role"), max_length=500, blank=True, help_text=_("What this person is now."))
    organisation = models.CharField(_("organisation"), max_length=500, blank=True)
    biography = models.TextField(_("biography"), blank=True)
    picture = models.ForeignKey(
        "home.Picture",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("account"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Only where this person is on staff: they can then approve their own quotes here."),
    )

    translatable = ["name", "slug", "role", "organisation", "biography"]
    shared = ["picture", "account"]

    panels = [
        FieldPanel("name"),
        FieldPanel("role"),
        FieldPanel("organisation"),
        FieldPanel("biography"),
        FieldPanel("picture"),
        FieldPanel("slug"),
        # Who could set it could hold quotes of anybody.
        FieldPanel("account", permission="superuser"),
    ]
    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.FilterField("locale"),
        index.FilterField("translation_key"),
    ]

    class Meta(NewsroomSnippet.Meta):
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args, **kwargs) -> None:  # type: ignore[no-untyped-def]
        self.slug = self.slug or free_slug(self, self.name)
        super().save(*args, **kwargs)
