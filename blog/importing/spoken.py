"""Paragraphs that are somebody's words and an attribution, and nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from blog.importing.attribution import REACH, Attribution, read_after, read_before
from blog.importing.marks import Span, find_spans
from blog.importing.statement import words

# Fewer words in quotation marks are a quote only when a verb of speech goes with them.
_FEW = 4


@dataclass(frozen=True)
class Marked:
    """A paragraph and the quotes in it."""

    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class Spoken:
    """A quote's words, what is said of its speaker, and that as written; whether its marks were there."""

    words: str
    attributions: tuple[Attribution, ...]
    around: str
    opened: bool
    closed: bool


@dataclass(frozen=True)
class _Piece:
    """A stretch of a paragraph: quoted words, or what stands around them."""

    text: str
    quoted: bool
    paragraph: int = 0


def mark(text: str) -> Marked:
    """Finds the quotes in a paragraph; marks that only set a word or a title apart are none."""
    spans = find_spans(text)
    before = [0, *(span.end for span in spans)]
    after = [*(span.start for span in spans[1:]), len(text)]
    quoted = [
        span
        for span, begin, end in zip(spans, before, after, strict=False)
        if not _sets_apart(text, span, begin, end)
    ]
    return Marked(text, tuple(quoted))


def _sets_apart(text: str, span: Span, begin: int, end: int) -> bool:
    if not (span.opened and span.closed):
        return False
    inner = text[span.inner : min(span.inner_end, span.inner + 80)]
    count = len(words(inner))
    if count == 0 or count >= _FEW:
        return count == 0
    before = text[max(begin, span.start - REACH) : span.start].rstrip()
    after = text[span.end : min(end, span.end + REACH)].lstrip()
    begins_sentence = not before or before.endswith((".", "!", "?", ":", "。", "："))
    ends_sentence = not after or after.startswith((".", "!", "?", "。"))
    if inner.endswith((",", ".", "!", "?", "…", "。")) or (begins_sentence and ends_sentence):
        return False
    led_to = read_before(before) if before.endswith((",", ":", "：", "،")) else None
    return not (led_to and led_to.complete) and not read_after(after)


def read_spoken(group: Sequence[Marked]) -> Spoken | None:
    """The quote that a paragraph, or a run of paragraphs, consists of; None where it says anything else."""
    pieces = [piece for number, marked in enumerate(group) for piece in _pieces(marked, number)]
    opened = group[0].spans[0].opened
    closed = bool(group[-1].spans) and group[-1].spans[-1].closed
    if not opened:
        pieces = _with_lead(pieces)
    if not closed:
        pieces = _with_trail(pieces)
    attributions = _attributions(pieces)
    if attributions is None:
        return None
    around = " ".join(piece.text for piece in pieces if not piece.quoted)
    return Spoken(_join(pieces), tuple(attributions), around, opened, closed)


def _pieces(marked: Marked, paragraph: int) -> list[_Piece]:
    pieces, at = [], 0
    for span in marked.spans:
        pieces.append(_Piece(marked.text[at : span.start], False, paragraph))
        pieces.append(_Piece(marked.text[span.inner : span.inner_end], True, paragraph))
        at = span.end
    pieces.append(_Piece(marked.text[at:], False, paragraph))
    return [piece for piece in pieces if piece.quoted or words(piece.text)]


def _with_lead(pieces: list[_Piece]) -> list[_Piece]:
    """Without an opening mark, the words begin after an attribution with a colon, or with the paragraph."""
    text = pieces[0].text
    colon = text.find(": ", 0, REACH)
    if colon > 0 and read_before(text[: colon + 1]):
        return [_Piece(text[: colon + 1], False), replace(pieces[0], text=text[colon + 2 :]), *pieces[1:]]
    return pieces


def _with_trail(pieces: list[_Piece]) -> list[_Piece]:
    """Without a closing mark, the words end before an attribution, or with the paragraph."""
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


def _join(pieces: list[_Piece]) -> str:
    """The words as spoken: across an attribution, and across paragraphs. The attribution's comma goes."""
    spoken: list[str] = []
    paragraph = 0
    for number, piece in enumerate(pieces):
        if not piece.quoted:
            continue
        text = piece.text.strip()
        if spoken and piece.paragraph != paragraph:
            spoken.append("\n\n")
        elif spoken:
            between = pieces[number - 1]
            ended = not between.quoted and between.text.rstrip().endswith((".", "。"))
            if ended and not spoken[-1].endswith((".", "!", "?", "…", "。", "！", "？")):
                spoken[-1] = spoken[-1].rstrip(" ,") + "."
            spoken.append(" ")
        spoken.append(text)
        paragraph = piece.paragraph
    return "".join(spoken).rstrip(" ,،，\n")
