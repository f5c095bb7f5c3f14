"""Takes the metadata out of a JPEG or PNG inside a document, and leaves its pixels as they are.

Sources: ITU-T T.81 annex B (JPEG markers), Exif 2.32 section 4.5, W3C PNG third edition section 5 (chunks).
"""

import re
import struct
from io import BytesIO

from PIL import ExifTags, Image

END_OF_PICTURE, START_OF_SCAN, COMMENT = 0xD9, 0xDA, 0xFE
APPLICATION = range(0xE0, 0xF0)
KEPT_APPLICATION = (b"JFIF\0", b"Adobe")  # a profile is named after a screen or camera, and hardly read here
NEXT_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")  # among the coded pixels
KEPT_CHUNKS = b"IHDR PLTE IDAT IEND tRNS cHRM gAMA sBIT sRGB bKGD pHYs acTL fcTL fdAT".split()


def without_metadata(data: bytes, oriented: bool = True) -> bytes:
    """Return a picture's file with nothing but what is needed to show it; another kind of file as it is.

    :param oriented: keep how a JPEG lies by its EXIF, for programs that turn it.
    """
    if data.startswith(b"\xff\xd8"):
        return _jpeg(data, _orientation(data) if oriented else 1)
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return _png(data)
    return data


def _jpeg(data: bytes, orientation: int) -> bytes:
    kept, place = [b"\xff\xd8"], 2
    if orientation != 1:
        kept.append(_exif_of(orientation))
    while place + 4 <= len(data) and data[place] == 0xFF:
        marker = data[place + 1]
        if marker == END_OF_PICTURE:  # behind it there may be more pictures, with metadata of their own
            break
        end = place + 2 + struct.unpack_from(">H", data, place + 2)[0]
        if marker == START_OF_SCAN:
            found = NEXT_MARKER.search(data, end)
            end = found.start() if found else len(data)
        named = data[place + 4 : end].startswith(KEPT_APPLICATION)
        if not (marker == COMMENT or (marker in APPLICATION and not named)):
            kept.append(data[place:end])
        place = end
    return b"".join([*kept, b"\xff\xd9"])


def _orientation(data: bytes) -> int:
    try:
        orientation = Image.open(BytesIO(data), formats=["JPEG"]).getexif().get(ExifTags.Base.Orientation, 1)
    except Exception:  # as in `pictures`: the reader raises nearly everything, and a picture is shown without
        return 1
    return orientation if orientation in range(1, 9) else 1


def _exif_of(orientation: int) -> bytes:
    entry = struct.pack(">HHHIHH", 1, ExifTags.Base.Orientation, 3, 1, orientation, 0)
    content = b"Exif\0\0MM\0*\0\0\0\x08" + entry + bytes(4)
    return b"\xff\xe1" + struct.pack(">H", len(content) + 2) + content


def _png(data: bytes) -> bytes:
    kept, place = [data[:8]], 8
    while place + 12 <= len(data):
        end = place + 12 + struct.unpack_from(">I", data, place)[0]
        kind = data[place + 4 : place + 8]
        if kind in KEPT_CHUNKS:
            kept.append(data[place:end])
        if kind == b"IEND":
            break
        place = end
    return b"".join(kept)
