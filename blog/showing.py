"""What a statement's page shows of the things it refers to: each in the page's language where that is public.

A page names the source's quotes, people and contacts. Readers see the translation if it is live, else the original
words, marked with their language; of what isn't public they see nothing. Queries don't grow with the content.
"""

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass, field
from typing import Any, TypeVar
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail.models import Locale

from blog.models import (
    Boilerplate,
    CampaignPage,
    Entry,
    MediaContact,
    NewsroomSnippet,
    Person,
    PressReleasePage,
    Quote,
    Topic,
)
from blog.models.card import card_of
from blog.models.entry import Section, entries_name, entries_of
from edition.reading import reads, reads_families
from edition.remembering import remembered, remembered_each
from home.chrome import LANGUAGES, Language
from home.dates import long_date
from home.models import Picture
from home.provenance import provenance_of
from home.renditions import pictures, pictures_in, prefetch

S = TypeVar("S", bound=NewsroomSnippet)


@dataclass(frozen=True)
class Original:
    """The words as they were said. `language` is None for a language this newsroom has no name for."""

    words: str
    code: str
    language: Language | None


@dataclass(frozen=True)
class Said:
    """A quote as one page shows it. `language` is set where the words are not in the page's language.

    The paths are of the pages of the quote and of who said it, empty where there is none.
    """

    words: str
    language: Language | None
    name: str
    name_language: Language | None
    role: str
    said_on: Any
    original: Original | None
    picture: Picture | None
    path: str = ""
    speaker_path: str = ""
    # Whether it is a translation of what the original doesn't say any more.
    behind: bool = False

    @property
    def initials(self) -> str:
        return initials(self.name)


def initials(name: str) -> str:
    """Return at most two letters for the round mark beside a name."""
    parts = [part for part in name.replace("-", " ").split() if part[0].isalpha()]
    if not parts or (not name.isascii() and not parts[0][0].isupper()):
        return name[:1]
    return "".join(part[0] for part in parts[:2])


@dataclass
class Shown:
    """All that one page shows of other objects, by the key of the source's row."""

    quotes: dict[int, Said] = field(default_factory=dict)

    def quote(self, quote: Quote | None) -> Said | None:
        return self.quotes.get(quote.pk) if quote else None


def localised(model: type[S], keys: Iterable[int], locale: Locale, draft: bool = False) -> dict[int, S]:
    """Choose for each of these objects the version that readers of a language see. One query.

    :param keys: primary keys of sources, as pages refer to them.
    :param draft: for previews: the newest words, public or not.
    :returns: by key, in the order of the keys, the live translation or the live source; what has neither is left out.
    """
    return remembered_each(
        ("localised", model, locale.pk, draft), keys, lambda keys: _localised(model, keys, locale, draft)
    )


def _localised(model: type[S], wanted: list[int], locale: Locale, draft: bool) -> dict[int, S]:
    families: dict[int, list[S]] = remembered_each(
        ("families", model), wanted, lambda keys: _families(model, keys)
    )
    chosen: dict[int, S] = {}
    for key, family in families.items():
        versions = [version for version in family if version.live or draft]
        best = next(
            (version for version in versions if version.locale_id == locale.pk),
            next((version for version in versions if version.pk == key), None),
        )
        if best:
            # A copy, for another language is told something else of the same row.
            shown = best.get_latest_revision_as_object() if draft else copy(best)
            shown.foreign = LANGUAGES[shown.locale.language_code] if shown.locale_id != locale.pk else None
            shown.origin = _origin(shown, versions)
            chosen[key] = shown
    return chosen


def _families(model: type[S], keys: list[int]) -> dict[int, list[S]]:
    """Return all versions of each of these objects, by its key."""
    family = model._default_manager.filter(
        translation_key__in=model._default_manager.filter(pk__in=keys).values("translation_key")
    ).select_related("locale", *(["speaker"] if model is Quote else []))
    found: dict[UUID, list[S]] = {}
    for version in family:
        found.setdefault(version.translation_key, []).append(version)
    reads_families(found)
    return {version.pk: found[version.translation_key] for version in family if version.pk in keys}


def _origin(shown: S, versions: list[S]) -> S | None:
    """Return what a translation was made from, where that can be shown."""
    return next((version for version in versions if version.locale_id == shown.translated_from_id), None)


def shown_quotes(keys: Iterable[int], locale: Locale, draft: bool = False) -> dict[int, Said]:
    """Return what a page in this language shows of quotes, by their keys. Four queries, five with pictures."""
    return remembered_each(
        ("said", locale.pk, draft),
        keys,
        lambda keys: _shown_quotes(keys, locale, draft),
    )


def _shown_quotes(keys: list[int], locale: Locale, draft: bool) -> dict[int, Said]:
    found = localised(Quote, keys, locale, draft)
    speakers = localised(Person, {quote.speaker_id for quote in found.values()}, locale, draft)
    faces = pictures(person.picture_id for person in speakers.values())
    shown = [*found.values(), *speakers.values()]
    entries = entries_of({snippet.translation_key for snippet in shown}, locale.language_code)
    paths = {key: entry.path for key, entry in entries.items()}
    return {
        key: _said(quote, speakers[quote.speaker_id], faces, locale, paths)
        for key, quote in found.items()
        if quote.speaker_id in speakers
    }


