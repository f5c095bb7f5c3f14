"""The demo's people, contacts, topics, boilerplate and quotes."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from wagtail.models import Locale

from blog.demo.staff import Staff, fill
from blog.demo.words import Piece, Words, listed
from blog.editorial.holding import not_held
from blog.models import Boilerplate, MediaContact, NewsroomSnippet, Person, Quote, Topic
from blog.references import references
from blog.translation.record import missing_texts
from blog.translation.start import start
from home.models import SitePage

# Speakers come before what they said.
KINDS: dict[str, type[NewsroomSnippet]] = {
    "people": Person,
    "contacts": MediaContact,
    "topics": Topic,
    "boilerplate": Boilerplate,
    "quotes": Quote,
}


@dataclass(frozen=True)
class Shelf:
    """The primary keys of the snippets' sources by kind and name; the words of each by translation key."""

    sources: dict[str, dict[str, int]] = field(default_factory=lambda: {kind: {} for kind in KINDS})
    words: dict[UUID, dict[str, Words]] = field(default_factory=dict)


def write_snippets(staff: Staff) -> Shelf:
    """Save every snippet as a draft in the language it was first written in."""
    shelf = Shelf()
    for kind, model in KINDS.items():
        for piece in listed(kind):
            words = {code: _fields(table) for code, table in piece.words.items()}
            snippet = model(
                locale=Locale.objects.get(language_code=piece.source),
                **_shared(piece, shelf, staff),
                **words[piece.source],
            )
            snippet.save()
            snippet.save_revision(user=staff.writer)
            shelf.sources[kind][piece.key] = snippet.pk
            shelf.words[snippet.translation_key] = words
    return shelf


def bring_along(page: SitePage, shelf: Shelf, staff: Staff) -> None:
    """Translate what a page shows into its language, where nobody has; publishing it publishes these."""
    for source in references(page):
        _translate(source, page.locale, shelf, staff)


def put_out_the_rest(shelf: Shelf, staff: Staff) -> None:
    """Publish, in each language that has words for it, what no statement brought along."""
    locales = {locale.language_code: locale for locale in Locale.objects.all()}
    for model in KINDS.values():
        for source in model._default_manager.filter(translated_from=None, live=False):
            if not not_held(source):
                staff.put_out(source)
        for source in model._default_manager.filter(translated_from=None, live=True):
            for code in shelf.words[source.translation_key]:
                version = _translate(source, locales[code], shelf, staff)
                if not version.live:
                    staff.put_out(version)


def _translate(source: NewsroomSnippet, locale: Locale, shelf: Shelf, staff: Staff) -> NewsroomSnippet:
    """Return a snippet's version in a language, written if nobody has. Its source goes public first."""
    translator = staff.translator(locale)
    version = source.version(locale.pk) or _start(source, locale, staff)
    if not version.live and missing_texts(version.get_latest_revision_as_object()):
        return fill(version, shelf.words[source.translation_key][locale.language_code], translator)
    return version


def _start(source: NewsroomSnippet, locale: Locale, staff: Staff) -> NewsroomSnippet:
    if not source.live:
        staff.put_out(source)
    return start(source, [locale], staff.translator(locale))[0]


def _shared(piece: Piece, shelf: Shelf, staff: Staff) -> dict[str, Any]:
    # How a quote is held is no field of it: see blog.demo.holds.
    fields = {name: value for name, value in piece.shared.items() if name != "held"}
    if speaker := fields.pop("speaker", None):
        fields["speaker_id"] = shelf.sources["people"][speaker]
    if account := fields.pop("account", None):
        fields["account"] = staff.account(account)
    return fields


def _fields(words: Words) -> Words:
    return {"role" if name == "role_now" else name: text for name, text in words.items()}
