"""What is searched of each public object: its texts in reading order, in its own language, and where it stands.

Only what an Entry row shows is searched, and of that the live row: never a draft, nor a draft edit of something live.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice
from typing import Any
from uuid import UUID

from django.db.models import F
from wagtail.models import Locale
from wagtail.rich_text import get_text_for_indexing

from blog.filing import SECTIONS
from blog.models import Entry, EntryPlace, Quote, SearchDocument
from blog.models.entry import Filter, Section
from blog.references import quotes_of
from blog.showing import Said, shown_quotes
from blog.translation.segments import segments

BATCH = 200

# What stays comes before what was news of a day, where both have the words in their titles.
STANDING = {Section.CAMPAIGNS, Section.PEOPLE}

MODELS: dict[Section, list[type[Any]]] = {
    section: [model for model, its in SECTIONS.items() if its == section] for section in Section
}


def documents(keys: Iterable[UUID] | None = None) -> Iterator[SearchDocument]:
    """Return the documents that there should be, not saved, in batches' order.

    :param keys: translation keys of the objects concerned; None for all.
    """
    entries = Entry.objects.filter(own_language=F("language")).order_by("language", "section", "pk")
    if keys is not None:
        entries = entries.filter(translation_key__in=list(keys))
    for (language, section), group in groupby(
        entries.iterator(chunk_size=BATCH), lambda entry: (entry.language, entry.section)
    ):
        while some := list(islice(group, BATCH)):
            yield from _documents(language, Section(section), some)


def place(entry: Entry) -> int:
    """Return the place of an entry's document among all: a higher one comes first, and no two have the same.

    From the top: whether it stays (1 bit), seconds since 1970 (33), section (2), key of the object (26).
    """
    section = Section(entry.section)
    seconds = max(0, int(entry.published_on.timestamp()))
    standing = int(section in STANDING)
    return ((standing << 33 | seconds) << 2 | list(Section).index(section)) << 26 | entry.object_id


def campaign_filter(key: UUID) -> str:
    """Return the filter value of what belongs to a campaign, by its translation key."""
    return f"{Filter.CAMPAIGN}-{key.hex}"


def _documents(language: str, section: Section, entries: Sequence[Entry]) -> Iterator[SearchDocument]:
    """Return the documents of some entries of one language and section. Queries don't grow with them."""
    locale = Locale.objects.get(language_code=language)
    objects = _objects(section, [entry.object_id for entry in entries])
    campaigns = _campaigns(entries)
    said = _said(section, objects.values(), locale)
    for entry in entries:
        if shown := objects.get(entry.object_id):
            title, lines = _texts(shown, said)
            yield SearchDocument(
                id=place(entry),
                language=language,
                translation_key=entry.translation_key,
                title=title,
                text="\n".join(lines),
                filters=[entry.section, entry.kind, *campaigns.get(entry.pk, [])],
            )


def _objects(section: Section, keys: Sequence[int]) -> dict[int, Any]:
    found = (
        model._default_manager.filter(pk__in=keys, live=True).select_related("locale")
        for model in MODELS[section]
    )
    return {instance.pk: instance for instances in found for instance in instances}


def _campaigns(entries: Sequence[Entry]) -> dict[int, list[str]]:
    """Return the filter values of the campaigns that entries belong to; a campaign belongs to itself."""
    found = {
        entry.pk: [campaign_filter(entry.translation_key)]
        for entry in entries
        if entry.section == Section.CAMPAIGNS
    }
    places = EntryPlace.objects.filter(
        entry__in=[entry.pk for entry in entries], list__filter=Filter.CAMPAIGN
    )
    for pk, value in places.order_by("list__value").values_list("entry_id", "list__value").distinct():
        found.setdefault(pk, []).append(campaign_filter(UUID(value)))
    return found


def _said(section: Section, objects: Iterable[Any], locale: Locale) -> dict[int, Said]:
    if section == Section.QUOTES:
        return shown_quotes([quote.pk for quote in objects], locale)
    if section == Section.NEWS:
        return shown_quotes([quote.pk for statement in objects for quote in quotes_of(statement)], locale)
    return {}


def _texts(shown: Any, said: dict[int, Said]) -> tuple[str, list[str]]:
    """Return what weighs more, and all other texts in reading order."""
    texts = {segment.path: _plain(segment.text, segment.kind) for segment in segments(shown)}
    if isinstance(shown, Quote):
        name = said[shown.pk].name if shown.pk in said else ""
        return name, list(texts.values())
    title = texts.pop("title", "") or texts.pop("name", "")
    lines = [text for text in texts.values() if not text.startswith(("https://", "http://", "mailto:"))]
    if SECTIONS[type(shown)] == Section.NEWS:
        for quote in quotes_of(shown):
            if words := said.get(quote.pk):
                lines += [words.words, f"{words.name}\n{words.role}"]
    return title, lines


def _plain(text: str, kind: str) -> str:
    return get_text_for_indexing(text) if kind == "rich" else text
