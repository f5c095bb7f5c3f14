"""The zip file that a Word document is: its parts, read with care."""

import io
import posixpath
import struct
import zipfile
import zlib
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _
from lxml import etree

from blog.importing.text import Unreadable, too_long

MAX_MEMBERS = 5_000
MAX_PART = 20_000_000
MAX_TOTAL = 60_000_000
# So deep no program nests; the reader goes down with the elements.
MAX_DEPTH = 100
# An element or an attribute takes some 200 bytes of memory.
_MAX_TAGS = 400_000
_MAX_EQUALS = 400_000
_MEMBER = b"PK\x01\x02"
_ENCRYPTED = 1
_BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, RuntimeError)
_STRICT, _COMMON = b"http://purl.oclc.org/ooxml/", b"http://schemas.openxmlformats.org/"
_SAME = {
    _STRICT + b"wordprocessingml/main": _COMMON + b"wordprocessingml/2006/main",
    _STRICT + b"officeDocument/relationships": _COMMON + b"officeDocument/2006/relationships",
    _STRICT + b"drawingml/main": _COMMON + b"drawingml/2006/main",
}


class TooLarge(Exception):
    """A member of the file is larger than may be."""


class Relation(NamedTuple):
    """What a part refers to: another part by its name in the zip, or an address outside."""

    kind: str
    target: str
    outside: bool


class Package:
    """An open zip file. Nothing of it is read that isn't asked for, and never more than MAX_TOTAL bytes.

    Raises Unreadable for a damaged file, one with a password, and one with far too many members.
    """

    def __init__(self, data: bytes) -> None:
        if data.count(_MEMBER) > MAX_MEMBERS:
            raise damaged()
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._members = {member.filename: member for member in self._zip.infolist()}
        except _BROKEN:
            raise damaged() from None
        self._left = MAX_TOTAL

    @property
    def names(self) -> set[str]:
        return set(self._members)

    def read(self, name: str, most: int) -> bytes | None:
        """A member's bytes, or None where there is no such member. Raises TooLarge."""
        member = self._members.get(name)
        if member is None:
            return None
        if member.flag_bits & _ENCRYPTED:
            raise protected()
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise damaged()
        most = min(most, self._left)
        try:
            with self._zip.open(member) as file:
                data = file.read(most + 1)
        except _BROKEN:
            raise damaged() from None
        self._left -= len(data)
        if len(data) > most:
            raise TooLarge
        return data

    def part(self, name: str) -> etree._Element | None:
        """The root of an XML part, or None where there is no such part."""
        try:
            data = self.read(name, MAX_PART)
        except TooLarge:
            raise too_long() from None
        return None if data is None else _parsed(data)

    def relations(self, name: str) -> dict[str, Relation]:
        """What a part refers to, by id; the package itself is the part named ""."""
        folder, file = posixpath.split(name)
        root = self.part(posixpath.join(folder, "_rels", f"{file}.rels"))
        relations: dict[str, Relation] = {}
        for element in root.iter("{*}Relationship") if root is not None else ():
            target, outside = element.get("Target", ""), element.get("TargetMode") == "External"
            if not outside:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            kind = element.get("Type", "").rpartition("/")[2]
            relations[element.get("Id", "")] = Relation(kind, target, outside)
        return relations


def _parsed(data: bytes) -> etree._Element:
    """The root element; refuses entities, and what would take too much memory or nest too deeply."""
    if data.count(b"<") > _MAX_TAGS or data.count(b"=") > _MAX_EQUALS:
        raise too_long()
    for strict, same in _SAME.items():
        data = data.replace(strict, same)
    depth, root = 0, None
    try:
        parsing = etree.iterparse(
            io.BytesIO(data),
            ("start", "end"),
            load_dtd=False,
            no_network=True,
            resolve_entities=False,
            remove_comments=True,
            remove_pis=True,
        )
        for event, element in parsing:
            if root is None:
                root = element
                if element.getroottree().docinfo.doctype:
                    raise damaged()
            depth += 1 if event == "start" else -1
            if depth > MAX_DEPTH:
                raise damaged()
    except etree.XMLSyntaxError:
        raise damaged() from None
    if root is None:
        raise damaged()
    return root


def damaged() -> Unreadable:
    return Unreadable(
        _("The Word document is damaged. Open it in Word, save it again as .docx and try once more.")
    )


def protected() -> Unreadable:
    return Unreadable(
        _("The document has a password. Open it, save it as .docx without a password, and try once more.")
    )
