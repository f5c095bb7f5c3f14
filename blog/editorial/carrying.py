"""A live translation gets its source's pictures, dates and references: what was approved of its words still holds."""

from typing import Any

from blog.editorial.models.approval import Approval
from blog.editorial.models.waiver import Waiver


def carry_over(sender: type, instance: Any, before: Any, **kwargs: Any) -> None:
    """Let approvals and waivers of a translation's words hold for them beside the source's new shared values.

    :param instance: the translation with the new values; no word of it is another than in `before`, which is live.
    """
    old, new = before.words_hash(), instance.words_hash()
    if old == new:
        return
    Waiver.objects.about(before).filter(words_hash=old).update(words_hash=new)
    held = set(
        Approval.objects.about(before).filter(words_hash=new, ended_at=None).values_list("stage", flat=True)
    )
    for approval in Approval.objects.about(before).filter(words_hash=old, ended_at=None):
        if approval.stage not in held:
            moment, approval.pk, approval.words_hash = approval.approved_at, None, new
            approval.save(force_insert=True)
            # Whoever changed words since is counted from when somebody read them.
            Approval.objects.filter(pk=approval.pk).update(approved_at=moment)
