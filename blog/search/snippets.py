"""Texts with the words of a query marked, as data: templates escape each piece and put the marks around."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from blog.search.normaliser import Token, tokens

# Stems: of a word, or of the words of a phrase.
Groups = Sequence[tuple[str, ...]]

# How much of a text is read for its snippet, and how much of it is shown, in characters.
MOST_READ = 50_000
LENGTH, LENGTH_SPACELESS = 200, 100
# What is shown before the first mark.
LEAD = 40


@dataclass(frozen=True)
class Run:
    """Some characters of a text, marked or not."""

    text: str
    marked: bool = False


@dataclass(frozen=True)
class _Find:
    """A place in a text that a query looks for, and for which of its groups."""

    start: int
    end: int
    group: tuple[str, ...]


def marked(text: str, language: str, groups: Groups) -> list[Run]:
    """Return a text as runs, those that a query found marked. Joined, they are the text.

    :param language: the text's, as BCP 47 code.
    :param groups: what the query looks for, stems of words and phrases, in the same language.
    """
    return _runs(text, 0, len(text), _finds(tokens(text, language), groups))


def snippet(text: str, language: str, groups: Groups) -> list[Run]:
    """Return the passage of a text that has most of what a query looks for; its beginning, where it has nothing."""
    read = " ".join(text[:MOST_READ].split())
    found = tokens(read, language)
    finds = _finds(found, groups)
    length = LENGTH_SPACELESS if sum(token.pair for token in found) * 2 > len(found) else LENGTH
    best = _best(finds, length)
    start = _word_start(read, best - LEAD, best) if best > LEAD else 0
    end = _word_end(read, start, start + length)
    before = [Run("… ")] if start else []
    after = [Run(" …")] if end < len(read) or len(text) > MOST_READ else []
    return [*before, *_runs(read, start, end, finds), *after]


def _finds(found: Sequence[Token], groups: Groups) -> list[_Find]:
    words = {group[0]: group for group in groups if len(group) == 1}
    phrases = [group for group in groups if len(group) > 1]
    stems = tuple(token.stem for token in found)
    finds: list[_Find] = []
    for at, token in enumerate(found):
        if group := words.get(token.stem):
            finds.append(_Find(token.start, token.end, group))
        elif token.pair:
            ends = ((token.start, token.start + 1), (token.end - 1, token.end))
            letters = zip(token.form, ends, strict=True)
            finds += [_Find(*span, words[letter]) for letter, span in letters if letter in words]
        for phrase in phrases:
            if stems[at : at + len(phrase)] == phrase:
                finds.append(_Find(token.start, found[at + len(phrase) - 1].end, phrase))
    return finds


def _best(finds: Sequence[_Find], length: int) -> int:
    """Return where the passage starts that has the most different groups; the first of equals."""
    best, most, last = 0, 0, 0
    inside: Counter[tuple[str, ...]] = Counter()
    for find in finds:
        while last < len(finds) and finds[last].start < find.start + length - LEAD:
            inside[finds[last].group] += 1
            last += 1
        if len(+inside) > most:
            best, most = find.start, len(+inside)
        inside[find.group] -= 1
    return best


def _word_start(text: str, earliest: int, latest: int) -> int:
    space = text.find(" ", earliest, latest)
    return earliest if space < 0 else space + 1


def _word_end(text: str, start: int, latest: int) -> int:
    if latest >= len(text):
        return len(text)
    space = text.rfind(" ", start + 1, latest + 1)
    return latest if space < latest - LEAD else space


def _runs(text: str, start: int, end: int, finds: Iterable[_Find]) -> list[Run]:
    """Cut a passage into runs; where finds overlap or touch, they are one."""
    runs: list[Run] = []
    at = start
    for find in finds:
        first, last = max(find.start, at), min(find.end, end)
        if first >= last:
            continue
        if first > at:
            runs.append(Run(text[at:first]))
        if runs and runs[-1].marked:
            runs[-1] = Run(runs[-1].text + text[first:last], marked=True)
        else:
            runs.append(Run(text[first:last], marked=True))
        at = last
    return [*runs, Run(text[at:end])] if at < end else runs
