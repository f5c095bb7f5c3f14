"""What a prepared change holds, written beside its files: what each answer is, and what it was made from."""

import json
from datetime import datetime
from typing import Any

from edition import tree, writing
from edition.publishing import Done
from edition.reading import Reading
from edition.rendering import Rendered

NAME = "manifest.json"

# By address: the answer, and the addresses of the pictures and the like that it shows.
Answers = dict[str, tuple[Rendered, set[str]]]


def write(layer: tree.Layer, done: Done) -> None:
    """Put answers into a layer, and the manifest of them."""
    for file, (answer, _shown) in done.items():
        writing.put(layer, file.address, answer)
    said = {file.address: _said(answer, shown) for file, (answer, shown) in done.items()}
    layer.write(NAME, json.dumps(said).encode())


def read(layer: tree.Layer) -> Answers:
    """Return the answers that a layer holds; none where it holds no manifest. What no file can hold is left out."""
    if (written := layer.read(NAME)) is None:
        return {}
    answers = {address: _answer(layer, address, said) for address, said in json.loads(written).items()}
    return {address: answer for address, answer in answers.items() if answer}


def _said(answer: Rendered, shown: set[str]) -> dict[str, Any]:
    return {
        "has_body": answer.body is not None,
        "location": answer.location,
        "media_type": answer.media_type,
        "tags": sorted(answer.reading.tags),
        "until": answer.reading.until and answer.reading.until.isoformat(),
        "shows": sorted(shown),
    }


def _answer(layer: tree.Layer, address: str, said: dict[str, Any]) -> tuple[Rendered, set[str]] | None:
    name = tree.file_of(address)
    body = layer.read(name) if said["has_body"] and name else None
    if said["has_body"] and body is None:
        return None
    reading = Reading(set(said["tags"]), datetime.fromisoformat(said["until"]) if said["until"] else None)
    return Rendered(body, said["location"], said["media_type"], reading), set(said["shows"])
