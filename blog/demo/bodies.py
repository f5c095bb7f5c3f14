"""Turns the blocks of the demo's files into what Wagtail stores.

A block's id follows from its piece and its place, so that a page has the same ids in all languages: those
that a translation inherits from its source.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import NAMESPACE_DNS, uuid5

from django.core.serializers.json import DjangoJSONEncoder

Block = dict[str, Any]


@dataclass(frozen=True)
class Shown:
    """The primary keys of what pages refer to: pictures by drawing, all else by name, as soon as it is written."""

    pictures: Mapping[str, int]
    quotes: Mapping[str, int]
    campaigns: dict[str, int] = field(default_factory=dict)
    statements: dict[str, int] = field(default_factory=dict)


def body(key: str, blocks: Iterable[Block], shown: Shown) -> str:
    """Return a body as StreamField reads it.

    :param key: of the piece that the blocks belong to.

    Raises:
        KeyError: where a block has an unknown type, or names an unknown quote or picture.
    """
    return stream(
        key, [(block["type"], _value(f"{key}/{n}", block, shown)) for n, block in enumerate(blocks)]
    )


def stream(key: str, blocks: Iterable[tuple[str, Any]]) -> str:
    """Return blocks, each a type and a raw value, as StreamField reads them."""
    return json.dumps(raw_stream(key, blocks), cls=DjangoJSONEncoder)


def raw_stream(key: str, blocks: Iterable[tuple[str, Any]]) -> list[Block]:
    """Return blocks, each a type and a raw value, as one block holds them inside."""
    return [{"type": kind, "id": _id(f"{key}/{n}"), "value": value} for n, (kind, value) in enumerate(blocks)]


def raw_list(key: str, values: Iterable[Any]) -> list[Block]:
    """Return raw values as a block that is a list holds them."""
    return raw_stream(key, (("item", value) for value in values))


def _value(place: str, block: Block, shown: Shown) -> Any:
    fields = {name: value for name, value in block.items() if name != "type"}
    match block["type"]:
        case "paragraph":
            return fields["html"].strip()
        case "heading":
            return fields["text"]
        case "quote":
            return shown.quotes[fields["quote"]]
        case "picture":
            drawing = fields.pop("drawing")
            return {"picture": shown.pictures[drawing], **fields}
        case "note":
            return {"title": fields["title"], "text": fields["html"].strip()}
        case "act" | "embed":
            return fields
        case "facts" | "timeline" as kind:
            items = {"facts": "facts", "timeline": "events"}[kind]
            return {**fields, items: raw_list(place, fields[items])}
        case "table":
            rows = [raw_list(f"{place}/{n}", row) for n, row in enumerate(fields["rows"])]
            return {**fields, "rows": raw_list(place, rows)}
        case unknown:
            raise KeyError(unknown)


def _id(place: str) -> str:
    return str(uuid5(NAMESPACE_DNS, f"{place}.casaabierta.example"))
