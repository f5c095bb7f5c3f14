"""Words of which a part was taken out stand where the whole stood: approved, or public without review."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from blog.editorial.models.approval import Approval
from blog.editorial.models.waiver import Waiver
from blog.editorial.stages import lacking, needed
from blog.keys import key_of
from home.models import User


@dataclass(frozen=True)
class ApprovalState:
    """What held of some words: the approvals by stage, or the waiver, and whether they could be public."""

    approvals: dict[str, Approval] = field(default_factory=dict)
    waiver: Waiver | None = None
    passed: bool = False


def approval_state(instance: Any) -> ApprovalState:
    """Return what holds of these very words. Ask before they are changed."""
    words_hash = instance.words_hash()
    valid = (
        Approval.objects.about(instance).filter(words_hash=words_hash, ended_at=None).order_by("approved_at")
    )
    waiver = Waiver.objects.about(instance).filter(words_hash=words_hash).order_by("-waived_at").first()
    return ApprovalState({found.stage: found for found in valid}, waiver, not lacking(instance))


def carry(state: ApprovalState, rest: Any, user: User) -> None:
    """Let what held of the whole hold of the rest.

    An approval counts from when the whole was approved: who wrote what is newer stays its author (four eyes).
    """
    if state.waiver:
        _carry_waiver(state.waiver, rest)
    for stage in needed(rest):
        before = state.approvals.get(stage)
        if before is None and state.waiver:
            continue
        made = Approval.objects.create(
            words_hash=rest.words_hash(), stage=stage, approved_by=user, **key_of(rest)
        )
        if before:
            moment = before.approved_at + timedelta(microseconds=1)
            Approval.objects.filter(pk=made.pk).update(approved_at=moment)


def _carry_waiver(waiver: Waiver, rest: Any) -> None:
    """The rest is confirmed with the whole; if that was confirmed, so is the rest."""
    Waiver.objects.create(
        kind=waiver.kind,
        words_hash=rest.words_hash(),
        reason=waiver.reason,
        waived_by=waiver.waived_by,
        along_with=waiver.along_with or waiver,
        confirmed_by=waiver.confirmed_by,
        confirmed_at=waiver.confirmed_at,
        **key_of(rest),
    )
