"""The second language of a document: the translation of the draft that was made of the first."""

from collections.abc import Mapping
from typing import Any

from wagtail.blocks import StreamValue
from wagtail.models import Locale

from blog.importing.addresses import renewed_slug, slug_for
from blog.importing.body import stream_of
from blog.importing.snippets import quote_for
from blog.importing.statement import Contact, Statement
from blog.importing.statement import Quote as RecognisedQuote
from blog.models import MediaContact, NewsroomSnippet, PressReleasePage, Quote
from blog.references import quotes_of
from blog.translation.record import accept, missing_texts
from blog.translation.start import start
from home.models import Picture, User

TITLE_LENGTH = 255


def fill_translation(
    source: PressReleasePage,
    statement: Statement,
    locale: Locale,
    user: User | None,
    pictures: Mapping[int, Picture],
) -> PressReleasePage:
    """Begin the translation of a draft, or take the one there is, and write into it what the document says.

    What the document says only in the first language stays as it was copied, and counts as not translated yet.

    :returns: the translation's draft, saved.
    """
    begun = start(source, [locale], user)
    version = source.version(locale.pk)
    if version is None:
        raise ValueError("The translation of a translation was asked for.")
    draft = version.get_latest_revision_as_object()
    for name in source.shared:
        if name != "topics":
            setattr(draft, name, getattr(source, name))
    quotes = _quotes(source, statement, locale, user)
    title = statement.title[:TITLE_LENGTH]
    draft.slug = slug_for(title, draft.get_parent(), draft) if begun else renewed_slug(draft, title)
    draft.title = title
    said = {"title"}
    for name in ("summary", "dateline_place"):
        if text := getattr(statement, name):
            setattr(draft, name, text)
            said.add(name)
    draft.body = _body(source, statement, quotes, pictures)
    said |= {f"body.{block.id}" for block in draft.body if block.block_type != "picture"}
    _accept(draft, said)
    _fill_boilerplate(source, statement, locale, user)
    _fill_contacts(source, statement, locale, user)
    if not draft.live:
        draft.save(clean=False)
    draft.save_revision(user=user, log_action=True)
    return draft


def _accept(draft: Any, said: set[str]) -> None:
    """What the document says in both languages is translated, even where it reads the same."""
    accept(
        draft,
        {
            segment.path
            for segment in missing_texts(draft)
            if segment.path in said or ".".join(segment.path.split(".")[:2]) in said
        },
    )


def _quotes(
    source: PressReleasePage, statement: Statement, locale: Locale, user: User | None
) -> dict[RecognisedQuote, Quote]:
    """The source's quotes for those of the second language: one for one, or else by who speaks.

    One without a counterpart is a quote of its own, first said in this language.
    """
    waiting = quotes_of(source)
    by_order = len(waiting) == len(statement.quotes)
    found: dict[RecognisedQuote, Quote] = {}
    for said in statement.quotes:
        counterpart = next(
            (
                quote
                for quote in waiting
                if by_order or quote.speaker.name.casefold() == said.speaker.casefold()
            ),
            None,
        )
        if counterpart is None:
            found[said] = quote_for(said, statement, locale, user)
            continue
        waiting.remove(counterpart)
        found[said] = counterpart
        _fill(counterpart, locale, user, words=said.words, role=said.role, organisation=said.organisation)
        _fill(
            counterpart.speaker,
            locale,
            user,
            name=said.speaker,
            role=said.role,
            organisation=said.organisation,
        )
    return found


def _fill(origin: NewsroomSnippet, locale: Locale, user: User | None, **texts: str) -> None:
    """Write a snippet's texts in a language, unless somebody published others before."""
    version: Any = origin.source().version(locale.pk)
    if version is None or not version.is_translation or version.first_published_at:
        return
    draft = version.get_latest_revision_as_object()
    said = {name: text[: draft._meta.get_field(name).max_length] for name, text in texts.items() if text}
    for name, text in said.items():
        setattr(draft, name, text)
    if isinstance(draft, Quote):
        draft.slug = ""
    _accept(draft, set(said))
    draft.save()
    draft.save_revision(user=user, clean=False)


def _fill_boilerplate(
    source: PressReleasePage, statement: Statement, locale: Locale, user: User | None
) -> None:
    if source.boilerplate and statement.boilerplate:
        title = statement.boilerplate_title or statement.boilerplate[:60]
        _fill(source.boilerplate, locale, user, title=title, text=statement.boilerplate)


def _fill_contacts(source: PressReleasePage, statement: Statement, locale: Locale, user: User | None) -> None:
    for named in statement.contacts:
        for block in source.contacts:
            if block.value and _is_same(block.value, named):
                role = ", ".join(part for part in (named.role, named.organisation) if part)
                _fill(block.value, locale, user, name=named.name, role=role)


def _is_same(contact: MediaContact, named: Contact) -> bool:
    return (named.phone, named.email.casefold()) == (contact.phone, contact.email.casefold())


def _body(
    source: PressReleasePage,
    statement: Statement,
    quotes: Mapping[RecognisedQuote, Quote],
    pictures: Mapping[int, Picture],
) -> StreamValue:
    """The body with the source's ids where both are built alike; pictures that only the source shows come along."""
    written = stream_of(statement, quotes, pictures)
    alike = [block for block in source.body if block.block_type != "picture"]
    if any(kind == "picture" for kind, _ in written):
        alike = list(source.body)
    if [block.block_type for block in alike] != [kind for kind, _ in written]:
        return StreamValue(source.body.stream_block, written)
    values = dict(zip((block.id for block in alike), (value for _, value in written), strict=True))
    return StreamValue(
        source.body.stream_block,
        [(block.block_type, values.get(block.id, block.value), block.id) for block in source.body],
    )
