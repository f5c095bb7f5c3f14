"""What is filed of each public object: one row per list language, and the lists it stands in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, NamedTuple, cast
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.encoding import iri_to_uri
from django.utils.text import Truncator

from blog.models import (
    CampaignPage,
    CampaignUpdatePage,
    Entry,
    EntryPlace,
    Person,
    PressReleasePage,
    Quote,
    QuoteIndexPage,
)
from blog.models.entry import Filter, Section
from home.chrome import LANGUAGES
from home.models import HomePage, NewsroomSettings

# Statements come before quotes: the campaigns of a quote are those of the statements that carry it.
SECTIONS: dict[type[Any], Section] = {
    PressReleasePage: Section.NEWS,
    CampaignUpdatePage: Section.NEWS,
    CampaignPage: Section.CAMPAIGNS,
    Quote: Section.QUOTES,
    Person: Section.PEOPLE,
}
KINDS = {CampaignUpdatePage: "update", CampaignPage: "campaign", Quote: "quote", Person: "person"}
FALLBACKS = {language.code: language.fallback for language in settings.NEWSROOM_LANGUAGES}


# Where somebody has set an object live by other means than a publication.
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


class Place(NamedTuple):
    """A list in which an object stands, in whatever language."""

    section: Section
    filter: Filter = Filter.NONE
    value: str = ""


@dataclass
class Filed:
    """A row, not saved yet, and its places."""

    entry: Entry
    places: set[Place]


Rows = dict[tuple[str, UUID], Filed]


def rows(model: type[Any], keys: Iterable[UUID] | None = None) -> Rows:
    """Return the rows of one class, by list language and translation key. Queries don't grow with the objects.

    :param keys: translation keys of the objects concerned; None for all.
    """
    objects = model._default_manager.filter(live=True).select_related("locale")
    if keys is not None:
        objects = objects.filter(translation_key__in=list(keys))
    families: dict[UUID, dict[str, Any]] = {}
    for found in objects:
        families.setdefault(found.translation_key, {})[found.locale.language_code] = found
    if not families:
        return {}
    sorter = _Sorter.of(
        SECTIONS[model], [version for family in families.values() for version in family.values()]
    )
    filed: Rows = {}
    for language in _languages():
        for key, family in families.items():
            shown = _version_for(language, family)
            if path := sorter.path(shown):
                filed[language, key] = Filed(_entry(language, shown, path, sorter), sorter.places(shown))
    return filed


@dataclass
class _Sorter:
    """What is looked up once for many objects: addresses, and the objects that they name."""

    section: Section
    zone: ZoneInfo
    topics: dict[int, set[UUID]] = field(default_factory=dict)
    campaigns: dict[int, UUID] = field(default_factory=dict)
    # The key of each quote, and that of its speaker where readers see it.
    quotes: dict[int, tuple[UUID, UUID | None]] = field(default_factory=dict)
    speakers: dict[int, UUID] = field(default_factory=dict)
    # The people that readers of a language see, by translation key and locale; with None where the source is public.
    public: set[tuple[UUID, int | None]] = field(default_factory=set)
    used_in: dict[str, set[UUID]] = field(default_factory=dict)
    quote_lists: dict[int, str] = field(default_factory=dict)

    @classmethod
    def of(cls, section: Section, objects: Sequence[Any]) -> "_Sorter":
        sorter = cls(section, ZoneInfo(NewsroomSettings.load().time_zone))
        match section:
            case Section.NEWS:
                sorter._look_up_statements(objects)
            case Section.QUOTES:
                sorter._look_up_quotes(objects)
        return sorter

    def _look_up_statements(self, statements: Sequence[Any]) -> None:
        model = type(statements[0])
        through = model.topics.through
        page = f"{model._meta.model_name}_id"
        for pk, key in through.objects.filter(**{f"{page}__in": [s.pk for s in statements]}).values_list(
            page, "topic__translation_key"
        ):
            self.topics.setdefault(pk, set()).add(key)
        if model is PressReleasePage:
            named = {statement.campaign_id for statement in statements if statement.campaign_id}
            # Whether a campaign is public or not: nothing shows of it before, and its releases wait for it.
            found = CampaignPage.objects.filter(pk__in=named).values_list("pk", "translation_key")
            keys = dict(found)
            self.campaigns = {s.pk: keys[s.campaign_id] for s in statements if s.campaign_id in keys}
        else:
            above = dict(CampaignPage.objects.values_list("path", "translation_key"))
            self.campaigns = {
                s.pk: above[s.path[: -s.steplen]] for s in statements if s.path[: -s.steplen] in above
            }
        ids = {pk for statement in statements for pk in quote_ids(statement)}
        self.quotes = {
            pk: (key, speaker if live else None)
            for pk, key, speaker, live in Quote.objects.filter(pk__in=ids).values_list(
                "pk", "translation_key", "speaker__translation_key", "live"
            )
        }

    def _look_up_quotes(self, quotes: Sequence[Quote]) -> None:
        speakers = Person.objects.filter(pk__in={quote.speaker_id for quote in quotes})
        self.speakers = dict(speakers.values_list("pk", "translation_key"))
        shown = Person.objects.filter(translation_key__in=self.speakers.values(), live=True)
        self.public = set(shown.values_list("translation_key", "locale_id"))
        sources = shown.filter(translated_from=None).values_list("translation_key", flat=True)
        self.public |= {(key, None) for key in sources}
        used = EntryPlace.objects.filter(
            list__section=Section.NEWS,
            list__filter=Filter.QUOTE,
            list__value__in=[quote.translation_key.hex for quote in quotes],
            entry__campaign__isnull=False,
        )
        for value, campaign in used.values_list("list__value", "entry__campaign").distinct():
            self.used_in.setdefault(value, set()).add(cast(UUID, campaign))
        self.quote_lists = {
            index.locale_id: index.get_url()
            for index in QuoteIndexPage.objects.live().select_related("locale")
        }

    def path(self, shown: Any) -> str:
        """Return where readers find an object; an empty string for what has no address of its own."""
        match shown:
            case Quote():
                index, speaker = self.quote_lists.get(shown.locale_id), self.speakers[shown.speaker_id]
                # Without its speaker a quote is shown nowhere.
                if not index or not self.public & {(speaker, shown.locale_id), (speaker, None)}:
                    return ""
                return iri_to_uri(f"{index}{shown.slug}/")
            case Person():
                with translation.override(shown.locale.language_code):
                    return reverse("person", args=[shown.slug])
        return shown.get_url() or ""

    def places(self, shown: Any) -> set[Place]:
        """Return every list that an object stands in."""
        found = {(Filter.NONE, "")}
        match self.section:
            case Section.NEWS:
                found |= {(Filter.KIND, shown.kind), (Filter.YEAR, str(self.year(shown)))}
                found |= {(Filter.TOPIC, key.hex) for key in self.topics.get(shown.pk, ())}
                if campaign := self.campaigns.get(shown.pk):
                    found.add((Filter.CAMPAIGN, campaign.hex))
                for quote, speaker in self._quotes_of(shown):
                    found.add((Filter.QUOTE, quote.hex))
                    if speaker:
                        found.add((Filter.SPEAKER, speaker.hex))
            case Section.QUOTES:
                found.add((Filter.SPEAKER, self.speakers[shown.speaker_id].hex))
                used_in = self.used_in.get(shown.translation_key.hex, ())
                found |= {(Filter.CAMPAIGN, campaign.hex) for campaign in used_in}
            case Section.CAMPAIGNS:
                found.add((Filter.STATUS, shown.status))
        return {Place(self.section, *narrowed) for narrowed in found}

    def year(self, shown: Any) -> int:
        return shown.published_on.astimezone(self.zone).year

    def campaign(self, shown: Any) -> UUID | None:
        return self.campaigns.get(shown.pk) if self.section == Section.NEWS else None

    def _quotes_of(self, statement: Any) -> list[tuple[UUID, UUID | None]]:
        return [self.quotes[pk] for pk in quote_ids(statement) if pk in self.quotes]


def quote_ids(statement: Any) -> list[int]:
    """Return the keys of the quotes that a page names, read from its blocks without asking for the quotes."""
    streams = [statement.body, *([statement.words_quoted] if hasattr(statement, "words_quoted") else [])]
    return [
        block["value"]
        for stream in streams
        for block in stream.raw_data
        if block["type"] == "quote" and block["value"]
    ]


def _languages() -> list[str]:
    """The languages whose lists are kept: those with a home page, public or not, so that none opens empty."""
    return [
        code for code in HomePage.objects.values_list("locale__language_code", flat=True) if code in LANGUAGES
    ]


def _version_for(language: str, family: dict[str, Any]) -> Any:
    """Choose what a list shows of an object: its own language, its fallbacks, then the source, then any."""
    code: str | None = language
    while code:
        if code in family:
            return family[code]
        code = FALLBACKS.get(code)
    sources = [version for version in family.values() if not version.is_translation]
    return (sources or [family[code] for code in sorted(family)])[0]


def _entry(language: str, shown: Any, path: str, sorter: _Sorter) -> Entry:
    published = _published_on(shown)
    return Entry(
        section=sorter.section,
        kind=KINDS.get(type(shown)) or shown.kind,
        object_id=shown.pk,
        language=language,
        own_language=shown.locale.language_code,
        translation_key=shown.translation_key,
        published_on=published,
        updated_on=getattr(shown, "updated_on", None) or published,
        path=path,
        title=_title_of(shown),
        summary=_summary_of(shown),
        place=getattr(shown, "dateline_place", ""),
        campaign=sorter.campaign(shown),
    )


def _published_on(shown: Any) -> datetime:
    """People have no date that readers see; theirs only puts them in order."""
    return getattr(shown, "published_on", None) or shown.first_published_at or NEVER


def _title_of(shown: Any) -> str:
    match shown:
        case Quote():
            return Truncator(shown.words).chars(255)
        case Person():
            return shown.name
    return shown.title


def _summary_of(shown: Any) -> str:
    match shown:
        case Quote():
            return shown.role
        case Person():
            return shown.role
    return shown.summary
