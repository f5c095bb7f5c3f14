"""The newsroom's lists: one named query each, cut into pages that a new entry leaves as they are."""

from dataclasses import dataclass

from django.db.models import QuerySet

from blog.models import Entry

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
        near = {self.numbered, 1} | set(range(here - 2, here + 3))
        wanted = sorted((number for number in near if 1 <= number <= self.numbered), reverse=True)
        offered: list[int | None] = []
        for number in wanted:
            if offered and offered[-1] is not None and offered[-1] - number > 1:
                offered.append(None)
            offered.append(number)
        return offered


def news(language: str) -> "QuerySet[Entry]":
    """Return everything that the news list of a language shows, newest first."""
    return Entry.objects.filter(language=language).order_by("-published_on", "-page_id")


def paged(entries: "QuerySet[Entry]", number: int | None) -> ListPage:
    """Cut one page out of a list. Two queries.

    Pages are counted from the oldest, ten entries each, so that a page once full never changes when something new
    comes. The first page has no number and holds the newest 10 to 19.

    Raises:
        NoSuchPage: where the list has no page of that number.
    """
    total = entries.count()
    numbered = max(0, total // PAGE_SIZE - 1)
    if number is None:
        start, end = 0, total - numbered * PAGE_SIZE
    elif 1 <= number <= numbered:
        end = total - (number - 1) * PAGE_SIZE
        start = end - PAGE_SIZE
    else:
        raise NoSuchPage(number)
    return ListPage(list(entries[start:end]), number, numbered, total)
