"""Where a translation stands: each text of its source, and what is to be done about it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from blog.translation.alignment import aligned
from blog.translation.entries import (
    Entry,
    Record,
    fits,
    is_absent,
    is_blank,
    is_copy,
    is_out,
    is_own,
    is_unreviewed,
    same,
    seen,
    settled,
)
from blog.translation.record import known_texts, stored_record
from blog.translation.rich import compared, words_of
from blog.translation.segments import Kind, Segment, grouped, segments, texts
from home.models import Translatable

# In scripts without spaces each character counts; elsewhere a word is what stands between them, with its marks.
_UNSPACED = r"\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_LETTERS = rf"(?:[^\W{_UNSPACED}]|[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670])+"
_WORD = re.compile(rf"[{_UNSPACED}]|{_LETTERS}(?:['’\-]{_LETTERS})*")


class State(IntEnum):
    """From nothing to do to most."""

    FRESH = 0
    CHANGED = 1
    UNREVIEWED = 2
    MISSING = 3


@dataclass(frozen=True)
class TextState:
    """One text of the source, and its translation: None where it has none, or the translator took it out."""

    path: str
    kind: Kind
    source: str
    state: State
    target_path: str | None = None
    target: str | None = None
    # What the source said when the translation was made, where that is known and another.
    old_source: str | None = None
    entry: Entry | None = None

    @property
    def words(self) -> int:
        return count_words(self.source, self.kind)


@dataclass(frozen=True)
class Counts:
    """How many texts, and how many of the source's words, are in each state."""

    texts: dict[State, int]
    words: dict[State, int]

    @property
    def to_do(self) -> int:
        """The words that somebody has to look at or write."""
        return sum(count for state, count in self.words.items() if state is not State.FRESH)


def states(source: Iterable[Segment], record: Record, target: Iterable[Segment]) -> list[TextState]:
    """Return the state of each text of the source, in its order.

    :param source: its texts, in the version that counts: the caller decides which.
    :param record: the translation's, as `stored_record` returns it.
    :param target: all texts of the translation, empty ones too.
    """
    here = grouped(target)
    record = settled(record, (segment for found in here.values() for segment in found))
    told: list[TextState] = []
    for path, wanted in grouped(segment for segment in source if segment.text.strip()).items():
        known = record["texts"].get(path)
        known = known if fits(known, wanted[0].kind) else None
        found = here.get(path, [])
        if wanted[0].kind == "plain":
            told.append(_told(wanted[0], known, found[0] if found else None))
        else:
            told += _paragraphs(wanted, known or [], found)
    return told


def states_of(
    translation: Translatable, source: Translatable, base: Translatable | None = None
) -> list[TextState]:
    """Return where a version of a translation stands beside a version of its source.

    :param base: the source as it was last merged; needed for records of the first kind only.
    """
    record = stored_record(translation, texts(base) if base else None)
    return states(segments(source), record, texts(translation))


def removed(translation: Translatable, told: Iterable[TextState]) -> list[Segment]:
    """Return the texts of a translation that its source hasn't any more.

    :param told: where it stands beside that version of its source.
    """
    standing = {text.target_path for text in told}
    return [
        segment
        for segment, entry in known_texts(translation)
        if segment.text.strip()
        and segment.path not in standing
        and seen(entry) is not None
        and not is_copy(entry)
    ]


def worst(told: Iterable[TextState]) -> State:
    """Return the state of the whole: that of the text with most to do."""
    return max((text.state for text in told), default=State.FRESH)


def counts(told: Iterable[TextState]) -> Counts:
    number: Counter[State] = Counter()
    words: Counter[State] = Counter()
    for text in told:
        number[text.state] += 1
        words[text.state] += text.words
    return Counts(dict(number), dict(words))


def count_words(text: str, kind: Kind) -> int:
    return len(_WORD.findall(words_of(text) if kind == "rich" else text))


def _paragraphs(
    wanted: Sequence[Segment], known: Sequence[Entry], found: Sequence[Segment]
) -> Iterator[TextState]:
    """Yield the states of a rich text's paragraphs: the record says from which of the source's each was made."""
    here = iter(segment for segment in found if segment.text)
    empty = next((segment for segment in found if not segment.text), None)
    standing = [(entry, None if is_out(entry) else next(here, empty)) for entry in known]
    made = [pair for pair in standing if not is_own(pair[0])]
    before = [compared(seen(entry) or "") for entry, _segment in made]
    pairs = aligned(before, [compared(segment.text) for segment in wanted])
    of_wanted = {other: made[one] for one, other in pairs}
    for number, segment in enumerate(wanted):
        entry, translation = of_wanted.get(number, (None, None))
        yield _told(segment, entry, translation)


def _told(wanted: Segment, entry: Entry | None, found: Segment | None) -> TextState:
    state = _state(wanted, entry, found)
    old = entry.get("source") if entry else None
    return TextState(
        wanted.path,
        wanted.kind,
        wanted.text,
        state,
        found.path if found else None,
        found.text if found else None,
        old if old is not None and not same(old, wanted.text, wanted.kind) else None,
        entry,
    )


def _state(wanted: Segment, entry: Entry | None, found: Segment | None) -> State:
    if entry is None:
        return State.CHANGED if found and found.text.strip() else State.MISSING
    if found is None:
        # The translator took it out, and that holds as long as the source says the same.
        out = seen(entry)
        return State.FRESH if out is not None and same(out, wanted.text, wanted.kind) else State.MISSING
    if is_copy(entry) or is_absent(entry) or is_blank(found, entry):
        return State.MISSING
    if is_unreviewed(entry):
        return State.UNREVIEWED
    source = entry.get("source")
    return State.FRESH if source is not None and same(source, wanted.text, wanted.kind) else State.CHANGED
