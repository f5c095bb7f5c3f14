"""Pictures made safe to publish: nothing is kept of an uploaded file but what it shows.

A phone writes into a photo where it was taken, when, and by whom. Wagtail copies some of that into the
pictures it makes (Willow re-attaches EXIF to JPEG and PNG, Pillow keeps JPEG comments), so it has to
go before the file is stored.
"""

import re
import struct
from dataclasses import dataclass
from io import BytesIO
from typing import Literal

from django.utils.translation import gettext as _
from PIL import ExifTags, Image, ImageCms, UnidentifiedImageError

FORMATS = ("JPEG", "PNG", "WEBP", "AVIF")
MAX_PIXELS = 25_000_000
MAX_SIDE = 16_383  # the most that WebP can hold, so that every picture can be turned into every format
# A JPEG may ask for the same pixels to be drawn again and again; cameras and editors write a dozen scans.
MAX_JPEG_SCANS = 40
JPEG_SCAN = re.compile(rb"\xff\xda\x00[\x08\x0a\x0c\x0e][\x01-\x04]")

# Quantisation tables, chroma sampling and compression of the original tell which camera or program wrote it:
# ours are always the same.
SAVE_OPTIONS: dict[str, dict[str, int | bool]] = {
    "JPEG": {"quality": 90, "subsampling": 0},
    "PNG": {"compress_level": 6},
    "WEBP": {"quality": 90, "exact": False},
}

UPRIGHT = {  # by EXIF orientation: what sets the picture upright
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}

Extension = Literal["jpg", "png", "webp"]
EXTENSIONS: dict[str, Extension] = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}


class UnsafePicture(ValueError):
    """A file that is refused. The message is one sentence for who uploaded it, in their language."""


@dataclass(frozen=True)
class Sanitised:
    """A picture that may be stored: its file, the extension that fits it, and its size in pixels as seen."""

    data: bytes
    extension: Extension
    width: int
    height: int


def sanitise(data: bytes) -> Sanitised:
    """Draw an uploaded picture anew: upright, in sRGB, with no metadata and nothing hidden.

    What the file is called plays no part. JPEG, PNG and WebP keep their format; AVIF becomes JPEG, or WebP
    where parts of it are transparent. Depth is 8 bits per channel.

    :param data: the whole file as uploaded; its length is the caller's to limit.
    :returns: the new file with its size in pixels.
    :raises UnsafePicture: when it is no picture of these formats, or is too large, animated or damaged.

    Sources: Exif 2.32 section 4.6.4 (orientation), ITU-T T.81 B.2.3 (JPEG scans), IEC 61966-2-1 (sRGB),
    ICC.1:2022 (profiles).
    """
    image = _open(data)
    try:
        image.load()
        shown = _without_hidden_colour(_in_srgb(_upright(image)))
    except Exception as error:  # the decoders raise nearly everything, and mean one thing
        raise UnsafePicture(_damaged()) from error
    format_ = _stored_format(image.format, shown)
    shown.info.clear()
    file = BytesIO()
    shown.save(file, format_, **SAVE_OPTIONS[format_])
    return Sanitised(file.getvalue(), EXTENSIONS[format_], shown.width, shown.height)


def _open(data: bytes) -> Image.Image:
    """Read the head of the file and decide by it, before a single pixel is decoded."""
    if data.startswith(b"\xff\xd8") and len(JPEG_SCAN.findall(data)) > MAX_JPEG_SCANS:
        raise UnsafePicture(_damaged())
    try:
        image = Image.open(BytesIO(data), formats=FORMATS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise UnsafePicture(_too_large()) from error
    except UnidentifiedImageError as error:
        raise UnsafePicture(_why_unreadable(data)) from error
    except Exception as error:  # as above
        raise UnsafePicture(_damaged()) from error
    if image.width * image.height > MAX_PIXELS or max(image.size) > MAX_SIDE:
        raise UnsafePicture(_too_large())
    if image.format == "MPO":  # Pillow's JPEG reader answers with this when a JPEG carries further pictures
        raise UnsafePicture(
            _("This file holds several pictures in one (MPO): save one of them as JPEG and upload that.")
        )
    if getattr(image, "is_animated", False):
        raise UnsafePicture(_("This picture moves: save one frame of it as PNG or JPEG and upload that."))
    return image


def _upright(image: Image.Image) -> Image.Image:
    """Turn the picture as its EXIF says. (ImageOps.exif_transpose writes EXIF anew: odd tags break it.)"""
    try:
        orientation = image.getexif().get(ExifTags.Base.Orientation)
    except (SyntaxError, OSError, ValueError, TypeError, LookupError, struct.error):
        # Unreadable EXIF is no fault of the picture: it is shown as it lies, as browsers do.
        return image
    return image.transpose(UPRIGHT[orientation]) if orientation in UPRIGHT else image


def _in_srgb(image: Image.Image) -> Image.Image:
    """The picture as RGB or RGBA in sRGB, whatever it was."""
    alpha = image.convert("RGBA").getchannel("A") if image.has_transparency_data else None
    if image.mode.startswith("I"):  # 16 bits per pixel, which Pillow would clip rather than scale
        colours = image.convert("I").point(lambda value: value / 257).convert("L")
    else:
        colours = image if image.mode in ("L", "CMYK", "RGB") else image.convert("RGB")
    if profile := image.info.get("icc_profile"):
        colours = _by_profile(colours, profile)
    shown = colours.convert("RGB")
    if alpha is not None:
        shown.putalpha(alpha)
    return shown


def _by_profile(image: Image.Image, profile: bytes) -> Image.Image:
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        return ImageCms.buildTransform(source, ImageCms.createProfile("sRGB"), image.mode, "RGB").apply(image)
    except (ImageCms.PyCMSError, OSError):  # broken, or for other channels than these: browsers ignore it too
        return image


def _without_hidden_colour(image: Image.Image) -> Image.Image:
    """Blank what is fully transparent: a face that was rubbed out with an eraser may still be there."""
    if image.mode == "RGBA":
        image.paste((255, 255, 255, 0), mask=image.getchannel("A").point(lambda alpha: 255 * (alpha == 0)))
    return image


def _stored_format(original: str | None, shown: Image.Image) -> str:
    if original in SAVE_OPTIONS:
        return original
    return "WEBP" if shown.mode == "RGBA" else "JPEG"


def _why_unreadable(data: bytes) -> str:
    head = data[:1024].lstrip().lower()
    if head.startswith(b"gif8"):
        return _("GIF pictures are not taken: save it as PNG and upload that.")
    if b"<svg" in head:
        return _("SVG drawings can carry programs and are not taken: export it as PNG and upload that.")
    if data[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypmsf1"):
        return _("HEIC pictures are not taken: export it from the phone as JPEG and upload that.")
    if data.startswith((b"\xff\xd8\xff", b"\x89PNG")) or data[8:12] == b"WEBP" or data[4:12] == b"ftypavif":
        return _damaged()
    return _("This file is not a picture that can be shown here: upload a JPEG, PNG, WebP or AVIF.")


def _damaged() -> str:
    return _("This picture is damaged or incomplete: copy it from the camera or the sender again.")


def _too_large() -> str:
    return _(
        "This picture is too large: make it smaller than %(megapixels)d megapixels and %(side)d pixels "
        "on its longer side, and upload it again."
    ) % {"megapixels": MAX_PIXELS // 1_000_000, "side": MAX_SIDE}
