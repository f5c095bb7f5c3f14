"""What is known of each text of a translation, as plain data: from which words it was made, by whom, when and how.

A record is `{"texts": {path: entry}, "removed": [...], "base": key of the source's revision last merged}`; for a rich
text there is a list of entries, in the order of the translation's paragraphs. An entry has

- `source`: the words it was made from; not there, where nobody knows,
- `merged`: the source's words at the last merge, where they are others,
- `target`: the hash of the translation's words as they were recorded; None, where the translator took them out,
- `how` (person, memory, machine, copy, absent), `by` (key of the user) and `at`; `reviewed` where a machine's was
  accepted; absent is a text that was never there, and that publication doesn't wait for,
- `own`, for a paragraph that the source hasn't; `key`, by which Wagtail's editor knows a paragraph.

In `removed` is what the translation had of texts that the source hasn't any more: `path`, `kind`, `text`, `at`, and the
`entry`, with which it comes back should the source say the same again.

Words that aren't the recorded ones any more were written by a person, from the source as it was last merged.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rapidfuzz import fuzz

from blog.translation.alignment import aligned, equal, woven
from blog.translation.rich import compared
from blog.translation.segments import Kind, Segment, grouped

Entry = dict[str, Any]
Record = dict[str, Any]

PERSON, MEMORY, MACHINE, COPY, ABSENT = "person", "memory", "machine", "copy", "absent"
# A copy that somebody began to translate is known by the words that are still the source's.
STILL_COPY = 0.6


def same(one: str, other: str, kind: Kind) -> bool:
    return compared(one) == compared(other) if kind == "rich" else one == other


def digest(text: str, kind: Kind) -> str:
    words = compared(text) if kind == "rich" else text
    return hashlib.sha256(words.encode()).hexdigest()[:32]


def copied(segment: Segment) -> Entry:
    """Return the entry of a text that still is the source's."""
    return _keyed(
        {"source": segment.text, "target": digest(segment.text, segment.kind), "how": COPY}, segment
    )


def absent(segment: Segment) -> Entry:
    """Return the entry of a text that a translation has never had, and may be public without."""
    return {"source": segment.text, "target": digest("", segment.kind), "how": ABSENT}


def written(entry: Entry, segment: Segment, how: str, by: int | None, at: str | None) -> Entry:
    """Return the entry of words just written from the source as it was last merged."""
    made: Entry = {"target": digest(segment.text, segment.kind), "how": how, "by": by, "at": at}
    source = seen(entry)
    return _keyed(made if source is None else {"source": source, **made}, segment)


def seen(entry: Entry) -> str | None:
    """Return the source's words at the last merge; None where nobody knows."""
    return entry.get("merged", entry.get("source"))


def merged(entry: Entry, source: str, kind: Kind) -> Entry:
    """Return an entry whose source now says something else."""
    told = {name: value for name, value in entry.items() if name != "merged"}
    if "source" in entry and same(entry["source"], source, kind):
        return told
    return {**told, "merged": source}


def excused(record: Record, base: Iterable[Segment], theirs: Iterable[Segment]) -> Record:
    """Return a record after a change of the source that translators need not look at.

    What was made from a text as it was before counts as made from what it is now.

    :param record: of the translation's texts as they stand.
    """
    old, told = grouped(base), dict(record["texts"])
    for path, new in grouped(theirs).items():
        known, before = told.get(path), old.get(path, [])
        pairs = aligned([compared(text.text) for text in before], [compared(text.text) for text in new])
        changes = [(before[one], new[other]) for one, other in pairs]
        if isinstance(known, list):
            told[path] = [_excused(entry, changes) for entry in known]
        elif known is not None:
            told[path] = _excused(known, changes)
    return {**record, "texts": told}


def _excused(entry: Entry, changes: Iterable[tuple[Segment, Segment]]) -> Entry:
    if "merged" in entry or "source" not in entry or is_copy(entry):
        return entry
    found = (new.text for old, new in changes if same(entry["source"], old.text, old.kind))
    return {**entry, "source": next(found, entry["source"])}


def is_copy(entry: Entry) -> bool:
    return entry["how"] == COPY and entry.get("target") is not None


def is_absent(entry: Entry) -> bool:
    return entry["how"] == ABSENT


def is_unreviewed(entry: Entry) -> bool:
    return entry["how"] == MACHINE and not entry.get("reviewed")


def is_blank(segment: Segment, entry: Entry) -> bool:
    """Say whether a text is empty and nobody said that it should be."""
    return not segment.text.strip() and entry["target"] != digest(segment.text, segment.kind)


def is_own(entry: Entry) -> bool:
    return bool(entry.get("own"))


def is_out(entry: Entry) -> bool:
    """Say whether the translator took the text out."""
    return not is_own(entry) and entry["target"] is None


def fits(known: Any, kind: Kind) -> bool:
    """Say whether this is what is known of a text of such a kind: there may have been another at its path."""
    return known is not None and isinstance(known, list) == (kind == "rich")


