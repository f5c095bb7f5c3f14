"""Writes word processors' and spreadsheets' files anew without what tells who made them, and refuses macros.

Sources: ECMA-376 part 2 (packages, relationships, core properties), OpenDocument 1.3 part 2 (packages, meta.xml).
"""

import re
import zipfile
from io import BytesIO
from posixpath import basename, dirname, join, normpath

from lxml import etree

from home.cleaning.embedded import without_metadata
from home.cleaning.refusal import Refused

MAX_PARTS = 5_000
MAX_UNPACKED = 200_000_000  # bytes
MAIN_PART = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml"}
MIME = {
    "odt": b"application/vnd.oasis.opendocument.text",
    "ods": b"application/vnd.oasis.opendocument.spreadsheet",
}
# The first moment that a zip can say: when a part was written tells of its writer.
LONG_AGO = (1980, 1, 1, 0, 0, 0)

MACROS = re.compile(r"(^|/)(vbaProject|vbaData|activeX|oleObject)|^(Basic|Scripts)/.", re.IGNORECASE)
MACROS_INSIDE = re.compile(rb"macroEnabled|<script:event-listener\b|ms-word\.attachedToolbars")
REVIEW = re.compile(r"^(word|xl)/(comments|threadedComments|revisions)", re.IGNORECASE)
REVIEW_INSIDE = re.compile(rb":author=\"|<office:annotation\b|<(text|table):tracked-changes\b")
# Kinds of relationships, by how their names end, that lead to parts which tell of people, machines and printers.
TELLING = (
    *("/core-properties", "/extended-properties", "/custom-properties", "/thumbnail", "/printerSettings"),
    *("/people", "/customXml", "/classificationlabels"),
)
TELLING_INSIDE = re.compile(
    rb"<x15ac:absPath\b[^>]*/>"  # where the file lay
    rb"|(?<=<pageSetup)(?P<page>[^>]*?)\s+r:id=\"[^\"]*\""  # the way to the printer's settings
    rb"|(?<=config:name=\"PrinterName\" config:type=\"string\">)[^<]*"
    rb"|(?<=config:name=\"PrinterSetup\" config:type=\"base64Binary\">)[^<]*"
)
DROPPED_OF_ODF = re.compile(r"^(Thumbnails/|META-INF/(document|macro)signatures\.xml$)")
NO_META = (
    b'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-meta '
    b'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.3"><office:meta/>'
    b"</office:document-meta>"
)
NOWHERE = "missing"  # where a link to a template or picture on somebody's machine or server leads afterwards
PARSER_OPTIONS = {"resolve_entities": False, "no_network": True, "load_dtd": False}

Parts = dict[str, bytes]


def clean(data: bytes, extension: str) -> bytes:
    """Return the document without properties, thumbnails, printers and paths, the pictures in it cleaned too.

    :param extension: docx, xlsx, odt or ods.
    :raises Refused: "macros", "reviewed" (comments or tracked changes, which carry their authors), "locked"
        (encrypted), "other" (not what its extension says), "large", "damaged".
    """
    if data.startswith(b"\xd0\xcf\x11\xe0"):  # the container of encrypted and of old files
        raise Refused("locked")
    try:
        parts = _unpacked(data)
        _check_kind(parts, extension)
        parts = _open_document(parts) if extension in MIME else _open_xml(parts)
    except (zipfile.BadZipFile, etree.XMLSyntaxError, NotImplementedError, OSError, EOFError) as error:
        raise Refused("damaged") from error
    return _packed({name: _cleaned(name, content) for name, content in parts.items()})


def _unpacked(data: bytes) -> Parts:
    if not data.startswith(b"PK\x03\x04"):
        raise Refused("other")
    with zipfile.ZipFile(BytesIO(data)) as archive:
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        if any(entry.flag_bits & 1 for entry in entries):
            raise Refused("locked")
        # A part never unpacks to more than its entry says.
        if len(entries) > MAX_PARTS or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
            raise Refused("large")
        try:
            return {entry.filename: archive.read(entry) for entry in entries}
        except Exception as error:  # zlib and zipfile raise many kinds for broken data
            raise Refused("damaged") from error


def _check_kind(parts: Parts, extension: str) -> None:
    if extension in MIME:
        right = parts.get("mimetype", b"").strip() == MIME[extension]
    else:
        right = "[Content_Types].xml" in parts and MAIN_PART[extension] in parts
    if not right:
        raise Refused("other")
    for name, content in parts.items():
        if MACROS.search(name) or (name.endswith((".xml", ".rels")) and MACROS_INSIDE.search(content)):
            raise Refused("macros")
        if REVIEW.search(name):
            raise Refused("reviewed")


def _open_xml(parts: Parts) -> Parts:
    dropped: set[str] = set()
    for name in [name for name in parts if name.endswith(".rels")]:
        relationships = etree.fromstring(parts[name], etree.XMLParser(**PARSER_OPTIONS))
        for each in list(relationships):
            if each.get("Type", "").endswith(TELLING):
                dropped.add(normpath(join("/", dirname(dirname(name)), each.get("Target", "")))[1:])
                relationships.remove(each)
            elif each.get("TargetMode") == "External" and not each.get("Type", "").endswith("/hyperlink"):
                each.set("Target", NOWHERE)
        parts[name] = etree.tostring(relationships, xml_declaration=True, encoding="UTF-8", standalone=True)
    types = etree.fromstring(parts["[Content_Types].xml"], etree.XMLParser(**PARSER_OPTIONS))
    kept = {
        name: content
        for name, content in parts.items()
        if name not in dropped and not name.startswith(("docProps/", "customXml/", "docMetadata/"))
    }
    for each in list(types):
        if (part := each.get("PartName")) and part[1:] not in kept:
            types.remove(each)
    kept["[Content_Types].xml"] = etree.tostring(
        types, xml_declaration=True, encoding="UTF-8", standalone=True
    )
    if any(REVIEW_INSIDE.search(content) for name, content in kept.items() if name.startswith("word/")):
        raise Refused("reviewed")
    return kept


def _open_document(parts: Parts) -> Parts:
    if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise Refused("locked")
    if any(REVIEW_INSIDE.search(content) for name, content in parts.items() if name.endswith(".xml")):
        raise Refused("reviewed")
    kept = {name: content for name, content in parts.items() if not DROPPED_OF_ODF.search(name)}
    for name in kept:
        if basename(name) == "meta.xml":
            kept[name] = NO_META
    manifest = etree.fromstring(kept["META-INF/manifest.xml"], etree.XMLParser(**PARSER_OPTIONS))
    for each in list(manifest):
        path = next((value for key, value in each.attrib.items() if str(key).endswith("full-path")), "")
        if DROPPED_OF_ODF.search(str(path)):
            manifest.remove(each)
    kept["META-INF/manifest.xml"] = etree.tostring(manifest, xml_declaration=True, encoding="UTF-8")
    return kept


def _cleaned(name: str, content: bytes) -> bytes:
    extension = name.rpartition(".")[2].lower()
    if extension in MAIN_PART or extension in MIME:  # a chart's numbers are a spreadsheet of its own
        return clean(content, extension)
    if extension == "xml":
        return TELLING_INSIDE.sub(lambda found: found["page"] or b"", content)
    return without_metadata(content)


def _packed(parts: Parts) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        # OpenDocument wants its kind first and not compressed, so that it can be told by its first bytes.
        for name in sorted(parts, key=lambda name: name != "mimetype"):
            method = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name, LONG_AGO), parts[name], compress_type=method)
    return file.getvalue()
