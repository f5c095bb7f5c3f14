"""The matrix: a row for each source, a column for each language, and in a cell where that translation stands.

All of it is read from the rows that blog.translation.tally keeps.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef, Q, QuerySet, TextChoices
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from blog.models import (
    Boilerplate,
    CampaignPage,
    CampaignUpdatePage,
    ListPage,
    MediaContact,
    Person,
    PressPage,
    PressReleasePage,
    Quote,
    Topic,
)
from blog.translation.models import Source, Translation
from blog.translation.models.translation import state_of
from blog.translation.signs import NOT_ASKED_FOR, SIGNS, Sign
from blog.translation.state import State
from home.chrome import LANGUAGES, Language
from home.models import HomePage, InformationPage, NewsroomLanguage


class Standing(NamedTuple):
    """What a cell reads of a Translation: many of these are made at once, and none of its whole texts."""

    pk: int
    content_type_id: int
    object_id: str
    locale_id: int
    source_id: int
    words_left: int
    live: bool
    texts_changed: int
    texts_unreviewed: int
    texts_missing: int

    @property
    def state(self) -> State:
        return state_of(self)


class Show(TextChoices):
    """What the matrix shows; statements, where nothing is chosen."""

    WAITS = "waits", _("What waits")
    CAMPAIGNS = "campaigns", _("Campaigns")
    QUOTES = "quotes", _("Quotes")
    PAGES = "pages", _("Home, information pages and lists")
    REST = "rest", _("People, topics, contacts and boilerplate")


STATEMENTS: list[type[Any]] = [PressReleasePage, CampaignUpdatePage]
KINDS: dict[Show, list[type[Any]]] = {
    Show.CAMPAIGNS: [CampaignPage],
    Show.QUOTES: [Quote],
    Show.PAGES: [HomePage, InformationPage, PressPage, *ListPage.__subclasses__()],
    Show.REST: [Person, Topic, MediaContact, Boilerplate],
}


@dataclass(frozen=True)
class Column:
    """A language that the newsroom works in."""

    locale_id: int
    language: Language


class Cell(NamedTuple):
    """One source in one language: the source itself, a translation, or nothing yet."""

    source: Source
    column: Column
    row: Standing | None = None

    @property
    def is_source(self) -> bool:
        return self.source.locale_id == self.column.locale_id

    @property
    def sign(self) -> Sign:
        return SIGNS[self.row.state] if self.row else NOT_ASKED_FOR

    @property
    def words(self) -> int:
        """The words of the source, or those that are still to do."""
        return self.row.words_left if self.row else self.source.words

    @property
    def waits(self) -> bool:
        return self.row is not None and self.sign.name != "fresh"


def columns() -> list[Column]:
    """Return the languages that are open, or hidden while staff prepare them, in the order of the settings."""
    kept = Locale.objects.filter(newsroom_language__isnull=False).exclude(
        newsroom_language__state=NewsroomLanguage.State.RETIRED
    )
    found = sorted(kept, key=lambda locale: LANGUAGES.place(locale.language_code))
    return [Column(locale.pk, LANGUAGES[locale.language_code]) for locale in found]


def sources() -> QuerySet[Source]:
    """Return all rows of the matrix: what isn't public yet, then what is, the newest first."""
    return Source.objects.order_by("live", "-dated", "-pk")


def shown(show: str) -> Q:
    """Return the condition of a choice of Show, or of being a statement."""
    if show == Show.WAITS:
        waiting = Translation.objects.filter(source=OuterRef("pk"), words_left__gt=0)
        return Q(Exists(waiting.exclude(locale__newsroom_language__state=NewsroomLanguage.State.RETIRED)))
    models = KINDS[Show(show)] if show else STATEMENTS
    return Q(content_type__in=[found.pk for found in ContentType.objects.get_for_models(*models).values()])


def campaigns() -> list[tuple[str, str]]:
    """Return the campaigns as choices: key and title, the newest first."""
    kind = ContentType.objects.get_for_model(CampaignPage)
    found = Source.objects.filter(content_type=kind).order_by("-dated", "-pk")
    return [(str(key), title) for key, title in found.values_list("translation_key", "title")]


def fill(found: QuerySet[Source], wanted: Iterable[Column]) -> None:
    """Give each of these sources its `language`, and `cells` by the key of the locale. Two queries beside their own."""
    codes = dict(Locale.objects.values_list("pk", "language_code"))
    rows: dict[int, dict[int, Standing]] = defaultdict(dict)
    of_these = Translation.objects.filter(source__in=found.values("pk"))
    for row in map(Standing._make, of_these.values_list(*Standing._fields)):
        rows[row.source_id][row.locale_id] = row
    for source in found:
        here: Any = source
        here.language = LANGUAGES[codes[source.locale_id]]
        here.cells = {
            column.locale_id: Cell(source, column, rows[source.pk].get(column.locale_id)) for column in wanted
        }
