"""Zip files that are the same, byte for byte, whenever they are written."""

import io
import re
import zipfile
from collections.abc import Mapping

from PIL import Image, ImageDraw


def zipped(members: Mapping[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in members.items():
            member = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, data)
    return target.getvalue()


def flow(text: str) -> str:
    """The text with the line ends of its source gone; `↵` is a line break that is meant."""
    return re.sub(r"\n\s*", " ", text).replace("↵", "\n")


def drawing(colour: str, shape: str = "ellipse", size: tuple[int, int] = (96, 64)) -> bytes:
    """A small PNG: one shape on paper."""
    image = Image.new("P", size, 0)
    image.putpalette([250, 248, 240, *bytes.fromhex(colour.lstrip("#"))])
    draw = ImageDraw.Draw(image)
    width, height = size
    getattr(draw, shape)((width // 6, height // 6, width * 5 // 6, height * 5 // 6), fill=1)
    target = io.BytesIO()
    image.save(target, "PNG")
    return target.getvalue()
