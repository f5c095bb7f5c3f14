"""A rich text's new version comes to its translation, paragraph by paragraph."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from blog.translation.alignment import Pairs, aligned, equal, in_order, woven
from blog.translation.entries import (
    PERSON,
    Entry,
    copied,
    filled_paragraphs,
    is_copy,
    is_out,
    is_own,
    merged,
    seen,
    written,
)
from blog.translation.rich import Frame, Piece, compared, join, split, without_key
from blog.translation.segments import Segment

Revive = Callable[[Segment], "tuple[str, Entry]"]


@dataclass
class MergedRich:
    html: str
    entries: list[Entry]
    removed: list[tuple[str, Entry]] = field(default_factory=list)


@dataclass
class _Version:
    """A rich text in pieces, those with words apart from those without."""

    html: str

    def __post_init__(self) -> None:
        self.pieces = split(self.html)
        self.worded = [number for number, piece in enumerate(self.pieces) if piece.has_words]
        self.fixed = [number for number, piece in enumerate(self.pieces) if not piece.has_words]

    def texts(self) -> list[str]:
        return [self.pieces[number].text for number in self.worded]

    def marks(self) -> list[str]:
        """Return what stands without words, told apart by its tags and what it shows."""
        fixed = (self.pieces[number] for number in self.fixed)
        return [f"{'/'.join(piece.tags)} {piece.text}" for piece in fixed]

    def segment(self, place: int, path: str) -> Segment:
        piece = self.pieces[self.worded[place]]
        return Segment(f"{path}.{place}", piece.html, "rich", piece.key)


def new_rich(theirs: str, path: str, revive: Revive) -> MergedRich:
    """Return a rich text that the translation didn't have: the source's words, or what it had of them once."""
    version = _Version(theirs)
    pieces, entries = list(version.pieces), []
    for place, number in enumerate(version.worded):
        html, entry = revive(version.segment(place, path))
        pieces[number] = Piece(pieces[number].frames, html)
        entries.append(entry)
    return MergedRich(join(pieces), entries)


def merge_rich(
    base: str, theirs: str, ours: str, known: Sequence[Entry] | None, path: str, revive: Revive, minor: bool
) -> MergedRich:
    """Bring a new version of the source's rich text to its translation.

    :param base: the source as last merged; empty, where it wasn't there.
    :param known: what is known of each of the translation's paragraphs as they stand now; None where nothing is.
    :param revive: gives words and entry for a paragraph that is new to the translation.
    """
    return _Merge(_Version(base), _Version(theirs), _Version(ours), known, path, revive, minor).result()


class _Merge:
    """Keys of paragraphs: a number is the entry with that number, with or without words in the translation; ("o", n)
    is a piece without words of ours, ("t", n) a piece of theirs that ours hasn't."""

    def __init__(
        self,
        base: _Version,
        theirs: _Version,
        ours: _Version,
        known: Sequence[Entry] | None,
        path: str,
        revive: Revive,
        minor: bool,
    ) -> None:
        self.base, self.theirs, self.ours = base, theirs, ours
        self.path, self.revive, self.minor = path, revive, minor
        self.entries = list(known) if known is not None else self._guessed()
        self.piece_of: dict[Any, Piece] = {}
        self.entry_of: dict[Any, Entry] = {}
        self.removed: list[tuple[str, Entry]] = []
        # Of each entry its paragraph of ours, unless it has none.
        here = iter(ours.worded)
        self.number_of = {
            number: next(here, None) for number, entry in enumerate(self.entries) if not is_out(entry)
        }

    def result(self) -> MergedRich:
        pairs, base_of = self._paired()
        frames = _Frames()
        for one, other in pairs:
            if (number := self.number_of.get(one)) is not None:
                frames.learn(self.theirs.pieces[other].frames, self.ours.pieces[number].frames)
        key_of = dict(self._fixed())
        for one, other in pairs:
            if (key := self._kept(one, other, base_of.get(other), frames)) is not None:
                key_of[other] = key
        self._leave_behind({one for one, _other in pairs})
        their_order = [key_of.get(number, ("t", number)) for number in range(len(self.theirs.pieces))]
        for number in self.theirs.worded:
            if number not in key_of:
                self._insert(number, frames)
        their_order = [key for key in their_order if key in self.piece_of]
        our_order = [key for key in self._our_keys() if key in self.piece_of]
        moved = not in_order(aligned(self.base.texts(), self.theirs.texts()))
        order = woven(their_order, our_order) if moved else woven(our_order, their_order)
        told = [key for key in order if key in self.entry_of]
        out = [number for number in range(len(self.entries)) if number in self.entry_of]
        return MergedRich(
            join(_once_keyed([self.piece_of[key] for key in order])),
            [self.entry_of[key] for key in woven(told, out)],
            self.removed,
        )

    def _guessed(self) -> list[Entry]:
        """Return entries for a text of which nothing is recorded: what reads like the source is a copy."""
        source = set(self.base.texts() or self.theirs.texts())
        found = [self.ours.segment(place, self.path) for place in range(len(self.ours.worded))]
        told = [
            copied(segment) if compared(segment.text) in source else written({}, segment, PERSON, None, None)
            for segment in found
        ]
        texts = [self.base.pieces[number].html for number in self.base.worded]
        return filled_paragraphs(told, texts) if texts else told

    def _paired(self) -> tuple[Pairs, dict[int, int]]:
        """Return entries with the pieces of theirs that they are of; and of these, which of base they were."""
        before = _by_number(aligned(self.base.texts(), self.theirs.texts()), self.base, self.theirs)
        told = [
            (number, compared(seen(entry) or ""))
            for number, entry in enumerate(self.entries)
            if not is_own(entry)
        ]
        through = {
            told[one][0]: before.get(self.base.worded[other])
            for one, other in equal([text for _number, text in told], self.base.texts())
        }
        pairs = [(one, other) for one, other in through.items() if other is not None]
        taken = {other for _one, other in pairs}
        left = [(number, text) for number, text in told if number not in through]
        free = [number for number in self.theirs.worded if number not in taken]
        if left:
            more = aligned([text for _, text in left], [self.theirs.pieces[number].text for number in free])
            pairs += [(left[one][0], free[other]) for one, other in more]
        return sorted(pairs), {other: one for one, other in before.items()}

    def _kept(self, one: int, other: int, base: int | None, frames: "_Frames") -> Any:
        """Keep what ours has for a piece of theirs; return its key, or None where it is to be inserted."""
        entry, theirs = self.entries[one], self.theirs.pieces[other]
        number = self.number_of.get(one)
        if is_out(entry):
            if compared(seen(entry) or "") != theirs.text:
                return None
            self.entry_of[one] = entry
            return one
        if number is None:
            return None
        ours = self.ours.pieces[number]
        retagged = base is not None and self.base.pieces[base].tags != theirs.tags
        around = frames.of(theirs.frames) if retagged else ours.frames
        if is_copy(entry):
            self.piece_of[one] = Piece(around, theirs.html)
            self.entry_of[one] = copied(Segment(f"{self.path}.{one}", theirs.html, "rich", ours.key))
        else:
            self.piece_of[one] = Piece(around, ours.html)
            self.entry_of[one] = merged(entry, theirs.html, "rich", self.minor)
        return one

    def _leave_behind(self, paired: set[int]) -> None:
        """Take out what theirs hasn't any more; what is the translator's own stays."""
        for one, number in self.number_of.items():
            if number is None or one in paired:
                continue
            entry, piece = self.entries[one], self.ours.pieces[number]
            if is_own(entry) or seen(entry) is None:
                self.piece_of[one], self.entry_of[one] = piece, entry
            elif not is_copy(entry):
                self.removed.append((piece.html, entry))

    def _insert(self, number: int, frames: "_Frames") -> None:
        piece = self.theirs.pieces[number]
        segment = Segment(f"{self.path}.{number}", piece.html, "rich", piece.key)
        html, self.entry_of["t", number] = self.revive(segment)
        around = frames.of(piece.frames) or (Frame("<p>", "p", ("t", number)),)
        self.piece_of["t", number] = Piece(around, html)

    def _fixed(self) -> Iterator[tuple[int, Any]]:
        """Keep or insert pieces without words; yield which of theirs is which of ours."""
        base, theirs, ours = self.base.marks(), self.theirs.marks(), self.ours.marks()
        known = {other: one for one, other in equal(base, theirs)}
        of_base = dict(equal(base, ours))
        of_theirs = {one: of_base[known[one]] for one in range(len(theirs)) if known.get(one) in of_base}
        left = [one for one in range(len(theirs)) if one not in of_theirs and one not in known]
        free = [one for one in range(len(ours)) if one not in of_base.values()]
        for one, other in equal([theirs[one] for one in left], [ours[one] for one in free]):
            of_theirs[left[one]] = free[other]
        for one, number in enumerate(self.theirs.fixed):
            if one in of_theirs:
                yield number, self._keep_fixed(self.ours.fixed[of_theirs[one]])
            elif one not in known:
                self.piece_of["t", number] = self.theirs.pieces[number]
        gone = {of_base[one] for one in of_base if one not in known.values()}
        for one, number in enumerate(self.ours.fixed):
            if one not in gone:
                self._keep_fixed(number)

    def _keep_fixed(self, number: int) -> Any:
        self.piece_of["o", number] = self.ours.pieces[number]
        return ("o", number)

    def _our_keys(self) -> list[Any]:
        of_number = {number: one for one, number in self.number_of.items() if number is not None}
        return [of_number.get(number, ("o", number)) for number in range(len(self.ours.pieces))]


