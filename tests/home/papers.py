"""Documents as offices make them, with a word in every place that nobody should read; and such as harm."""

import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO
from typing import Any

import docx
import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from tests.home.photos import CANARY, exif, photo_that_tells, quarters, saved

SENTENCE = b"BT /F1 24 Tf 72 720 Td (The court rules.) Tj ET"


def pdf_with(change: Callable[[Pdf], Any] = lambda pdf: None, **options: Any) -> bytes:
    """One page with a sentence on it, changed."""
    pdf = Pdf.new()
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    pdf.add_blank_page(page_size=(612, 792))
    pdf.pages[0].Contents = pdf.make_stream(SENTENCE)
    pdf.pages[0].Resources = Dictionary(Font=Dictionary(F1=pdf.make_indirect(font)))
    change(pdf)
    file = BytesIO()
    pdf.save(file, **options)
    return file.getvalue()


def read(data: bytes) -> Pdf:
    return pikepdf.open(BytesIO(data))


def telling_pdf() -> bytes:
    """A PDF with a canary in every place that tells of who made it."""

    def tell(pdf: Pdf) -> None:
        pdf.docinfo["/Author"] = pdf.docinfo["/Producer"] = pdf.docinfo["/Company"] = CANARY
        with pdf.open_metadata() as metadata:
            metadata["dc:creator"] = [CANARY]
        page = pdf.pages[0]
        xmp = pdf.make_stream(f"<x>{CANARY}</x>".encode(), Type=Name.Metadata, Subtype=Name.XML)
        picture = pdf.make_stream(
            photo_that_tells("JPEG"),
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=128,
            Height=96,
            ColorSpace=Name.DeviceRGB,
            BitsPerComponent=8,
            Filter=Name.DCTDecode,
            Metadata=xmp,
        )
        page.Resources.XObject = Dictionary(Im1=picture)
        page.obj["/Metadata"] = xmp
        page.obj["/PieceInfo"] = Dictionary(Editor=Dictionary(Private=String(CANARY)))
        page.obj["/Thumb"] = pdf.make_stream(CANARY.encode())
        comment = Dictionary(
            Type=Name.Annot, Subtype=Name.Text, Rect=[0, 0, 20, 20], Contents="Well said", T=CANARY, M=CANARY
        )
        page.Annots = Array([pdf.make_indirect(comment)])
        signed = Dictionary(Type=Name.Sig, Name=CANARY, Contents=CANARY.encode())
        field = Dictionary(FT=Name.Sig, Subtype=Name.Widget, Rect=[0, 0, 9, 9], T="Signature", V=signed)
        pdf.Root.AcroForm = Dictionary(Fields=Array([pdf.make_indirect(field)]), SigFlags=3)

    return pdf_with(tell, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable)


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {entry.filename: archive.read(entry) for entry in archive.infolist()}


def office(parts: dict[str, bytes]) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def word(**more: bytes) -> bytes:
    """A Word document with a sentence and a picture, and a canary in every place that tells of who made it."""
    document = docx.Document()
    document.add_paragraph("The court rules.")
    document.add_picture(BytesIO(saved(quarters(), "JPEG", exif=exif(6))))
    properties = document.core_properties
    properties.author = properties.last_modified_by = properties.comments = CANARY
    file = BytesIO()
    document.save(file)
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return office({**parts, **{name.replace("__", "/"): content for name, content in more.items()}})


RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    "{}</Relationships>"
)
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
TYPES = b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def sheet(**more: bytes) -> bytes:
    link = f'<Relationship Id="rId1" Type="{KIND}printerSettings" Target="../printerSettings/printerSettings1.bin"/>'
    parts = {
        "[Content_Types].xml": TYPES,
        "xl/workbook.xml": f'<workbook><x15ac:absPath url="C:\\Users\\{CANARY}\\"/></workbook>'.encode(),
        "xl/worksheets/sheet1.xml": b'<worksheet><pageSetup orientation="portrait" r:id="rId1"/></worksheet>',
        "xl/worksheets/_rels/sheet1.xml.rels": RELATIONS.format(link).encode(),
        "xl/printerSettings/printerSettings1.bin": CANARY.encode("utf-16-le"),
    }
    return office({**parts, **{name.replace("__", "/"): content for name, content in more.items()}})


def open_document(mimetype: str, content: bytes = b"<office:text/>", **more: bytes) -> bytes:
    manifest = "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type=""/>'
        for name in ("content.xml", "meta.xml", "Thumbnails/thumbnail.png")
    )
    parts = {
        "mimetype": f"application/vnd.oasis.opendocument.{mimetype}".encode(),
        "content.xml": content,
        "meta.xml": f"<meta:initial-creator>{CANARY}</meta:initial-creator>".encode(),
        "settings.xml": '<config:config-item config:name="PrinterName" config:type="string">'
        f"{CANARY}</config:config-item>".encode(),
        "Thumbnails/thumbnail.png": photo_that_tells("PNG"),
        "Pictures/a.png": photo_that_tells("PNG"),
        "META-INF/manifest.xml": '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:'
        f'manifest:1.0">{manifest}</manifest:manifest>'.encode(),
    }
    return office({**parts, **{name.replace("__", "/"): content for name, content in more.items()}})


def bomb() -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        with archive.open("word/document.xml", "w") as part:
            for _ in range(300):
                part.write(bytes(1_000_000))
    return file.getvalue()


def pdf_bomb() -> bytes:
    """Objects in a stream that unpacks to a gigabyte."""
    packed = zlib_of_zeros(1_000)
    head = b"%PDF-1.5\n"
    objects = (
        b"1 0 obj<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>stream\n%b\nendstream endobj\n"
        % (len(packed), packed)
    )
    table = b"\x01\x00\x09\x00\x02\x00\x01\x00"
    where = len(head + objects)
    xref = (
        b"3 0 obj<</Type/XRef/W[1 2 1]/Index[1 2]/Size 4/Root 2 0 R/Length %d>>stream\n%b\nendstream endobj\n"
        % (len(table), table)
    )
    return head + objects + xref + b"startxref\n%d\n%%%%EOF" % where


def zlib_of_zeros(megabytes: int) -> bytes:
    packer = zlib.compressobj(9)
    return b"".join(packer.compress(bytes(1_000_000)) for _ in range(megabytes)) + packer.flush()
