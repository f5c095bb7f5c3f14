"""What the screen shows where a document stands beside its draft."""

from dataclasses import dataclass, replace
from typing import Any

from django.utils import translation
from django.utils.functional import Promise

from blog.importing import roles, storing
from blog.importing.bring_in import recognised
from blog.importing.document import Image, Line, Table
from blog.importing.models import Import
from blog.importing.statement import Block, QuoteBlock, Statement
from blog.models import PressReleasePage
from blog.moments import moment_text
from home.chrome import LANGUAGES, Language
from home.dates import long_date
from home.models import Picture


@dataclass(frozen=True)
class Row:
    """One line of the document: what it holds, what it was taken for, and what staff said it is.

    `speaker` is who staff said speaks in it, `heard` who was recognised.
    """

    line: Line
    role: str
    name: "str | Promise"
    told: str
    speaker: str
    heard: str
    picture: Picture | None
    table: Table | None

    @property
    def number(self) -> int:
        return self.line.number

    @property
    def choices(self) -> "list[tuple[str, str | Promise]]":
        return [(role, roles.NAMES[role]) for role in roles.CHOICES if role != self.role or self.told]


@dataclass(frozen=True)
class Shown:
    """A block of the body beside its picture, if it has one that was kept."""

    block: Block
    picture: Picture | None


@dataclass(frozen=True)
class Side:
    """A statement as recognised, its language and the draft it became."""

    statement: Statement
    language: Language
    draft: PressReleasePage
    blocks: list[Shown]

    @property
    def kind(self) -> str:
        return str(PressReleasePage.Kind(self.statement.kind).label)

    @property
    def day(self) -> str:
        """The dateline's date as readers will see it."""
        with translation.override(self.language.code):
            return long_date(self.statement.dateline_date) if self.statement.dateline_date else ""

    @property
    def embargo(self) -> str:
        with translation.override(self.language.code):
            return moment_text(self.statement.embargo) if self.statement.embargo else ""


def recognised_screen(record: Import, editable: bool) -> dict[str, Any]:
    """Return the context of importing/recognised.html."""
    document = storing.as_document(record.document)
    said = storing.as_corrections(record.corrections)
    kept = Picture.objects.in_bulk(record.pictures.values())
    pictures = {int(number): kept[key] for number, key in record.pictures.items() if key in kept}
    reading = recognised(record)
    statements = [statement for statement in (reading.statement, reading.second) if statement]
    drafts = [record.page, record.translation]
    found = {number: role for statement in statements for number, role in statement.roles.items()}
    heard = {
        number: block.quote.speaker
        for statement in statements
        for block in statement.body
        if isinstance(block, QuoteBlock)
        for number in block.lines
    }
    rows = []
    for number, line in enumerate(document.lines):
        role = found.get(number, "ornament")
        correction = said.get(number)
        rows.append(
            Row(
                line=replace(line, number=number),
                role=role,
                name=roles.NAMES[role],
                told=correction.role if correction else "",
                speaker=correction.speaker if correction else "",
                heard=heard.get(number, ""),
                picture=pictures.get(number) if isinstance(line.figure, Image) else None,
                table=line.figure if isinstance(line.figure, Table) else None,
            )
        )
    sides = [
        Side(
            statement,
            LANGUAGES[statement.language],
            draft,
            [Shown(block, pictures.get(block.lines[0]) if block.lines else None) for block in statement.body],
        )
        for statement, draft in zip(statements, drafts, strict=False)
        if draft
    ]
    return {
        "record": record,
        "rows": rows,
        "sides": sides,
        "left_out": document.left_out,
        "warnings": reading.warnings,
        "editable": editable,
    }
