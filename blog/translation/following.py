"""What of a source goes public in its live translations at once: all but words."""

from typing import Any

from wagtail import blocks
from wagtail.fields import StreamField

from blog.translation.merge import shared_values
from blog.translation.segments import NOT_TEXTS, is_text, items, stored
from home.models import Translatable


def followed(bases: list[Translatable], theirs: Translatable, live: Translatable) -> dict[str, Any]:
    """Return the values that a live translation has to have: pictures, dates and references are the source's.

    A block with a picture, a document or a quote that the source hasn't any more goes. Nothing comes: a new block has
    words that wait, or stands among such.

    :param bases: versions of the source that the translation may have its blocks from; others are the translator's own.
    """
    told = shared_values(theirs)
    for name in live.shared_with_words:
        here = {item["id"] for item in stored(live, name)}
        told[name] = [item for item in told[name] if item["id"] in here]
    for name in live.translatable:
        field: Any = live._meta.get_field(name)
        if isinstance(field, StreamField) and name not in NOT_TEXTS:
            before = [stored(base, name) for base in bases]
            told[name] = _value(field.stream_block, before, stored(theirs, name), stored(live, name))
    return told


def _value(block: blocks.Block, bases: list[Any], theirs: Any, live: Any) -> Any:
    if isinstance(block, blocks.RichTextBlock) or is_text(block):
        return live
    if isinstance(block, blocks.StructBlock):
        return {
            name: _value(
                child,
                [(base or {}).get(name) for base in bases],
                (theirs or {}).get(name),
                (live or {}).get(name),
            )
            for name, child in block.child_blocks.items()
        }
    if isinstance(block, blocks.StreamBlock | blocks.ListBlock):
        return _items(block, bases, theirs, live)
    return theirs


def _items(block: blocks.Block, bases: list[Any], theirs: Any, live: Any) -> list[Any]:
    old = [{(key, kind): value for key, kind, _child, value in items(block, base)} for base in bases]
    new = {(key, kind): value for key, kind, _child, value in items(block, theirs)}
    kept = []
    for key, kind, child, value in items(block, live):
        name = (key, kind)
        if name in new:
            value = _value(child, [base.get(name) for base in old], new[name], value)
        elif any(name in base for base in old) and has_reference(child, value):
            continue
        kept.append({"type": kind, "value": value, "id": key})
    return kept


def has_reference(block: blocks.Block, value: Any) -> bool:
    """Say whether a stored block shows something that is kept elsewhere, such as a picture or a quote."""
    if isinstance(block, blocks.StructBlock):
        return any(
            has_reference(child, (value or {}).get(name)) for name, child in block.child_blocks.items()
        )
    if isinstance(block, blocks.StreamBlock | blocks.ListBlock):
        return any(has_reference(child, inside) for _key, _type, child, inside in items(block, value))
    return isinstance(block, blocks.ChooserBlock) and value is not None