class _Frames:
    """The tags of theirs in ours: a new item of a list joins the list that its neighbours are in."""

    def __init__(self) -> None:
        self.known: dict[object, Frame] = {}

    def learn(self, theirs: Sequence[Frame], ours: Sequence[Frame]) -> None:
        for one, other in zip(theirs, ours, strict=False):
            if one.tag != other.tag:
                break
            self.known.setdefault(one.number, other)

    def of(self, theirs: Sequence[Frame]) -> tuple[Frame, ...]:
        return tuple(
            self.known.get(frame.number, Frame(frame.opening, frame.tag, ("t", frame.number)))
            for frame in theirs
        )


def _by_number(pairs: Pairs, one: _Version, other: _Version) -> dict[int, int]:
    return {one.worded[left]: other.worded[right] for left, right in pairs}


def _once_keyed(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield pieces in which no two paragraphs have the same key: Wagtail's editor would lose one."""
    used: set[str] = set()
    around: tuple[Frame, ...] = ()
    for piece in pieces:
        frames = list(piece.frames)
        for depth, frame in enumerate(frames):
            if depth < len(around) and [f.number for f in around[: depth + 1]] == [
                f.number for f in frames[: depth + 1]
            ]:
                frames[depth] = around[depth]
            elif frame.key in used:
                frames[depth] = without_key(frame)
            elif frame.key:
                used.add(frame.key)
        around = tuple(frames)
        yield Piece(around, piece.html)
