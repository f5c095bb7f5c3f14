"""Writes a PDF anew without what tells who made it; refuses one that does more than show pages.

Sources: ISO 32000-2: 12.6 (actions), 12.5 (annotations), 7.11 (embedded files), 12.8 (signatures),
14.3 (metadata), 14.5 (page-piece dictionaries), 12.7.8 (XFA).
"""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from home.cleaning.embedded import without_metadata
from home.cleaning.refusal import Refused

ACTIVE = {  # kinds of actions
    *("/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/Rendition", "/Movie", "/Sound"),
    *("/RichMediaExecute", "/GoToE", "/GoTo3DView"),
}
LIVELY = {"/FileAttachment", "/RichMedia", "/Screen", "/Movie", "/Sound", "/3D"}  # kinds of annotations
FILE_NAMES = ("/F", "/UF", "/DOS", "/Mac", "/Unix")
TELLING = ("/Metadata", "/PieceInfo", "/LastModified", "/Thumb", "/AA")
TELLING_OF_COMMENTS = ("/T", "/M", "/CreationDate", "/NM")
TELLING_OF_DOCUMENT = ("/Perms", "/DSS", "/SpiderInfo", "/Collection", "/AF")


def clean(data: bytes) -> bytes:
    """Return the PDF without information, XMP, signatures and authors of comments, the pictures in it cleaned too.

    Comments keep their words. A signature's looks stay on the page; what it proves ends with any change of the file.

    :raises Refused: "active" for scripts, actions that do more than lead somewhere, embedded files, sound and film;
        "locked" for an encrypted one, "damaged" for one without pages that can be read.
    """
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            if pdf.is_encrypted:
                raise Refused("locked")
            if not len(pdf.pages):
                raise Refused("damaged")
            return _cleaned(pdf)
    except pikepdf.PasswordError as error:
        raise Refused("locked") from error
    except (pikepdf.PdfError, ValueError, TypeError, RuntimeError, AttributeError) as error:
        raise Refused("damaged") from error


def _cleaned(pdf: Pdf) -> bytes:
    # All is looked at before anything is removed: what is removed could not be looked into.
    if any(_is_active(thing) for thing in _dictionaries(pdf)) or "/XFA" in pdf.Root.get("/AcroForm", {}):
        raise Refused("active")
    for thing in _dictionaries(pdf):
        _remove(thing, TELLING)
        if "/Rect" in thing and thing.get("/Subtype") != "/Widget":
            _remove(thing, TELLING_OF_COMMENTS)
        if thing.get("/FT") == "/Sig":
            _remove(thing, ("/V",))
        if isinstance(thing, Stream) and thing.get("/Filter") == "/DCTDecode":
            _clean_jpeg(thing)
    _remove(pdf.Root, TELLING_OF_DOCUMENT)
    _remove(pdf.Root.get("/AcroForm", Dictionary()), ("/SigFlags",))
    _remove(pdf.Root.get("/Names", Dictionary()), ("/JavaScript", "/EmbeddedFiles", "/Renditions"))
    opening = pdf.Root.get("/OpenAction")
    if isinstance(opening, Dictionary) and opening.get("/S") != "/GoTo":
        del pdf.Root["/OpenAction"]
    # The second would tie the file to the one it was made from.
    _remove(pdf.trailer, ("/Info", "/ID"))
    file = BytesIO()
    # Nothing is unpacked: a stream of a few kilobytes may hold gigabytes.
    pdf.save(
        file,
        deterministic_id=True,
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
        compress_streams=False,
    )
    return file.getvalue()


def _dictionaries(pdf: Pdf) -> Iterator[Object]:
    """Every dictionary and stream of the file, also those inside others."""
    for thing in pdf.objects:
        inside = [thing]
        while inside:
            each = inside.pop()
            if isinstance(each, Dictionary | Stream):
                yield each
                # What has a number of its own has its turn anyway.
                inside.extend(
                    value for _, value in each.items() if isinstance(value, Object) and not value.is_indirect
                )
            elif isinstance(each, Array):
                inside.extend(value for value in each if isinstance(value, Object) and not value.is_indirect)


def _is_active(thing: Object) -> bool:
    return (
        str(thing.get("/S", "")) in ACTIVE
        or str(thing.get("/Subtype", "")) in LIVELY
        or thing.get("/Type") == "/EmbeddedFile"
        or (isinstance(files := thing.get("/EF"), Dictionary) and any(name in files for name in FILE_NAMES))
    )


def _clean_jpeg(picture: Stream) -> None:
    raw = picture.read_raw_bytes()
    clean = without_metadata(raw, oriented=False)
    if clean != raw:
        parameters: Any = picture.get("/DecodeParms")
        picture.write(clean, filter=Name.DCTDecode, decode_parms=parameters)


def _remove(thing: Object, keys: tuple[str, ...]) -> None:
    for key in keys:
        if key in thing:
            del thing[key]
