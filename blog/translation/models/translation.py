from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from blog.translation.models.source import Source
from blog.translation.state import State

# The state of the whole by its counts, the one with most to do first.
WORST_FIRST = [
    (State.MISSING, "texts_missing"),
    (State.UNREVIEWED, "texts_unreviewed"),
    (State.CHANGED, "texts_changed"),
]


def state_of(row: Any) -> State:
    """Return where the whole stands: as its text with most to do. For whatever has the counts of a Translation."""
    return next((state for state, name in WORST_FIRST if getattr(row, name)), State.FRESH)


class Translation(models.Model):
    """One object's translation: the revision of the source that it was last merged with, who works on it, and counts.

    The revision is protected: without it, later changes of the source could not be told from the translator's own.
    The counts are what blog.translation.state says of the newest draft, written in the transaction of its words.
    """

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.CharField(max_length=255)
    locale = models.ForeignKey("wagtailcore.Locale", on_delete=models.CASCADE, related_name="+")
    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="translations")
    base = models.ForeignKey("wagtailcore.Revision", on_delete=models.PROTECT, related_name="+")
    # What it said then: autosave may write over a revision.
    base_content = models.JSONField(null=True, editable=False, encoder=DjangoJSONEncoder)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    started_at = models.DateTimeField(auto_now_add=True)

    texts_fresh = models.PositiveIntegerField(default=0)
    texts_changed = models.PositiveIntegerField(default=0)
    texts_unreviewed = models.PositiveIntegerField(default=0)
    texts_missing = models.PositiveIntegerField(default=0)
    words_fresh = models.PositiveIntegerField(default=0)
    words_changed = models.PositiveIntegerField(default=0)
    words_unreviewed = models.PositiveIntegerField(default=0)
    words_missing = models.PositiveIntegerField(default=0)
    # All words that somebody has to look at or write.
    words_left = models.PositiveIntegerField(default=0)
    # Whether readers have it; whether what they have is behind the source that readers have.
    live = models.BooleanField(default=False)
    behind = models.BooleanField(default=False)

    # Who said that they do it, until when that holds: a courtesy, no lock.
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    claimed_until = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)
    # The last version that a person saved.
    touched_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    touched_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("translation")
        verbose_name_plural = _("translations")
        constraints = [
            models.UniqueConstraint(fields=["content_type", "object_id"], name="one_translation_row"),
            models.UniqueConstraint(fields=["source", "locale"], name="one_translation_per_language"),
        ]
        indexes = [
            models.Index(fields=["locale", "due_at"], name="translations_by_due"),
            models.Index(fields=["locale", "words_left"], name="translations_by_words"),
        ]

    def __str__(self) -> str:
        return str(self.source)

    @property
    def state(self) -> State:
        """Where the whole stands: as its text with most to do."""
        return state_of(self)
