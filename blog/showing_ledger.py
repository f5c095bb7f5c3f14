"""A campaign's ledger as readers of one language see it: states from the source, words from the translation.

What happened is the same in every language at every moment; words that nobody has translated yet are shown in the
source's language, and marked. Of what isn't public nothing shows. Queries don't grow with the ledger.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from wagtail.models import Locale, Page

from blog.demand_blocks import State
from blog.ledger import Demand, Move, Proof, read_demands, read_move
from blog.models import CampaignPage, CampaignUpdatePage, Quote
from blog.models.entry import Entry
from home.chrome import LANGUAGES, Language
from home.models import Attachment


@dataclass(frozen=True)
class Words:
    """A text, and its language where that isn't the page's."""

    text: str
    language: Language | None = None


@dataclass(frozen=True)
class ShownProof:
    words: Words
    address: str


@dataclass(frozen=True)
class ShownMove:
    """One entry of a demand's history. `update` is the entry of the campaign update that brought it, if any."""

    id: str
    date: date
    state: State
    note: Words
    proofs: list[ShownProof]
    corrects: bool
    corrected: bool
    update: Entry | None


@dataclass(frozen=True)
class ShownDemand:
    id: str
    number: int
    text: Words
    state: State
    moves: list[ShownMove]

    @property
    def last(self) -> ShownMove | None:
        valid = [move for move in self.moves if not move.corrected]
        return valid[-1] if valid else None


def ledger_of(campaign: CampaignPage) -> list[ShownDemand]:
    """Return a campaign's demands in the language of this page. Nine queries at most.

    :param campaign: the campaign in one language, with the words to show: for previews its newest.
    """
    source = campaign if not campaign.is_translation else campaign.source()
    updates = _updates(campaign)
    sources = {key: _source_of(family) for key, family in updates.items()}
    demands = read_demands(source.demands, {key: update.moves for key, update in sources.items()})
    words = _Words(campaign, source, updates, sources)
    proofs = _Proofs.of(demands, campaign.locale)
    entries = _entries(updates, campaign.locale)
    return [_shown(demand, words, proofs, entries) for demand in demands]


def _updates(campaign: CampaignPage) -> dict[UUID, dict[int, CampaignUpdatePage]]:
    """Return the public updates of a campaign by translation key, the oldest first, each by language."""
    family = CampaignPage.objects.filter(translation_key=campaign.translation_key)
    found: QuerySet[CampaignUpdatePage] = CampaignUpdatePage.objects.none()
    for path in family.values_list("path", flat=True):
        found = found | CampaignUpdatePage.objects.filter(path__startswith=path, live=True)
    updates: dict[UUID, dict[int, CampaignUpdatePage]] = {}
    for update in found.order_by("published_on", "pk").defer("body"):
        updates.setdefault(update.translation_key, {})[update.locale_id] = update
    return updates


def _source_of(family: dict[int, CampaignUpdatePage]) -> CampaignUpdatePage:
    return next(
        (update for update in family.values() if not update.is_translation), next(iter(family.values()))
    )


class _Words:
    """Finds the words of demands and moves in the page's language, by their blocks' ids."""

    def __init__(
        self,
        campaign: CampaignPage,
        source: CampaignPage,
        updates: dict[UUID, dict[int, CampaignUpdatePage]],
        sources: dict[UUID, CampaignUpdatePage],
    ) -> None:
        self.own: dict[str, str] = {}
        for demand in read_demands(campaign.demands):
            self.own[demand.id] = demand.text
            self._take(demand.moves)
        for family in updates.values():
            if update := family.get(campaign.locale_id):
                self._take(read_move(block.value, block.id) for block in update.moves)
        codes = dict(Locale.objects.values_list("pk", "language_code"))
        self.languages = {key: LANGUAGES[codes[update.locale_id]] for key, update in sources.items()}
        self.source_language = LANGUAGES[codes[source.locale_id]]

    def _take(self, moves: Iterable[Move]) -> None:
        for move in moves:
            self.own[move.id] = move.note
            self.own |= {proof.id: proof.words for proof in move.proofs}

    def of(self, id: str, fallback: str, update: UUID | None = None) -> Words:
        if id in self.own:
            return Words(self.own[id])
        return Words(fallback, self.languages[update] if update else self.source_language)


@dataclass
class _Proofs:
    """The objects that proofs name, as readers of a language find them."""

    documents: dict[int, Attachment]
    entries: dict[tuple[str, int], Entry]

    @classmethod
    def of(cls, demands: Iterable[Demand], locale: Locale) -> "_Proofs":
        proofs = [proof for demand in demands for move in demand.moves for proof in move.proofs]
        keys: dict[str, set[int]] = {}
        for proof in proofs:
            keys.setdefault(proof.kind, set()).add(proof.key)
        families: dict[tuple[str, int], UUID] = {}
        for kind, model in (("statement", Page), ("quote", Quote)):
            if wanted := keys.get(kind):
                named = model.objects.filter(pk__in=wanted).values_list("pk", "translation_key")
                families |= {(kind, pk): key for pk, key in named}
        entries = Entry.objects.filter(
            language=locale.language_code, translation_key__in=set(families.values())
        )
        by_key = {entry.translation_key: entry for entry in entries} if families else {}
        documents = Attachment.objects.in_bulk(keys.get("document", set()))
        return cls(documents, {named: by_key[key] for named, key in families.items() if key in by_key})

    def shown(self, proof: Proof, words: Words) -> ShownProof | None:
        """Return a proof with its address; None for one that isn't public."""
        if proof.kind == "link":
            return ShownProof(words, proof.key)
        if proof.kind == "document":
            document = self.documents.get(proof.key)
            return ShownProof(words, document.url) if document else None
        entry = self.entries.get((proof.kind, proof.key))
        return ShownProof(Words(entry.title, entry.foreign), entry.path) if entry else None


def _entries(updates: Iterable[UUID], locale: Locale) -> dict[UUID, Entry]:
    found = Entry.objects.filter(language=locale.language_code, translation_key__in=list(updates))
    return {entry.translation_key: entry for entry in found}


def _shown(demand: Demand, words: _Words, proofs: _Proofs, entries: dict[UUID, Entry]) -> ShownDemand:
    return ShownDemand(
        demand.id,
        demand.number,
        words.of(demand.id, demand.text),
        demand.state,
        [_move(move, words, proofs, entries) for move in demand.moves],
    )


def _move(move: Move, words: _Words, proofs: _Proofs, entries: dict[UUID, Entry]) -> ShownMove:
    note = words.of(move.id, move.note, move.update)
    found = [proofs.shown(proof, words.of(proof.id, proof.words, move.update)) for proof in move.proofs]
    return ShownMove(
        move.id,
        move.date,
        move.state,
        note,
        [proof for proof in found if proof],
        move.corrects,
        move.corrected,
        entries.get(move.update) if move.update else None,
    )
