"""One typing error in a word, found without reading the vocabulary: a word that differs in one letter shares an end."""

from collections.abc import Iterator, Sequence

from rapidfuzz.distance import OSA

from blog.models import SearchWord
from blog.search.index import Wanted, count
from blog.search.normaliser import Token, stem
from blog.search.query import Query, parse
from blog.search.terms import ENDS, SHORTEST_WORD

# How many likely words are counted in the index, and how far.
MOST_WEIGHED = 6
MOST_COUNTED = 1_000


def corrected(query: Query) -> Query | None:
    """Return the query with each word that nothing has put right, or None where none can be. Queries are bounded."""
    text = query.text
    known = _documents(query.language, sorted(query.stems), most=1)
    for part in reversed(query.parts):
        unknown = [token for token in part if not known[token.stem]]
        if not unknown:
            continue
        if unknown[0].pair:
            changes = [((part[0].start, part[-1].end), _run(part, unknown, query.language))]
        else:
            changes = [
                ((token.start, token.end), _word(token, query.language)) for token in reversed(unknown)
            ]
        for (start, end), form in changes:
            if form is None:
                return None
            text = text[:start] + form + text[end:]
    return parse(text, query.language) if text != query.text else None


def _word(token: Token, language: str) -> str | None:
    """Return the word that differs in one letter and that most documents have."""
    form = token.form
    if len(form) < SHORTEST_WORD or any(character.isdecimal() for character in form):
        return None
    words = SearchWord.objects.filter(language=language).values_list("form", flat=True)
    near = words.filter(length__range=(len(form) - 1, len(form) + 1))
    # One index serves each of the three; for one condition of all of them none would.
    known = words.filter(form__in=list(_swapped(form))).union(
        near.filter(start=form[:ENDS]), near.filter(ending=form[-ENDS:])
    )
    forms = [other for other in known if OSA.distance(form, other, score_cutoff=1) <= 1]
    # People rarely miss the first letter, and more often mistake a letter than leave it out.
    forms.sort(key=lambda other: (other[0] != form[0], len(other) != len(form), other))
    likely = {other: stem(other, language) for other in forms[:MOST_WEIGHED]}
    documents = _documents(language, sorted(set(likely.values())))
    best = max(likely, key=lambda other: documents[likely[other]], default=None)
    return best if best and documents[likely[best]] else None


def _run(part: Sequence[Token], unknown: Sequence[Token], language: str) -> str | None:
    """Return a run of characters without spaces put right: one replaced, one at an end left out, or cut in two."""
    run = part[0].form + "".join(token.form[-1] for token in part[1:])
    at = part.index(unknown[0])
    if len(unknown) == 2 and part.index(unknown[1]) == at + 1:
        return _replaced(run, at + 1, language)
    if len(unknown) != 1 or len(run) < 3:
        return None
    if at == 0:
        return run[1:]
    return run[:-1] if at == len(part) - 1 else f"{run[: at + 1]} {run[at + 1 :]}"


def _replaced(run: str, at: int, language: str) -> str | None:
    """Return a run with the character that stands most often between its two neighbours."""
    before, after = run[at - 1], run[at + 1]
    pairs = SearchWord.objects.filter(language=language, length=2)
    follow = {form[1] for form in pairs.filter(start=before).values_list("form", flat=True)}
    lead = {form[0] for form in pairs.filter(ending=after).values_list("form", flat=True)}
    likely = sorted(follow & lead)[:MOST_WEIGHED]
    documents = count([Wanted(language, ((before + one,), (one + after,))) for one in likely], MOST_COUNTED)
    most, best = max(zip(documents, likely, strict=True), key=lambda pair: pair[0], default=(0, ""))
    return run[:at] + best + run[at + 1 :] if most else None


def _swapped(form: str) -> Iterator[str]:
    """Swap each two neighbouring letters: where that is in the middle, a short word shares neither end."""
    for at in range(len(form) - 1):
        yield form[:at] + form[at + 1] + form[at] + form[at + 2 :]


def _documents(language: str, stems: Sequence[str], most: int = MOST_COUNTED) -> dict[str, int]:
    """Return how many documents have each stem, counted up to `most`. One query."""
    counted = count([Wanted(language, ((stemmed,),)) for stemmed in stems], most)
    return dict(zip(stems, counted, strict=True))
