"""The record of a translation's texts. It lies in the object itself, so that every revision carries its own.

`{"missing": {path: hash of the text as it was copied}}`: a text is missing as long as it still is what was copied.
"""

import hashlib
from typing import Any

from blog.translation.segments import Segment, segments
from home.canonical import canonical
from home.models import Translatable


def fingerprint(segment: Segment) -> str:
    text = canonical(segment.text) if segment.kind == "rich" else segment.text
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def all_missing(instance: Translatable) -> dict[str, Any]:
    """Return the record of an object whose texts are all still the source's."""
    return {"missing": {segment.path: fingerprint(segment) for segment in segments(instance)}}


def missing_texts(instance: Translatable) -> list[Segment]:
    """Return the texts of a translation that nobody has translated yet, as they were copied."""
    marks = instance.translation_record.get("missing", {}) if instance.is_translation else {}
    if not marks:
        return []
    return [segment for segment in segments(instance) if marks.get(segment.path) == fingerprint(segment)]


def accept(instance: Translatable, paths: set[str]) -> None:
    """Take the mark off texts that read the same in both languages, such as a name. The caller saves."""
    marks = instance.translation_record.get("missing", {})
    instance.translation_record = {
        **instance.translation_record,
        "missing": {path: mark for path, mark in marks.items() if path not in paths},
    }
