"""What the cards of public objects say, in each language that they exist in: read from their entries."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db.models import F
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from wagtail.models import Locale, Site

from blog.cards.content import Content
from blog.models import Card, Entry, Quote
from blog.models.entry import Section
from blog.showing import Said, shown_quotes
from home.dates import long_date
from home.language_names import name_of
from home.models import HomePage, NewsroomSettings


@dataclass(frozen=True)
class Subject:
    """A public object in one of its languages, and what its card says."""

    entry: Entry
    content: Content

    def card(self) -> Card:
        """Return its row, unsaved."""
        return Card(
            language=self.entry.language,
            translation_key=self.entry.translation_key,
            section=self.entry.section,
            digest=self.content.digest,
            alt=self.content.alt,
        )


@dataclass(frozen=True)
class Sender:
    """Whose cards these are."""

    names: dict[str, str]
    host: str
    colour: str

    def content(self, language: str, words: str, *, quoted: bool, name: str, details: list[str]) -> Content:
        return Content(
            language=language,
            words=words,
            quoted=quoted,
            name=name,
            details=tuple(details),
            organisation=self.names.get(language, ""),
            host=self.host,
            colour=self.colour,
        )


def subjects(keys: Iterable[UUID]) -> list[Subject]:
    """Return what has a card of these objects, public as it is now. Queries don't grow with the objects.

    :param keys: translation keys.
    """
    entries = Entry.objects.filter(translation_key__in=list(keys), own_language=F("language"))
    with_cards = list(entries.exclude(section=Section.PEOPLE))
    if not with_cards:
        return []
    newsroom = NewsroomSettings.load()
    homes = HomePage.objects.live().values_list("locale__language_code", "title")
    sender = Sender(dict(homes), _host(), newsroom.colour)
    quotes = [entry for entry in with_cards if entry.section == Section.QUOTES]
    others = [entry for entry in with_cards if entry.section != Section.QUOTES]
    with timezone.override(newsroom.zone):
        return [*_titled(others, sender), *_quoted(quotes, sender)]


def _titled(entries: Iterable[Entry], sender: Sender) -> Iterator[Subject]:
    """What statements and campaigns say is all in their entries."""
    for entry in entries:
        with translation.override(entry.language):
            # A goal that no line holds is better left out than cut.
            details = [entry.summary, ""] if entry.section == Section.CAMPAIGNS else _place_and_date(entry)
            kind = str(entry.get_kind_display())
        content = sender.content(entry.language, entry.title, quoted=False, name=kind, details=details)
        yield Subject(entry, content)


def _quoted(entries: Iterable[Entry], sender: Sender) -> Iterator[Subject]:
    by_key = {entry.object_id: entry for entry in entries}
    by_locale: dict[Locale, list[Quote]] = {}
    for quote in Quote.objects.filter(pk__in=by_key, live=True).select_related("locale"):
        by_locale.setdefault(quote.locale, []).append(quote)
    for locale, quotes in by_locale.items():
        language = locale.language_code
        with translation.override(language):
            # Inside: what is shown is remembered for the page.
            shown = shown_quotes([quote.pk for quote in quotes], locale)
            for quote in quotes:
                # A speaker who isn't public is shown nowhere.
                if said := shown.get(quote.pk):
                    details = _role_and_date(quote, said, sender.names.get(language, ""))
                    content = sender.content(
                        language, said.words, quoted=True, name=said.name, details=details
                    )
                    yield Subject(by_key[quote.pk], content)


def _place_and_date(entry: Entry) -> list[str]:
    date = long_date(entry.published_on)
    return [_(", ").join(part for part in (entry.place, date) if part), date]


def _role_and_date(quote: Quote, said: Said, organisation: str) -> list[str]:
    """Return the ways to say who that was and when; the organisation that the card bears anyway is left out."""
    parts = [quote.role, quote.organisation if quote.organisation != organisation else ""]
    who = _(", ").join(part for part in parts if part)
    date = long_date(said.said_on) if said.said_on else ""
    dated = _(", ").join(part for part in (who, date) if part)
    details = [dated, who or date, quote.role]
    spoken = quote.original_language
    if spoken and spoken.split("-")[0] != quote.locale.language_code.split("-")[0]:
        language = name_of(spoken)
        sentence = _("%(text)s. Said in %(language)s") if dated else _("Said in %(language)s")
        details.insert(0, sentence % {"text": dated, "language": language})
    return list(dict.fromkeys(detail for detail in details if detail))


def _host() -> str:
    """Return the address of the site as people say it; nothing while it is at home on one machine only."""
    site = Site.objects.filter(is_default_site=True).first()
    name = site.hostname.removeprefix("www.") if site else ""
    return name if "." in name and not name.replace(".", "").isdigit() else ""
