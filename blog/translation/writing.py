"""Writes one text of a translation, as the desk does; the rest stays as it is."""

import copy
from typing import Any

from wagtail import blocks
from wagtail.fields import RichTextField, StreamField

from blog.translation.rich import Piece, join, split
from blog.translation.segments import items, stored, texts
from home.models import Translatable


def put(instance: Translatable, path: str, text: str) -> None:
    """Write a text in the place of another, by the path of its segment. The caller records it, and saves.

    :param text: not empty. For a paragraph of rich text, what stands in it.

    Raises:
        LookupError: where there is no such text.
    """
    if path not in {segment.path for segment in texts(instance)}:
        raise LookupError(path)
    name, *inside = path.split(".")
    field: Any = instance._meta.get_field(name)
    value = copy.deepcopy(stored(instance, name))
    if isinstance(field, StreamField):
        value = _put(field.stream_block, value, inside, text)
    elif isinstance(field, RichTextField):
        value = _put_piece(value, inside, text)
    else:
        value = text
    setattr(instance, name, value)


def _put(block: blocks.Block, value: Any, path: list[str], text: str) -> Any:
    if isinstance(block, blocks.RichTextBlock):
        return _put_piece(value, path, text)
    if not path:
        return text
    if isinstance(block, blocks.StructBlock):
        child = block.child_blocks[path[0]]
        return {**value, path[0]: _put(child, value.get(path[0]), path[1:], text)}
    for number, (key, _type, child, inside) in enumerate(items(block, value)):
        if key == path[0]:
            value[number]["value"] = _put(child, inside, path[1:], text)
    return value


def _put_piece(html: str, path: list[str], text: str) -> str:
    pieces = split(html or "")
    worded = [number for number, piece in enumerate(pieces) if piece.has_words]
    if not worded:
        return f"<p>{text}</p>"
    place = worded[int(path[0])]
    pieces[place] = Piece(pieces[place].frames, text)
    return join(pieces)
