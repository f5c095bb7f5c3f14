"""What may change in a ledger that readers know: it only grows. Registered with the edition in apps.py."""

from datetime import datetime
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from blog.ledger import Demand, Move, read_demands, read_move
from blog.models import CampaignPage, CampaignUpdatePage
from home.dates import long_date


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
    stored = _once_public(campaign)
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
        elif missing := _changed(old, now, campaign.is_translation):
            found.append(_grow(number, missing))
    return found


def moves_rewritten(update: CampaignUpdatePage, moves: Any) -> list[str]:
    """Return a sentence for each public entry of an update that these new moves change."""
    stored = _once_public(update)
    if stored is None:
        return []
    new = {block.id: _comparable(block.value, update.is_translation) for block in moves}
    return [
        _grow(block.value["demand"], block.value["date"])
        for block in stored.moves
        if new.get(block.id) != _comparable(block.value, update.is_translation)
    ]


def unknown_demands(campaign: Any, moves: Any) -> list[str]:
    """Return a sentence for each move of a demand that the campaign doesn't have."""
    count = len(campaign.source().demands) if isinstance(campaign, CampaignPage) else 0
    return [
        _("There is no demand %(number)d: the campaign has %(count)d.")
        % {"number": block.value["demand"], "count": count}
        for block in moves
        if block.value["demand"] > count
    ]


def _once_public(page: Any) -> Any | None:
    """Return what readers know or knew of a page: its row, if it was ever public."""
    if not page.pk:
        return None
    return type(page).objects.filter(pk=page.pk, first_published_at__isnull=False).first()


def _changed(old: Demand, new: Demand, translated: bool) -> Any | None:
    """Return the date of the first entry that isn't there any more as it was, or None."""
    now = {move.id: _kept(move, translated) for move in new.moves}
    return next((move.date for move in old.moves if now.get(move.id) != _kept(move, translated)), None)


def _kept(move: Move, translated: bool) -> tuple[Any, ...]:
    """What of an entry never changes. A translation's words may get better; what happened and its proofs may not."""
    words: tuple[Any, ...] = () if translated else (move.note,)
    return (move.date, move.state, move.corrects, tuple((p.kind, p.key) for p in move.proofs), *words)


def _comparable(value: Any, translated: bool) -> tuple[Any, ...]:
    return (value["demand"], *_kept(read_move(value), translated))


def _grow(number: int, day: Any) -> str:
    return _(
        "The entry of %(date)s for demand %(number)d is public and stays as it was. "
        "Add an entry that corrects it."
    ) % {"date": long_date(day), "number": number}
