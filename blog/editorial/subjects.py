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
    found = list(instances)
    drafts = [each for each in found if not each.live or each.has_unpublished_changes]
    closed = {id(each) for each in drafts} - {id(each) for each in with_drafts_for(user, drafts)}
    return [each for each in found if id(each) not in closed]


def with_drafts_for(user: Any, instances: Iterable[Any]) -> list[Any]:
    """Return those of many objects whose drafts somebody may see, as blog.staff.may_see_drafts has it for one."""
    by_class: dict[type[Any], list[Any]] = defaultdict(list)
    for instance in instances:
        by_class[Page if isinstance(instance, Page) else type(instance)].append(instance)
    return [instance for model, group in by_class.items() for instance in _shown(user, model, group)]


def _shown(user: Any, model: type[Any], group: list[Any]) -> list[Any]:
    shown = (
        page_permission_policy.explorable_instances(user)
        if model is Page
        else policy_registry.get_by_type(model).instances_user_has_any_permission_for(user, ["view"])
    )
    seen = set(shown.filter(pk__in=[each.pk for each in group]).values_list("pk", flat=True))
    return [each for each in group if each.pk in seen]
