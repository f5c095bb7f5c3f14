"""What the pages of campaigns and their updates show."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Locale

from blog import listings
from blog.demand_blocks import State
from blog.feeds.answering import links
from blog.filters import list_path
from blog.items import spoken
from blog.models import CampaignPage, CampaignUpdatePage, Entry, NewsIndexPage, QuoteIndexPage
from blog.models.card import card_of
from blog.models.entry import Filter
from blog.showing import Shown, campaign_entry, shown_quotes, statement_context
from blog.showing_ledger import ShownDemand, ShownMove, Words, ledger_of, ledgers_of
from edition.reading import holds_until
from home.chrome import Language
from home.dates import next_midnight
from home.renditions import pictures_in, prefetch

LATEST = 5
MOST = 200
VOICES = 3

# At its very moment nothing is over yet.
MOMENT = timedelta(microseconds=1)


@dataclass(frozen=True)
class Tally:
    """How a campaign stands: a mark for each demand, the best first, and the same in words."""

    marks: list[State]
    won: str
    rest: str


@dataclass(frozen=True)
class Milestone:
    """One line of a timeline: an event, or what became of a demand. `next` lies ahead."""

    date: date
    text: Words
    move: ShownMove | None = None
    demand: ShownDemand | None = None
    next: bool = False


@dataclass(frozen=True)
class Standing:
    """A campaign in a list of campaigns: where it stands."""

    entry: Entry
    status: str
    tally: Tally
    next: Milestone | None


@dataclass(frozen=True)
class Group:
    """The campaigns of one status."""

    status: str
    title: str
    standings: list[Standing]


@dataclass(frozen=True)
class Change:
    """What an update changed about a demand."""

    demand: ShownDemand
    move: ShownMove
    before: State | None


ORDER = [State.WON, State.ANSWERED, State.MADE, State.REFUSED, State.DROPPED]


def campaign_groups(locale: Locale) -> list[Group]:
    """Return the campaigns of a language's list by status: active, won, paused, ended. Queries don't grow."""
    standings = standings_of(listings.campaigns(locale.language_code).newest(MOST), locale)
    groups = [
        Group(status.value, str(status.label), [one for one in standings if one.status == status])
        for status in CampaignPage.Status
    ]
    return [group for group in groups if group.standings]


def standings_of(entries: Iterable[Entry], locale: Locale) -> list[Standing]:
    """Return where these campaigns stand, in the language of a page. Queries don't grow with the campaigns."""
    listed = list(entries)
    pages = (
        CampaignPage.objects.select_related("locale")
        .defer("body")
        .in_bulk([entry.object_id for entry in listed])
    )
    ledgers = ledgers_of(list(pages.values()), locale)
    standings = []
    for entry in listed:
        if page := pages.get(entry.object_id):
            demands = ledgers[page.pk]
            timeline = timeline_of(page, demands, entry.foreign)
            standings.append(Standing(entry, page.status, tally_of(demands), next_of(timeline)))
    return standings


def campaign_context(request: HttpRequest, page: CampaignPage) -> dict[str, Any]:
    """Return what the template of a campaign needs beside the page."""
    draft = getattr(request, "is_preview", False)
    demands = ledger_of(page, draft=draft)
    timeline = timeline_of(page, demands)
    language = page.locale.language_code
    updates = listings.news_of_campaign(language, page.translation_key)
    index = NewsIndexPage.public_in(page.locale)
    quotes = [block.value.pk for block in page.body if block.block_type == "quote" and block.value]
    prefetch(pictures_in(page.body))
    acts = acts_of(page)
    voices = listings.quotes_of_campaign(language, page.translation_key)
    quotes_index = QuoteIndexPage.public_in(page.locale)
    return {
        "card": card_of(page.translation_key, language),
        "feeds": links(page.get_url(request) or "", page.title, ["atom"]),
        "demands": demands,
        "tally": tally_of(demands),
        "won": [demand for demand in demands if demand.state == State.WON],
        "acts": acts,
        "timeline": timeline,
        "next": next_of(timeline),
        "updates": updates.newest(LATEST),
        "updates_total": updates.total(),
        "updates_url": list_path(index, Filter.CAMPAIGN, page.slug) if index else "",
        "shown": Shown(shown_quotes(quotes, page.locale, draft)),
        "voices": spoken(voices.newest(VOICES), page.locale),
        "voices_url": list_path(quotes_index, Filter.CAMPAIGN, page.slug) if quotes_index else "",
    }


