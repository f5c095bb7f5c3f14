"""Applies the table of roles to Wagtail's groups, rights and workflow. May be run again: it repairs drift."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, QuerySet
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Task,
    Workflow,
    WorkflowContentType,
    WorkflowPage,
    WorkflowTask,
)

from blog.editorial.models import LanguageReviewTask, LegalTask, QuotesHeldTask, ReviewTask
from blog.editorial.roles import ROLES, Role
from blog.models import Boilerplate, MediaContact, Person, Quote, Topic
from home.models import HomePage

SNIPPETS: tuple[type[Model], ...] = (Boilerplate, MediaContact, Person, Quote, Topic)
WORKFLOW = "Review"

# The steps of the workflow, in order; those that an object doesn't need pass by themselves.
NAMES: dict[type[Task], str] = {
    ReviewTask: "Review",
    LanguageReviewTask: "Language review",
    LegalTask: "Legal review",
    QuotesHeldTask: "Quotes held",
}
TASKS = tuple(NAMES)

# Made by Wagtail's own migrations, with rights that nobody here holds.
STOCK_GROUPS = ("Editors", "Moderators")
STOCK_WORKFLOW = "Moderators approval"


def groups(languages: Iterable[str]) -> Iterator[tuple[Group, Role, str | None]]:
    """Make the groups of every role; yield each with its role and, for a role per language, the language."""
    for role in ROLES:
        for language in languages if role.per_language else [None]:
            yield Group.objects.get_or_create(name=role.group_name(language))[0], role, language


def apply(languages: Iterable[str]) -> None:
    """Give every group exactly the rights of its role, and set up the workflow."""
    codes = list(languages)
    Group.objects.filter(name__in=STOCK_GROUPS).delete()
    Workflow.objects.filter(name=STOCK_WORKFLOW).delete()
    for group, role, language in groups(codes):
        group.permissions.set(_model_permissions(role))
        _set_page_rights(group, role, language)
        _set_collection_rights(group, role)
    _set_workflow()


def differences(languages: Iterable[str]) -> list[str]:
    """Return a sentence for each right that a group has too much or too little. Changes nothing."""
    found: list[str] = []
    for role in ROLES:
        for language in languages if role.per_language else [None]:
            name = role.group_name(language)
            group = Group.objects.filter(name=name).first()
            if group is None:
                found.append(f"The group {name} is missing.")
                continue
            found += _drift(name, set(group.permissions.all()), set(_model_permissions(role)))
            found += _drift(name, _page_rights(group), _wanted_page_rights(role, language))
            held = {right.permission for right in GroupCollectionPermission.objects.filter(group=group)}
            found += _drift(name, held, set(_collection_permissions(role)))
    return found + _workflow_drift()


def _drift(name: str, held: set[Any], wanted: set[Any]) -> list[str]:
    return [f"{name} has a right too much: {right}." for right in sorted(held - wanted, key=str)] + [
        f"{name} lacks a right: {right}." for right in sorted(wanted - held, key=str)
    ]


def _model_permissions(role: Role) -> list[Permission]:
    access = Permission.objects.filter(codename="access_admin", content_type__app_label="wagtailadmin")
    snippets = Permission.objects.filter(
        content_type__in=ContentType.objects.get_for_models(*SNIPPETS).values(),
        codename__in=[f"{right}_{model._meta.model_name}" for right in role.snippet for model in SNIPPETS],
    )
    return [*access, *snippets]


def _page_rights(group: Group) -> set[tuple[Page, Permission]]:
    rights = GroupPagePermission.objects.filter(group=group).select_related("page", "permission")
    return {(right.page, right.permission) for right in rights}


def _wanted_page_rights(role: Role, language: str | None) -> set[tuple[Page, Permission]]:
    homes = HomePage.objects.filter(locale__language_code=language) if language else HomePage.objects.all()
    permissions = Permission.objects.filter(
        content_type=ContentType.objects.get_for_model(Page),
        codename__in=[f"{right}_page" for right in role.page],
    )
    return {(home.page_ptr, permission) for home in homes for permission in permissions}


def _set_page_rights(group: Group, role: Role, language: str | None) -> None:
    held, wanted = _page_rights(group), _wanted_page_rights(role, language)
    for page, permission in held - wanted:
        GroupPagePermission.objects.filter(group=group, page=page, permission=permission).delete()
    for page, permission in wanted - held:
        GroupPagePermission.objects.create(group=group, page=page, permission=permission)


def _collection_permissions(role: Role) -> "QuerySet[Permission]":
    # Whatever models a site has in their place, Wagtail asks for the rights of its own two.
    return Permission.objects.filter(
        content_type__in=ContentType.objects.get_for_models(Image, Document).values(),
        codename__in=[
            *(f"{right}_image" for right in role.picture),
            *(f"{right}_document" for right in role.attachment),
        ],
    )


def _set_collection_rights(group: Group, role: Role) -> None:
    root, wanted = Collection.get_first_root_node(), _collection_permissions(role)
    GroupCollectionPermission.objects.filter(group=group).exclude(
        permission__in=wanted, collection=root
    ).delete()
    for permission in wanted:
        GroupCollectionPermission.objects.get_or_create(group=group, collection=root, permission=permission)


def _workflow_drift() -> list[str]:
    workflow = Workflow.objects.filter(name=WORKFLOW, active=True).first()
    if workflow is None:
        return [f"The workflow {WORKFLOW} is missing or not active."]
    found = []
    if [type(task.specific) for task in workflow.tasks] != list(TASKS):
        names = ", ".join(str(model._meta.verbose_name) for model in TASKS)
        found.append(f"The workflow {WORKFLOW} has other steps than {names}.")
    if not WorkflowPage.objects.filter(page=Page.get_first_root_node(), workflow=workflow).exists():
        found.append(f"The workflow {WORKFLOW} doesn't cover the pages.")
    quotes = ContentType.objects.get_for_model(Quote)
    if not WorkflowContentType.objects.filter(content_type=quotes, workflow=workflow).exists():
        found.append(f"The workflow {WORKFLOW} doesn't cover the quotes.")
    return found


def _set_workflow() -> None:
    workflow, _made = Workflow.objects.update_or_create(name=WORKFLOW, defaults={"active": True})
    tasks = [_task(model) for model in TASKS]
    WorkflowTask.objects.filter(workflow=workflow).exclude(task__in=tasks).delete()
    for number, task in enumerate(tasks):
        WorkflowTask.objects.update_or_create(
            workflow=workflow, task=task.task_ptr, defaults={"sort_order": number}
        )
    WorkflowPage.objects.update_or_create(page=Page.get_first_root_node(), defaults={"workflow": workflow})
    WorkflowContentType.objects.update_or_create(
        content_type=ContentType.objects.get_for_model(Quote), defaults={"workflow": workflow}
    )


def _task(model: type[Any]) -> Any:
    found = model.objects.filter(active=True).first() or model.objects.filter().first() or model()
    found.name, found.active = NAMES[model], True
    found.save()
    return found
