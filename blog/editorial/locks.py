"""Words that passed every stage stay as they are until they are public, or somebody opens them again."""

from typing import Any

from django.utils.translation import gettext as _
from wagtail.locks import BaseLock

from blog.editorial.models.approval import Approval
from blog.editorial.stages import REVIEWED, lacking


class ApprovedLock(BaseLock):
    """Holds for everybody. Wagtail's own ends with the last task."""

    def for_user(self, user: Any) -> bool:
        return True

    def get_message(self, user: Any) -> str:
        return _(
            "These words are approved, so nobody can change them. To change them, open them again first."
        )

    def get_locked_by(self, user: Any) -> str:
        return _("Locked: approved")

    def get_description(self, user: Any) -> str:
        return self.get_message(user)


def approved_lock(instance: Any) -> ApprovedLock | None:
    """Return the lock of an object whose newest words are approved and not public yet."""
    return ApprovedLock(instance) if is_locked(instance) else None


def is_locked(instance: Any) -> bool:
    """Say whether an object's newest words are approved and not public yet."""
    if not isinstance(instance, REVIEWED) or (instance.live and not instance.has_unpublished_changes):
        return False
    if not Approval.objects.about(instance).filter(ended_at=None).exists():
        return False
    return not lacking(instance.get_latest_revision_as_object())
