"""A document tells who wrote it only in its words, and does nothing but be read."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import Any

import docx
import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Pdf, String

from home.cleaning import documents
from home.documents import SENTENCES, UnsafeDocument, sanitise
from tests.home.confined import run
from tests.home.papers import (
    KIND,
    RELATIONS,
    SENTENCE,
    bomb,
    office,
    open_document,
    parts_of,
    pdf_bomb,
    pdf_with,
    read,
    sheet,
    telling_pdf,
    word,
)
from tests.home.photos import CANARY, tells

pytestmark = pytest.mark.filterwarnings("ignore:This document has 1 form widget")


class TestAPdf:
    def test_keeps_what_it_says_and_nothing_of_who_made_it(self) -> None:
        told = telling_pdf()
        assert told.count(CANARY.encode()) >= 12
        kept = sanitise(told, f"{CANARY}.pdf")
        with read(kept) as pdf:
            plain = BytesIO()
            pdf.save(plain, object_stream_mode=pikepdf.ObjectStreamMode.disable, compress_streams=False)
            assert not tells(plain.getvalue())
            assert len(pdf.pages) == 1 and pdf.pages[0].Contents.read_bytes() == SENTENCE
            assert str(pdf.pages[0].Annots[0].Contents) == "Well said"
            assert "/Info" not in pdf.trailer and "/Metadata" not in pdf.Root
            picture = pikepdf.PdfImage(pdf.pages[0].Resources.XObject.Im1).as_pil_image()
            assert picture.size == (128, 96)

    def test_is_not_tied_to_the_one_it_was_made_from(self) -> None:
        one = telling_pdf()
        with read(one) as before, read(sanitise(one, "a.pdf")) as after:
            assert not {bytes(part) for part in before.trailer.ID} & {
                bytes(part) for part in after.trailer.ID
            }

    def test_is_cleaned_to_the_same_file_again(self) -> None:
        once = sanitise(telling_pdf(), "a.pdf")
        assert sanitise(once, "a.pdf") == once

    def test_keeps_its_links_and_where_it_opens(self) -> None:
        def link(pdf: Pdf) -> None:
            uri = Dictionary(S=Name.URI, URI="https://example.org/")
            annotation = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], A=uri)
            pdf.pages[0].Annots = Array([pdf.make_indirect(annotation)])
            pdf.Root.OpenAction = Array([pdf.pages[0].obj, Name.Fit])

        with read(sanitise(pdf_with(link), "a.pdf")) as pdf:
            assert str(pdf.pages[0].Annots[0].A.URI) == "https://example.org/"
            assert "/OpenAction" in pdf.Root

    def test_opens_no_address_by_itself(self) -> None:
        def call_home(pdf: Pdf) -> None:
            pdf.Root.OpenAction = Dictionary(S=Name.URI, URI="https://example.org/seen")
            pdf.pages[0].obj["/AA"] = Dictionary(O=Dictionary(S=Name.URI, URI="https://example.org/seen"))

        assert b"example.org" not in sanitise(pdf_with(call_home, compress_streams=False), "a.pdf")

    def test_leaves_behind_what_hangs_behind_it_and_earlier_versions(self) -> None:
        data = pdf_with() + b"<script>alert(1)</script>PK\x03\x04"
        kept = sanitise(data, "a.pdf")
        assert b"<script>" not in kept and b"PK\x03\x04" not in kept


def action(kind: str, **more: Any) -> Dictionary:
    return Dictionary(S=Name("/" + kind), **more)


def script() -> Dictionary:
    return action("JavaScript", JS="app.alert(1)")


def attach(pdf: Pdf) -> None:
    pdf.attachments["list.csv"] = b"names"


def annotate(**annotation: Any) -> Callable[[Pdf], None]:
    def add(pdf: Pdf) -> None:
        made = Dictionary(Type=Name.Annot, Rect=[0, 0, 9, 9], **annotation)
        pdf.pages[0].Annots = Array([pdf.make_indirect(made)])

    return add


def root(**entries: Any) -> Callable[[Pdf], None]:
    return lambda pdf: [pdf.Root.__setitem__("/" + key, value) for key, value in entries.items()]


ACTIVE: dict[str, Callable[[Pdf], Any]] = {
    "a script when it opens": root(OpenAction=script()),
    "a script by name": root(Names=Dictionary(JavaScript=Dictionary(Names=Array([String("a"), script()])))),
    "a script when it closes": root(AA=Dictionary(WC=script())),
    "a script on a page": lambda pdf: pdf.pages[0].obj.__setitem__("/AA", Dictionary(O=script())),
    "a script behind a link": annotate(Subtype=Name.Link, A=script()),
    "a script behind another action": annotate(
        Subtype=Name.Link, A=action("GoTo", D=Array([0, Name.Fit]), Next=Array([script()]))
    ),
    "a script in a field": annotate(Subtype=Name.Widget, FT=Name.Tx, AA=Dictionary(K=script())),
    "a script in a bookmark": root(Outlines=Dictionary(First=Dictionary(Title="a", A=script()))),
    "a program": annotate(Subtype=Name.Link, A=action("Launch", F="calc.exe")),
    "a form that is sent": annotate(Subtype=Name.Widget, A=action("SubmitForm", F="https://example.org")),
    "data from elsewhere": annotate(Subtype=Name.Widget, A=action("ImportData", F="x.fdf")),
    "a form in XML": root(AcroForm=Dictionary(Fields=Array([]), XFA=Array([]))),
    "a file": attach,
    "a file on a page": annotate(
        Subtype=Name.FileAttachment, FS=Dictionary(Type=Name.Filespec, EF=Dictionary(F=Dictionary()))
    ),
    "film": annotate(Subtype=Name.RichMedia),
    "sound": annotate(Subtype=Name.Sound),
    "a screen": annotate(Subtype=Name.Screen),
    "a model": annotate(Subtype=Name("/3D")),
}


@pytest.mark.parametrize("name", ACTIVE)
def test_a_pdf_that_does_more_than_show_pages_is_refused(name: str) -> None:
    with pytest.raises(UnsafeDocument, match="print it to PDF again"):
        sanitise(pdf_with(ACTIVE[name]), "a.pdf")


def test_a_script_is_found_however_its_name_is_written() -> None:
    hidden = pdf_with(ACTIVE["a script when it opens"], object_stream_mode=pikepdf.ObjectStreamMode.disable)
    assert b"/JavaScript" in hidden
    with pytest.raises(UnsafeDocument, match="print it to PDF again"):
        sanitise(hidden.replace(b"/JavaScript", b"/J#61vaScript"), "a.pdf")


class TestAnOfficeDocument:
    def test_of_word_keeps_its_words_and_nothing_of_who_wrote_them(self) -> None:
        told = word()
        assert any(tells(part) for part in parts_of(told).values())
        kept = sanitise(told, "ruling.docx")
        parts = parts_of(kept)
        assert not any(tells(part) for part in parts.values())
        assert not any(name.startswith("docProps/") for name in parts)
        with zipfile.ZipFile(BytesIO(kept)) as archive:
            assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        document = docx.Document(BytesIO(kept))
        assert document.paragraphs[0].text == "The court rules." and len(document.inline_shapes) == 1

    def test_of_word_asks_for_nothing_elsewhere(self) -> None:
        template = (
            f'<Relationship Id="rId1" Type="{KIND}attachedTemplate" TargetMode="External" Target="{{}}"/>'
        )
        link = f'<Relationship Id="rId2" Type="{KIND}hyperlink" TargetMode="External" Target="https://example.org/"/>'
        lead = template.format(f"file:///C:/Users/{CANARY}/letter.dotm") + link
        kept = parts_of(
            sanitise(word(**{"word___rels__settings.xml.rels": RELATIONS.format(lead).encode()}), "a.docx")
        )
        relations = kept["word/_rels/settings.xml.rels"]
        assert b"letter.dotm" not in relations and not tells(relations)
        assert b"https://example.org/" in relations

    def test_of_a_spreadsheet_tells_of_no_folder_and_no_printer(self) -> None:
        parts = parts_of(sanitise(sheet(), "list.xlsx"))
        assert not any(tells(part) for part in parts.values())
        assert (
            parts["xl/worksheets/sheet1.xml"] == b'<worksheet><pageSetup orientation="portrait"/></worksheet>'
        )
        assert "xl/printerSettings/printerSettings1.bin" not in parts

    @pytest.mark.parametrize(("extension", "mimetype"), [("odt", "text"), ("ods", "spreadsheet")])
    def test_in_the_open_format_keeps_its_words_and_nothing_of_who_wrote_them(
        self, extension: str, mimetype: str
    ) -> None:
        kept = sanitise(open_document(mimetype), f"a.{extension}")
        assert kept[30:38] == b"mimetype"  # the first part, not compressed, as the format wants it
        parts = parts_of(kept)
        assert not any(tells(part) for part in parts.values())
        assert parts["content.xml"] == b"<office:text/>"
        assert "Thumbnails/thumbnail.png" not in parts and b"Thumbnails" not in parts["META-INF/manifest.xml"]

    def test_inside_another_is_cleaned_too(self) -> None:
        parts = parts_of(sanitise(word(**{"word__embeddings__sheet.xlsx": sheet()}), "a.docx"))
        inside = parts_of(parts["word/embeddings/sheet.xlsx"])
        assert not any(tells(part) for part in inside.values())


NASTY: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "html called pdf": ("a.pdf", lambda: b"<!DOCTYPE html><script>alert(1)</script>", "other"),
    "html before pdf": ("a.pdf", lambda: b"<script>alert(1)</script>" + pdf_with(), "other"),
    "empty pdf": ("a.pdf", lambda: b"", "other"),
    "pdf, its head": ("a.pdf", lambda: b"%PDF-1.7", "damaged"),
    "pdf, half": ("a.pdf", lambda: pdf_with()[:200], "damaged"),
    "pdf with a password": (
        "a.pdf",
        lambda: pdf_with(encryption=pikepdf.Encryption(user="secret", owner="secret")),
        "locked",
    ),
    "pdf that may not be copied": (
        "a.pdf",
        lambda: pdf_with(encryption=pikepdf.Encryption(owner="secret")),
        "locked",
    ),
    "pdf called txt": ("a.txt", pdf_with, "other"),
    "zip": ("a.zip", lambda: office({"a.txt": b"a"}), "other"),
    "zip called docx": ("a.docx", lambda: office({"a.txt": b"a"}), "other"),
    "docx called odt": ("a.odt", word, "other"),
    "docx, half": ("a.docx", lambda: word()[:2000], "damaged"),
    "docx with macros": ("a.docx", lambda: word(**{"word__vbaProject.bin": b"macro"}), "macros"),
    "docx with an old object": (
        "a.docx",
        lambda: word(**{"word__embeddings__oleObject1.bin": b"x"}),
        "macros",
    ),
    "docx with comments": ("a.docx", lambda: word(**{"word__comments.xml": b"<w:comments/>"}), "reviewed"),
    "docx with tracked changes": (
        "a.docx",
        lambda: word(
            **{"word__document.xml": b'<w:document xmlns:w="w"><w:ins w:author="Rosa"/></w:document>'}
        ),
        "reviewed",
    ),
    "docx with a password": ("a.docx", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "locked"),
    "docx with entities": (
        "a.docx",
        lambda: word(**{"[Content_Types].xml": b'<!DOCTYPE a [<!ENTITY b "c">]><Types>&b;<Types>'}),
        "damaged",
    ),
    "docx that is a bomb": ("a.docx", bomb, "large"),
    "odt with macros": ("a.odt", lambda: open_document("text", Basic__Standard__Module1=b"macro"), "macros"),
    "odt with comments": ("a.odt", lambda: open_document("text", b"<office:annotation >"), "reviewed"),
    "ods with tracked changes": (
        "a.ods",
        lambda: open_document("spreadsheet", b"<table:tracked-changes>"),
        "reviewed",
    ),
    "program called txt": ("a.txt", lambda: b"\x7fELF\x02\x01\x01" + bytes(64), "other"),
    "script that is a picture too": ("a.txt", lambda: b"GIF89a/*xx*/=1;alert(1)", "other"),
    "zeros called csv": ("a.csv", lambda: b"a,b\n\0\0", "other"),
    "no extension": ("a", lambda: b"a", "other"),
}


@pytest.mark.parametrize("name", NASTY)
def test_what_should_not_reach_readers_is_refused_in_a_sentence(name: str) -> None:
    called, make, reason = NASTY[name]
    with pytest.raises(UnsafeDocument) as refusal:
        sanitise(make(), called)
    assert str(refusal.value) == str(SENTENCES[reason])
    assert str(refusal.value).endswith(".") and "\n" not in str(refusal.value)


@pytest.mark.parametrize(("extension", "make"), [("docx", bomb), ("pdf", pdf_bomb)])
def test_a_bomb_goes_off_in_a_small_room(extension: str, make: Callable[[], bytes]) -> None:
    gone_off = run("document", make(), extension)
    assert "refused" in gone_off.head
    assert gone_off.megabytes < 800 and gone_off.seconds < 15


@pytest.mark.parametrize("text", ["Ñandú,1\n", "نص,٢\n", "正文\n", "<b>not a page</b>"])
@pytest.mark.parametrize("code", ["utf-8", "utf-16"])
def test_plain_text_stays_as_it_is(text: str, code: str) -> None:
    assert sanitise(text.encode(code), "a.csv") == text.encode(code)


@pytest.mark.parametrize(("extension", "whole"), [("docx", word()), ("odt", open_document("text"))])
@settings(max_examples=25)
@given(data=st.data())
def test_a_damaged_document_is_a_document_or_a_refusal_and_nothing_else(
    extension: str, whole: bytes, data: st.DataObject
) -> None:
    damaged = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 6))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    try:
        kept = documents.clean(bytes(damaged), extension)
    except documents.Refused:
        return
    assert parts_of(kept)
