"""The index itself: terms in, documents out, alike on both databases. Values are bound, names of columns are ours.

Hits come in an order that needs no score: those with all the words in the title, then those with some of them there,
then the others; each time the highest place first, which is the newest. So a word that every document has costs no
more than a rare one on SQLite, which walks its index from the newest and stops; PostgreSQL reads its index alone.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db import connection, transaction

from blog.search.terms import FILTER, TEXT, TITLE, Terms

# A phrase is looked for in the newest documents that have all its words: PostgreSQL has to open each of them.
MOST_CANDIDATES = 500

TABLE = "blog_search_index"

_GAP = "|"

# PostgreSQL takes the opening of every document for cheap, and so reads all of them for a common word.
_PLANNING = "SELECT set_config('enable_seqscan', 'off', true), set_config('max_parallel_workers_per_gather', '0', true)"


@dataclass(frozen=True)
class Wanted:
    """What is looked for: groups of stems, each a word or the words of a phrase, and values of filters; all of them."""

    language: str
    groups: tuple[tuple[str, ...], ...]
    filters: tuple[str, ...] = ()


class _Dialect(NamedTuple):
    """How a database writes terms in a row, all of several, some of them, one without another."""

    row: Callable[[Iterable[str]], str]
    every: str
    some: str
    without: str


_FTS5 = _Dialect(lambda terms: f'"{" ".join(terms)}"', " AND ", " OR ", "({}) NOT ({})")
_TSQUERY = _Dialect(
    lambda terms: "(" + " <-> ".join(f"'{term}'" for term in terms) + ")", " & ", " | ", "({}) & !({})"
)


def find(wanted: Wanted, most: int) -> list[int]:
    """Return the places of the first documents, in order. One query.

    :param most: how many at most.
    """
    tiers = _tiers(wanted)
    words = None
    if _has_phrases(wanted):
        words = _every(wanted, TEXT, [(stem,) for group in wanted.groups for stem in group])
    sql, values = (_sqlite if connection.vendor == "sqlite" else _postgresql)(tiers, words, most)
    with _planned() as cursor:
        cursor.execute(f"{sql} ORDER BY tier, id DESC LIMIT %s", [*values, most])
        return [place for _tier, place in cursor.fetchall()]


def count(searches: Sequence[Wanted], most: int) -> list[int]:
    """Return how many documents each of some searches finds, counted up to `most`. One query, without phrases."""
    plain = [wanted for wanted in searches if not _has_phrases(wanted)]
    counted: dict[Wanted, int] = {}
    if plain:
        select = (
            "SELECT {0} AS number, count(*) FROM"
            f" (SELECT 1 FROM blog_search_index WHERE {_matches()} LIMIT %s) AS found{{0}}"
        )
        sql = " UNION ALL ".join(select.format(number) for number in range(len(plain)))
        values = [value for wanted in plain for value in (_every(wanted, TEXT, wanted.groups), most)]
        with _planned() as cursor:
            cursor.execute(sql, values)
            counted = {plain[number]: documents for number, documents in cursor.fetchall()}
    return [counted[wanted] if wanted in counted else len(find(wanted, most)) for wanted in searches]


def add(documents: Mapping[int, Terms]) -> None:
    """Write the terms of documents, by place; what stands at these places goes."""
    remove(documents)
    sql, written = (
        ("INSERT INTO blog_search_index (rowid, terms) VALUES (%s, %s)", _as_text)
        if connection.vendor == "sqlite"
        else ("INSERT INTO blog_search_index (id, terms) VALUES (%s, %s::tsvector)", _as_tsvector)
    )
    with connection.cursor() as cursor:
        cursor.executemany(sql, [(place, written(terms)) for place, terms in documents.items()])


def remove(places: Iterable[int]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(
            f"DELETE FROM blog_search_index WHERE {_key()} = %s", [(place,) for place in places]
        )


def clear() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM blog_search_index")


def wrong(documents: Mapping[int, Terms]) -> list[int]:
    """Return the places, of these documents, whose terms are missing or others."""
    written, cast = (_as_text, "") if connection.vendor == "sqlite" else (_as_tsvector, "::tsvector")
    found = []
    with connection.cursor() as cursor:
        for place, terms in documents.items():
            cursor.execute(
                f"SELECT 1 FROM blog_search_index WHERE {_key()} = %s AND terms = %s{cast}",
                [place, written(terms)],
            )
            if cursor.fetchone() is None:
                found.append(place)
    return found


def surplus() -> list[int]:
    """Return the places that have terms and no document."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {_key()} FROM blog_search_index WHERE {_key()} NOT IN (SELECT id FROM blog_searchdocument)"
        )
        return [place for (place,) in cursor.fetchall()]


