"""The verbs that ask for legal review, and take that back."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from blog.editorial.models.legal import LegalRequest
from blog.editorial.record import record
from blog.editorial.roles import may
from blog.editorial.stages import REVIEWED, legal_is_wanted
from blog.editorial.workflow import advance
from blog.keys import key_of
from blog.models import Quote
from blog.staff import may_edit
from edition.publicity import Refusal
from home.models import User


def failure_reasons(instance: Any, user: User) -> list[str]:
    """Return why this person can't ask for legal review of an object, in plain sentences."""
    if not isinstance(instance, REVIEWED) or isinstance(instance, Quote):
        return [_("Legal review is for press releases, campaigns and their updates.")]
    if instance.is_translation:
        return [_("Ask for legal review at the source: it covers every language.")]
    reasons = [] if handles(user, instance) else [_("Only who works on this can ask for legal review.")]
    if legal_is_wanted(instance):
        reasons.append(_("Legal review is asked for already."))
    return reasons


def ask(instance: Any, user: User, note: str = "") -> None:
    """Ask for legal review of an object's words, these and all to come. A review in progress takes it in.

    Raises:
        Refusal: with every reason that stands against it.
    """
    with transaction.atomic():
        if reasons := failure_reasons(instance, user):
            raise Refusal(reasons)
        LegalRequest.objects.create(note=note, asked_by=user, **key_of(instance))
        record("ask_legal", instance, user, note)
        advance(instance, user)


def spare_failure_reasons(instance: Any, user: User) -> list[str]:
    """Return why this person can't take a request for legal review back, in plain sentences."""
    request = LegalRequest.objects.about(instance).first()
    if request is None:
        return [_("Nobody has asked for legal review.")]
    if request.asked_by_id == user.pk or may(user, "review_legal", instance):
        return []
    return [_("Only who asked for legal review, or a legal reviewer, can take that back.")]


def spare(instance: Any, user: User) -> None:
    """Take a request for legal review back.

    Raises:
        Refusal: with every reason that stands against it.
    """
    with transaction.atomic():
        if reasons := spare_failure_reasons(instance, user):
            raise Refusal(reasons)
        LegalRequest.objects.about(instance).delete()
        record("spare_legal", instance, user)
        advance(instance, user)


def handles(user: User, instance: Any) -> bool:
    """Say whether somebody works on an object: who may change it, and who reviews it now."""
    task = instance.current_workflow_task
    return may_edit(user, instance) or (task is not None and may(user, task.verb, instance))
