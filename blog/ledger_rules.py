"""What may change in a ledger that readers know: it only grows. Registered with the edition in apps.py."""

from datetime import datetime
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _
from wagtail.models import Page, PageLogEntry

from blog.ledger import Move, Proof, read_demands, read_moves
from blog.models import CampaignPage, CampaignUpdatePage, Quote
from blog.showing_ledger import public_ledger
from home.dates import long_date
from home.models import Attachment

# Entries, each with the number of its demand.
Entries = list[tuple[int, Move]]


def history_is_kept(instance: Model, moment: datetime) -> str | None:
    """What was public of a demand's history stays as it was."""
    match instance:
        case CampaignPage():
            reasons = rewritten(instance, instance.demands)
        case CampaignUpdatePage():
            reasons = moves_rewritten(instance, instance.moves)
        case _:
            return None
    return reasons[0] if reasons else None


def demands_exist(instance: Model, moment: datetime) -> str | None:
    """An update moves only demands that its campaign has."""
    if not isinstance(instance, CampaignUpdatePage) or instance.is_translation or not instance.moves:
        return None
    reasons = unknown_demands(instance.get_parent().specific, instance.moves)
    return reasons[0] if reasons else None


def rewritten(campaign: CampaignPage, demands: Any) -> list[str]:
    """Return a sentence for each demand whose public history these new demands change.

    :param campaign: the campaign, as it is being saved; only its key is used, and which language it is written in.
    """
    stored = _last_public(campaign)
    if stored is None:
        return []
    new = read_demands(demands)
    found: list[str] = []
    for number, old in enumerate(read_demands(stored.demands), 1):
        now = new[number - 1] if number <= len(new) else None
        if now is None or now.id != old.id:
            found.append(
                _("Demand %(number)d is public. It keeps its number; what is no longer demanded is dropped.")
                % {"number": number}
            )
            continue
        entries = [(number, move) for move in now.moves]
        found += _changed([(number, move) for move in old.moves], entries, campaign.is_translation)
        found += _out_of_order(campaign, entries)
    return found


def moves_rewritten(update: CampaignUpdatePage, moves: Any) -> list[str]:
    """Return a sentence for each entry of an update that changes what is public of a demand's history."""
    stored = _last_public(update)
    new = read_moves(moves)
    changed = _changed(read_moves(stored.moves), new, update.is_translation) if stored else []
    return changed + (_out_of_order(update.get_parent().specific, new) if update.pk and new else [])


def unknown_demands(campaign: Any, moves: Any) -> list[str]:
    """Return a sentence for each move of a demand that the campaign doesn't have."""
    count = len(campaign.source().demands) if isinstance(campaign, CampaignPage) else 0
    return [
        _("There is no demand %(number)d: the campaign has %(count)d.")
        % {"number": block.value["demand"], "count": count}
        for block in moves
        if (block.value["demand"] or 0) > count
    ]


def _last_public(page: Any) -> Any | None:
    """Return a page as readers know it, or knew it before it was taken back; None for one that never was public."""
    row = type(page).objects.filter(pk=page.pk, first_published_at__isnull=False).first()
    if row is None or row.live:
        return row
    # Wagtail lets go of the live revision then, and drafts are written into the row: only the log knows.
    published = PageLogEntry.objects.filter(
        page_id=page.pk, action="wagtail.publish", revision__isnull=False
    ).order_by("-timestamp", "-pk")
    last = published.select_related("revision").first()
    return last.revision.as_object() if last else row


def _changed(old: Entries, new: Entries, translated: bool) -> list[str]:
    """Return a sentence for each old entry that isn't there any more as it was, or not in its place."""
    now = {move.id: (number, move) for number, move in new}
    gone = [
        (number, move) for number, move in old if not _is_kept(number, move, now.get(move.id), translated)
    ]
    if not gone:
        order = [move.id for _number, move in old]
        if order != [move.id for _number, move in new if move.id in set(order)]:
            gone = old[-1:]
    return [
        _(
            "The entry of %(date)s for demand %(number)d is public and stays as it was. "
            "Add an entry that corrects it."
        )
        % {"date": long_date(move.date), "number": number}
        for number, move in gone
    ]


def _is_kept(number: int, old: Move, new: tuple[int, Move] | None, translated: bool) -> bool:
    """Say whether an entry is as it was. Proofs may be added; a translation's words may get better."""
    if new is None or new[0] != number:
        return False
    same = (old.date, old.state, old.corrects) == (new[1].date, new[1].state, new[1].corrects)
    proofs = {(proof.kind, proof.key) for proof in new[1].proofs}
    lost = [proof for proof in old.proofs if (proof.kind, proof.key) not in proofs and _is_there(proof)]
    return same and not lost and (translated or old.note == new[1].note)


def _is_there(proof: Proof) -> bool:
    """A proof that has been deleted can't stand in the way of what is right."""
    models = {"document": Attachment, "statement": Page, "quote": Quote}
    return proof.kind not in models or models[proof.kind].objects.filter(pk=proof.key).exists()


def _out_of_order(campaign: Any, entries: Entries) -> list[str]:
    """Return a sentence for each new entry that would come between a public one and its correction, or before it."""
    known = {demand.number: demand.moves for demand in public_ledger(campaign)}
    found = []
    for number, move in entries:
        public = [one for one in known.get(number, ()) if one.id != move.id]
        if any(one.id == move.id for one in known.get(number, ())) or not public:
            continue
        corrections = [one.date for one in public if one.corrects]
        if (move.corrects and move.date < public[-1].date) or (corrections and move.date <= max(corrections)):
            found.append(
                _(
                    "The entry of %(date)s for demand %(number)d comes too early: corrections stand after it. "
                    "Give it the day on which you write it."
                )
                % {"date": long_date(move.date), "number": number}
            )
    return found
