"""A source's new version comes to its translation: what stands where is the source's, the words stay the translator's.

Three versions meet: the source as it was last merged, its new version, and the translation. Nothing here asks the
database or changes any of them.
"""

import copy
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from wagtail import blocks
from wagtail.fields import RichTextField, StreamField

from blog.translation.alignment import woven
from blog.translation.entries import (
    PERSON,
    Entry,
    Record,
    copied,
    fits,
    is_blank,
    is_copy,
    merged,
    same,
    seen,
    settled_leaf,
    written,
)
from blog.translation.merge_rich import MergedRich, merge_rich, new_rich
from blog.translation.record import stored_record
from blog.translation.rich import compared
from blog.translation.segments import NOT_TEXTS, Kind, Leaf, Segment, is_text, items, of_block, stored, texts
from home.models import Translatable


@dataclass(frozen=True)
class Authorship:
    """Who wrote the translation's words that aren't recorded yet, and when the merge is, as text."""

    by: int | None = None
    written_at: str | None = None
    now: str | None = None


@dataclass(frozen=True)
class Merged:
    """What the translation is to be: its fields' values, blocks as plain data, and its record."""

    values: dict[str, Any]
    shared: dict[str, Any]
    record: Record


def merge(
    base: Translatable,
    theirs: Translatable,
    ours: Translatable,
    who: Authorship = Authorship(),
) -> Merged:
    """Return what a translation is to be after its source has changed.

    :param base: the source as it was last merged.
    :param theirs: the source's new version.
    :param ours: the translation.
    """
    return Merger(base, theirs, ours, who).result()


def apply(new: Merged, ours: Translatable) -> None:
    """Write what a merge said into a translation. The caller saves."""
    for name, value in new.values.items():
        setattr(ours, name, value)
    write_shared(new.shared, ours)
    ours.translation_record = new.record


def write_shared(values: Mapping[str, Any], ours: Translatable) -> None:
    for name, value in values.items():
        if isinstance(value, list) and ours._meta.get_field(name).many_to_many:
            getattr(ours, name).set(value)
        else:
            setattr(ours, name, value)


def shared_values(theirs: Translatable) -> dict[str, Any]:
    """Return the values of the fields that a translation has from its source, whatever it says."""
    told: dict[str, Any] = {}
    for name in theirs.shared:
        field: Any = theirs._meta.get_field(name)
        value = getattr(theirs, field.attname)
        if field.many_to_many:
            value = list(value.all())
        elif isinstance(field, StreamField):
            value = copy.deepcopy(field.stream_block.get_prep_value(value))
        told[field.attname] = value
    return told


