"""Whom things wait for: members of the roles that may do the next step, as far as they can.

Administrators may do everything, but nothing waits for them because of that: only where they have a role, too.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from wagtail.models import WorkflowState

from blog.editorial.approvals import barred, changers, is_approved, unapproved_quotes
from blog.editorial.roles import ROLES, TRANSLATOR
from home.models import User


def members(verb: str, language: str) -> QuerySet[User]:
    """Return who has a role that may do this, in a language by its code."""
    return _in_groups([role.group_name(language) for role in ROLES if verb in role.verbs])


def translators(language: str) -> QuerySet[User]:
    """Return who has the role of a translator into a language: others may translate, but don't wait for work."""
    return _in_groups([TRANSLATOR.group_name(language)])


def for_step(instance: Any) -> list[User]:
    """Return who can take the step of the workflow that an object waits at."""
    task = instance.current_workflow_task
    if task is None:
        return []
    found = members(task.verb, instance.locale.language_code)
    if task.verb == "hold":
        # All of them can do it, but nobody else began it.
        return [user for user in for_writing(instance) if user in found] or list(found)
    newest = instance.get_latest_revision_as_object()
    own = set().union(*(barred(each) for each in (newest, *unapproved_quotes(newest))))
    return without(found, own)


def for_confirming(waiver: Any) -> list[User]:
    """Return who can confirm a publication without review."""
    instance = waiver.instance
    own = changers(instance, until=waiver.waived_at) | {waiver.waived_by_id}
    return without(members("confirm", instance.locale.language_code), own)


def for_publishing(instance: Any) -> list[User]:
    return list(members("publish", instance.locale.language_code))


def for_writing(instance: Any) -> list[User]:
    """Return who goes on writing what is not in review: who submitted it last, else who saved it last."""
    states = WorkflowState.objects.for_instance(instance).order_by("-created_at", "-pk")
    state = states.select_related("requested_by").first()
    if state and state.requested_by:
        return active([state.requested_by])
    revision = instance.latest_revision
    return active([revision.user] if revision and revision.user else [])


def waits_for(instance: Any) -> list[User]:
    """Return whom an object's next step waits for: who reviews it, who publishes it, or who writes it."""
    if instance.workflow_in_progress:
        return for_step(instance)
    newest = instance.get_latest_revision_as_object()
    is_ready = is_approved(newest) and (not instance.live or instance.has_unpublished_changes)
    return for_publishing(instance) if is_ready else for_writing(instance)


def for_answer(question: Any) -> list[User]:
    """Return who is told of an answer: who asked, or, where they are gone, everybody who may record it."""
    asker = active([question.asked_by] if question.asked_by else [])
    return asker or list(members("hold", question.instance.locale.language_code))


def active(users: Iterable[User]) -> list[User]:
    return [user for user in users if user.is_active]


def without(users: Iterable[User], keys: set[Any]) -> list[User]:
    return [user for user in users if user.pk not in keys]


def _in_groups(names: list[str]) -> QuerySet[User]:
    return User.objects.filter(is_active=True, groups__name__in=names).distinct().order_by("pk")
