"""The people, quotes, contacts and boilerplates that a text names: found again by their words, or made as drafts."""

from collections.abc import Iterable
from typing import Any, TypeVar

from django.db.models import Q
from wagtail.models import Locale, ModelLogEntry, ReferenceIndex

from blog.importing.statement import Contact, Statement
from blog.importing.statement import Quote as RecognisedQuote
from blog.ledger import Move, read_demands, read_moves
from blog.models import (
    Boilerplate,
    CampaignPage,
    CampaignUpdatePage,
    MediaContact,
    NewsroomSnippet,
    Person,
    PressPage,
    Quote,
)
from blog.references import CARRIERS, references
from home.models import User

S = TypeVar("S", bound=NewsroomSnippet)

_Key = tuple[type, int]
_MADE = (Person, Quote, MediaContact, Boilerplate)  # what an import makes


def person_for(
    name: str, locale: Locale, user: User | None, role: str = "", organisation: str = ""
) -> Person:
    """Find somebody by name, whatever the capitals and spaces, or make them."""
    known = people_named([name], locale.language_code)[name]
    return (
        known[0]
        if known
        else _saved(Person(name=name, role=role, organisation=organisation, locale=locale), user)
    )


def people_named(names: Iterable[str], language: str) -> dict[str, list[Person]]:
    """Return for each name the people who bear it in their own language or in this one, whatever the capitals.

    Drafts are among them; those who are public come first. Each is returned as in their own language.
    """
    names = list(names)
    bearers: dict[str, dict[int, Person]] = {_plain(name): {} for name in names}
    known = Person.objects.filter(Q(translated_from=None) | Q(locale__language_code=language))
    for person in known.order_by("-live", "pk"):
        if (bears := bearers.get(_plain(person.name))) is not None:
            bears.setdefault(person.source().pk, person.source())
    return {name: list(bearers[_plain(name)].values()) for name in names}


def quote_for(said: RecognisedQuote, statement: Statement, locale: Locale, user: User | None) -> Quote:
    """Find these very words of this person, or make their quote."""
    speaker = person_for(said.speaker, locale, user, said.role, said.organisation)
    found = Quote.objects.filter(
        speaker=speaker, words=said.words, translated_from=None, locale=locale
    ).first()
    if found:
        return found
    quote = Quote(
        speaker=speaker,
        words=said.words,
        role=said.role[:500],
        organisation=said.organisation[:500],
        said_on=statement.dateline_date,
        locale=locale,
    )
    return _saved(quote, user)


def contact_for(contact: Contact, locale: Locale, user: User | None) -> MediaContact:
    found = MediaContact.objects.filter(
        name__iexact=contact.name, phone=contact.phone, email__iexact=contact.email, translated_from=None
    ).first()
    if found:
        return found
    role = ", ".join(part for part in (contact.role, contact.organisation) if part)
    name = contact.name or contact.email or contact.phone
    return _saved(
        MediaContact(
            name=name, role=role[:500], phone=contact.phone[:60], email=contact.email, locale=locale
        ),
        user,
    )


def boilerplate_for(statement: Statement, locale: Locale, user: User | None) -> Boilerplate | None:
    if not statement.boilerplate:
        return None
    found = Boilerplate.objects.filter(
        text=statement.boilerplate, translated_from=None, locale=locale
    ).first()
    title = statement.boilerplate_title or statement.boilerplate[:60]
    return found or _saved(Boilerplate(title=title[:200], text=statement.boilerplate, locale=locale), user)


def forget_unused(before: Iterable[NewsroomSnippet], after: Iterable[NewsroomSnippet]) -> None:
    """Delete drafts that an import made and a renewed text left behind, with their translations.

    What was ever public, is used anywhere else, or was in somebody's hands in the editor stays.

    :param before: what the text referred to, each after those that it refers to itself.
    :param after: what it refers to now.
    """
    kept = {_key(snippet) for snippet in after}
    left = [snippet for snippet in before if isinstance(snippet, _MADE) and _key(snippet) not in kept]
    shown: dict[_Key, set[_Key]] | None = None
    for snippet in reversed(left):
        family = {_key(each): each for each in _family(snippet)}
        if any(map(_is_kept, family.values())):
            continue
        shown = _shown_by_drafts() if shown is None else shown
        if not any(family.keys() & keys for keys in shown.values()):
            for key, each in family.items():
                each.delete()
                shown.pop(key, None)


def _family(snippet: NewsroomSnippet) -> list[NewsroomSnippet]:
    """A snippet in all languages, translations first: a source isn't deleted under them."""
    family = type(snippet)._default_manager.filter(translation_key=snippet.translation_key)
    return sorted(family, key=lambda each: not each.is_translation)


def _is_kept(snippet: NewsroomSnippet) -> bool:
    """Whether it was public, something uses it, or the editor's log knows it: imports aren't logged."""
    return bool(
        snippet.first_published_at
        or ReferenceIndex.get_references_to(snippet).exists()
        or ModelLogEntry.objects.for_instance(snippet).exists()
    )


def _shown_by_drafts() -> dict[_Key, set[_Key]]:
    """What each draft refers to. Wagtail's index knows only what is in the tables: the words a draft began with."""
    models: tuple[Any, ...] = (*CARRIERS, PressPage, Quote)
    drafts = [draft for model in models for draft in model.objects.filter(has_unpublished_changes=True)]
    newest = [draft.get_latest_revision_as_object() for draft in drafts]
    return {_key(draft): {*map(_key, references(draft)), *_evidence(draft)} for draft in newest}


def _evidence(draft: Any) -> set[_Key]:
    """The quotes that a campaign or an update names as evidence."""
    moves: list[Move] = []
    if isinstance(draft, CampaignUpdatePage):
        moves = [move for _number, move in read_moves(draft.moves)]
    elif isinstance(draft, CampaignPage):
        moves = [move for demand in read_demands(draft.demands) for move in demand.moves]
    return {(Quote, proof.key) for move in moves for proof in move.proofs if proof.kind == "quote"}


def _key(instance: Any) -> _Key:
    return type(instance), instance.pk


def _saved(snippet: S, user: User | None) -> S:
    snippet.has_unpublished_changes = True
    snippet.save()
    snippet.save_revision(user=user, clean=False)
    return snippet


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()
