"""What may be public. Every way to live ends in `Publishable.save()`, which asks the rules registered here."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

Rule = Callable[[models.Model, datetime], "str | None"]

_rules: list[Rule] = []


class Refusal(ValidationError):
    """Something that somebody asked for can't be done. `messages` holds the reasons, one plain sentence each."""


class NotPublic(Refusal):
    """An object may not be public now."""


def register(rule: Rule) -> Rule:
    """Add a rule: it takes an object and a moment, and returns what stands against it being public then, or None.

    A rule that is there already isn't added again.
    """
    if rule not in _rules:
        _rules.append(rule)
    return rule


def refusals(instance: models.Model, moment: datetime | None = None) -> list[str]:
    """Return every reason why these very words may not be public at a moment (now, unless given), as sentences."""
    at = moment or timezone.now()
    return [str(reason) for rule in _rules if (reason := rule(instance, at))]


def may_be_public(instance: models.Model) -> bool:
    """Say whether these very words may be public now."""
    return not refusals(instance)


class Publishable(models.Model):
    """A page or snippet that readers can see once it is live.

    Raises:
        NotPublic: on saving it live while a rule stands against it, whoever saves and however.
    """

    # Wagtail writes these beside a draft; the words of the live row are untouched by such a save.
    BOOKKEEPING = frozenset(
        {
            "latest_revision",
            "latest_revision_created_at",
            "draft_title",
            "has_unpublished_changes",
            "locked",
            "locked_at",
            "locked_by",
            "expired",
            "wagtail_admin_comments",
        }
    )
    # What a row keeps whatever its revisions say. Wagtail would look each up before it leaves it aside.
    KEPT = frozenset(
        {
            "content_type",
            "locale",
            "owner",
            "locked_by",
            "alias_of",
            "latest_revision",
            "live_revision",
        }
    )

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        written = kwargs.get("update_fields")
        writes_words = written is None or not self.BOOKKEEPING.issuperset(written)
        if self.live and writes_words and (reasons := refusals(self)):  # type: ignore[attr-defined]
            raise NotPublic(reasons)
        super().save(*args, **kwargs)

    def with_content_json(self, content: dict[str, Any]) -> Any:
        revised = super().with_content_json(  # type: ignore[misc]
            {name: value for name, value in content.items() if name not in self.KEPT}
        )
        revised.live_revision_id = self.live_revision_id  # type: ignore[attr-defined]
        return revised