@contextmanager
def _planned() -> Iterator[Any]:
    # A transaction would take the lock of writers on SQLite.
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            yield cursor
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_PLANNING)
        yield cursor


def _has_phrases(wanted: Wanted) -> bool:
    return any(len(group) > 1 for group in wanted.groups)


def _matches() -> str:
    return "blog_search_index MATCH %s" if connection.vendor == "sqlite" else "terms @@ %s::tsquery"


def _key() -> str:
    return "rowid" if connection.vendor == "sqlite" else "id"


def _dialect() -> _Dialect:
    return _FTS5 if connection.vendor == "sqlite" else _TSQUERY


def _tiers(wanted: Wanted) -> list[str]:
    """Return a query for each of the three sorts of hits; no document answers two of them."""
    dialect = _dialect()
    everywhere = _every(wanted, TEXT, wanted.groups)
    titled = [dialect.row(_terms(wanted, TITLE, group)) for group in wanted.groups]
    some = dialect.some.join(titled)
    others = dialect.without.format(everywhere, some)
    in_title = _every(wanted, TITLE, wanted.groups)
    if len(titled) == 1:
        return [in_title, others]
    partly = dialect.without.format(f"{everywhere}{dialect.every}({some})", dialect.every.join(titled))
    return [in_title, partly, others]


def _every(wanted: Wanted, vocabulary: str, groups: Iterable[Sequence[str]]) -> str:
    dialect = _dialect()
    rows = [dialect.row(_terms(wanted, vocabulary, group)) for group in groups]
    rows += [dialect.row([f"{wanted.language}{FILTER}{value}"]) for value in wanted.filters]
    return dialect.every.join(rows)


def _terms(wanted: Wanted, vocabulary: str, stems: Iterable[str]) -> list[str]:
    return [f"{wanted.language}{vocabulary}{stem}" for stem in stems]


def _union(selects: Iterable[str]) -> str:
    return " UNION ALL ".join(f"SELECT * FROM ({select}) AS hits{n}" for n, select in enumerate(selects))


def _sqlite(tiers: list[str], words: str | None, most: int) -> tuple[str, list[Any]]:
    matching = "FROM blog_search_index WHERE blog_search_index MATCH %s"
    newer = ""
    bound: list[Any] = []
    if words:
        newest = f"SELECT rowid {matching} ORDER BY rowid DESC LIMIT %s"
        newer = f" AND rowid >= (SELECT coalesce(min(rowid), 0) FROM ({newest}))"
        bound = [words, MOST_CANDIDATES]
    selects = [
        f"SELECT {n} AS tier, rowid AS id {matching}{newer} ORDER BY rowid DESC LIMIT %s"
        for n in range(len(tiers))
    ]
    return _union(selects), [value for tier in tiers for value in (tier, *bound, most)]


def _postgresql(tiers: list[str], words: str | None, most: int) -> tuple[str, list[Any]]:
    # Adding nothing to the key keeps the planner from walking the newest documents instead of the index.
    newest = "SELECT {}id FROM {} WHERE terms @@ %s::tsquery ORDER BY id + 0 DESC LIMIT %s"
    values: list[Any] = [value for tier in tiers for value in (tier, most)]
    selects = _union(newest.format(f"{n} AS tier, ", "newest" if words else TABLE) for n in range(len(tiers)))
    if words is None:
        return selects, values
    candidates = newest.format("terms, ", TABLE)
    return f"WITH newest AS MATERIALIZED ({candidates}) {selects}", [words, MOST_CANDIDATES, *values]


def _as_text(terms: Terms) -> str:
    placed = " ".join(term or _GAP for term in terms.placed)
    return f" {_GAP} ".join([placed, *terms.loose])


def _as_tsvector(terms: Terms) -> str:
    places: dict[str, list[str]] = {}
    for place, term in enumerate(terms.placed, start=1):
        if term:
            places.setdefault(term, []).append(str(place))
    return " ".join(
        [*(f"'{term}':{','.join(at)}" for term, at in places.items()), *(f"'{t}'" for t in terms.loose)]
    )
