from uuid import UUID

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from edition.reading import reads
from edition.remembering import remembered


class Card(models.Model):
    """The share picture of one public object in one language. Rows are written by blog.cards.keeping.

    `digest` is a hash of all that the picture shows, so that its address changes with it and can be kept for ever.
    """

    language = models.CharField(max_length=35)
    translation_key = models.UUIDField()
    section = models.CharField(max_length=20)
    digest = models.CharField(max_length=64, db_index=True)
    alt = models.TextField()

    width, height = 1200, 630

    class Meta:
        verbose_name = _("share picture")
        verbose_name_plural = _("share pictures")
        constraints = [
            models.UniqueConstraint(fields=["translation_key", "language"], name="one_card_per_language")
        ]

    def __str__(self) -> str:
        return f"{self.alt} ({self.language})"

    @property
    def file(self) -> str:
        """Where the storage has the picture."""
        return f"cards/{self.digest}.png"

    @property
    def url(self) -> str:
        return reverse("card", args=[self.digest])


def card_name(translation_key: UUID, language: str) -> str:
    """Return the name by which the edition knows the share picture of an object in a language."""
    return f"card:{translation_key.hex}:{language}"


def drawn_name(digest: str) -> str:
    """Return the name by which the edition knows the picture of a card."""
    return f"card:{digest}"


def card_of(translation_key: UUID, language: str) -> Card | None:
    """Return the share picture of an object in a language, given by its code. One query for all its languages."""
    reads(card_name(translation_key, language))
    return remembered(("cards", translation_key), lambda: _cards(translation_key)).get(language)


def _cards(translation_key: UUID) -> dict[str, Card]:
    return {card.language: card for card in Card.objects.filter(translation_key=translation_key)}
