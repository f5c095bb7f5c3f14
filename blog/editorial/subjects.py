"""Objects by the keys that our rows and Wagtail's name them with: many at once, in a few queries."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page
from wagtail.permissions import page_permission_policy, policy_registry

# The keys of a content type and of an object of it, as text.
Key = tuple[int, str]


def load(keys: Iterable[Key]) -> dict[Key, Any]:
    """Return the objects that still exist, with language and newest revision: one query per class."""
    by_type: dict[int, set[str]] = defaultdict(set)
    for content_type, object_id in keys:
        by_type[content_type].add(object_id)
    found: dict[Key, Any] = {}
    for content_type, object_ids in by_type.items():
        model = ContentType.objects.get_for_id(content_type).model_class()
        if model is None:
            continue
        objects = model._default_manager.filter(pk__in=object_ids)
        for instance in objects.select_related("locale", "latest_revision"):
            found[content_type, str(instance.pk)] = instance
    return found


def newest_title(instance: Any) -> str:
    """Return what an object is called in its newest words, as far as that can be told without another query."""
    if isinstance(instance, Page):
        return instance.draft_title or instance.title
    revision = instance.latest_revision
    return revision.object_str if revision and revision.object_str else str(instance)


def readable(user: Any, instances: Iterable[Any]) -> list[Any]:
    """Return those of many objects whose newest words somebody may read, as blog.staff.may_read has it for one."""
    by_class: dict[type[Any], list[Any]] = defaultdict(list)
    for instance in instances:
        by_class[Page if isinstance(instance, Page) else type(instance)].append(instance)
    return [instance for model, group in by_class.items() for instance in _readable(user, model, group)]


def _readable(user: Any, model: type[Any], group: list[Any]) -> list[Any]:
    drafts = [each.pk for each in group if not each.live or each.has_unpublished_changes]
    if not drafts:
        return group
    shown = (
        page_permission_policy.explorable_instances(user)
        if model is Page
        else policy_registry.get_by_type(model).instances_user_has_any_permission_for(user, ["view"])
    )
    seen = set(shown.filter(pk__in=drafts).values_list("pk", flat=True))
    return [each for each in group if each.pk in seen or each.pk not in drafts]
