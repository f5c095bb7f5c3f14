"""From a written text to a draft press release, with the people, quotes and contacts that it names."""

import hashlib
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.coreutils import find_available_slug

from blog.importing.body import stream_of
from blog.importing.language import UNKNOWN
from blog.importing.models import Import
from blog.importing.recognise import recognise
from blog.importing.snippets import boilerplate_for, contact_for, forget_unused_quotes, quote_for
from blog.importing.statement import Statement
from blog.importing.text import Unreadable
from blog.models import NewsIndexPage, PressReleasePage
from blog.references import quotes_of
from home.language_names import name_of
from home.models import NewsroomSettings, User
from home.slugs import usable

TITLE_LENGTH = 255


@dataclass(frozen=True)
class Outcome:
    """What became of a text: the draft, what was recognised, what to check, and whether it was known before."""

    page: PressReleasePage
    statement: Statement
    warnings: list[str]
    known: bool


def bring_in(
    text: str, language: str | None = None, user: User | None = None, update: bool = False
) -> Outcome:
    """Make a draft of a text, all of it or nothing.

    A text that was brought in before leaves everything as it is, unless `update` says to renew its draft; then a text
    with the same headline counts as the same one, so that a corrected file finds its draft.

    :param language: code of the text's language; guessed where it isn't given.

    Raises:
        Unreadable: with one sentence, where there is nothing to bring in or the newsroom hasn't the language.
    """
    statement = recognise(text, language, zone=NewsroomSettings.load().zone)
    if statement.language == UNKNOWN:
        raise Unreadable(_("The language of this text can’t be told. Choose it."))
    index = NewsIndexPage.objects.filter(locale__language_code=statement.language).first()
    if index is None:
        raise Unreadable(
            _("This newsroom has no news list in this language: %(language)s.")
            % {"language": name_of(statement.language)}
        )
    digest = _digest(text)
    warnings = [str(doubt) for doubt in statement.warnings]
    before = _before(digest, statement, index, update)
    if before and not update:
        title = before.page.draft_title
        warnings.insert(
            0, _("This text was brought in before, as “%(title)s”; nothing was changed.") % {"title": title}
        )
        return Outcome(before.page, statement, warnings, known=True)
    with transaction.atomic():
        page = before.page.get_latest_revision_as_object() if before else _new_page(index, statement, user)
        _fill(page, statement, index, user)
        Import.objects.filter(page=page).delete()
        Import.objects.create(digest=digest, page=page, warnings=warnings, imported_by=user)
    return Outcome(page, statement, warnings, known=bool(before))


def known_page(text: str) -> PressReleasePage | None:
    """Return the page that was made of this very text, or None."""
    found = Import.objects.select_related("page").filter(digest=_digest(text)).first()
    return found.page if found else None


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _before(digest: str, statement: Statement, index: NewsIndexPage, update: bool) -> Import | None:
    imports = Import.objects.select_related("page")
    same = imports.filter(digest=digest).first()
    if same or not update:
        return same
    title = statement.title[:TITLE_LENGTH]
    return imports.filter(page__draft_title=title, page__locale=index.locale).order_by("-imported_at").first()


def _new_page(index: NewsIndexPage, statement: Statement, user: User | None) -> PressReleasePage:
    title = statement.title[:TITLE_LENGTH]
    slug = find_available_slug(
        index, usable(slugify(title, allow_unicode=True)[:80].strip("-") or "statement")
    )
    page = PressReleasePage(title=title, slug=slug, locale=index.locale, owner=user, live=False)
    return index.add_child(instance=page)


def _fill(page: PressReleasePage, statement: Statement, index: NewsIndexPage, user: User | None) -> None:
    old_quotes = quotes_of(page)
    quotes = {quote: quote_for(quote, statement, index.locale, user) for quote in statement.quotes}
    contacts = [contact_for(contact, index.locale, user) for contact in statement.contacts]
    values: dict[str, Any] = {
        "title": statement.title[:TITLE_LENGTH],
        "summary": statement.summary,
        "kind": statement.kind,
        "dateline_place": statement.dateline_place,
        "dateline_date": statement.dateline_date,
        "embargo": statement.embargo,
        "body": stream_of(statement, quotes),
        "words_quoted": [("quote", quotes[quote]) for quote in statement.quotes if quote.inline],
        "contacts": [("contact", contact) for contact in contacts],
        "boilerplate": boilerplate_for(statement, index.locale, user),
    }
    for name, value in values.items():
        setattr(page, name, value)
    if not page.live:
        page.save()
    page.save_revision(user=user, log_action=True)
    forget_unused_quotes(old_quotes, keep=quotes.values())
