"""What shows a quote to readers, and what becomes of each when it is withdrawn."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.blocks import StreamValue
from wagtail.models import ReferenceIndex

from blog.editorial.carriers import carriers, names
from blog.editorial.passages import all_text, holding, stand, take_out
from blog.editorial.rules import approved
from blog.models import CampaignPage, CampaignUpdatePage, Card, Entry, Person, PressPage, Quote, StatementPage
from blog.references import CARRIERS
from blog.staff import language_of
from edition.publicity import refusals
from home.chrome import LANGUAGES, Language


class Fate(Enum):
    """What becomes of a page."""

    REWRITTEN = "rewritten"
    TAKEN_BACK = "taken_back"


@dataclass(frozen=True)
class ShownOn:
    """A public page that shows the quote. `lost` are the passages that go with it, `why` stands for one that goes."""

    page: Any
    title: str
    language: Language
    url: str
    lost: list[str]
    fate: Fate
    why: str = ""


@dataclass(frozen=True)
class OwnPage:
    """A page of the quote or of its speaker in the lists of one language, and how many lists and feeds have it."""

    title: str
    language: Language
    url: str
    lists: int


@dataclass(frozen=True)
class Shown:
    """All that shows a quote to readers."""

    pages: list[ShownOn] = field(default_factory=list)
    own: list[OwnPage] = field(default_factory=list)
    people: list[OwnPage] = field(default_factory=list)
    evidence: list[str] = field(default_factory=list)
    cards: int = 0


def what_shows_it(quote: Quote) -> Shown:
    """Return everything public that shows a quote, in every language.

    :param quote: a source.
    """
    return Shown(
        pages=[_shown_on(page, quote) for page in carriers(quote) if page.live],
        own=_entries(quote),
        people=_entries(quote.speaker) if person_goes(quote) else [],
        evidence=[page.title for page in _as_evidence(quote)],
        cards=Card.objects.filter(translation_key=quote.translation_key).count(),
    )


def family(quote: Quote) -> list[Quote]:
    """Return a quote in all its languages, itself included."""
    return list(Quote.objects.filter(translation_key=quote.translation_key).select_related("locale"))


def person_goes(quote: Quote) -> list[Person]:
    """Return the public versions of a speaker of whom nothing else is public: their page goes with the quote.

    It would name somebody who is heard nowhere. Who speaks for the organisation stays on the press page.
    """
    people = list(Person.objects.filter(translation_key=quote.speaker.translation_key))
    others = Quote.objects.filter(speaker__in=people, live=True)
    if others.exclude(translation_key=quote.translation_key).exists():
        return []
    for person in people:
        for reference in ReferenceIndex.get_references_to(person).filter(content_type__model="presspage"):
            if PressPage.objects.filter(pk=reference.object_id, live=True).exists():
                return []
    return [person for person in people if person.live]


def cleaned(page: Any, quote: Quote) -> Any:
    """Take a quote out of this version of a page: its block, the passages with its words, and its name."""
    gone = [
        ((block.id, None)) for block in page.body if block.block_type == "quote" and _is(block.value, quote)
    ]
    gone += [passage.place for passage in _lost(page, quote)]
    take_out(page, gone)
    if hasattr(page, "words_quoted"):
        listed = page.words_quoted
        kept = [(block.block_type, block.value, block.id) for block in listed if not _is(block.value, quote)]
        page.words_quoted = StreamValue(listed.stream_block, kept)
    return page


def _shown_on(page: Any, quote: Quote) -> ShownOn:
    lost = [passage.text for passage in _lost(page, quote)]
    # A row of its own: what is made of it here is not saved.
    rest = cleaned(type(page)._default_manager.get(pk=page.pk), quote)
    why = _why_it_goes(page, rest, quote, bool(lost))
    return ShownOn(
        page=page,
        title=page.title,
        language=language_of(page),
        url=page.get_url() or "",
        lost=lost,
        fate=Fate.TAKEN_BACK if why else Fate.REWRITTEN,
        why=why,
    )


def _why_it_goes(page: Any, rest: Any, quote: Quote, lost: bool) -> str:
    """Return why a page can't stay public without the quote, in a sentence; nothing where it can."""
    text = all_text(rest)
    if any(stand(words, text) for words in _all_words(quote)):
        return _("The words stand where they can’t be taken out, such as the title.")
    in_sentences = any(_is(block.value, quote) for block in getattr(page, "words_quoted", []))
    as_block = any(block.block_type == "quote" and _is(block.value, quote) for block in page.body)
    if in_sentences and not as_block and not lost:
        return _("The words stand in a sentence, but can’t be found in this language.")
    if isinstance(page, StatementPage) and not any(block.block_type == "paragraph" for block in rest.body):
        return _("No paragraph would be left.")
    return next(iter(_others(rest)), "")


def _others(rest: Any) -> list[str]:
    """Return what else stands against saving the rest, such as another quote that is not held any more.

    That it isn't approved does not count: withdrawing approves it.
    """
    return [reason for reason in refusals(rest) if reason != approved(rest, timezone.now())]


def _lost(page: Any, quote: Quote) -> list[Any]:
    found = {passage.place: passage for words in _all_words(quote) for passage in holding(page, words)}
    return list(found.values())


def _all_words(quote: Quote) -> list[str]:
    """Return a quote's words in every language, public and newest: any of them may stand in a text."""
    versions = [version for row in family(quote) for version in (row, row.get_latest_revision_as_object())]
    words = [text for version in versions for text in (version.words, version.original_words)]
    return [text for text in dict.fromkeys(words) if any(letter.isalnum() for letter in text)]


def _is(value: Any, quote: Quote) -> bool:
    return value is not None and value.pk == quote.pk


def _entries(instance: Any) -> list[OwnPage]:
    found = Entry.objects.filter(translation_key=instance.translation_key).order_by("language")
    return [
        OwnPage(entry.title, LANGUAGES[entry.language], entry.path, entry.places.count()) for entry in found
    ]


def _as_evidence(quote: Quote) -> Iterator[Any]:
    """Yield the public campaigns and updates that name a quote as evidence; it shows there no more by itself."""
    for model in (CampaignPage, CampaignUpdatePage):
        keys = ReferenceIndex.get_references_to(quote).filter(content_type__model=model._meta.model_name)
        for page in model._default_manager.filter(
            pk__in=[int(key) for key in keys.values_list("object_id", flat=True)], live=True
        ):
            if isinstance(page, CARRIERS) and not names(page, quote):
                yield page
