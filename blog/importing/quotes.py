"""Quotes in the body of a statement: which paragraphs are nothing else, and whose words stand in the others."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from .attribution import REACH, Attribution, read_after, read_before, says_no_more
from .marks import Span, begins_with_opening, find_spans
from .speech import HONORIFICS
from .statement import (
    Block,
    Contact,
    Doubt,
    Heading,
    Paragraph,
    Quote,
    QuoteBlock,
    words,
)

# Fewer words in quotation marks are a quote only when a verb of speech goes with them.
_FEW = 4
# So many words without a speaker are worth a question.
_MANY = 12


@dataclass
class _Reading:
    """What has been read so far, and who was heard."""

    body: list[Block] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    known: dict[str, Attribution] = field(default_factory=dict)
    last: Attribution | None = None

    def resolve(self, found: Attribution) -> Attribution | None:
        """The attribution with what is known of its speaker: the full name of "Ruiz", the role, who "she" is."""
        if not found.speaker:
            return self.last and replace(self.last, complete=found.complete)
        known = self.known.get(found.speaker.split()[-1])
        title, _, name = found.speaker.partition(" ")
        if title.rstrip(".").casefold() not in HONORIFICS:
            name = found.speaker
        if known and (known.speaker == name or known.speaker.endswith(" " + name)):
            if not (found.role or found.organisation):
                found = replace(found, role=known.role, organisation=known.organisation)
            found = replace(found, speaker=known.speaker)
        self.known[found.speaker.split()[-1]] = self.last = found
        return found


@dataclass
class _Piece:
    """A stretch of a paragraph: quoted words, or what stands around them."""

    text: str
    quoted: bool
    paragraph: int = 0


def read_quotes(
    blocks: Sequence[Paragraph | Heading], contacts: Sequence[Contact] = ()
) -> tuple[list[Block], list[Quote], list[Doubt]]:
    """The body with quote blocks in it, all quotes in order (those inside sentences too), and what to check.

    A contact who is quoted by surname, or without a role, is known from the contacts.
    """
    reading = _Reading()
    for contact in contacts:
        if " " in contact.name:
            known = Attribution(contact.name, contact.role, contact.organisation)
            reading.known.setdefault(contact.name.split()[-1], known)
    at = 0
    inherited: Attribution | None = None
    while at < len(blocks):
        block = blocks[at]
        spans = _quoted(block.text) if isinstance(block, Paragraph) else []
        if not spans:
            reading.body.append(block)
            at += 1
            continue
        group = _continued(blocks, at, spans)
        taken = len(group)
        following = blocks[at + taken] if at + taken < len(blocks) else None
        quote, with_following = _only_quote(group, following, reading)
        if quote:
            reading.body.append(QuoteBlock(quote))
            reading.quotes.append(quote)
            at += taken + with_following
            inherited = None
            continue
        reading.body.append(block)
        inherited = _inline(block.text, spans, inherited, taken > 1, reading)
        at += 1
    return reading.body, reading.quotes, reading.doubts


def _quoted(text: str) -> list[Span]:
    """The quoted stretches without those that only set a word or a title apart."""
    spans = find_spans(text)
    return [span for span in spans if not _sets_apart(text, span)]


def _sets_apart(text: str, span: Span) -> bool:
    if not (span.opened and span.closed):
        return False
    inner = text[span.inner : min(span.inner_end, span.inner + 80)]
    if len(words(inner)) >= _FEW or not words(inner):
        return not words(inner)
    if text[span.start - 2 : span.start].rstrip().endswith((":", "：")):
        return False
    ends = inner.endswith((",", ".", "!", "?", "…", "。"))
    return not ends and not read_after(text[span.end : span.end + REACH])


def _continued(blocks: Sequence[Paragraph | Heading], at: int, spans: list[Span]) -> list[str]:
    """The paragraph and those after it through which its last quote runs, each beginning with a mark."""
    group = [blocks[at].text]
    while not spans[-1].closed and at + 1 < len(blocks):
        at += 1
        following = blocks[at]
        if not (isinstance(following, Paragraph) and begins_with_opening(following.text)):
            break
        group.append(following.text)
        spans = find_spans(following.text)
    return group


def _only_quote(
    group: list[str], following: Paragraph | Heading | None, reading: _Reading
) -> tuple[Quote | None, int]:
    """The quote that a group of paragraphs is, if it is nothing else, and 1 if the next one is its attribution."""
    pieces = [piece for number, text in enumerate(group) for piece in _pieces(text, number)]
    spans = [_quoted(text) for text in group]
    opened = spans[0][0].opened
    closed = bool(spans[-1]) and spans[-1][-1].closed
    if not opened:
        pieces = _with_lead(pieces)
    if not closed:
        pieces = _with_trail(pieces)
    attributions = _attributions(pieces)
    if attributions is None:
        return None, 0
    with_following = 0
    named = [found for found in attributions if found.speaker]
    if not attributions:
        nearby = _nearby(following, reading)
        if not nearby:
            return None, 0
        found, with_following = nearby
        attributions = named = [found]
    if len({found.speaker.split()[-1] for found in named}) > 1:
        return None, 0
    spoken = _join(pieces)
    speaker = reading.resolve(named[0] if named else attributions[0])
    if not speaker or not words(spoken):
        return None, 0
    around = " ".join(piece.text for piece in pieces if not piece.quoted)
    if following and with_following:
        around += " " + following.text
    if not says_no_more(around, f"{speaker.speaker} {speaker.role} {speaker.organisation}"):
        return None, 0
    if not opened:
        reading.doubts.append(Doubt("opening_mark", speaker.speaker))
    if not closed:
        reading.doubts.append(Doubt("closing_mark", speaker.speaker))
    return Quote(spoken, speaker.speaker, speaker.role, speaker.organisation), with_following


def _pieces(text: str, paragraph: int) -> list[_Piece]:
    pieces, at = [], 0
    for span in _quoted(text):
        pieces.append(_Piece(text[at : span.start], False, paragraph))
        pieces.append(_Piece(text[span.inner : span.inner_end], True, paragraph))
        at = span.end
    pieces.append(_Piece(text[at:], False, paragraph))
    return [piece for piece in pieces if piece.quoted or words(piece.text)]


def _with_lead(pieces: list[_Piece]) -> list[_Piece]:
    """The first quoted words have no opening mark: they begin after an attribution with a colon, if there is one."""
    text = pieces[0].text
    colon = text.find(": ", 0, REACH)
    if colon > 0 and read_before(text[: colon + 1]):
        return [_Piece(text[: colon + 1], False), replace(pieces[0], text=text[colon + 2 :]), *pieces[1:]]
    return pieces


def _with_trail(pieces: list[_Piece]) -> list[_Piece]:
    """The last quoted words have no closing mark: they end before an attribution, if the text ends with one."""
    last = pieces[-1]
    if not last.quoted:
        return pieces
    at = max(0, len(last.text) - REACH)
    while (at := last.text.find(" ", at) + 1) > 0:
        if last.text[at - 2] in ",.!?…—–»”":
            found = read_after(last.text[at:])
            if found and found.complete:
                spoken = replace(last, text=last.text[: at - 1].rstrip(" —–"))
                return [*pieces[:-1], spoken, replace(last, text=last.text[at:], quoted=False)]
    return pieces


def _attributions(pieces: list[_Piece]) -> list[Attribution] | None:
    """What is said of the speaker between the quoted words; None where anything else is said."""
    found = []
    for number, piece in enumerate(pieces):
        if piece.quoted:
            continue
        attribution = read_after(piece.text) if number else None
        if not (attribution and attribution.complete) and number + 1 < len(pieces):
            attribution = read_before(piece.text)
        if not (attribution and attribution.complete):
            return None
        found.append(attribution)
    return found


def _nearby(following: Paragraph | Heading | None, reading: _Reading) -> tuple[Attribution, int] | None:
    """The attribution in the next paragraph, behind a dash, or in the one before, ahead of a colon."""
    if isinstance(following, Paragraph) and following.text.startswith(("—", "–", "-", "―")):
        found = read_after(following.text)
        if found and found.complete and found.speaker:
            return found, 1
    previous = reading.body[-1] if reading.body else None
    if isinstance(previous, Paragraph) and previous.text.endswith((":", "：")) and not _quoted(previous.text):
        found = read_before(previous.text)
        if found and found.speaker:
            return found, 0
    return None


def _join(pieces: list[_Piece]) -> str:
    """The words as spoken: across an attribution, and across paragraphs. The attribution's comma goes."""
    spoken = ""
    paragraph = 0
    for number, piece in enumerate(pieces):
        if not piece.quoted:
            continue
        text = piece.text.strip()
        if not spoken:
            spoken = text
        elif piece.paragraph != paragraph:
            spoken = f"{spoken}\n\n{text}"
        else:
            between = pieces[number - 1]
            ended = not between.quoted and between.text.rstrip().endswith((".", "。"))
            if ended and spoken[-1] not in ".!?…。！？":
                spoken = spoken.rstrip(" ,") + "."
            spoken = f"{spoken} {text}"
        paragraph = piece.paragraph
    return spoken.rstrip(" ,،，\n")


