"""The newsroom's lists: one name each, cut into pages that a new entry leaves as they are."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from blog.models import Entry, EntryList, EntryPlace
from blog.models.entry import Filter, Section
from edition.reading import reads
from edition.remembering import remembered

PAGE_SIZE = 10


class NoSuchPage(LookupError):
    """A list has no page of that number."""


@dataclass(frozen=True)
class ListPage:
    """One page of a list. `number` is None on the first, which has the newest entries and no number."""

    entries: list[Entry]
    number: int | None
    numbered: int
    total: int

    @property
    def newer(self) -> int | None:
        """The number of the page with newer entries; 0 means the first page, None that there is none."""
        if self.number is None:
            return None
        return 0 if self.number == self.numbered else self.number + 1

    @property
    def older(self) -> int | None:
        older = self.numbered if self.number is None else self.number - 1
        return older or None

    @property
    def numbers(self) -> list[int | None]:
        """The page numbers to offer, highest first: the ends and the neighbours, None for what is left out."""
        here = self.number or self.numbered + 1
        # On a numbered page the highest number would change with every tenth entry.
        near = {1, *range(here - 2, here + 3), *([] if self.number else [self.numbered])}
        wanted = sorted((number for number in near if 1 <= number <= self.numbered), reverse=True)
        offered: list[int | None] = []
        for number in wanted:
            if offered and offered[-1] is not None and offered[-1] - number > 1:
                offered.append(None)
            offered.append(number)
        return offered


@dataclass(frozen=True)
class Listing:
    """A list that page, feed and sitemap share: everything of a section in one language, or what a filter leaves."""

    language: str
    section: Section
    filter: Filter = Filter.NONE
    value: str = ""

    @property
    def name(self) -> str:
        """What the edition knows the list by; its numbered pages have names of their own: see `name_of_page`."""
        return f"list:{self.language}:{self.section}:{self.filter}:{self.value}"

    def name_of_page(self, number: int) -> str:
        return f"{self.name}#{number}"

    def page(self, number: int | None = None) -> ListPage:
        """Cut one page out of the list. Two queries, whatever its length.

        Pages are counted from the oldest, ten entries each, so that a page once full never changes when something
        new comes. The first page has no number and holds the newest 10 to 19.

        Raises:
            NoSuchPage: where the list has no page of that number.
        """
        reads(self.name if number is None else self.name_of_page(number))
        stored = self._stored()
        total = stored.total if stored else 0
        numbered = numbered_pages(total)
        if number is None:
            start, end = 0, total - numbered * PAGE_SIZE
        elif 1 <= number <= numbered:
            end = total - (number - 1) * PAGE_SIZE
            start = end - PAGE_SIZE
        else:
            raise NoSuchPage(number)
        return ListPage(self._cut(stored, start, end), number, numbered, total)

    def newest(self, count: int, own: bool = False) -> list[Entry]:
        """Return the newest entries. Two queries.

        :param own: only what exists in this very language, as feeds have it.
        """
        reads(self.name)
        return self._cut(self._stored(), 0, count, own)

    def total(self) -> int:
        """Return how many entries there are. One query."""
        reads(self.name)
        stored = self._stored()
        return stored.total if stored else 0

    def _stored(self) -> EntryList | None:
        key = (self.section, self.filter, self.value)
        return remembered(("list", *key), lambda: _in_each_language(*key)).get(self.language)

    def _cut(self, stored: EntryList | None, start: int, end: int, own: bool = False) -> list[Entry]:
        if stored is None:
            return []
        return list(remembered((self, start, end, own), lambda: self._read(stored, start, end, own)))

    def _read(self, stored: EntryList, start: int, end: int, own: bool) -> list[Entry]:
        places = EntryPlace.objects.filter(list=stored, **({"own": True} if own else {}))
        # Only the index is read on the way to a page far down, and rows for that page alone; in one query, because
        # whoever publishes between two gives the rows other keys.
        keys = places.order_by("-published_on", "-object_id").values("entry_id")[start:end]
        return list(Entry.objects.filter(pk__in=keys).order_by("-published_on", "-object_id"))


def numbered_pages(total: int) -> int:
    """Return how many pages of a list have a number."""
    return max(0, total // PAGE_SIZE - 1)


def _in_each_language(section: Section, filter_: Filter, value: str) -> dict[str, EntryList]:
    found = EntryList.objects.filter(section=section, filter=filter_, value=value)
    return {stored.language: stored for stored in found}


def news(language: str) -> Listing:
    """Every statement."""
    return Listing(language, Section.NEWS)


def news_of_campaign(language: str, campaign: UUID) -> Listing:
    return Listing(language, Section.NEWS, Filter.CAMPAIGN, campaign.hex)


def news_quoting(language: str, person: UUID) -> Listing:
    """The statements in which somebody speaks."""
    return Listing(language, Section.NEWS, Filter.SPEAKER, person.hex)


def news_with_quote(language: str, quote: UUID) -> Listing:
    """The statements in which a quote was used."""
    return Listing(language, Section.NEWS, Filter.QUOTE, quote.hex)


def campaigns(language: str, status: str = "") -> Listing:
    """Every campaign, or those of a status."""
    return Listing(language, Section.CAMPAIGNS, Filter.STATUS if status else Filter.NONE, status)


def quotes(language: str) -> Listing:
    return Listing(language, Section.QUOTES)


def quotes_by(language: str, person: UUID) -> Listing:
    return Listing(language, Section.QUOTES, Filter.SPEAKER, person.hex)


def quotes_of_campaign(language: str, campaign: UUID) -> Listing:
    """The quotes that statements of a campaign carry."""
    return Listing(language, Section.QUOTES, Filter.CAMPAIGN, campaign.hex)


def lists_of(language: str, section: Section) -> "QuerySet[EntryList]":
    """Return every list of a section that has entries, the filters with their values and totals."""
    return EntryList.objects.filter(language=language, section=section)
