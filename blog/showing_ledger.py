"""A campaign's ledger as readers of one language see it: states from the source, words from the translation.

What happened is the same in every language at every moment; words that nobody has translated yet are shown in the
source's language, and marked. Of what isn't public nothing shows. Queries don't grow with the ledger.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import F
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale, Page

from blog.demand_blocks import State
from blog.ledger import Demand, Move, Proof, read_demands, read_moves
from blog.models import CampaignPage, CampaignUpdatePage, Quote
from blog.models.entry import Entry, entries_of
from edition.reading import reads, reads_families
from edition.remembering import remembered, remembered_each
from home.chrome import LANGUAGES, Language
from home.models import Attachment

P = TypeVar("P", CampaignPage, CampaignUpdatePage)


@dataclass(frozen=True)
class Words:
    """A text, and its language where that isn't the page's."""

    text: str
    language: Language | None = None


@dataclass(frozen=True)
class ShownProof:
    words: Words
    address: str
    is_elsewhere: bool = False


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


def ledger_of(
    campaign: CampaignPage, update: CampaignUpdatePage | None = None, draft: bool = False
) -> list[ShownDemand]:
    """Return a campaign's demands in the language of this page. Nine queries at most.

    :param campaign: the campaign in one language, with the words to show: for previews its newest.
    :param update: an update that counts as it is given, public or not: for its own page and preview.
    :param draft: for previews: documents are where staff can open them.
    """
    return ledgers_of([campaign], campaign.locale, update, draft)[campaign.pk]


def ledgers_of(
    campaigns: Sequence[CampaignPage],
    locale: Locale,
    update: CampaignUpdatePage | None = None,
    draft: bool = False,
) -> dict[int, list[ShownDemand]]:
    """Return the demands of campaigns by their keys, in a language where they have it. Nine queries at most."""
    families = _families(campaigns)
    updates = _updates(families, update)
    languages = remembered("languages", _languages)
    read: dict[int, list[Demand]] = {}
    words = _Words(locale, languages)
    for campaign in campaigns:
        family, brought = families[campaign.translation_key], updates.get(campaign.translation_key, {})
        read[campaign.pk] = _read(campaign, family, brought)
        for version in _sources_last(family):
            words.take(version.locale_id, read_demands(version.demands))
        for versions in brought.values():
            for version in _sources_last(versions):
                words.take_moves(version.locale_id, (move for _number, move in read_moves(version.moves)))
    proofs = _Proofs.of([demand for demands in read.values() for demand in demands], locale, draft)
    entries = entries_of([key for brought in updates.values() for key in brought], locale.language_code)
    return {
        pk: [_shown(demand, words, proofs, entries) for demand in demands] for pk, demands in read.items()
    }


def public_ledger(campaign: CampaignPage) -> list[Demand]:
    """Return the demands of a campaign as its source and the public updates say, whatever drafts hold."""
    reads_families([campaign.translation_key])
    family = list(CampaignPage.objects.filter(translation_key=campaign.translation_key, live=True))
    if not family:
        return []
    updates = _updates([campaign.translation_key]).get(campaign.translation_key, {})
    return _read(family[0], family, updates)


def _read(
    campaign: CampaignPage, family: Sequence[CampaignPage], updates: dict[UUID, list[CampaignUpdatePage]]
) -> list[Demand]:
    source = next((version for version in family if not version.is_translation), campaign)
    return read_demands(
        source.demands, {key: _sources_last(versions)[-1].moves for key, versions in updates.items()}
    )


def _families(campaigns: Sequence[CampaignPage]) -> dict[UUID, list[CampaignPage]]:
    """Return the public versions of campaigns, those given in place of their rows: a preview has newer words."""
    families: dict[UUID, list[CampaignPage]] = {}
    for campaign in campaigns:
        families.setdefault(campaign.translation_key, []).append(campaign)
    given = {campaign.pk for campaign in campaigns}
    for key, versions in remembered_each("campaign families", families, _public_versions).items():
        families[key] += [version for version in versions if version.pk not in given]
    return families


def _public_versions(campaigns: list[UUID]) -> dict[UUID, list[CampaignPage]]:
    reads_families(campaigns)
    found: dict[UUID, list[CampaignPage]] = {}
    for version in CampaignPage.objects.filter(translation_key__in=campaigns, live=True).defer("body"):
        found.setdefault(version.translation_key, []).append(version)
    return found


def _languages() -> dict[int, Language]:
    return {pk: LANGUAGES[code] for pk, code in Locale.objects.values_list("pk", "language_code")}


def _updates(
    campaigns: Iterable[UUID], given: CampaignUpdatePage | None = None
) -> dict[UUID, dict[UUID, list[CampaignUpdatePage]]]:
    """Return the public updates of campaigns: by campaign and update, in all their languages, the oldest first."""
    keys = list(campaigns)
    now = timezone.now()
    found: dict[UUID, dict[UUID, list[CampaignUpdatePage]]] = {}
    for campaign, public in remembered_each("campaign updates", keys, _public_updates).items():
        versions = [update for update in public if given is None or update.pk != given.pk]
        if given and campaign == keys[0]:
            versions.append(given)
        versions.sort(key=lambda update: (update.published_on or now, update.pk or 0))
        for update in versions:
            found.setdefault(campaign, {}).setdefault(update.translation_key, []).append(update)
    return found


def _public_updates(campaigns: list[UUID]) -> dict[UUID, list[CampaignUpdatePage]]:
    reads(*(updates_of(key) for key in campaigns))
    own = Entry.objects.filter(
        kind=CampaignUpdatePage.kind, campaign__in=campaigns, language=F("own_language")
    )
    belongs: dict[int, Any] = dict(own.values_list("object_id", "campaign"))
    found: dict[UUID, list[CampaignUpdatePage]] = {campaign: [] for campaign in campaigns}
    for update in CampaignUpdatePage.objects.filter(pk__in=belongs, live=True).defer("body"):
        found[belongs[update.pk]].append(update)
    return found


def updates_of(campaign: UUID) -> str:
    """Return the name by which the edition knows the updates of a campaign, in all languages."""
    return f"updates:{campaign.hex}"


def _sources_last(versions: Iterable[P]) -> list[P]:
    """Put the source behind its translations: of what is read one after the other, its words stay."""
    return sorted(versions, key=lambda version: not version.is_translation)


class _Words:
    """Finds the words of demands, moves and proofs by their blocks' ids: in a language, else in the source's."""

    def __init__(self, locale: Locale, languages: dict[int, Language]) -> None:
        self.locale_id, self.languages = locale.pk, languages
        self.texts: dict[str, dict[int, str]] = {}
        self.written_in: dict[str, int] = {}

    def take(self, locale_id: int, demands: Iterable[Demand]) -> None:
        for demand in demands:
            self._take(locale_id, demand.id, demand.text)
            self.take_moves(locale_id, demand.moves)

    def take_moves(self, locale_id: int, moves: Iterable[Move]) -> None:
        for move in moves:
            self._take(locale_id, move.id, move.note)
            for proof in move.proofs:
                self._take(locale_id, proof.id, proof.words)

    def _take(self, locale_id: int, id: str, text: str) -> None:
        self.texts.setdefault(id, {})[locale_id] = text
        self.written_in[id] = locale_id

    def of(self, id: str, fallback: str) -> Words:
        """Return a text in the page's language, else the source's, marked."""
        own = self.texts.get(id, {}).get(self.locale_id, "")
        if own or not fallback:
            return Words(own)
        return Words(fallback, self.languages.get(self.written_in.get(id, self.locale_id)))


@dataclass
class _Proofs:
    """The objects that proofs name, as readers of a language find them."""

    documents: dict[int, Attachment]
    entries: dict[tuple[str, int], Entry]
    draft: bool

    @classmethod
    def of(cls, demands: Iterable[Demand], locale: Locale, draft: bool) -> "_Proofs":
        proofs = [proof for demand in demands for move in demand.moves for proof in move.proofs]
        keys: dict[str, set[int]] = {}
        for proof in proofs:
            keys.setdefault(proof.kind, set()).add(proof.key)
        families: dict[tuple[str, int], UUID] = {}
        for kind, model in (("statement", Page), ("quote", Quote)):
            if wanted := keys.get(kind):
                named = model.objects.filter(pk__in=wanted).values_list("pk", "translation_key")
                families |= {(kind, pk): key for pk, key in named}
        by_key = entries_of(families.values(), locale.language_code)
        documents = Attachment.objects.in_bulk(keys.get("document", set()))
        return cls(documents, {named: by_key[key] for named, key in families.items() if key in by_key}, draft)

    def shown(self, proof: Proof, words: Words) -> ShownProof | None:
        """Return a proof with its address; None for one that isn't public."""
        if proof.kind == "link":
            return ShownProof(words, proof.key, is_elsewhere=True)
        if proof.kind == "document":
            document = self.documents.get(proof.key)
            if document is None:
                return None
            return ShownProof(
                words, reverse("open_document", args=[document.pk]) if self.draft else document.url
            )
        entry = self.entries.get((proof.kind, proof.key))
        return ShownProof(Words(entry.title, entry.foreign), entry.path) if entry else None


def _shown(demand: Demand, words: _Words, proofs: _Proofs, entries: dict[UUID, Entry]) -> ShownDemand:
    return ShownDemand(
        demand.id,
        demand.number,
        words.of(demand.id, demand.text),
        demand.state,
        [_move(move, words, proofs, entries) for move in demand.moves],
    )


def _move(move: Move, words: _Words, proofs: _Proofs, entries: dict[UUID, Entry]) -> ShownMove:
    note = words.of(move.id, move.note)
    found = [proofs.shown(proof, words.of(proof.id, proof.words)) for proof in move.proofs]
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
