"""The record of a translation's texts. It lies in the object itself, so that every revision carries its own.

What is in it says blog.translation.entries. Records of the first kind, `{"missing": {path: hash of the text as it was
copied}}`, are read as what they say: revisions are evidence, and no migration rewrites them.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from blog.translation.entries import (
    COPY,
    MACHINE,
    PERSON,
    Entry,
    Record,
    absent,
    copied,
    filled,
    is_blank,
    is_copy,
    is_out,
    is_own,
    is_unreviewed,
    seen,
    settled,
    upgraded,
    written,
)
from blog.translation.segments import Segment, grouped, leaves, segments, texts
from home.models import Translatable


def all_missing(instance: Translatable) -> Record:
    """Return the record of an object whose texts are all still the source's."""
    told: dict[str, Any] = {}
    for path, found in grouped(segments(instance)).items():
        known = [copied(segment) for segment in found]
        told[path] = known if found[0].kind == "rich" else known[0]
    return {"texts": told}


def made_now(
    instance: Translatable, source: Translatable, by: int | None = None, at: str | None = None
) -> Record:
    """Return the record of a translation that came to be by other means, and is right as it stands.

    What it says counts as made from what the source says now, and plain texts that it hasn't as absent.
    """
    own, told = grouped(segments(instance)), dict[str, Any]()
    for path, wanted in grouped(segments(source)).items():
        found = own.get(path, [])
        if wanted[0].kind == "plain":
            known = copied(wanted[0])
            told[path] = written(known, found[0], PERSON, by, at) if found else absent(wanted[0])
        elif found:
            pairs = zip(wanted, found, strict=False)
            told[path] = [written(copied(text), piece, PERSON, by, at) for text, piece in pairs]
    return {"texts": told}


def stored_record(instance: Translatable, base: list[Segment] | None = None) -> Record:
    """Return a translation's record in today's form, as it was last written.

    :param base: the texts of the source as it was last merged, from which records of the first kind were made.
    """
    record = instance.translation_record
    if "texts" not in record:
        record = upgraded(record.get("missing", {}), leaves(instance))
    return record if base is None else filled(record, base)


def record_of(instance: Translatable, base: list[Segment] | None = None) -> Record:
    """Return what is known of a translation's texts as they stand now."""
    return settled(stored_record(instance, base), texts(instance))


def missing_texts(instance: Translatable) -> list[Segment]:
    """Return the texts of a translation that nobody has translated yet: as they were copied, or empty.

    An empty one is given with the source's words, and the path at which its own would be.
    """
    return [
        segment if segment.text.strip() else replace(segment, text=seen(entry) or "")
        for segment, entry in known_texts(instance)
        if is_copy(entry) or is_blank(segment, entry)
    ]


def unreviewed_texts(instance: Translatable) -> list[Segment]:
    """Return the texts that a machine wrote and nobody accepted."""
    return [segment for segment, entry in known_texts(instance) if is_unreviewed(entry)]


def accept(instance: Translatable, paths: set[str], by: int | None = None, at: str | None = None) -> None:
    """Say of texts that they are right as they stand. The caller saves.

    What was copied reads the same in both languages, such as a name, or shall be empty; what was made from other words
    of the source is still right; what a machine wrote is good.
    """

    def accepted(entry: Entry, segment: Segment) -> Entry:
        how = PERSON if entry["how"] == COPY else entry["how"]
        told = written(entry, segment, how, by, at)
        return {**told, "reviewed": True} if how == MACHINE else told

    _rewrite(instance, paths, accepted)


def write(
    instance: Translatable, paths: set[str], how: str, by: int | None = None, at: str | None = None
) -> None:
    """Record how texts came to be that somebody just wrote into a translation. The caller saves."""
    _rewrite(instance, paths, lambda entry, segment: written(entry, segment, how, by, at))


def known_texts(instance: Translatable) -> Iterator[tuple[Segment, Entry]]:
    """Yield each text of a translation that has one in the source, with what is known of it."""
    if not instance.is_translation:
        return
    record = record_of(instance)
    for path, found in grouped(texts(instance)).items():
        if path in record["texts"]:
            for segment, number in _standing(record["texts"][path], found):
                known = record["texts"][path]
                yield segment, known if number is None else known[number]


def _standing(known: Any, found: list[Segment]) -> Iterator[tuple[Segment, int | None]]:
    """Yield texts with the places of their entries: None for a plain text, which has but one."""
    if isinstance(known, dict):
        yield found[0], None
        return
    here = [number for number, entry in enumerate(known) if not is_out(entry)]
    if not found[0].text:
        found = [Segment(f"{found[0].leaf}.{place}", "", "rich") for place in range(len(here))]
    for segment, number in zip(found, here, strict=True):
        if not is_own(known[number]):
            yield segment, number


def _rewrite(instance: Translatable, paths: set[str], new: Callable[[Entry, Segment], Entry]) -> None:
    record = record_of(instance)
    told = dict(record["texts"])
    for path, found in grouped(texts(instance)).items():
        if path not in told:
            continue
        known = told[path]
        for segment, number in _standing(known, found):
            if segment.path not in paths:
                continue
            if number is None:
                told[path] = new(known, segment)
            else:
                entry = new(known[number], segment)
                # An empty paragraph can't stand in the text.
                told[path] = [*told[path]]
                told[path][number] = entry if segment.text else {**entry, "target": None}
    instance.translation_record = {**record, "texts": told}