def _inline(
    text: str, spans: list[Span], inherited: Attribution | None, goes_on: bool, reading: _Reading
) -> Attribution | None:
    """Lists the quotes inside a paragraph. Returns who speaks on in the next one, if its last quote goes on."""
    speaker = inherited if begins_with_opening(text) else None
    for number, span in enumerate(spans):
        previous_end = spans[number - 1].end if number else 0
        next_start = spans[number + 1].start if number + 1 < len(spans) else len(text)
        after = text[span.end : min(next_start, span.end + REACH + 1)]
        before = text[max(previous_end, span.start - REACH - 1) : span.start]
        spoken = text[span.inner : span.inner_end].strip().rstrip(",،，").strip()
        found = read_after(after) if words(after) else None
        if not found and words(before):
            found = read_before(before)
            if not found and speaker and not (read_after(before) or Attribution()).complete:
                speaker = None
        if found:
            speaker = reading.resolve(found)
        last = number + 1 == len(spans)
        if (not span.closed and not (last and goes_on)) or (not span.opened and not (speaker and found)):
            reading.doubts.append(Doubt("stray_mark", _beginning(text)))
        elif speaker and words(spoken):
            if not span.opened:
                reading.doubts.append(Doubt("opening_mark", speaker.speaker))
            reading.quotes.append(
                Quote(spoken, speaker.speaker, speaker.role, speaker.organisation, inline=True)
            )
        elif len(words(spoken)) >= _MANY:
            reading.doubts.append(Doubt("no_speaker", _beginning(spoken)))
    return speaker if goes_on else None


def _beginning(text: str) -> str:
    """The first words of a text, to find it by."""
    start = text[:80].split()[:8]
    return " ".join(start) + ("…" if len(text) > len(" ".join(start)) else "")
