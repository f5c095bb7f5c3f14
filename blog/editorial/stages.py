"""The stages that words pass before they may be public, in order, and which of them an object still lacks."""

from typing import Any

from blog.editorial.models.approval import Approval
from blog.editorial.models.legal import LegalRequest
from blog.editorial.models.settings import EditorialSettings
from blog.editorial.models.waiver import Waiver
from blog.models import CampaignPage, CampaignUpdatePage, PressReleasePage, Quote

Stage = Approval.Stage

# The classes whose words readers take for the organisation's or somebody's own: they need an approval.
REVIEWED = (PressReleasePage, CampaignUpdatePage, CampaignPage, Quote)


def needed(instance: Any) -> list[Stage]:
    """Return the stages that an object's words need, in order."""
    if not isinstance(instance, REVIEWED):
        return []
    return [Stage.WORDS, Stage.LEGAL] if legal_is_wanted(instance) else [Stage.WORDS]


def lacking(instance: Any) -> list[Stage]:
    """Return the stages that these very words still lack, in order: none where they were waived."""
    stages = needed(instance)
    if not stages:
        return []
    words_hash = instance.words_hash()
    approvals = Approval.objects.about(instance).filter(words_hash=words_hash, ended_at=None)
    passed = set(approvals.values_list("stage", flat=True))
    left = [stage for stage in stages if stage not in passed]
    return [] if left and is_waived(instance, words_hash) else left


def is_waived(instance: Any, words_hash: str) -> bool:
    """Say whether somebody published these very words without the reviews they need."""
    return Waiver.objects.about(instance).filter(words_hash=words_hash).exists()


def legal_is_wanted(instance: Any) -> bool:
    """Say whether a lawyer must read an object: because of its kind, or because somebody asked.

    Only sources: what a lawyer read in one language is not read again in five.
    """
    if instance.is_translation or isinstance(instance, Quote):
        return False
    if getattr(instance, "kind", None) in EditorialSettings.load().legal_kinds:
        return True
    return LegalRequest.objects.about(instance).exists()
