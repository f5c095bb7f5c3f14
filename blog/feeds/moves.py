"""What became of a campaign's demands, as items of its feed."""

from collections.abc import Iterable
from datetime import datetime, time
from urllib.parse import urljoin
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from blog.demand_blocks import State
from blog.feeds.content import readable
from blog.feeds.items import FeedItem
from blog.showing_ledger import ShownDemand, ShownMove
from home.chrome import Language


def move_items(
    demands: Iterable[ShownDemand], campaign: UUID, language: Language, url: str, zone: ZoneInfo
) -> list[FeedItem]:
    """Return each entry of the ledger that holds and says more than that a demand was made, in no order.

    :param campaign: its translation key.
    :param url: the absolute address of its page.
    :param zone: the newsroom's; an entry has a day, and the item the moment it began there.
    """
    return [
        _item(demand, move, campaign, language, url, zone)
        for demand in demands
        for move in demand.moves
        if move.state != State.MADE and not move.corrected
    ]


def _item(
    demand: ShownDemand, move: ShownMove, campaign: UUID, language: Language, url: str, zone: ZoneInfo
) -> FeedItem:
    moment = datetime.combine(move.date, time.min, zone)
    markup = render_to_string("blog/feed_move.html", {"demand": demand, "move": move})
    own = move.update if move.update and not move.update.foreign else None
    return FeedItem(
        id=uuid5(campaign, f"{language.code}/move/{move.id}").urn,
        url=urljoin(url, own.path) if own else url,
        title=_("%(state)s: %(demand)s") % {"state": move.state.label, "demand": demand.text.text},
        published=moment,
        updated=moment,
        content=readable(markup, url, language),
        summary=move.note.text,
        categories=[str(move.state.label)],
    )
