"""What a stranger may try, to get at what the newsroom hasn't published: search, short addresses, lists, feeds."""

from collections.abc import Iterator

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils import translation
from wagtail.models import Page

from blog.filters import PATHS, list_path
from blog.models import (
    CampaignPage,
    ListPage,
    NewsIndexPage,
    Person,
    Quote,
    QuoteIndexPage,
    SearchWord,
    Topic,
)
from blog.models.entry import Filter, Section
from blog.search.normaliser import tokens
from blog.search.terms import ENDS
from edition.probes import Answer, Probe, at_slugs, expected
from edition.secrets import Hidden, Secrets

# Under which word of an address a list is narrowed by a thing of a class.
NARROWING: list[tuple[Section, Filter, type]] = [
    (Section.NEWS, Filter.TOPIC, Topic),
    (Section.NEWS, Filter.CAMPAIGN, CampaignPage),
    (Section.QUOTES, Filter.CAMPAIGN, CampaignPage),
    (Section.QUOTES, Filter.SPEAKER, Person),
]
FEEDS = ("feed.atom", "feed.rss", "feed.json")


def of_search(secrets: Secrets) -> Iterator[Probe]:
    """Search for words that only hidden things have, as they are and with a letter missing: no hit, no suggestion."""
    for hidden in secrets.hidden:
        for asked in {asked for word in hidden.words for asked in (word, word[:-1])}:
            answer = Answer.ANY if _may_be_corrected(asked, hidden) else Answer.NOTHING
            with translation.override(hidden.language):
                yield Probe(hidden.kind, f"{reverse('search')}?q={{}}", asked, answer)


def of_short_addresses(secrets: Secrets) -> Iterator[Probe]:
    """Ask for pages by their keys."""
    for hidden in secrets.hidden:
        if isinstance(hidden.instance, Page) and not hidden.instance.live:
            with translation.override(hidden.language):
                address = reverse("short_address", args=[0]).removesuffix("0")
            yield Probe(hidden.kind, f"{address}{{}}", str(hidden.instance.pk), expected(hidden))


def of_texts(secrets: Secrets) -> Iterator[Probe]:
    """Ask for the plain text of pages, and for feeds below them."""
    for hidden in secrets.hidden:
        parent = hidden.instance.get_parent() if isinstance(hidden.instance, Page) else None
        above = parent.get_url() if parent else None
        if above:
            for name in ("text.txt", *FEEDS):
                yield from at_slugs(hidden, f"{above}{{}}/{name}")


def of_lists(secrets: Secrets) -> Iterator[Probe]:
    """Ask for lists and feeds by topics, people and campaigns that are hidden, for people's and for quotes' pages."""
    indexes: dict[tuple[str, str], ListPage] = {
        (model.section, index.locale.language_code): index
        for model in (NewsIndexPage, QuoteIndexPage)
        for index in model.objects.live().select_related("locale")
    }
    for hidden in secrets.hidden:
        for shape in _shapes(hidden, indexes):
            yield from at_slugs(hidden, shape)


def _shapes(hidden: Hidden, indexes: dict[tuple[str, str], ListPage]) -> Iterator[str]:
    for section, filter_, model in NARROWING:
        index = indexes.get((section, hidden.language))
        if index and isinstance(hidden.instance, model):
            listed = list_path(index, filter_, "_").replace("/_/", "/{}/")
            yield from (listed, f"{listed}page/1/", *(f"{listed}{name}" for name in FEEDS))
            yield f"{index.get_url()}?{PATHS[section][filter_]}={{}}"
    if isinstance(hidden.instance, Person):
        with translation.override(hidden.language):
            yield reverse("person", args=["_"]).replace("/_/", "/{}/")
    quotes = indexes.get((Section.QUOTES, hidden.language))
    if quotes and isinstance(hidden.instance, Quote):
        yield f"{quotes.get_url()}{{}}/"


def _may_be_corrected(word: str, hidden: Hidden) -> bool:
    """Say whether the search may take a word for a public one, and rightly show what that finds.

    It shows what other languages have, too, but corrects to words of its own alone.
    """
    public = SearchWord.objects.exclude(form__in=hidden.words)
    alike = [
        Q(language=language, form__startswith=token.stem)
        for language in dict(settings.LANGUAGES)
        for token in tokens(word, language)
    ]
    corrected = [
        Q(language=hidden.language, length__range=(len(token.form) - 1, len(token.form) + 1))
        & (Q(start=token.form[:ENDS]) | Q(ending=token.form[-ENDS:]))
        for token in tokens(word, hidden.language)
    ]
    return any(public.filter(each).exists() for each in (*alike, *corrected))
