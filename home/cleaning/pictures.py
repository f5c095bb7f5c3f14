"""Draws a picture anew: upright, in sRGB, with no metadata and nothing hidden.

A phone writes into a photo where it was taken, when, and by whom. Wagtail copies some of that into the
pictures it makes (Willow re-attaches EXIF to JPEG and PNG, Pillow keeps JPEG comments), so it has to
go before the file is stored.

Sources: Exif 2.32 section 4.6.4 (orientation), ITU-T T.81 B.2.3 (JPEG scans), ISO/IEC 23008-12 (HEIF: brands,
primary item, orientation), IEC 61966-2-1 (sRGB), ICC.1:2022 (profiles).
"""

import re
import struct
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pillow_heif
from PIL import AvifImagePlugin, ExifTags, Image, ImageCms, ImageFile, UnidentifiedImageError

from home.cleaning.refusal import Refused

FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "HEIF")
MAX_PIXELS = 25_000_000
MAX_JPEG_PIXELS = 60_000_000
MAX_SIDE = 16_383  # of what comes in: the most that WebP can hold
STORED_SIDE = 6_000
# WebP's encoder takes up to 16 bytes per pixel, the others' a row at a time.
STORED_PIXELS = {"JPEG": 25_000_000, "PNG": 25_000_000, "WEBP": 12_500_000}
# Up to here a JPEG is decoded whole; above, at half its sides, which its decoder does without holding the whole.
WHOLE_JPEG_PIXELS = 36_000_000
# A JPEG may ask for the same pixels to be drawn again and again; cameras and editors write a dozen scans.
MAX_JPEG_SCANS = 40
JPEG_SCAN = re.compile(rb"\xff\xda\x00[\x08\x0a\x0c\x0e][\x01-\x04]")
SEQUENCES = (b"msf1", b"hevc", b"hevx", b"avis")  # major brands of films
# Bytes per pixel that decoding, turning and encoding take at their worst (measured), Pillow's own four among them.
MEMORY_PER_PIXEL = 20

# Quantisation tables, chroma sampling and compression of the original tell which camera or program wrote it:
# ours are always the same.
SAVE_OPTIONS: dict[str, dict[str, int | bool]] = {
    "JPEG": {"quality": 90, "subsampling": 0},
    "PNG": {"compress_level": 4},  # a third of the time of Pillow's own 6, and no larger for photos
    "WEBP": {"quality": 90, "method": 2, "exact": False},
}
EXTENSIONS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}

UPRIGHT = {  # by EXIF orientation: what sets the picture upright
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}

pillow_heif.register_heif_opener(thumbnails=False, depth_images=False, aux_images=False, decode_threads=1)
AvifImagePlugin.DEFAULT_MAX_THREADS = 1

Result = tuple[dict[str, Any], bytes]


def draw(data: bytes, allow: Callable[[int], None] = lambda memory: None) -> Result:
    """Return a picture drawn anew, with its extension and its size in pixels as seen.

    What the file is called plays no part. JPEG, PNG and WebP keep their format; AVIF and HEIC become JPEG, or WebP
    where parts of them are transparent. Depth is 8 bits per channel. Of a HEIC with several pictures the primary
    one is taken, as phones show it.

    :param allow: told, before anything is decoded, how many bytes of memory the picture needs by what it says of
        itself. One that turns out larger is lying.
    :raises Refused: when it is no picture of these formats, or is too large, animated or damaged.
    """
    image, orientation, format_ = _decoded(data, allow)
    try:
        image = _in_srgb(image)
        format_ = _stored_format(format_, image)
        image = _fitted(image, STORED_PIXELS[format_])
        if orientation in UPRIGHT:
            image = image.transpose(UPRIGHT[orientation])
        _blank_hidden_colour(image)
    except Exception as error:  # as above
        raise Refused("damaged") from error
    return encoded(image, format_)


def _decoded(data: bytes, allow: Callable[[int], None]) -> tuple[Image.Image, int, str]:
    image = _open(data, allow)
    allow(2 * len(data) + MEMORY_PER_PIXEL * image.width * image.height)
    try:
        image.load()
        # HEIF has its own way to say how a picture lies, which its decoder follows; EXIF doesn't count there.
        orientation = 1 if image.format == "HEIF" else _orientation(image)
        image.fp = None
        # The copy is without its decoder, which holds the pixels once or twice more.
        return image.copy(), orientation, str(image.format)
    except Exception as error:  # the decoders raise nearly everything, and mean one thing
        raise Refused("damaged") from error


def encoded(image: Image.Image, format_: str) -> Result:
    """Return a picture as a file that holds nothing but its pixels, in one of SAVE_OPTIONS' formats.

    :raises Refused: when the format can't hold it: WebP's encoder gives up on large pictures full of noise.
    """
    image.info.clear()
    file = BytesIO()
    try:
        image.save(file, format_, **SAVE_OPTIONS[format_])
    except (OSError, ValueError, MemoryError) as error:
        raise Refused("demanding") from error
    head = {"extension": EXTENSIONS[format_], "width": image.width, "height": image.height}
    return head, file.getvalue()


