"""Finds texts like another among a hundred thousand, with the database's own index and nothing kept in memory.

Comparing one text with all others takes longer than a translator waits; a copy of all texts in each process would take
its memory, and be behind. So each pair is filed under a few keys when it is written: one for its whole text, and one
for each of its longest pieces, which are words and two words beside each other, because what is long is rare. A text
that is close has some of these too. Those that share the rarest are fetched, a few hundred at most, and compared
letter by letter. What shares no long piece isn't found: such texts are alike in their letters alone.
"""

from collections import Counter
from collections.abc import Iterable
from hashlib import blake2b
from itertools import pairwise
from math import ceil, floor

from rapidfuzz import fuzz, process

from blog.translation.models import Pair, PairKey
from blog.translation.worddiff import pieces

# Texts that differ in more than that are of no help, in percent.
LEAST = 70
# How many pieces a pair is filed under.
FILED = 8
# Words are filed by their beginnings: “tenant” and “tenants” are close.
BEGINNING = 4
# How many pairs are looked at for one key, the newest first; how many of those found are compared, and returned.
LOOKED_AT, COMPARED, RETURNED = 1000, 300, 50

Languages = tuple[int, int]


def keys_of(words: str, languages: Languages) -> list[int]:
    """Return the keys that a text is filed under, that of the whole text first.

    :param words: without tags, on one line and in lower case.
    :param languages: the keys of the two Locales, from which and to which it is translated.
    """
    said = [piece for piece in pieces(words) if any(letter.isalnum() for letter in piece)]
    found = [(word,) for word in said] + list(pairwise(said))
    longest = {
        _key(" ".join(word[:BEGINNING] for word in piece), languages): len("".join(piece)) for piece in found
    }
    filed = sorted(longest, key=lambda key: (-longest[key], key))[:FILED]
    return [_key(f"={words}", languages), *filed]


def rows_of(pairs: Iterable[Pair]) -> list[PairKey]:
    """Return the rows under which pairs are found."""
    return [
        PairKey(pair=pair, key=key, length=len(pair.words))
        for pair in pairs
        for key in keys_of(pair.words, (pair.source_locale_id, pair.target_locale_id))
    ]


def alike(words: str, languages: Languages) -> dict[int, int]:
    """Return how close the pairs are that are close to a text, in percent, by key; 100 only for the same words."""
    known = Pair.objects.filter(pk__in=_likely(words, languages)).order_by("-pk").values_list("pk", "words")
    scored = process.extract(words, dict(known), scorer=fuzz.ratio, score_cutoff=LEAST, limit=RETURNED)
    return {pk: 100 if text == words else min(99, int(score)) for text, score, pk in scored}


def _likely(words: str, languages: Languages) -> list[int]:
    """Return the pairs worth comparing: those with the very words, and those that share most of what is rare."""
    whole, *parts = keys_of(words, languages)
    shares: Counter[int] = Counter()
    for key in parts:
        sharing = _filed_under(key, len(words))
        for pair in sharing:
            shares[pair] += 1 / len(sharing)  # type: ignore[assignment]
    likely = [pair for pair, _share in shares.most_common(COMPARED)]
    return [*_filed_under(whole, len(words))[:RETURNED], *likely]


def _filed_under(key: int, length: int) -> list[int]:
    """Return the newest pairs under a key whose length lets them be close: twice the shorter is in the sum of both."""
    shortest, longest = ceil(length * LEAST / (200 - LEAST)), floor(length * (200 - LEAST) / LEAST)
    filed = PairKey.objects.filter(key=key, length__range=(shortest, longest)).order_by("-pair_id")
    return list(filed.values_list("pair_id", flat=True)[:LOOKED_AT])


def _key(text: str, languages: Languages) -> int:
    mark = f"{languages[0]} {languages[1]} {text}".encode()
    return int.from_bytes(blake2b(mark, digest_size=8).digest(), signed=True)
