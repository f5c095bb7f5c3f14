"""What the newsroom shows on the home page."""

from dataclasses import dataclass

from django.db.models import F

from blog import listings
from blog.listings import news
from blog.models import CampaignIndexPage, CampaignPage, Entry, NewsIndexPage, Quote
from blog.models.entry import entries_name
from blog.showing import Said, shown_quotes
from blog.showing_campaigns import Standing, standings_of
from edition.reading import reads
from home.chrome import LANGUAGES
from home.models import HomePage
from home.sections import Section

LATEST = 5
VOICES = 4
ACTIVE = 3


@dataclass(frozen=True)
class Latest:
    lead: Entry
    versions: list[Entry]
    others: list[Entry]
    index: NewsIndexPage | None


@dataclass(frozen=True)
class Campaigns:
    standings: list[Standing]
    index: CampaignIndexPage | None


@dataclass(frozen=True)
class Voices:
    loud: Said
    others: list[Said]


def latest(home: HomePage) -> Section | None:
    """The newest statement large, the four before it beside. Five queries."""
    entries = news(home.locale.language_code).newest(LATEST)
    if not entries:
        return None
    lead, *others = entries
    index = NewsIndexPage.objects.live().child_of(home).first()
    reads(entries_name(lead.translation_key))
    versions = Entry.objects.filter(translation_key=lead.translation_key, language=F("own_language"))
    in_order = sorted(versions, key=lambda version: LANGUAGES.place(version.own_language))
    return Section("blog/front_latest.html", Latest(lead, in_order, others, index))


def campaigns(home: HomePage) -> Section | None:
    """The newest active campaigns, and where each stands."""
    entries = listings.campaigns(home.locale.language_code, CampaignPage.Status.ACTIVE).newest(ACTIVE)
    if not entries:
        return None
    index = CampaignIndexPage.objects.live().child_of(home).first()
    return Section("blog/front_campaigns.html", Campaigns(standings_of(entries, home.locale), index))


def voices(home: HomePage) -> Section | None:
    """The newest words loud, three others small. Four queries."""
    reads("quotes")
    newest = Quote.objects.filter(live=True, translated_from=None).order_by(
        F("said_on").desc(nulls_last=True), "-pk"
    )
    quotes = list(newest[: VOICES * 2])
    shown = shown_quotes([quote.pk for quote in quotes], home.locale)
    said: list[Said] = []
    for quote in quotes:
        words = shown.get(quote.pk)
        # One voice per person: the front page is a choir.
        if words and words.name not in {other.name for other in said}:
            said.append(words)
    if not said:
        return None
    return Section("blog/front_voices.html", Voices(said[0], said[1:VOICES]))