def _open(data: bytes, allow: Callable[[int], None]) -> ImageFile.ImageFile:
    """Read the head of the file and decide by it, before a single pixel is decoded."""
    _look_before_opening(data, allow)
    try:
        image = Image.open(BytesIO(data), formats=FORMATS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Refused("large") from error
    except UnidentifiedImageError as error:
        raise Refused(_why_unreadable(data)) from error
    except Exception as error:  # as above
        raise Refused("damaged") from error
    if image.format == "MPO":  # Pillow's JPEG reader answers with this when a JPEG carries further pictures
        raise Refused("several")
    if image.format != "HEIF" and getattr(image, "is_animated", False):
        raise Refused("moves")
    pixels = image.width * image.height
    # A progressive JPEG is held whole by its decoder, whatever size is asked for.
    scalable = image.format == "JPEG" and "progressive" not in image.info
    if pixels > (MAX_JPEG_PIXELS if scalable else MAX_PIXELS) or max(image.size) > MAX_SIDE:
        raise Refused("large")
    if scalable and pixels > WHOLE_JPEG_PIXELS:
        image.draft(None, (image.width // 2, image.height // 2))
    return image


def _look_before_opening(data: bytes, allow: Callable[[int], None]) -> None:
    if data.startswith(b"\xff\xd8") and len(JPEG_SCAN.findall(data)) > MAX_JPEG_SCANS:
        raise Refused("damaged")
    if data[4:8] == b"ftyp" and data[8:12] in SEQUENCES:
        raise Refused("moves")
    if data[8:12] == b"WEBP":  # Pillow makes room for all of it when it opens it
        if (pixels := _webp_pixels(data)) > MAX_PIXELS:
            raise Refused("large")
        allow(2 * len(data) + MEMORY_PER_PIXEL * pixels)


def _webp_pixels(data: bytes) -> int:
    """What a WebP says of its size (RFC 9649 sections 2.5 to 2.7), 0 where it says nothing."""
    kind, head = data[12:16], data[20:30].ljust(10, b"\0")
    if kind == b"VP8X":
        return (int.from_bytes(head[4:7], "little") + 1) * (int.from_bytes(head[7:10], "little") + 1)
    if kind == b"VP8L":
        bits = int.from_bytes(head[1:5], "little")
        return ((bits & 0x3FFF) + 1) * ((bits >> 14 & 0x3FFF) + 1)
    if kind == b"VP8 ":
        width, height = struct.unpack("<HH", head[6:10])
        return (width & 0x3FFF) * (height & 0x3FFF)
    return 0


def _orientation(image: Image.Image) -> int:
    """How the picture lies by its EXIF. (ImageOps.exif_transpose writes EXIF anew: odd tags break it.)"""
    try:
        return image.getexif().get(ExifTags.Base.Orientation, 1)
    except (SyntaxError, OSError, ValueError, TypeError, LookupError, struct.error):
        # Unreadable EXIF is no fault of the picture: it is shown as it lies, as browsers do.
        return 1


def _in_srgb(image: Image.Image) -> Image.Image:
    """The picture as RGB or RGBA in sRGB, whatever it was."""
    profile = image.info.get("icc_profile")
    if image.mode.startswith("I"):  # 16 bits per pixel, which Pillow would clip rather than scale
        image = image.convert("I").point(lambda value: value / 257).convert("L")
    elif image.has_transparency_data:
        image = image if image.mode == "RGBA" else image.convert("RGBA")
    elif image.mode not in ("L", "CMYK", "RGB"):
        image = image.convert("RGB")
    if profile:
        image = _by_profile(image, profile)
    return image if image.mode in ("RGB", "RGBA") else image.convert("RGB")


def _by_profile(image: Image.Image, profile: bytes) -> Image.Image:
    shown = image.mode if image.mode == "RGBA" else "RGB"
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        transform = ImageCms.buildTransform(source, ImageCms.createProfile("sRGB"), image.mode, shown)
    except (ImageCms.PyCMSError, OSError):  # broken, or for other channels than these: browsers ignore it too
        return image
    return transform.apply_in_place(image) if image.mode == shown else transform.apply(image)


def _fitted(image: Image.Image, pixels: int) -> Image.Image:
    """The picture no larger than what is stored."""
    scale = min(1, STORED_SIDE / max(image.size), (pixels / (image.width * image.height)) ** 0.5)
    if scale == 1:
        return image
    return image.resize((max(1, int(image.width * scale)), max(1, int(image.height * scale))))


def _blank_hidden_colour(image: Image.Image) -> None:
    """Blank what is fully transparent: a face that was rubbed out with an eraser may still be there."""
    if image.mode == "RGBA":
        image.paste((255, 255, 255, 0), mask=image.getchannel("A").point(lambda alpha: 255 * (alpha == 0)))


def _stored_format(original: str, shown: Image.Image) -> str:
    if original in SAVE_OPTIONS:
        return original
    return "WEBP" if shown.mode == "RGBA" else "JPEG"


def _why_unreadable(data: bytes) -> str:
    head = data[:1024].lstrip().lower()
    if head.startswith(b"gif8"):
        return "gif"
    if b"<svg" in head:
        return "svg"
    if data.startswith((b"\xff\xd8\xff", b"\x89PNG")) or data[8:12] == b"WEBP":
        return "damaged"
    if data[4:12] in (b"ftypavif", b"ftypheic", b"ftypheix", b"ftypmif1"):
        return "damaged"
    return "unknown"
