"""Where a version's texts stand: what each is called, what can be written there, and what is shown between them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail.images.blocks import ImageChooserBlock
from wagtail.rich_text import features as feature_registry

from blog.translation.rich import split
from blog.translation.segments import NOT_TEXTS, is_text, items, stored
from home.models import Translatable

# What can stand inside a paragraph. Lists, headings and rules are around it, and are the source's.
INLINE = frozenset(
    {"bold", "italic", "link", "document-link", "superscript", "subscript", "strikethrough", "code"}
)
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass(frozen=True)
class Place:
    """Where a text stands: what it is called there, and the field or block that says what it may be."""

    label: str
    field: Any
    is_heading: bool = False
    # Whether a plain text may have several lines.
    has_lines: bool = False
    features: tuple[str, ...] = ()
    # The key of the picture that it describes.
    picture: Any = None

    @property
    def max_length(self) -> int | None:
        field = getattr(self.field, "field", self.field)
        return getattr(field, "max_length", None)


@dataclass(frozen=True)
class Mention:
    """Something between the texts that is translated by itself: its class and key."""

    model: type[models.Model]
    pk: Any


def places(instance: Translatable) -> dict[str, Place | Mention]:
    """Return what stands at each path of a version, in reading order: for a rich text, at each of its paragraphs."""
    names = [name for name in instance.translatable if name not in NOT_TEXTS]
    return {path: found for name in names for path, found in _of_field(instance, name)}


def _of_field(instance: Any, name: str) -> Iterator[tuple[str, Place | Mention]]:
    field = instance._meta.get_field(name)
    label = capfirst(str(field.verbose_name))
    if isinstance(field, StreamField):
        yield from _of_block(field.stream_block, stored(instance, name), name, [])
    elif isinstance(field, RichTextField):
        place = Place(label, field, features=_inline(getattr(field, "features", None)))
        yield from _paragraphs(name, getattr(instance, name) or "", place)
    elif isinstance(field, models.CharField | models.TextField):
        described = name.removesuffix("_alt")
        picture = getattr(instance, f"{described}_id", None) if described != name else None
        lines = isinstance(field, models.TextField)
        yield name, Place(label, field, is_heading=name == "title", has_lines=lines, picture=picture)


def _of_block(
    block: blocks.Block, value: Any, path: str, labels: list[str], picture: Any = None
) -> Iterator[tuple[str, Place | Mention]]:
    if isinstance(block, blocks.RichTextBlock):
        place = Place(_named(labels), block, features=_inline(block.features))
        yield from _paragraphs(path, value or "", place)
    elif isinstance(block, blocks.StructBlock):
        values = value or {}
        pictures = [
            name for name, child in block.child_blocks.items() if isinstance(child, ImageChooserBlock)
        ]
        for name, child in block.child_blocks.items():
            shown = values.get(pictures[0]) if pictures and name == "alt" else None
            yield from _of_block(
                child, values.get(name), f"{path}.{name}", [*labels, str(child.label)], shown
            )
    elif isinstance(block, blocks.StreamBlock | blocks.ListBlock):
        for key, _type, child, inside in items(block, value):
            yield from _of_block(child, inside, f"{path}.{key}", [*labels, str(child.label)])
    elif isinstance(block, blocks.ChooserBlock):
        if value is not None and issubclass(block.target_model, Translatable):
            yield path, Mention(block.target_model, value)
    elif is_text(block):
        is_heading = block.name == "heading"
        lines = isinstance(block, blocks.TextBlock)
        yield path, Place(_named(labels), block, is_heading, lines, picture=picture)


def _paragraphs(path: str, html: str, place: Place) -> Iterator[tuple[str, Place]]:
    pieces = [piece for piece in split(html) if piece.has_words]
    for number, piece in enumerate(pieces):
        is_heading = bool(HEADINGS.intersection(piece.tags))
        label = _("Heading") if is_heading else _("List item") if "li" in piece.tags else place.label
        yield f"{path}.{number}", replace(place, label=label, is_heading=is_heading)


def _named(labels: list[str]) -> str:
    """Return what a text inside blocks is called: the outermost and the innermost name."""
    outer, inner = labels[0], labels[-1]
    if outer == inner or len(labels) == 1:
        return outer
    return _("%(block)s: %(text)s") % {"block": outer, "text": inner}


def _inline(features: Any) -> tuple[str, ...]:
    known = features if features is not None else feature_registry.get_default_features()
    return tuple(name for name in known if name in INLINE)
