"""Building Word documents with python-docx, and with raw XML where it has no words for something."""

import io
import zipfile
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Inches, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from tests.blog.importing.releases.build.package import flow, zipped

CENTRE, RIGHT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT
_WITHOUT_USE = ("thumbnail", "stylesWithEffects", "customXml")


@dataclass(frozen=True)
class Run:
    text: str
    bold: bool | None = None
    italic: bool | None = None
    size: float | None = None
    colour: str = ""
    link: str = ""


def b(text: str, size: float | None = None) -> Run:
    return Run(text, bold=True, size=size)


def i(text: str, size: float | None = None) -> Run:
    return Run(text, italic=True, size=size)


def link(text: str, address: str) -> Run:
    return Run(text, link=address, colour="1155CC")


def document(font: str = "Calibri", size: float = 11) -> Document:
    """An empty document, as Word would begin it."""
    made = docx.Document()
    style: Any = made.styles["Normal"]
    style.font.name, style.font.size = font, Pt(size)
    properties = made.core_properties
    properties.author, properties.comments = "press", ""
    properties.created = properties.modified = datetime(2026, 11, 1, 9, 0, tzinfo=UTC).replace(tzinfo=None)
    return made


def add(
    container: Document | _Cell,
    *runs: str | Run,
    style: str | None = None,
    align: Any = None,
    size: float | None = None,
) -> Paragraph:
    """A paragraph at the end of a document or cell. In a string, `↵` is a soft line break."""
    paragraph = container.add_paragraph(style=style)
    return fill(paragraph, *runs, align=align, size=size)


def fill(paragraph: Paragraph, *runs: str | Run, align: Any = None, size: float | None = None) -> Paragraph:
    paragraph.alignment = align
    for item in runs:
        run = item if isinstance(item, Run) else Run(item)
        made = paragraph.add_run(flow(run.text))
        made.bold, made.italic = run.bold, run.italic
        if run.size or size:
            made.font.size = Pt(run.size or size or 0)
        if run.colour:
            made.font.color.rgb = RGBColor.from_string(run.colour)
        if run.link:
            target = paragraph.part.relate_to(run.link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            wrapper = parse_xml(f'<w:hyperlink {nsdecls("w", "r")} r:id="{target}"/>')
            made._r.addprevious(wrapper)
            wrapper.append(made._r)
    return paragraph


def cell(
    table: Table,
    row: int,
    column: int,
    *paragraphs: str | Run,
    size: float | None = None,
    fill_colour: str = "",
) -> None:
    """Fills a cell, one paragraph for each text."""
    target = table.cell(row, column)
    fill(target.paragraphs[0], paragraphs[0], size=size)
    for text in paragraphs[1:]:
        add(target, text, size=size)
    if fill_colour:
        target._tc.get_or_add_tcPr().append(
            parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="{fill_colour}"/>')
        )


def picture(paragraph: Paragraph, data: bytes, alt: str, width: float = 1.0) -> None:
    """An inline picture; `width` in inches."""
    shape = paragraph.add_run().add_picture(io.BytesIO(data), width=Inches(width))
    shape._inline.docPr.set("descr", alt)


def text_box(paragraph: Paragraph, *texts: str) -> None:
    """A text box as Word writes it: once for new versions, and again, the same, for old ones."""
    inner = "".join(f"<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{text}</w:t></w:r></w:p>" for text in texts)
    paragraph._p.append(
        parse_xml(
            f"""<w:r {nsdecls("w", "wp", "a")}
              xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
              xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
              xmlns:v="urn:schemas-microsoft-com:vml"><mc:AlternateContent>
            <mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent cx="2743200" cy="457200"/>
              <wp:docPr id="90" name="Text Box 2"/><a:graphic>
              <a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">
              <wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr/><wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx>
              <wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>
            <mc:Fallback><w:pict><v:shape style="width:216pt;height:36pt"><v:textbox>
              <w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>
            </mc:AlternateContent></w:r>"""
        )
    )


def inserted(paragraph: Paragraph, text: str) -> None:
    """A tracked insertion at the end of a paragraph."""
    _tracked(
        paragraph, f'<w:ins {nsdecls("w")} {_BY}><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:ins>'
    )


def deleted(paragraph: Paragraph, text: str) -> None:
    """A tracked deletion at the end of a paragraph."""
    _tracked(
        paragraph,
        f'<w:del {nsdecls("w")} {_BY}><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>',
    )


_BY = 'w:id="71" w:author="Legal" w:date="2026-11-02T10:00:00Z"'


def _tracked(paragraph: Paragraph, xml: str) -> None:
    paragraph._p.append(parse_xml(xml))


def footnote_mark(paragraph: Paragraph, number: int) -> None:
    paragraph._p.append(
        parse_xml(
            f'<w:r {nsdecls("w")}><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
            f'<w:footnoteReference w:id="{number}"/></w:r>'
        )
    )


def saved(made: Document, footnotes: tuple[str, ...] = ()) -> bytes:
    """The file. `footnotes` are the texts of those numbered from 1."""
    for relations in (made.part.package.rels, made.part.rels):
        for number, relation in list(relations.items()):
            if relation.reltype.endswith(_WITHOUT_USE):
                del relations[number]
    _drop_table_styles(made)
    target = io.BytesIO()
    made.save(target)
    with zipfile.ZipFile(target) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    if footnotes:
        _add_footnotes(members, footnotes)
    return zipped(members)


def _drop_table_styles(made: Document) -> None:
    """The template's hundred table styles would be nine tenths of the file."""
    styles = made.styles.element
    for style in list(styles):
        if style.get(qn("w:type")) == "table" and style.get(qn("w:styleId")) not in (
            "TableNormal",
            "TableGrid",
        ):
            styles.remove(style)


def _add_footnotes(members: dict[str, bytes], footnotes: tuple[str, ...]) -> None:
    part, kind = "word/footnotes.xml", "wordprocessingml.footnotes+xml"
    notes = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r>'
        f'<w:r><w:t xml:space="preserve"> {flow(text)}</w:t></w:r></w:p></w:footnote>'
        for number, text in enumerate(footnotes, start=1)
    )
    separators = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for number, kind in ((-1, "separator"), (0, "continuationSeparator"))
    )
    members[part] = f"<w:footnotes {nsdecls('w')}>{separators}{notes}</w:footnotes>".encode()
    _insert(
        members,
        "[Content_Types].xml",
        f'<Override PartName="/{part}" ContentType="application/vnd.openxmlformats-officedocument.{kind}"/></Types>',
    )
    _insert(
        members,
        "word/_rels/document.xml.rels",
        f'<Relationship Id="rIdNotes" Type="{RELATIONSHIP_TYPE.FOOTNOTES}" Target="footnotes.xml"/></Relationships>',
    )


def _insert(members: dict[str, bytes], name: str, before_end: str) -> None:
    start = members[name].rindex(b"</")
    members[name] = members[name][:start] + before_end.encode()
