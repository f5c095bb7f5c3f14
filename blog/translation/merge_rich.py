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

    def shape(self) -> list[object]:
        """Return what stands where, whatever it says."""
        numbers: dict[object, int] = {}
        return [
            (
                [(frame.tag, numbers.setdefault(frame.number, len(numbers))) for frame in piece.frames],
                piece.has_words or piece.text,
            )
            for piece in self.pieces
        ]

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
    base: str,
    theirs: str,
    ours: str,
    known: Sequence[Entry] | None,
    path: str,
    revive: Revive,
) -> MergedRich:
    """Bring a new version of the source's rich text to its translation.

    :param base: the source as last merged; empty, where it wasn't there.
    :param known: what is known of each of the translation's paragraphs as they stand now; None where nothing is.
    :param revive: gives words and entry for a paragraph that is new to the translation.
    """
    return _Merge(_Version(base), _Version(theirs), _Version(ours), known, path, revive).result()


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
    ) -> None:
        self.base, self.theirs, self.ours = base, theirs, ours
        self.path, self.revive = path, revive
        self.entries = list(known) if known is not None else self._guessed()
        self.piece_of: dict[Any, Piece] = {}
        self.entry_of: dict[Any, Entry] = {}
        self.removed: list[tuple[str, Entry]] = []
        self.frames = _Frames()
        # A translator who changed nothing but words gets the source's lists and headings as they are.
        self.as_theirs = base.shape() == ours.shape()
        # Of each entry its paragraph of ours, unless it has none.
        here = iter(ours.worded)
        self.number_of = {
            number: next(here, None) for number, entry in enumerate(self.entries) if not is_out(entry)
        }

    def result(self) -> MergedRich:
        pairs, base_of = self._paired()
        for one, other in pairs:
            if not self.as_theirs and (number := self.number_of.get(one)) is not None:
                self.frames.learn(self.theirs.pieces[other].frames, self.ours.pieces[number].frames)
        key_of = dict(self._fixed())
        for one, other in pairs:
            if (key := self._kept(one, other, base_of.get(other))) is not None:
                key_of[other] = key
        self._leave_behind({one for one, _other in pairs})
        their_order = [key_of.get(number, ("t", number)) for number in range(len(self.theirs.pieces))]
        for number in self.theirs.worded:
            if number not in key_of:
                self._insert(number)
        their_order = [key for key in their_order if key in self.piece_of]
        our_order = [key for key in self._our_keys() if key in self.piece_of]
        order = woven(their_order, our_order) if self._moved() else woven(our_order, their_order)
        told = [key for key in order if key in self.entry_of]
        out = [number for number in range(len(self.entries)) if number in self.entry_of]
        return MergedRich(
            join(_apart([self.piece_of[key] for key in order])),
            [self.entry_of[key] for key in woven(told, out)],
            self.removed,
        )

    def _moved(self) -> bool:
        base, theirs = self.base, self.theirs
        worded = _by_number(aligned(base.texts(), theirs.texts()), base, theirs)
        fixed = {base.fixed[one]: theirs.fixed[other] for one, other in equal(base.marks(), theirs.marks())}
        return not in_order(sorted({**worded, **fixed}.items()))

    def _guessed(self) -> list[Entry]:
        """Return entries for a text of which nothing is recorded: what reads like the source is a copy."""
        source = set(self.base.texts() or self.theirs.texts())
        found = [self.ours.segment(place, self.path) for place in range(len(self.ours.worded))]
        told = [
            copied(segment) if compared(segment.text) in source else written({}, segment, PERSON, None, None)
            for segment in found
        ]
        return filled_paragraphs(told, [self.base.pieces[number].html for number in self.base.worded])

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

    def _kept(self, one: int, other: int, base: int | None) -> Any:
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
        around = self.frames.of(theirs.frames, ours) if retagged or self.as_theirs else ours.frames
        if is_copy(entry):
            self.piece_of[one] = Piece(around, theirs.html)
            self.entry_of[one] = copied(Segment(f"{self.path}.{one}", theirs.html, "rich", ours.key))
        else:
            self.piece_of[one] = Piece(around, ours.html)
            self.entry_of[one] = merged(entry, theirs.html, "rich")
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

    def _insert(self, number: int) -> None:
        piece = self.theirs.pieces[number]
        segment = Segment(f"{self.path}.{number}", piece.html, "rich", piece.key)
        html, self.entry_of["t", number] = self.revive(segment)
        around = self.frames.of(piece.frames) or (Frame("<p>", "p", ("t", number)),)
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
                yield number, self._keep_fixed(self.ours.fixed[of_theirs[one]], number)
            elif one not in known:
                self.piece_of["t", number] = self._reframed(number)
        gone = {of_base[one] for one in of_base if one not in known.values()}
        for one, number in enumerate(self.ours.fixed):
            if one not in gone:
                self.piece_of.setdefault(("o", number), self.ours.pieces[number])

    def _keep_fixed(self, number: int, other: int) -> Any:
        kept = self._reframed(other) if self.as_theirs else self.ours.pieces[number]
        self.piece_of["o", number] = kept
        return ("o", number)

    def _reframed(self, number: int) -> Piece:
        piece = self.theirs.pieces[number]
        return Piece(self.frames.of(piece.frames), piece.html)

    def _our_keys(self) -> list[Any]:
        of_number = {number: one for one, number in self.number_of.items() if number is not None}
        return [of_number.get(number, ("o", number)) for number in range(len(self.ours.pieces))]


class _Frames:
    """The tags of theirs in ours: a new item of a list joins the list that its neighbours are in."""

    def __init__(self) -> None:
        self.known: dict[object, Frame] = {}

    def learn(self, theirs: Sequence[Frame], ours: Sequence[Frame]) -> None:
        whole = len(theirs) == len(ours)
        outer = zip(theirs, ours, strict=True) if whole else zip(theirs[:-1], ours[:-1], strict=False)
        for one, other in outer:
            if one.tag != other.tag:
                break
            self.known.setdefault(one.number, other)

    def of(self, theirs: Sequence[Frame], ours: Piece | None = None) -> tuple[Frame, ...]:
        """Return the tags around a piece of theirs, the innermost as it is written around ours."""
        found = [
            self.known.get(frame.number, Frame(frame.opening, frame.tag, ("t", frame.number)))
            for frame in theirs
        ]
        if found and ours and ours.frames and ours.frames[-1].tag == found[-1].tag:
            found[-1] = Frame(ours.frames[-1].opening, found[-1].tag, found[-1].number)
        return tuple(found)


def _by_number(pairs: Pairs, one: _Version, other: _Version) -> dict[int, int]:
    return {one.worded[left]: other.worded[right] for left, right in pairs}


def _apart(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield pieces of which no two run together, and no two have the same key: Wagtail's editor would lose one."""
    used: set[str] = set()
    before = Piece((), "")
    for place, piece in enumerate(pieces):
        frames = list(piece.frames)
        if before.has_words and piece.has_words and _numbers(before.frames) == _numbers(frames):
            inner = frames.pop() if frames else Frame("<p>", "p", None)
            frames.append(Frame(inner.opening, inner.tag, ("apart", place)))
        for depth, frame in enumerate(frames):
            if _numbers(before.frames[: depth + 1]) == _numbers(frames[: depth + 1]):
                frames[depth] = before.frames[depth]
            elif frame.key in used:
                frames[depth] = without_key(frame)
            elif frame.key:
                used.add(frame.key)
        before = Piece(tuple(frames), piece.html)
        yield before


def _numbers(frames: Sequence[Frame]) -> list[object]:
    return [frame.number for frame in frames]
