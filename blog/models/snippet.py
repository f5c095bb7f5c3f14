from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    RevisionMixin,
    TranslatableMixin,
    WorkflowMixin,
)
from wagtail.search import index

from edition.publicity import Publishable
from home.chrome import LANGUAGES, Language
from home.models import Translatable
from home.slugs import RESERVED, reserved, slug_of


class NewsroomSnippet(
    Publishable,
    Translatable,
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    PreviewableMixin,
    TranslatableMixin,
    index.Indexed,
    models.Model,
):
    """What statements refer to: a thing of its own, with drafts, review and counterparts in other languages."""

    # Set by blog.showing where a page shows it in another language than its own.
    foreign: Language | None = None
    # Set there too: what a translation was made from.
    origin: Any = None

    # Wagtail's default is live at once; ours is a draft until somebody publishes it.
    live = models.BooleanField(_("live"), default=False, editable=False)

    class Meta(TranslatableMixin.Meta):
        abstract = True

    def clean(self) -> None:
        super().clean()
        if slug := getattr(self, "slug", ""):
            self._check_slug(slug)

    def _check_slug(self, slug: str) -> None:
        family: Any = type(self)._default_manager
        others = family.filter(locale_id=self.locale_id, slug=slug)
        if slug in RESERVED:
            raise ValidationError({"slug": reserved(slug)})
        if others.exclude(pk=self.pk).exists():
            raise ValidationError({"slug": _("“%(slug)s” is taken. Choose another word.") % {"slug": slug}})

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return "blog/preview_snippet.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        direction = LANGUAGES[self.locale.language_code].direction
        return {**super().get_preview_context(request, mode_name), "snippet": self, "direction": direction}


def free_slug(instance: Any, text: str) -> str:
    """Return a slug made of the text that no other object of the class has in this language."""
    base = slug_of(text, type(instance).__name__.lower())
    taken = set(
        type(instance)
        ._default_manager.filter(locale_id=instance.locale_id, slug__startswith=base)
        .exclude(pk=instance.pk)
        .values_list("slug", flat=True)
    )
    numbered = (f"{base}-{number}" for number in range(2, len(taken) + 3))
    return base if base not in taken else next(slug for slug in numbered if slug not in taken)
