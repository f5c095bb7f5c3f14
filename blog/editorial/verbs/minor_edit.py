"""The verb *publish as a minor edit*: one paragraph is put right at once, and confirmed afterwards."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from blog import entries
from blog.editorial.approvals import is_approved
from blog.editorial.minor import not_minor
from blog.editorial.models.waiver import Waiver
from blog.editorial.record import record
from blog.editorial.roles import may
from blog.editorial.verbs import publish
from blog.editorial.verbs.publish_now import waive
from blog.editorial.waivers import open_waivers
from blog.translation.merging import as_minor_edit
from edition.publicity import Refusal
from home.models import User


def failure_reasons(instance: Any, user: User) -> list[str]:
    """Return why the newest words can't be published as a minor edit by this person, in plain sentences."""
    reasons = (
        [] if may(user, "minor_edit", instance) else [_("Only a press officer can publish a minor edit.")]
    )
    if not instance.live:
        return [*reasons, _("This isn’t public.")]
    if open_waivers(instance).exists():
        reasons.append(_("Somebody else must confirm what was published without review first."))
    newest = instance.get_latest_revision_as_object()
    if is_approved(newest):
        reasons.append(_("This needs no review any more. Publish it as usual."))
    reasons += not_minor(instance, newest)
    with transaction.atomic():
        waive(newest, user, Waiver.Kind.MINOR_EDIT, "")
        reasons += publish.failure_reasons(instance, user)
        transaction.set_rollback(True)
    return reasons


def publish_minor_edit(instance: Any, user: User, comment: str = "") -> None:
    """Publish the newest words as a minor edit: readers see no new date of change.

    Raises:
        Refusal: with every reason that stands against it.
    """
    with transaction.atomic(), entries.together(), as_minor_edit():
        if reasons := failure_reasons(instance, user):
            raise Refusal(reasons)
        waive(instance.get_latest_revision_as_object(), user, Waiver.Kind.MINOR_EDIT, comment)
        publish.publish(instance, user)
        type(instance)._default_manager.filter(pk=instance.pk).update(updated_on=instance.updated_on)
        record("minor_edit", instance, user, comment)
