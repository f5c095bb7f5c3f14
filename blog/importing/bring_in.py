"""From a written document to a draft press release, with the people, quotes and contacts that it names."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from blog.importing import storing
from blog.importing.addresses import renewed_slug, slug_for
from blog.importing.body import stream_of
from blog.importing.counterpart import fill_translation
from blog.importing.document import Document
from blog.importing.language import UNKNOWN
from blog.importing.models import Import
from blog.importing.pictures import forget_files, keep_pictures, safe_pictures
from blog.importing.recognise import as_document, recognise, recognise_all
from blog.importing.roles import Correction
from blog.importing.snippets import boilerplate_for, contact_for, forget_unused, people_named, quote_for
from blog.importing.statement import Statement
from blog.importing.text import Unreadable
from blog.models import CampaignPage, NewsIndexPage, NewsroomSnippet, PressReleasePage
from blog.references import references
from home.language_names import name_of
from home.models import NewsroomLanguage, NewsroomSettings, Picture, User

TITLE_LENGTH = 255


@dataclass(frozen=True)
class Outcome:
    """What became of a document: the draft, what was recognised, what to check, and whether it was known before.

    `translation` is the draft in the document's second language, `second` what was recognised of it.
    """

    page: PressReleasePage
    statement: Statement
    warnings: list[str]
    known: bool
    record: Import
    translation: PressReleasePage | None = None
    second: Statement | None = None


@dataclass(frozen=True)
class Recognised:
    """A document's statement, the one in its second language, and what to check, in the active language."""

    statement: Statement
    second: Statement | None
    warnings: list[str]


@dataclass
class _Work:
    """What is to be written: a statement, the second one, where they go, and the pictures they show."""

    statement: Statement
    index: NewsIndexPage
    user: User | None
    warnings: list[str]
    second: Statement | None = None
    second_index: NewsIndexPage | None = None
    pictures: dict[int, Picture] = field(default_factory=dict)
    campaign: CampaignPage | None = None


def bring_in(
    source: str | Document,
    language: str | None = None,
    user: User | None = None,
    update: bool = False,
    campaign: CampaignPage | None = None,
) -> Outcome:
    """Make a draft of a text or document, all of it or nothing; of one in two languages, two linked drafts.

    A document that was brought in before leaves everything as it is, unless `update` says to renew its draft; then one
    with the same headline counts as the same one, so that a corrected file finds its draft.

    :param language: code of the (first) language; guessed where it isn't given.
    :param campaign: that the statement belongs to; None leaves what its draft says.

    Raises:
        Unreadable: with one sentence, where there is nothing to bring in or the newsroom hasn't the language.
        PermissionDenied: where the user may not begin statements in this language.
    """
    document = as_document(source)
    work = _recognised(document, language, user)
    work.campaign = campaign
    digest = storing.digest(document)
    before = _before(digest, work.statement, work.index, update)
    if before and not update:
        title = before.page.draft_title
        work.warnings.insert(
            0, _("This text was brought in before, as “%(title)s”; nothing was changed.") % {"title": title}
        )
        return Outcome(before.page, work.statement, work.warnings, True, before, before.translation)
    found, doubts = safe_pictures(document, work.statement.title)
    document = replace(document, doubts=(*document.doubts, *doubts))
    work.warnings += map(str, doubts)
    record = before or Import()
    record.digest = digest
    record.language = language or ""
    record.document = storing.as_stored(document)
    record.corrections = {}
    new: list[Picture] = []
    try:
        with transaction.atomic():
            work.pictures, new = keep_pictures(found, user)
            record.pictures = {number: picture.pk for number, picture in work.pictures.items()}
            return _write(work, record, known=bool(before))
    except BaseException:
        forget_files(new)
        raise


def correct(record: Import, corrections: Mapping[int, Correction], user: User | None) -> Outcome:
    """Read a document again with what staff say of its lines, and renew its drafts.

    Raises:
        Unreadable: with one sentence, where nothing is left to bring in.
    """
    document = storing.as_document(record.document)
    work = _recognised(document, record.language or None, user, corrections)
    kept = Picture.objects.in_bulk(record.pictures.values())
    work.pictures = {int(number): kept[key] for number, key in record.pictures.items() if key in kept}
    record.corrections = storing.corrections_as_stored(dict(corrections))
    return _write(work, record, known=True)


def recognised(record: Import) -> Recognised:
    """What was recognised in a document as its drafts were made, with the warnings in the active language."""
    second = record.translation.locale.language_code if record.translation else None
    return _recognise(
        storing.as_document(record.document),
        record.language or None,
        storing.as_corrections(record.corrections),
        lambda other: other.language == second,
        record.imported_at.date(),
    )


def news_lists() -> "QuerySet[NewsIndexPage]":
    """Return the lists that new statements may go into: those of retired languages aren't among them."""
    lists = NewsIndexPage.objects.select_related("locale").order_by("path")
    return lists.exclude(locale__newsroom_language__state=NewsroomLanguage.State.RETIRED)


def known_import(source: str | Document) -> Import | None:
    """Return what is kept of this very document, or None."""
    digest = storing.digest(as_document(source))
    return Import.objects.select_related("page").filter(digest=digest).first()


def is_untouched(record: Import) -> bool:
    """Whether nobody has written in the draft since it was made."""
    return record.written == _hash(record)


def _hash(record: Import) -> str:
    return ".".join(draft.words_hash()[:30] for draft in _newest(record))


