"""The answer to a search: hits of one language, or where else there are some."""

from collections.abc import Sequence
from dataclasses import dataclass

from blog.items import items
from blog.models import Entry, SearchDocument
from blog.models.entry import Section
from blog.search.corrections import corrected
from blog.search.documents import campaign_filter
from blog.search.index import count, find
from blog.search.query import Query, parse
from blog.search.snippets import Run, marked, snippet
from home.chrome import LANGUAGES, Language

PAGE_SIZE = 10
# As far as hits are counted and can be turned to.
MOST_HITS = 1_000


@dataclass(frozen=True)
class Hit:
    """One object found: its entry, that of its campaign, and its title and a passage with the words marked."""

    entry: Entry
    campaign: Entry | None
    title: list[Run]
    passage: list[Run]


@dataclass(frozen=True)
class Elsewhere:
    """How many hits another language has."""

    language: Language
    total: int


@dataclass(frozen=True)
class Results:
    """One page of hits. `more`: there are more than `total`, which are not counted.

    `corrected`: the query that was answered instead, where nothing has the words as they were typed. `narrowed`: only
    one kind, or one campaign, was looked through.
    """

    query: Query
    corrected: Query | None
    hits: list[Hit]
    total: int
    more: bool
    number: int
    elsewhere: list[Elsewhere]
    narrowed: bool

    @property
    def pages(self) -> int:
        return -(-self.total // PAGE_SIZE)

    @property
    def numbers(self) -> list[int | None]:
        """The page numbers to offer: the ends and the neighbours, None for what is left out."""
        near = sorted(
            {1, self.pages} | set(range(max(1, self.number - 2), min(self.pages, self.number + 2) + 1))
        )
        offered: list[int | None] = []
        for number in near:
            if offered and offered[-1] is not None and number - offered[-1] > 1:
                offered.append(None)
            offered.append(number)
        return offered


class NoSuchPage(LookupError):
    """A search has no page of that number."""


def search(
    typed: str, language: str, section: Section | None = None, campaign: Entry | None = None, number: int = 1
) -> Results | None:
    """Answer a search in one language; None where nothing was typed that could be looked for.

    A bounded number of queries, whatever there is: four where there are hits, more where a typing error is looked for.

    Raises:
        NoSuchPage: where the hits have no page of that number.
    """
    query = parse(typed, language)
    if not query.parts:
        return None
    filters = (
        *([str(section)] if section else []),
        *([campaign_filter(campaign.translation_key)] if campaign else []),
    )
    places, other = find(query.wanted(filters), MOST_HITS + 1), None
    if not places and (other := corrected(query)):
        places = find(other.wanted(filters), MOST_HITS + 1)
        other = other if places else None
    shown = places[:MOST_HITS][(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
    if number < 1 or (not shown and number > 1):
        raise NoSuchPage(number)
    return Results(
        query=query,
        corrected=other,
        hits=_hits(shown, other or query),
        total=min(len(places), MOST_HITS),
        more=len(places) > MOST_HITS,
        number=number,
        elsewhere=[] if places or filters else _elsewhere(typed, language),
        narrowed=bool(filters),
    )


def _hits(places: Sequence[int], query: Query) -> list[Hit]:
    """Return what is shown of these documents. Three queries."""
    documents = SearchDocument.objects.in_bulk(places)
    keys = [document.translation_key for document in documents.values()]
    found = Entry.objects.filter(
        language=query.language, own_language=query.language, translation_key__in=keys
    )
    entries = {entry.translation_key: entry for entry in found}
    in_order = [documents[place] for place in places if place in documents]
    listed = items(
        entries[document.translation_key] for document in in_order if document.translation_key in entries
    )
    texts = {document.translation_key: document.text for document in in_order}
    return [
        Hit(
            item.entry,
            item.campaign,
            marked(item.entry.title, query.language, query.groups),
            snippet(texts[item.entry.translation_key], query.language, query.groups),
        )
        for item in listed
    ]


def _elsewhere(typed: str, language: str) -> list[Elsewhere]:
    """Return the other languages that have hits, in the order of the settings."""
    queries = [parse(typed, code) for code in LANGUAGES if code != language]
    counted = count([query.wanted() for query in queries if query.parts], MOST_HITS)
    languages = [LANGUAGES[query.language] for query in queries if query.parts]
    return [Elsewhere(*found) for found in zip(languages, counted, strict=True) if found[1]]
