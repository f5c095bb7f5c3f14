"""Finds texts like another among a hundred thousand, with the database's own index and nothing kept in memory.

Comparing one text with all others takes longer than a translator waits; a copy of all texts in each process would take
its memory, and be behind. So each pair is filed under a few keys when it is written: one for its whole text, and one
for each of its longest pieces, which are words and two words beside each other, because what is long is rare. A text
that is close has some of these too. Those that share the rarest are fetched, a few hundred at most, and compared
letter by letter. What shares no long piece isn't found: such texts are alike in their letters alone.
"""

from collections import defaultdict
from collections.abc import Iterable
from hashlib import blake2b
from heapq import nlargest
from itertools import pairwise
from math import ceil, floor

from django.db import connection
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
LOOKED_AT, COMPARED, RETURNED = 500, 300, 50

# Django can't ask for the first of several lists at once on SQLite.
FILED_UNDER = """
    SELECT * FROM (
        SELECT key, pair_id FROM translation_pairkey
        WHERE key = %s AND length BETWEEN %s AND %s ORDER BY pair_id DESC LIMIT %s
    ) AS filed
"""

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
    filed = _filed_under([whole, *parts], len(words))
    shares: dict[int, float] = defaultdict(float)
    for key in parts:
        for pair in filed[key]:
            shares[pair] += 1 / len(filed[key])
    return [*nlargest(RETURNED, filed[whole]), *nlargest(COMPARED, shares, key=shares.__getitem__)]


def _filed_under(keys: list[int], length: int) -> dict[int, list[int]]:
    """Return by key the newest pairs whose length lets them be close to a text of this length. One query.

    The letters that two texts have in common are no more than the shorter has, of all that both have together.
    """
    shortest, longest = ceil(length * LEAST / (200 - LEAST)), floor(length * (200 - LEAST) / LEAST)
    found: dict[int, list[int]] = defaultdict(list)
    with connection.cursor() as cursor:
        asked = [(key, shortest, longest, LOOKED_AT) for key in keys]
        cursor.execute(
            " UNION ALL ".join([FILED_UNDER] * len(keys)), [value for one in asked for value in one]
        )
        for key, pair in cursor.fetchall():
            found[key].append(pair)
    return found


def _key(text: str, languages: Languages) -> int:
    mark = f"{languages[0]} {languages[1]} {text}".encode()
    return int.from_bytes(blake2b(mark, digest_size=8).digest(), signed=True)
