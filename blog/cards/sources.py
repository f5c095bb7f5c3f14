"""What the cards of public objects say: read from the objects, in each language that they exist in."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from wagtail.models import Locale, Site

from blog.cards.content import Content
from blog.entries import STATEMENT_CLASSES
from blog.models import Quote
from blog.models.statement import StatementPage
from blog.showing import Said, shown_quotes
from home.dates import long_date
from home.language_names import name_of
from home.models import HomePage, NewsroomSettings

Keys = Iterable[UUID] | None


@dataclass(frozen=True)
class Subject:
    """A public object in one language, and what its card says."""

    language: str
    translation_key: UUID
    section: str
    content: Content


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


def subjects(keys: Keys) -> list[Subject]:
    """Return all that has a card, public as it is now.

    :param keys: translation keys of the objects concerned; None for all.
    """
    newsroom = NewsroomSettings.load()
    homes = HomePage.objects.live().values_list("locale__language_code", "title")
    sender = Sender(dict(homes), _host(), newsroom.colour)
    with timezone.override(newsroom.zone):
        return [subject for source in SOURCES for subject in source(sender, keys)]


def _statements(sender: Sender, keys: Keys) -> Iterator[Subject]:
    for model in STATEMENT_CLASSES:
        live = _of(model.objects.live().select_related("locale").defer("body"), keys)
        for statement in live:
            language = statement.locale.language_code
            with translation.override(language):
                content = sender.content(
                    language,
                    statement.title,
                    quoted=False,
                    name=str(statement.get_kind_display()),
                    details=_place_and_date(statement),
                )
            yield Subject(language, statement.translation_key, "news", content)


def _quotes(sender: Sender, keys: Keys) -> Iterator[Subject]:
    quotes = list(_of(Quote.objects.filter(live=True).select_related("locale"), keys))
    by_locale: dict[Locale, list[Quote]] = {}
    for quote in quotes:
        by_locale.setdefault(quote.locale, []).append(quote)
    for locale, spoken in by_locale.items():
        language = locale.language_code
        shown = shown_quotes(spoken, locale)
        with translation.override(language):
            for quote in spoken:
                # A speaker who isn't public is shown nowhere.
                if said := shown.get(quote.pk):
                    details = _role_and_date(quote, said, sender.names.get(language, ""))
                    content = sender.content(
                        language, said.words, quoted=True, name=said.name, details=details
                    )
                    yield Subject(language, quote.translation_key, "quotes", content)


SOURCES: list[Callable[[Sender, Keys], Iterator[Subject]]] = [_statements, _quotes]


def _of(objects: "QuerySet[Any]", keys: Keys) -> "QuerySet[Any]":
    return objects if keys is None else objects.filter(translation_key__in=list(keys))


def _place_and_date(statement: StatementPage) -> list[str]:
    day = getattr(statement, "dateline_date", None) or statement.published_on
    date = long_date(day) if day else ""
    place = getattr(statement, "dateline_place", "")
    return [_(", ").join(part for part in (place, date) if part), date]


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