def _references(record: Import) -> list[NewsroomSnippet]:
    """What its drafts refer to, as they are now."""
    return [snippet for draft in _newest(record) for snippet in references(draft)]


def _newest(record: Import) -> list[PressReleasePage]:
    drafts = [record.page if record.page_id else None, record.translation]
    return [draft.get_latest_revision_as_object() for draft in drafts if draft]


def _recognised(
    document: Document,
    language: str | None,
    user: User | None,
    corrections: Mapping[int, Correction] | None = None,
) -> _Work:
    """What is to be written of a document for somebody."""

    def may_hold(other: Statement) -> bool:
        list_ = _index(other)
        return list_ is not None and _may_add(list_, user)

    found = _recognise(document, language, corrections, may_hold)
    if found.statement.language == UNKNOWN:
        raise Unreadable(_("The language of this text can’t be told. Choose it."))
    index = _index(found.statement)
    if index is None:
        raise Unreadable(
            _("This newsroom has no news list in this language: %(language)s.")
            % {"language": name_of(found.statement.language)}
        )
    if not _may_add(index, user):
        raise PermissionDenied
    second_index = _index(found.second) if found.second else None
    return _Work(found.statement, index, user, found.warnings, found.second, second_index)


def _recognise(
    document: Document,
    language: str | None,
    corrections: Mapping[int, Correction] | None,
    may_hold: Callable[[Statement], bool],
    today: date | None = None,
) -> Recognised:
    """A document's statement, and the one in its second language where a draft may hold that; else all is one."""
    zone = NewsroomSettings.load().zone
    statement, *others = recognise_all(document, language, zone, today, corrections)
    second = next(iter(others), None)
    if second and not may_hold(second):
        statement = recognise(document, statement.language, zone, today, corrections)
        sentence = _(
            "The text is also in a language that you can’t begin statements in; take it out: %(language)s."
        )
        return Recognised(
            statement,
            None,
            [
                *map(str, statement.warnings),
                *_namesakes(statement),
                sentence % {"language": name_of(second.language)},
            ],
        )
    warnings = [*map(str, statement.warnings), *_namesakes(statement)]
    warnings += [f"{name_of(second.language)}: {doubt}" for doubt in second.warnings] if second else []
    return Recognised(statement, second, warnings)


def _namesakes(statement: Statement) -> list[str]:
    """A sentence for each speaker whose name several people bear."""
    sentence = _("Several people have this name, and the first of them was taken: %(name)s.")
    named = people_named((quote.speaker for quote in statement.quotes), statement.language)
    return [sentence % {"name": name} for name, people in named.items() if len(people) > 1]


def _index(statement: Statement) -> NewsIndexPage | None:
    return news_lists().filter(locale__language_code=statement.language).first()


def _may_add(index: NewsIndexPage, user: User | None) -> bool:
    return user is None or index.permissions_for_user(user).can_add_subpage()


def _write(work: _Work, record: Import, known: bool) -> Outcome:
    with transaction.atomic():
        before = _references(record)
        page = (
            record.page.get_latest_revision_as_object()
            if record.page_id
            else _new_page(work.index, work.statement, work.user)
        )
        _fill(page, work)
        record.page = page
        if work.second and work.second_index:
            record.translation = fill_translation(
                page, work.second, work.second_index.locale, work.user, work.pictures
            )
        record.imported_by = work.user
        record.written = _hash(record)
        Import.objects.filter(page=page).exclude(pk=record.pk).delete()
        record.save()
        forget_unused(before, _references(record))
    return Outcome(page, work.statement, work.warnings, known, record, record.translation, work.second)


def _before(digest: str, statement: Statement, index: NewsIndexPage, update: bool) -> Import | None:
    imports = Import.objects.select_related("page")
    same = imports.filter(digest=digest).first()
    if same or not update:
        return same
    title = statement.title[:TITLE_LENGTH]
    return imports.filter(page__draft_title=title, page__locale=index.locale).order_by("-imported_at").first()


def _new_page(index: NewsIndexPage, statement: Statement, user: User | None) -> PressReleasePage:
    title = statement.title[:TITLE_LENGTH]
    page = PressReleasePage(
        title=title, slug=slug_for(title, index), locale=index.locale, owner=user, live=False
    )
    return index.add_child(instance=page)


def _fill(page: PressReleasePage, work: _Work) -> None:
    statement, index, user = work.statement, work.index, work.user
    quotes = {quote: quote_for(quote, statement, index.locale, user) for quote in statement.quotes}
    named = [*statement.contacts, *(work.second.contacts if work.second else ())]
    contacts = list(
        {found.pk: found for contact in named if (found := contact_for(contact, index.locale, user))}.values()
    )
    title = statement.title[:TITLE_LENGTH]
    values: dict[str, Any] = {
        "slug": renewed_slug(page, title),
        "title": title,
        "summary": statement.summary,
        "kind": statement.kind,
        "dateline_place": statement.dateline_place,
        "dateline_date": statement.dateline_date,
        "embargo": statement.embargo,
        "body": stream_of(statement, quotes, work.pictures),
        "words_quoted": [("quote", quotes[quote]) for quote in statement.quotes if quote.inline],
        "contacts": [("contact", contact) for contact in contacts],
        "boilerplate": boilerplate_for(statement, index.locale, user),
    }
    if work.campaign:
        values["campaign"] = work.campaign
    for name, value in values.items():
        setattr(page, name, value)
    if not page.live:
        page.save(clean=False)
    page.save_revision(user=user, log_action=True)