def statement_context(request: HttpRequest, page: Any) -> dict[str, Any]:
    """Return what the template of any statement needs beside the page. `request.is_preview` shows drafts too."""
    draft = getattr(request, "is_preview", False)
    locale = page.locale
    contacts = localised(MediaContact, chosen(page.contacts), locale, draft)
    topics = localised(Topic, [topic.pk for topic in page.topics.all()], locale, draft)
    blocks = list(page.body)
    quotes = [block.value.pk for block in blocks if block.block_type == "quote" and block.value]
    if key := getattr(page, "lead_image_id", None):
        page.lead_image = pictures([key]).get(key)
    prefetch(pictures_in(blocks))
    # A page that is previewed before it is saved has none yet.
    short = request.build_absolute_uri(reverse("short_address", args=[page.pk])) if page.pk else ""
    return {
        "shown": Shown(shown_quotes(quotes, locale, draft)),
        "blocks": blocks,
        "source_language": page.source_language,
        "short_address": short,
        "short_address_shown": short.partition("://")[2],
        "card": card_of(page.translation_key, locale.language_code),
        "contacts": list(contacts.values()),
        "topics": sorted(topics.values(), key=lambda topic: topic.name),
        "act": next((block for block in blocks if block.block_type == "act"), None),
    }


def release_context(request: HttpRequest, page: PressReleasePage) -> dict[str, Any]:
    """Return what the template of a press release needs: a statement's, its dateline, boilerplate and campaign."""
    draft = getattr(request, "is_preview", False)
    context = statement_context(request, page)
    named = [page.boilerplate_id] if page.boilerplate_id else []
    boilerplates = localised(Boilerplate, named, page.locale, draft)
    opening, rest = run_in(dateline(page), context["blocks"])
    return context | {
        "dateline": dateline(page),
        "opening": opening,
        "blocks": rest,
        "boilerplate": next(iter(boilerplates.values()), None),
        "campaign": remembered(
            ("campaign", page.campaign_id, page.locale_id), lambda: campaign_entry(page.campaign, page.locale)
        ),
    }


def chosen(references: Any) -> list[int]:
    """Return the keys of what a stream of references names, in its order. No query."""
    return [block["value"] for block in references.get_prep_value() if block["value"]]


def campaign_entry(campaign: CampaignPage | None, locale: Locale) -> Entry | None:
    """Return how a language's lists have a campaign; None for one that isn't public. One query."""
    if campaign is None:
        return None
    reads(entries_name(campaign.translation_key))
    return Entry.objects.filter(
        language=locale.language_code, section=Section.CAMPAIGNS, translation_key=campaign.translation_key
    ).first()


def dateline(page: PressReleasePage) -> str:
    """Return place and date as a newspaper opens with them, or an empty string."""
    date = long_date(page.dateline_date) if page.dateline_date else ""
    if page.dateline_place and date:
        return _("%(place)s, %(date)s.") % {"place": page.dateline_place, "date": date}
    return _("%(text)s.") % {"text": page.dateline_place or date} if page.dateline_place or date else ""


def run_in(opening: str, blocks: list[Any]) -> tuple[SafeString, list[Any]]:
    """Put the dateline before the first words of the first paragraph.

    :returns: that paragraph's markup, and the blocks that are left; empty markup where no paragraph comes first.
    """
    if not opening or not blocks or blocks[0].block_type != "paragraph":
        return SafeString(""), blocks
    tag, closing, rest = blocks[0].render().partition(">")
    if not tag.lstrip().startswith("<p"):
        return SafeString(""), blocks
    # What Wagtail renders of a paragraph is clean already; only the dateline is escaped here.
    before, after = SafeString(tag + closing), SafeString(rest)
    return format_html("{}<b>{}</b> {}", before, opening, after), blocks[1:]


def said_by(quote: Quote) -> Said:
    """Return a quote as a page in its own language would show it, public or not: for previews."""
    picture = quote.speaker.picture
    return _said(quote, quote.speaker, {picture.pk: picture} if picture else {}, quote.locale, {})


def _original(quote: Quote, locale: Locale) -> Original | None:
    """Return the words as they were said: written beside the quote, else its source's where those are the original."""
    if quote.original_words:
        words, code = quote.original_words, quote.original_language
    elif quote.origin and quote.original_language in ("", quote.origin.locale.language_code):
        words, code = quote.origin.words, quote.origin.locale.language_code
    else:
        return None
    return Original(words, code, LANGUAGES.get(code)) if code != locale.language_code else None


def _is_behind(quote: Quote) -> bool:
    provenance = provenance_of(quote) if quote.origin else None
    return provenance is not None and provenance.is_behind(quote.origin)


def _said(
    quote: Quote, speaker: Person, faces: dict[int, Picture], locale: Locale, paths: dict[UUID, str]
) -> Said:
    foreign = quote.locale_id != locale.pk
    return Said(
        words=quote.words,
        language=LANGUAGES[quote.locale.language_code] if foreign else None,
        name=speaker.name,
        name_language=LANGUAGES[speaker.locale.language_code] if speaker.locale_id != locale.pk else None,
        role=_(", ").join(part for part in (quote.role, quote.organisation) if part),
        said_on=quote.said_on,
        original=_original(quote, locale),
        picture=faces.get(speaker.picture_id) if speaker.picture_id else None,
        path=paths.get(quote.translation_key, ""),
        speaker_path=paths.get(speaker.translation_key, ""),
        behind=_is_behind(quote),
    )
