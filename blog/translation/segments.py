"""An object's texts in reading order, each with a path that stays the same from version to version."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from django.db import models
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField

from blog.translation import rich
from home.models import Translatable

Kind = Literal["plain", "rich"]

# A slug follows from the title; nobody translates it by itself.
NOT_TEXTS = {"slug"}


@dataclass(frozen=True)
class Segment:
    """One text: a plain one, or one paragraph, heading or list item of a rich one.

    `path` is field, block id, then names and ids inside the block, joined by dots. In rich text the paragraph's place
    in this version comes last: which paragraph it is in another version is told by its words.
    """

    path: str
    text: str
    kind: Kind
    # What Wagtail's editor calls the paragraph.
    key: str = ""

    @property
    def leaf(self) -> str:
        """The path of the whole text that it is, or is a paragraph of."""
        return self.path.rpartition(".")[0] if self.kind == "rich" else self.path


@dataclass(frozen=True)
class Leaf:
    """A whole text as it is stored, rich text with all its paragraphs."""

    path: str
    text: str
    kind: Kind

    def segments(self) -> list[Segment]:
        """Return its texts; one empty segment, where it is empty."""
        if self.kind == "plain":
            return [Segment(self.path, self.text, "plain")]
        pieces = [piece for piece in rich.split(self.text) if piece.has_words]
        found = [
            Segment(f"{self.path}.{number}", piece.html, "rich", piece.key)
            for number, piece in enumerate(pieces)
        ]
        return found or [Segment(f"{self.path}.0", "", "rich")]


def segments(instance: Translatable) -> list[Segment]:
    """Return the texts that a translator translates; empty ones are left out."""
    return [segment for segment in texts(instance) if segment.text.strip()]


def texts(instance: Translatable) -> list[Segment]:
    """Return the texts that a translator translates, and where one could be and isn't, an empty one."""
    return [segment for leaf in leaves(instance) for segment in leaf.segments()]


def leaves(instance: Translatable) -> list[Leaf]:
    """Return the whole texts of an object, empty ones too."""
    names = [name for name in instance.translatable if name not in NOT_TEXTS]
    return [leaf for name in names for leaf in _of_field(instance, name)]


def grouped(found: Iterable[Segment]) -> dict[str, list[Segment]]:
    """Return segments by the whole text that they belong to."""
    groups: dict[str, list[Segment]] = {}
    for segment in found:
        groups.setdefault(segment.leaf, []).append(segment)
    return groups


def stored(instance: Any, name: str) -> Any:
    """Return a translatable field's value as it is stored: blocks as plain data. It is not to be changed."""
    field, value = instance._meta.get_field(name), getattr(instance, name)
    return field.stream_block.get_prep_value(value) if isinstance(field, StreamField) else value


def is_text(block: blocks.Block) -> bool:
    """Say whether a block is a plain text that each language has its own of."""
    return isinstance(block, blocks.CharBlock | blocks.TextBlock) and not getattr(block, "shared", False)


def items(block: blocks.Block, value: Any) -> list[tuple[str, str, blocks.Block, Any]]:
    """Return the items of a stored stream or list, each as id, type, block and value.

    One that was written by other means than the editor may have no id: its place stands for it.
    """
    numbered = [(part.get("id") or str(place), part) for place, part in enumerate(value or [])]
    if isinstance(block, blocks.ListBlock):
        return [(key, "item", block.child_block, part["value"]) for key, part in numbered]
    return [
        (key, part["type"], block.child_blocks[part["type"]], part["value"])
        for key, part in numbered
        if part["type"] in block.child_blocks
    ]


def of_block(block: blocks.Block, value: Any, path: str) -> Iterator[Leaf]:
    """Yield the whole texts of a stored block."""
    if isinstance(block, blocks.RichTextBlock):
        yield Leaf(path, value or "", "rich")
    elif isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            yield from of_block(child, (value or {}).get(name), f"{path}.{name}")
    elif isinstance(block, blocks.StreamBlock | blocks.ListBlock):
        for key, _type, child, inside in items(block, value):
            yield from of_block(child, inside, f"{path}.{key}")
    elif is_text(block):
        yield Leaf(path, value or "", "plain")


def _of_field(instance: Any, name: str) -> Iterator[Leaf]:
    field = instance._meta.get_field(name)
    if isinstance(field, StreamField):
        yield from of_block(field.stream_block, stored(instance, name), name)
    elif isinstance(field, RichTextField):
        yield Leaf(name, getattr(instance, name) or "", "rich")
    elif isinstance(field, models.CharField | models.TextField):
        yield Leaf(name, getattr(instance, name) or "", "plain")