class Merger:
    """One merge: walks the three versions side by side, and writes the new record on the way."""

    def __init__(self, base: Translatable, theirs: Translatable, ours: Translatable, who: Authorship) -> None:
        self.base, self.theirs, self.ours, self.who = base, theirs, ours, who
        record = stored_record(ours, texts(base))
        self.known: Mapping[str, Any] = record["texts"]
        self.told: dict[str, Any] = {}
        self.removed: list[dict[str, Any]] = list(record.get("removed", []))
        self.rest = {name: value for name, value in record.items() if name not in ("texts", "removed")}

    def result(self) -> Merged:
        values = {name: self._field(name) for name in self.ours.translatable if name not in NOT_TEXTS}
        record = {**self.rest, "texts": self.told}
        if self.removed:
            record["removed"] = self.removed
        return Merged(values, shared_values(self.theirs), record)

    def _field(self, name: str) -> Any:
        field = self.ours._meta.get_field(name)
        base, theirs, ours = (stored(version, name) for version in (self.base, self.theirs, self.ours))
        if isinstance(field, StreamField):
            return self._items(field.stream_block, base, theirs, ours, name)
        if isinstance(field, RichTextField):
            return self._rich(base, theirs, ours, name)
        return self._text(base, theirs, ours, name)

    def _block(self, block: blocks.Block, base: Any, theirs: Any, ours: Any, path: str) -> Any:
        if isinstance(block, blocks.RichTextBlock):
            return self._rich(base, theirs, ours, path)
        if isinstance(block, blocks.StructBlock):
            return {
                name: self._block(
                    child,
                    (base or {}).get(name),
                    (theirs or {}).get(name),
                    (ours or {}).get(name) if ours is not None else None,
                    f"{path}.{name}",
                )
                for name, child in block.child_blocks.items()
            }
        if isinstance(block, blocks.StreamBlock | blocks.ListBlock):
            return self._items(block, base, theirs, ours, path)
        if is_text(block):
            return self._text(base, theirs, ours, path)
        return copy.deepcopy(theirs)

    def _items(self, block: blocks.Block, base: Any, theirs: Any, ours: Any, path: str) -> list[Any]:
        """Merge the items of a stream or list. A block whose type changed is another block."""
        old, new, own = (
            {(key, kind): (child, value) for key, kind, child, value in items(block, version)}
            for version in (base, theirs, ours)
        )
        result: dict[tuple[str, str], Any] = {}
        for key, (child, value) in new.items():
            inside, before = f"{path}.{key[0]}", old[key][1] if key in old else None
            if key in own:
                result[key] = self._block(child, before, value, own[key][1], inside)
            elif key in old and plain(child, before) == plain(child, value):
                self._stays_out(inside)
            else:
                result[key] = self._block(child, None, value, None, inside)
        used = {key for key, _kind in result}
        for key, (child, value) in own.items():
            if key in new:
                continue
            if key in old:
                self._take_out(child, value, f"{path}.{key[0]}")
            else:
                result[key] = copy.deepcopy(value)
        order = self._order(list(old), list(new), list(own), result)
        return [
            {
                "type": kind,
                "value": result[key, kind],
                "id": self._free_id(key, kind, (key, kind) in new, used),
            }
            for key, kind in order
        ]

    @staticmethod
    def _order(old: list[Any], new: list[Any], own: list[Any], kept: Mapping[Any, Any]) -> list[Any]:
        """Return keys in the translator's order, unless the source's blocks were moved."""
        theirs, ours = [key for key in new if key in kept], [key for key in own if key in kept]
        moved = [key for key in old if key in new] != [key for key in new if key in old]
        return woven(theirs, ours) if moved else woven(ours, theirs)

    @staticmethod
    def _free_id(key: str, kind: str, is_theirs: bool, used: set[str]) -> str:
        if is_theirs or key not in used:
            used.add(key)
            return key
        number = 0
        while (free := str(uuid5(NAMESPACE_OID, f"{key} {kind} {number}"))) in used:
            number += 1
        used.add(free)
        return free

    def _text(self, base: str | None, theirs: str | None, ours: str | None, path: str) -> str:
        theirs, known = theirs or "", self._known(path, "plain")
        segment = Segment(path, ours or "", "plain")
        if ours is not None and (base or "") == theirs:
            self._tell(path, known)
            return segment.text
        if ours is not None and segment.text.strip():
            entry = self._settled(known, [segment]) or self._guessed(base, theirs, segment)
        else:
            entry = known if ours is not None else None
        if not theirs.strip():
            return self._without_source(base, segment, entry)
        if entry is None or is_copy(entry) or is_blank(segment, entry):
            words, told = self._revived(Segment(path, theirs, "plain"))
            self._tell(path, told)
            return words
        self._tell(path, merged(entry, theirs, "plain"))
        return segment.text

    def _without_source(self, base: str | None, segment: Segment, entry: Entry | None) -> str:
        """The source says nothing here: what said the same goes, a translator's own words stay."""
        if not (base or "").strip() and (entry is None or seen(entry) is None):
            return segment.text
        if entry and segment.text.strip() and not is_copy(entry):
            self._remove(segment.path, "plain", segment.text, entry)
        return ""

    def _guessed(self, base: str | None, theirs: str, segment: Segment) -> Entry:
        """Return an entry for words of which nothing is recorded."""
        source = base if base and base.strip() else None
        if segment.text == (source or theirs):
            return copied(segment)
        return written({} if source is None else {"source": source}, segment, PERSON, None, None)

    def _rich(self, base: str | None, theirs: str | None, ours: str | None, path: str) -> str:
        base, theirs, known = base or "", theirs or "", self._known(path, "rich")
        if ours is None:
            new = new_rich(theirs, path, self._revived)
        elif base == theirs or compared(base) == compared(theirs):
            self._tell(path, known)
            return ours
        else:
            told = self._settled(known, Leaf(path, ours, "rich").segments())
            new = merge_rich(base, theirs, ours, told, path, self._revived)
        return self._take(path, new)

    def _take(self, path: str, new: MergedRich) -> str:
        for html, entry in new.removed:
            self._remove(path, "rich", html, entry)
        self._tell(path, new.entries or None)
        return new.html

    def _settled(self, known: Any, found: list[Segment]) -> Any:
        return None if known is None else settled_leaf(known, found, self.who.by, self.who.written_at)

    def _known(self, path: str, kind: Kind) -> Any:
        known = self.known.get(path)
        return known if fits(known, kind) else None

    def _tell(self, path: str, known: Any) -> None:
        if known is not None:
            self.told[path] = known

    def _stays_out(self, path: str) -> None:
        """Keep what is known of a block that the translator took out."""
        for name, known in self.known.items():
            if name == path or name.startswith(f"{path}."):
                self.told[name] = known

    def _take_out(self, block: blocks.Block, value: Any, path: str) -> None:
        """Keep the words of a block that the source hasn't any more."""
        for leaf in of_block(block, value, path):
            found = [segment for segment in leaf.segments() if segment.text.strip()]
            if not found:
                continue
            told = self._settled(self._known(leaf.path, leaf.kind), found)
            entries: list[Entry | None] = [None] * len(found)
            if told is not None:
                entries = [told] if leaf.kind == "plain" else [entry for entry in told if entry["target"]]
            for segment, entry in zip(found, entries, strict=True):
                if entry is None or not is_copy(entry):
                    self._remove(leaf.path, leaf.kind, segment.text, entry)

    def _remove(self, path: str, kind: Kind, text: str, entry: Entry | None) -> None:
        told = {"path": path, "kind": kind, "text": text, "at": self.who.now}
        self.removed.append({**told, "entry": entry} if entry else told)

    def _revived(self, segment: Segment) -> tuple[str, Entry]:
        """Return words and entry for a text that is new: a copy, unless it was here before and was translated."""
        for place, gone in enumerate(self.removed):
            entry = gone.get("entry", {})
            source = seen(entry)
            here = (gone["path"], gone["kind"]) == (segment.leaf, segment.kind)
            if here and source is not None and same(source, segment.text, segment.kind):
                del self.removed[place]
                return gone["text"], entry
        return segment.text, copied(segment)


def plain(block: blocks.Block, value: Any) -> Any:
    """Return a stored block's value without what may change while it says the same."""
    if isinstance(block, blocks.RichTextBlock):
        return compared(value or "")
    if isinstance(block, blocks.StructBlock):
        return {name: plain(child, (value or {}).get(name)) for name, child in block.child_blocks.items()}
    if isinstance(block, blocks.StreamBlock | blocks.ListBlock):
        return [(key, kind, plain(child, inside)) for key, kind, child, inside in items(block, value)]
    return value or None
