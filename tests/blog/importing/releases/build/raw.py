"""Word files written as XML, for what other programs than Word make of a document."""

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from tests.blog.importing.releases.build.package import flow, zipped

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def run(text: str, properties: str = "") -> str:
    """A run of text; `properties` is what stands in its w:rPr. `↵` is a line break, a tab a tab."""
    pieces = []
    for number, line in enumerate(flow(text).split("\n")):
        pieces.append("<w:br/>" if number else "")
        for column, piece in enumerate(line.split("\t")):
            pieces.append("<w:tab/>" if column else "")
            pieces.append(f'<w:t xml:space="preserve">{escape(piece)}</w:t>' if piece else "")
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{''.join(pieces)}</w:r>"


def paragraph(*runs: str, properties: str = "", style: str = "") -> str:
    """A paragraph of runs of XML; `style` is a style's id."""
    inner = (f'<w:pStyle w:val="{style}"/>' if style else "") + properties
    return f"<w:p>{f'<w:pPr>{inner}</w:pPr>' if inner else ''}{''.join(runs)}</w:p>"


def table(*rows: Sequence[str], properties: str = "") -> str:
    """A table; each cell is the XML of its paragraphs."""
    cells = ("".join(f"<w:tc><w:tcPr/>{content}</w:tc>" for content in row) for row in rows)
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def hyperlink(number: str, *runs: str) -> str:
    return f'<w:hyperlink r:id="{number}">{"".join(runs)}</w:hyperlink>'


def style(
    identity: str, name: str, properties: str = "", *, default: bool = False, based_on: str = ""
) -> str:
    """A paragraph style; `properties` is the XML behind its name."""
    return (
        f'<w:style w:type="paragraph"{" w:default=" + quoteattr("1") if default else ""} w:styleId="{identity}">'
        f'<w:name w:val="{name}"/>{f"<w:basedOn w:val={quoteattr(based_on)}/>" if based_on else ""}'
        f"{properties}</w:style>"
    )


def numbering(*kinds: str) -> str:
    """Lists numbered from 1: "bullet" or "decimal" each."""
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{number}"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        f'<w:numFmt w:val="{kind}"/><w:lvlText w:val="{"%1." if kind == "decimal" else "●"}"/></w:lvl></w:abstractNum>'
        for number, kind in enumerate(kinds, start=1)
    )
    numbers = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
        for number in range(1, len(kinds) + 1)
    )
    return f"<w:numbering {_W}>{abstract}{numbers}</w:numbering>"


def in_list(number: int) -> str:
    """What makes a paragraph an item of that list."""
    return f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'


def file(
    body: Sequence[str],
    styles: Sequence[str] = (),
    *,
    defaults: str = "",
    lists: str = "",
    links: dict[str, str] | None = None,
    header: str = "",
) -> bytes:
    """The file. `defaults` are the document's run properties, `links` the addresses by the number used."""
    parts = {
        "styles": f"<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr>{defaults}</w:rPr></w:rPrDefault>"
        f"</w:docDefaults>{''.join(styles)}</w:styles>"
    }
    parts |= {"numbering": lists} if lists else {}
    parts |= {"header": f"<w:hdr {_W}>{header}</w:hdr>"} if header else {}
    section = (
        "<w:sectPr>"
        + ('<w:headerReference w:type="default" r:id="header"/>' if header else "")
        + "</w:sectPr>"
    )
    relations = "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/{name}" Target="{name}.xml"/>' for name in parts
    ) + "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/hyperlink" Target={quoteattr(address)} TargetMode="External"/>'
        for name, address in (links or {}).items()
    )
    members = {
        "[Content_Types].xml": _types("document.main", *parts),
        "_rels/.rels": _relations(
            f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
        ),
        "word/document.xml": f"<w:document {_W} {_R}><w:body>{''.join(body)}{section}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations(relations),
        **{f"word/{name}.xml": xml for name, xml in parts.items()},
    }
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return zipped({name: (head + xml).encode() for name, xml in members.items()})


def _types(*parts: str) -> str:
    overrides = "".join(
        f'<Override PartName="/word/{part.partition(".")[0]}.xml" ContentType="{_KIND}.{part}+xml"/>'
        for part in parts
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(inner: str) -> str:
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'
