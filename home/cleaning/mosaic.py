"""Hides faces: what is under a mark is replaced by a few coarse cells, in the pixels themselves.

How coarse: a mosaic is no secret code, it keeps the mean of each cell, and programs trained for it recognise people
by that. McPherson, Shokri and Shmatikov, "Defeating Image Obfuscation with Deep Learning" (2016), still told apart
most of forty people whose faces were six cells wide; Hill, Zhou, Saul and Shacham, "On the (In)effectiveness of
Mosaicing and Blurring" (2016), read text under mosaics cell by cell, and what "restores" faces from eight cells or
sixteen invents one that fits. Therefore at most four cells across the longer side, none smaller than eight pixels, and
colours rounded to sixteen steps per channel: some 150 bits, which show that there is somebody, and of what colour
they and their clothes are. Whoever must not be known by that either is better left out of the picture.
"""

import json
from collections.abc import Callable
from io import BytesIO
from math import ceil, floor

from PIL import Image, ImageDraw

from home.cleaning.pictures import EXTENSIONS, MEMORY_PER_PIXEL, Result, encoded
from home.cleaning.refusal import Refused

CELLS = 4  # across the longer side of a mark, at most
SMALLEST_CELL = 8  # pixels
COLOUR_STEP = 16

Box = tuple[int, int, int, int]


def hide(data: bytes, marks: str, allow: Callable[[int], None] = lambda memory: None) -> Result:
    """Return a stored picture with what is under the marks made unrecognisable, in its own format.

    :param marks: a JSON list of objects with `shape` ("oval" or "rectangle"), `x`, `y`, `width` and `height`, in
        fractions of the picture; what lies outside of it has no effect.
    """
    try:
        with Image.open(BytesIO(data), formats=tuple(EXTENSIONS)) as opened:
            allow(2 * len(data) + MEMORY_PER_PIXEL * opened.width * opened.height)
            image, format_ = opened.copy(), str(opened.format)
    except Exception as error:  # as in `pictures`
        raise Refused("damaged") from error
    for mark in json.loads(marks):
        if box := _box(mark, image.size):
            _cover(image, box, oval=mark["shape"] == "oval")
    return encoded(image, format_)


def _box(mark: dict[str, float], size: tuple[int, int]) -> Box | None:
    """The pixels that a mark touches, also those it only grazes; None when it lies outside."""
    width, height = size
    left, top = max(0, floor(mark["x"] * width)), max(0, floor(mark["y"] * height))
    right = min(width, ceil((mark["x"] + mark["width"]) * width))
    bottom = min(height, ceil((mark["y"] + mark["height"]) * height))
    return (left, top, right, bottom) if left < right and top < bottom else None


def _cover(image: Image.Image, box: Box, oval: bool) -> None:
    face = image.crop(box)
    cell = max(ceil(max(face.size) / CELLS), SMALLEST_CELL)
    cells = face.resize((ceil(face.width / cell), ceil(face.height / cell)), Image.Resampling.BOX)
    cells = cells.point(lambda value: min(255, round(value / COLOUR_STEP) * COLOUR_STEP))
    mask = Image.new("1", face.size, 0 if oval else 1)
    if oval:  # its edge is hard: half a pixel's colour would be left in a soft one
        ImageDraw.Draw(mask).ellipse((0, 0, face.width - 1, face.height - 1), fill=1)
    image.paste(cells.resize(face.size, Image.Resampling.NEAREST), box, mask)