def settled(
    record: Record, target: Iterable[Segment], by: int | None = None, at: str | None = None
) -> Record:
    """Return a record that tells of the translation's words as they stand now, one entry for each text.

    :param target: all its texts, empty ones too.
    :param by: who wrote what isn't recorded yet, by key; `at`: when.
    """
    groups = grouped(target)
    told = {
        path: settled_leaf(known, groups[path], by, at) if path in groups else known
        for path, known in record["texts"].items()
        if path not in groups or fits(known, groups[path][0].kind)
    }
    return {**record, "texts": told}


def settled_leaf(known: Any, found: Sequence[Segment], by: int | None, at: str | None) -> Any:
    """Return the entry of a plain text, or the entries of a rich one, as its words stand now."""
    if found[0].kind == "plain":
        return _settled_text(known, found[0], by, at)
    here = [segment for segment in found if segment.text]
    return _settled_paragraphs(known, here, by, at) if here else known


def _settled_text(entry: Entry, segment: Segment, by: int | None, at: str | None) -> Entry:
    if not segment.text.strip() or digest(segment.text, segment.kind) == entry["target"]:
        return _keyed(entry, segment)
    return written(entry, segment, PERSON, by, at)


def _settled_paragraphs(
    known: Sequence[Entry], found: Sequence[Segment], by: int | None, at: str | None
) -> list[Entry]:
    here = [number for number, entry in enumerate(known) if entry["target"] is not None]

    def likeness(one: int, other: int) -> float:
        entry, segment = known[here[one]], found[other]
        if segment.key and segment.key == entry.get("key"):
            return 1.0
        if not is_copy(entry):
            return 0.0
        close = fuzz.ratio(compared(entry["source"]), compared(segment.text)) / 100
        return close if close >= STILL_COPY else 0.0

    hashes = [digest(segment.text, "rich") for segment in found]
    pairs = aligned([known[number]["target"] for number in here], hashes, likeness, all_of_shorter=True)
    of_segment = {other: here[one] for one, other in pairs}
    told: dict[Any, Entry] = {
        number: {**entry, "target": None, "how": PERSON, "by": by, "at": at}
        if entry["target"] is not None
        else entry
        for number, entry in enumerate(known)
        if not is_own(entry)
    }
    order: list[Any] = []
    for other, segment in enumerate(found):
        number = of_segment.get(other)
        key: Any = ("own", other) if number is None else number
        order.append(key)
        if number is None or is_own(known[number]):
            told[key] = _keyed({"target": hashes[other], "own": True, "how": PERSON}, segment)
        else:
            told[key] = _settled_text(known[number], segment, by, at)
    return [told[key] for key in woven(order, [number for number in range(len(known)) if number in told])]


def filled(record: Record, base: Iterable[Segment]) -> Record:
    """Return a record in which texts of unknown source are said to be made of the source as it was last merged."""
    groups = grouped(segment for segment in base if segment.text.strip())
    told: dict[str, Any] = {}
    for path, known in record["texts"].items():
        if isinstance(known, list):
            told[path] = filled_paragraphs(known, [segment.text for segment in groups.get(path, [])])
        elif seen(known) is not None:
            told[path] = known
        elif path in groups:
            told[path] = {"source": groups[path][0].text, **known}
    return {**record, "texts": told}


def filled_paragraphs(known: Sequence[Entry], base: Sequence[str]) -> list[Entry]:
    """Give each paragraph of unknown source one of the source's that no other was made of, in order."""
    unknown = [number for number, entry in enumerate(known) if not is_own(entry) and seen(entry) is None]
    if not unknown:
        return list(known)
    told = [compared(seen(entry) or "") for entry in known]
    taken = {other for _one, other in equal(told, [compared(text) for text in base])}
    free = [text for number, text in enumerate(base) if number not in taken]
    result = list(known)
    for number, text in zip(unknown, free, strict=False):
        result[number] = {"source": text, **known[number]}
    for number in unknown[len(free) :]:
        kept: Entry = {name: known[number][name] for name in ("target", "key") if name in known[number]}
        result[number] = {**kept, "own": True, "how": PERSON}
    left_out = [{"source": text, "target": None, "how": PERSON} for text in free[len(unknown) :]]
    return [*result, *left_out]


def _keyed(entry: Entry, segment: Segment) -> Entry:
    return {**entry, "key": segment.key} if segment.key else entry


def upgraded(marks: Mapping[str, str], leaves: Iterable[Any]) -> Record:
    """Return the record of a translation that has one of the first kind: hashes of what is still as it was copied."""
    told: dict[str, Any] = {}
    for leaf in leaves:
        found = [segment for segment in leaf.segments() if segment.text.strip()]
        copy = marks.get(leaf.path) == digest(leaf.text, leaf.kind)
        known = [copied(segment) if copy else written({}, segment, PERSON, None, None) for segment in found]
        if known:
            told[leaf.path] = known if leaf.kind == "rich" else known[0]
    return {"texts": told}
