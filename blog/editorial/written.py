"""Whose words things are, for many things at once: what `approvals.changers` says of one, in three queries.

A list asks for dozens of objects, and each version of each would be several queries if it were made an object of its
class first. So the words are compared as they are stored.
"""

import json
from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.models import Revision

from blog.editorial.models.approval import Approval
from blog.editorial.stages import Stage
from blog.editorial.subjects import Key
from home.canonical import canonical
from home.models import User


def written_by(user: User, until: Mapping[Key, datetime | None]) -> set[Key]:
    """Return those objects whose words this person changed since they were last approved.

    :param until: the objects, each with the moment after which nothing counts, or None.
    """
    approved: dict[Key, datetime] = {}
    rows = Approval.objects.filter(_any_of(until), stage=Stage.WORDS)
    for content_type, object_id, moment in rows.values_list("content_type_id", "object_id", "approved_at"):
        key, end = (content_type, object_id), until[content_type, object_id]
        if end is None or moment <= end:
            approved[key] = max(moment, approved.get(key, moment))
    versions: dict[Key, list[tuple[int, int | None]]] = defaultdict(list)
    written = Revision.objects.filter(_any_of(until)).order_by("created_at", "pk")
    for pk, content_type, object_id, by, moment in written.values_list(
        "pk", "content_type_id", "object_id", "user_id", "created_at"
    ):
        key, end = (content_type, object_id), until[content_type, object_id]
        if end is not None and moment > end:
            continue
        if key in approved and moment <= approved[key]:
            versions[key] = [(pk, None)]
        else:
            versions[key].append((pk, by))
    asked = {key: found for key, found in versions.items() if any(by == user.pk for _pk, by in found)}
    needed = [pk for found in asked.values() for pk, _by in found]
    content = dict(Revision.objects.filter(pk__in=needed).values_list("pk", "content")) if needed else {}
    return {key for key, found in asked.items() if _has_changed(user.pk, key, found, content)}


def _any_of(keys: Mapping[Key, Any]) -> Q:
    by_type: dict[int, list[str]] = defaultdict(list)
    for content_type, object_id in keys:
        by_type[content_type].append(object_id)
    wanted = Q(pk__in=[])
    for content_type, object_ids in by_type.items():
        wanted |= Q(content_type=content_type, object_id__in=object_ids)
    return wanted


def _has_changed(
    user: int, key: Key, versions: list[tuple[int, int | None]], content: dict[int, dict[str, Any]]
) -> bool:
    """Say whether one of the versions by this person has other words than the one before it."""
    model = ContentType.objects.get_for_id(key[0]).model_class()
    before = None
    for pk, by in versions:
        words = stored_words(model, content[pk])
        if by == user and words != before:
            return True
        before = words
    return False


def stored_words(model: Any, content: Mapping[str, Any]) -> list[object]:
    """Return the words in a revision's content, comparable with those of another revision of the same class."""
    names = [name for name in (*model.translatable, *model.shared) if name not in model.unreviewed]
    return [_plain(model._meta.get_field(name), content.get(name)) for name in names]


def _plain(field: Any, value: Any) -> object:
    if isinstance(field, StreamField):
        return _plain_block(field.stream_block, json.loads(value) if isinstance(value, str) else value)
    if field.many_to_many:
        return sorted(value or [])
    return field.to_python(value) if isinstance(field, models.DateTimeField) else value


def _plain_block(block: Any, value: Any) -> object:
    if isinstance(block, blocks.StreamBlock):
        return [
            (child["type"], _plain_block(block.child_blocks.get(child["type"]), child["value"]))
            for child in value or []
        ]
    if isinstance(block, blocks.ListBlock):
        items = [
            item["value"] if isinstance(item, dict) and "value" in item else item for item in value or []
        ]
        return [_plain_block(block.child_block, item) for item in items]
    if isinstance(block, blocks.StructBlock):
        return {
            name: _plain_block(child, (value or {}).get(name)) for name, child in block.child_blocks.items()
        }
    return canonical(value) if isinstance(block, blocks.RichTextBlock) and value else value