def update_context(request: HttpRequest, page: CampaignUpdatePage) -> dict[str, Any]:
    """Return what the template of a campaign update needs beside the page."""
    campaign = page.get_parent().specific
    demands = ledger_of(campaign, page, getattr(request, "is_preview", False))
    return statement_context(request, page) | {
        "campaign": campaign_entry(campaign, page.locale),
        "changes": changes_of(page, demands),
    }


def tally_of(demands: list[ShownDemand]) -> Tally:
    counts = {state: sum(demand.state == state for demand in demands) for state in ORDER}
    marks = [state for state in ORDER for _number in range(counts[state])]
    won = ngettext("%(won)d of %(count)d demand won", "%(won)d of %(count)d demands won", len(demands)) % {
        "won": counts[State.WON],
        "count": len(demands),
    }
    words = {
        State.ANSWERED: ngettext("%(n)d answered", "%(n)d answered", counts[State.ANSWERED]),
        State.MADE: ngettext("%(n)d open", "%(n)d open", counts[State.MADE]),
        State.REFUSED: ngettext("%(n)d refused", "%(n)d refused", counts[State.REFUSED]),
        State.DROPPED: ngettext("%(n)d dropped", "%(n)d dropped", counts[State.DROPPED]),
    }
    rest = _(", ").join(text % {"n": counts[state]} for state, text in words.items() if counts[state])
    return Tally(marks, won if demands else "", rest)


def timeline_of(
    page: CampaignPage, demands: list[ShownDemand], language: Language | None = None
) -> list[Milestone]:
    """Return what happened and what comes next, the newest first: the ledger, and the other events.

    :param language: of the campaign's page, where that isn't the language of the page that shows it.
    """
    today = timezone.localdate()
    if any(block.value["date"] and block.value["date"] >= today for block in page.events):
        holds_until(next_midnight())
    found = [
        Milestone(
            block.value["date"], Words(block.value["text"], language), next=block.value["date"] >= today
        )
        for block in page.events
        if block.value["date"]
    ]
    found += [
        Milestone(move.date, move.note if move.note.text else demand.text, move, demand)
        for demand in demands
        for move in demand.moves
        if not move.corrected
    ]
    return sorted(found, key=lambda milestone: milestone.date, reverse=True)


def next_of(timeline: list[Milestone]) -> Milestone | None:
    """Return the nearest of what lies ahead."""
    ahead = [milestone for milestone in timeline if milestone.next]
    return ahead[-1] if ahead else None


def acts_of(page: CampaignPage) -> list[Any]:
    """Return the blocks of the calls to action that are not over, the most urgent first."""
    now = timezone.now()
    for block in page.acts:
        if not _over(block.value, now) and (moment := moment_of(block.value)):
            holds_until(moment + MOMENT)
    open_ = [block for block in page.acts if not _over(block.value, now)]
    open_.sort(key=lambda block: (moment_of(block.value) is None, moment_of(block.value) or now))
    return open_


def moment_of(value: Any) -> datetime | None:
    """Return the moment that counts for who wants to take part: the deadline, else the beginning."""
    return value["deadline"] or value["starts"]


def _over(value: Any, now: datetime) -> bool:
    moment = moment_of(value)
    return moment is not None and moment < now


def changes_of(page: CampaignUpdatePage, demands: list[ShownDemand]) -> list[Change]:
    """Return what an update changed, with the state before it."""
    ids = [block.id for block in page.moves]
    found = []
    for demand in demands:
        for number, move in enumerate(demand.moves):
            if move.id in ids:
                earlier = [other for other in demand.moves[:number] if not other.corrected]
                found.append(Change(demand, move, earlier[-1].state if earlier else None))
    return sorted(found, key=lambda change: ids.index(change.move.id))
