"""An object's texts in reading order, each with a path that stays the same from version to version."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from django.db import models
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField

from home.models import Translatable

# A slug follows from the title; nobody translates it by itself.
NOT_TEXTS = {"slug"}


@dataclass(frozen=True)
class Segment:
    """One text. `path` is field, block id, then names and ids inside the block, joined by dots."""

    path: str
    text: str
    kind: Literal["plain", "rich"]


def segments(instance: Translatable) -> list[Segment]:
    """Return the texts that a translator translates; empty ones are left out."""
    names = [name for name in instance.translatable if name not in NOT_TEXTS]
    found = [segment for name in names for segment in _of_field(instance, name)]
    return [segment for segment in found if segment.text.strip()]


def _of_field(instance: Any, name: str) -> Iterator[Segment]:
    field = instance._meta.get_field(name)
    if isinstance(field, StreamField):
        for child in getattr(instance, name):
            yield from _of_block(child.block, child.value, f"{name}.{child.id}")
    elif isinstance(field, RichTextField):
        yield Segment(name, getattr(instance, name), "rich")
    elif isinstance(field, models.CharField | models.TextField):
        yield Segment(name, getattr(instance, name), "plain")


def _of_block(block: blocks.Block, value: Any, path: str) -> Iterator[Segment]:
    if isinstance(block, blocks.RichTextBlock):
        yield Segment(path, value.source if value else "", "rich")
    elif isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            yield from _of_block(child, value.get(name), f"{path}.{name}")
    elif isinstance(block, blocks.StreamBlock):
        for part in value:
            yield from _of_block(part.block, part.value, f"{path}.{part.id}")
    elif isinstance(block, blocks.ListBlock):
        for item in value.bound_blocks:
            yield from _of_block(item.block, item.value, f"{path}.{item.id}")
    elif isinstance(block, blocks.CharBlock | blocks.TextBlock) and not getattr(block, "shared", False):
        yield Segment(path, value or "", "plain")
