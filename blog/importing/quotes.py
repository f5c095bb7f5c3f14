"""Quotes in the body of a statement: paragraphs that are nothing else, and words inside the others."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from blog.importing.attribution import (
    REACH,
    Attribution,
    read_after,
    read_before,
    read_neighbour,
    read_signature,
    says_no_more,
)
from blog.importing.doubts import Doubt
from blog.importing.marks import begins_with_opening, find_spans
from blog.importing.people import read_person
from blog.importing.speakers import Speakers, surname
from blog.importing.spoken import Marked, mark, read_spoken
from blog.importing.statement import Block, Contact, ListBlock, Paragraph, Quote, QuoteBlock, words

# Through more paragraphs nobody is quoted: these are stray marks.
_LONGEST_RUN = 30
_SENTENCES = re.compile(r"(?<=[.!?…])[”\"»]?\s+")
# So many words without a speaker are worth a question.
_MANY = 12


@dataclass
class _Reading:
    """What has been read so far, and who was heard."""

    speakers: Speakers
    any_verb: bool = False
    body: list[Block] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)


def read_quotes(
    blocks: Sequence[Block], contacts: Sequence[Contact] = (), *, any_verb: bool = False
) -> tuple[list[Block], list[Quote], list[Doubt]]:
    """The body with quote blocks in it, all quotes in order (those inside sentences too), and what to check.

    A contact who is quoted by surname, or without a role, is known from the contacts. `any_verb` says that the verbs
    of speech of the text's language are not known: a full name beside quoted words is then whose words they are.
    """
    reading = _Reading(Speakers.among(contacts), any_verb)
    marked = [_marked(block) for block in blocks]
    settled = [block.settled if isinstance(block, Paragraph) else "" for block in blocks]
    runs = _runs(marked, settled)
    going_on: Attribution | None = None
    at = 0
    while at < len(blocks):
        block = blocks[at]
        if isinstance(block, ListBlock):
            for item in block.items:
                _read_inline(mark(item.text), None, False, reading)
        if isinstance(block, Paragraph) and settled[at] == "quote":
            _read_told(block, reading)
            at += 1
            continue
        if not marked[at].spans:
            reading.body.append(block)
            at += 1
            continue
        group = marked[at : at + runs[at]]
        after = at + len(group)
        taken = 0
        if not settled[at]:
            following = marked[after] if after < len(marked) and not settled[after] else None
            taken = _read_block(group, following, reading)
        if taken:
            numbers = tuple(number for each in blocks[at : at + taken] for number in each.lines)
            reading.body[-1] = replace(reading.body[-1], lines=numbers)
        else:
            reading.body.append(block)
            # Of what staff say is text only the speakers count: others may be told apart by them.
            heard = _Reading(reading.speakers) if settled[at] else reading
            going_on = _read_inline(marked[at], going_on, len(group) > 1, heard)
        at += taken or 1
    return reading.body, reading.quotes, reading.doubts


def _marked(block: Block) -> Marked:
    return mark(block.text) if isinstance(block, Paragraph) else Marked("", ())


def _read_told(block: Paragraph, reading: _Reading) -> None:
    """Makes the quote that staff say a paragraph is; without anybody who says it, it stays text."""
    text, spans = block.text, find_spans(block.text)
    if spans:
        spoken = " ".join(text[span.inner : span.inner_end].strip() for span in spans)
        found = _attributed(text[: spans[0].start], text[spans[-1].end :])
    else:
        spoken, found = text, None
    spoken = spoken.rstrip(" ,،，")
    named = Attribution(block.speaker, complete=True) if block.speaker else found
    speaker = reading.speakers.resolve(named) if named else reading.speakers.last
    if not speaker or not words(spoken):
        reading.doubts.append(Doubt("no_speaker", _beginning(text)))
        reading.body.append(block)
        return
    quote = Quote(spoken, speaker.speaker, speaker.role, speaker.organisation)
    reading.body.append(QuoteBlock(quote, lines=block.lines))
    reading.quotes.append(quote)


def _runs(marked: Sequence[Marked], settled: Sequence[str]) -> list[int]:
    """For each paragraph, how many its last quote runs through: those that follow begin with a mark.

    What staff say a paragraph is, it is by itself: no quote runs into it.
    """
    lengths = [1] * len(marked)
    for at in range(len(marked) - 2, -1, -1):
        spans, following = marked[at].spans, marked[at + 1]
        goes_on = spans and not spans[-1].closed and following.spans and begins_with_opening(following.text)
        if goes_on and not settled[at + 1]:
            lengths[at] += lengths[at + 1]
    return [length if length <= _LONGEST_RUN else 1 for length in lengths]


def _read_block(group: list[Marked], following: Marked | None, reading: _Reading) -> int:
    """Reads the quote that a group of paragraphs is. Returns how many paragraphs it took, or 0."""
    spoken = read_spoken(group)
    if not spoken or not words(spoken.words):
        return 0
    taken, around, attributions = len(group), spoken.around, spoken.attributions
    if not attributions and following and (found := _behind_dash(following)):
        taken, around, attributions = taken + 1, f"{around} {following.text}", (found,)
    elif not attributions and (found := _ahead_of_colon(reading.body)):
        attributions = (found,)
    named = [found for found in attributions if found.speaker]
    if not attributions or len({surname(found.speaker) for found in named}) > 1:
        return 0
    speaker = reading.speakers.resolve(named[0] if named else attributions[0])
    if not speaker or not says_no_more(around, f"{speaker.speaker} {speaker.role} {speaker.organisation}"):
        return 0
    if not spoken.opened:
        reading.doubts.append(Doubt("opening_mark", speaker.speaker))
    if not spoken.closed:
        reading.doubts.append(Doubt("closing_mark", speaker.speaker))
    quote = Quote(spoken.words, speaker.speaker, speaker.role, speaker.organisation)
    reading.body.append(QuoteBlock(quote))
    reading.quotes.append(quote)
    return taken


def _behind_dash(following: Marked) -> Attribution | None:
    if following.spans or not following.text.startswith(("—", "–", "-", "―")):
        return None
    found = read_after(following.text)
    return found if found and found.complete and found.speaker else read_signature(following.text)


def _ahead_of_colon(body: Sequence[Block]) -> Attribution | None:
    previous = body[-1] if body else None
    if not isinstance(previous, Paragraph) or not previous.text.endswith((":", "：")):
        return None
    found = read_before(previous.text)
    return found if found and found.speaker else None


def _read_inline(
    marked: Marked, going_on: Attribution | None, goes_on: bool, reading: _Reading
) -> Attribution | None:
    """Lists the quotes inside a paragraph. Returns who speaks on in the next, if the last quote goes on."""
    text, spans = marked.text, marked.spans
    speaker = going_on if begins_with_opening(text) else None
    edges = [0, *(span.end for span in spans)], [*(span.start for span in spans[1:]), len(text)]
    for span, previous_end, next_start in zip(spans, *edges, strict=False):
        before = text[max(previous_end, span.start - REACH - 1) : span.start]
        after = text[span.end : min(next_start, span.end + REACH + 1)]
        found = _attributed(before, after) or (read_neighbour(before, after) if reading.any_verb else None)
        if found:
            if not found.speaker and (
                told_of := _told_of(text[max(0, span.start - REACH) : span.start], reading.speakers)
            ):
                found = replace(told_of, complete=found.complete)
            speaker = reading.speakers.resolve(found)
        elif words(before) and not (read_after(before) or Attribution()).complete:
            speaker = None
        spoken = text[span.inner : span.inner_end].strip().rstrip(",،，").strip()
        unfinished = not span.closed and not (span is spans[-1] and goes_on)
        if unfinished or not (span.opened or (speaker and found)):
            reading.doubts.append(Doubt("stray_mark", _beginning(text)))
            continue
        if speaker and words(spoken):
            if not span.opened:
                reading.doubts.append(Doubt("opening_mark", speaker.speaker))
            quote = Quote(spoken, speaker.speaker, speaker.role, speaker.organisation, inline=True)
            reading.quotes.append(quote)
        elif len(words(spoken)) >= _MANY:
            reading.doubts.append(Doubt("no_speaker", _beginning(spoken)))
    return speaker if goes_on else None


def _told_of(before: str, speakers: Speakers) -> Attribution | None:
    """Somebody of whom the last sentence before a quote tells: "he said" means them, not who spoke before."""
    sentences = [sentence for sentence in _SENTENCES.split(before) if words(sentence)]
    person = read_person(sentences[-1]) if sentences else None
    if person is None or " " not in person.name:
        return None
    known = surname(person.name) in speakers.known
    return Attribution(person.name, person.role, person.organisation) if person.role or known else None


def _attributed(before: str, after: str) -> Attribution | None:
    return (read_after(after) if words(after) else None) or (read_before(before) if words(before) else None)


def _beginning(text: str) -> str:
    """The first words of a text, to find it by."""
    start = " ".join(text[:80].split()[:8])
    return start + ("…" if len(text) > len(start) else "")
