import json
import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from blog.importing.body import paragraph_count
from blog.importing.bring_in import Outcome, bring_in
from blog.importing.reading import MAX_FILE, read
from blog.importing.statement import Contact, Statement
from blog.importing.text import Unreadable
from blog.models import CampaignPage, PressReleasePage
from home.models import NewsroomSettings


class Command(BaseCommand):
    help = (
        "Makes a draft press release of a written one, and prints what was recognised and where to edit it."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="A file: .docx, .html, .md or plain text.")
        parser.add_argument("--language", help="Code of its language; guessed where it isn't given.")
        parser.add_argument(
            "--update", action="store_true", help="Renew the draft of a document brought in before."
        )
        parser.add_argument("--campaign", help="Slug of the campaign it belongs to, in any language.")
        parser.add_argument("--json", action="store_true", help="Print what was recognised as JSON.")

    def handle(self, **options: Any) -> None:
        try:
            with timezone.override(NewsroomSettings.load().zone):
                campaign = _campaign(options["campaign"])
                document = read(_bytes(options["file"]), options["file"].name)
                outcome = bring_in(document, options["language"], update=options["update"], campaign=campaign)
        except Unreadable as error:
            self._fail(str(error))
        except OSError as error:
            self._fail(f"{options['file']} can't be read: {error.strerror}.")
        found = as_json(outcome)
        self.stdout.write(
            json.dumps(found, ensure_ascii=False, indent=2) if options["json"] else as_text(found)
        )

    def _fail(self, sentence: str) -> None:
        self.stderr.write(sentence)
        sys.exit(1)


def _campaign(slug: str | None) -> CampaignPage | None:
    if slug is None:
        return None
    found = CampaignPage.objects.filter(slug=slug).order_by("pk").first()
    if found is None:
        known = ", ".join(CampaignPage.objects.filter(translated_from=None).values_list("slug", flat=True))
        raise Unreadable(
            _("There is no campaign “%(slug)s”. There are: %(known)s.")
            % {"slug": slug, "known": known or "-"}
        )
    return found.source()


def _bytes(path: Path) -> bytes:
    """What a file holds, and a byte more than may be read: a film is not taken into memory to be refused."""
    with path.open("rb") as file:
        return file.read(MAX_FILE + 1)


def as_json(outcome: Outcome) -> dict[str, Any]:
    """Return what was recognised, with every key of the interface; what wasn't found is None or an empty list."""
    second = (
        [_facts(outcome.second) | _draft(outcome.translation)]
        if outcome.second and outcome.translation
        else []
    )
    return (
        _facts(outcome.statement)
        | {"translations": second, "warnings": outcome.warnings}
        | _draft(outcome.page)
    )


def _facts(statement: Statement) -> dict[str, Any]:
    date = statement.dateline_date
    return {
        "title": statement.title,
        "summary": statement.summary or None,
        "kind": statement.kind,
        "dateline": {"place": statement.dateline_place or None, "date": date.isoformat() if date else None},
        "embargo": statement.embargo.isoformat() if statement.embargo else None,
        "language": statement.language,
        "paragraphs": paragraph_count(statement),
        "quotes": [
            {
                "words": quote.words,
                "speaker": quote.speaker or None,
                "role": quote.role or None,
                "organisation": quote.organisation or None,
            }
            for quote in statement.quotes
        ],
        "contacts": [_contact(contact) for contact in statement.contacts],
        "boilerplate": statement.boilerplate or None,
    }


def _draft(page: PressReleasePage) -> dict[str, Any]:
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return {"edit_url": settings.WAGTAILADMIN_BASE_URL + edit, "page_id": page.pk}


def as_text(found: dict[str, Any]) -> str:
    """Return what was recognised for a person to read."""
    lines = [
        f"Title:      {found['title']}",
        f"Summary:    {found['summary'] or '-'}",
        f"Kind:       {found['kind']}",
        f"Dateline:   {found['dateline']['place'] or '-'}, {found['dateline']['date'] or '-'}",
        f"Embargo:    {found['embargo'] or '-'}",
        f"Language:   {found['language']}",
        f"Paragraphs: {found['paragraphs']}",
    ]
    for quote in found["quotes"]:
        attribution = ", ".join(
            part for part in (quote["speaker"], quote["role"], quote["organisation"]) if part
        )
        lines.append(f"Quote:      “{quote['words']}” {attribution}")
    for contact in found["contacts"]:
        lines.append(f"Contact:    {', '.join(part for part in contact.values() if part)}")
    lines += [f"Check:      {warning}" for warning in found["warnings"]]
    lines.append(f"Edit it:    {found['edit_url']}")
    for other in found["translations"]:
        lines += [f"In {other['language']}:  {other['title']}", f"Edit it:    {other['edit_url']}"]
    return "\n".join(lines)


def _contact(contact: Contact) -> dict[str, str | None]:
    return {"name": contact.name or None, "phone": contact.phone or None, "email": contact.email or None}
