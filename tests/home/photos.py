"""Pictures as phones, cameras and printers make them, with a word in every place that nobody should read."""

import struct
import zlib
from io import BytesIO

import piexif
import pillow_heif
from PIL import ExifTags, Image, ImageChops, ImageCms, ImageStat, PngImagePlugin

pillow_heif.register_heif_opener()

CANARY = "canary-9f3b"
FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "HEIF")
KINDS = (*FORMATS, "JPEG in CMYK")
XMP = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><dc:creator>{CANARY}</dc:creator></x:xmpmeta>'.encode()
SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
QUARTERS = ("firebrick", "seagreen", "navy", "ivory")  # top left, top right, bottom left, bottom right
LIES = {  # by EXIF orientation: how an upright picture lies in the file
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def quarters(width: int = 128, height: int = 96, mode: str = "RGB") -> Image.Image:
    image = Image.new(mode, (width, height))
    for index, colour in enumerate(QUARTERS):
        left, top = index % 2 * width // 2, index // 2 * height // 2
        image.paste(colour, (left, top, left + width // 2, top + height // 2))
    return image


def saved(image: Image.Image, format_: str, **options: object) -> bytes:
    file = BytesIO()
    image.save(file, format_, **options)
    return file.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


def difference(one: Image.Image, other: Image.Image) -> float:
    """Mean distance per channel, of 255."""
    apart = ImageChops.difference(one.convert("RGBA"), other.convert("RGBA"))
    return max(ImageStat.Stat(apart).mean)


def exif(orientation: int = 1) -> bytes:
    """Who, where and with what, and a small picture that tells the same."""
    small = saved(quarters(32, 24), "JPEG", comment=CANARY.encode())
    tags = {
        "0th": {
            ExifTags.Base.Orientation: orientation,
            ExifTags.Base.Artist: CANARY,
            ExifTags.Base.Model: CANARY,
        },
        "GPS": {
            ExifTags.GPS.GPSLatitudeRef: "N",
            ExifTags.GPS.GPSLatitude: ((39, 1), (56, 1), (24, 1)),
            ExifTags.GPS.GPSMapDatum: CANARY,
        },
        "1st": {ExifTags.Base.ImageDescription: CANARY},
        "thumbnail": small,
    }
    return piexif.dump(tags)


def marked_profile() -> bytes:
    """sRGB with a canary for its description, and another behind it, as part of the profile by its own length."""
    described = SRGB.replace("sRGB built-in".encode("utf-16-be"), f"{CANARY}!!".encode("utf-16-be"))
    assert described != SRGB
    profile = described + CANARY.encode()
    return struct.pack(">I", len(profile)) + profile[4:]


def segment(marker: int, content: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content


def chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def photo_that_tells(kind: str) -> bytes:
    """A picture with a canary in every place where its format can hold one."""
    format_, image = kind.split()[0], quarters()
    options: dict[str, object] = {"exif": exif(), "icc_profile": marked_profile()}
    if format_ == "PNG":
        info = PngImagePlugin.PngInfo()
        info.add_text("Author", CANARY)
        info.add_text("Comment", CANARY, zip=True)
        info.add_text("Raw profile type iptc", f"\niptc\n{len(CANARY):8}\n{CANARY.encode().hex()}\n")
        info.add_itxt("XML:com.adobe.xmp", XMP.decode())
        return saved(image, format_, pnginfo=info, **options)
    if kind == "JPEG in CMYK":
        # The profile is for other channels, so it is no use, but it is there.
        image, options["progressive"] = image.convert("CMYK"), True
    data = saved(image, format_, xmp=XMP, **options)
    if format_ == "JPEG":
        iptc = b"\x1c\x02\x50" + struct.pack(">H", len(CANARY)) + CANARY.encode()
        photoshop = b"Photoshop 3.0\x008BIM\x04\x04\x00\x00" + struct.pack(">I", len(iptc)) + iptc + b"\x00"
        thumbnail = b"JFXX\x00\x10" + CANARY.encode()
        data = (
            data[:2]
            + segment(0xE0, thumbnail)
            + segment(0xED, photoshop)
            + segment(0xFE, CANARY.encode())
            + data[2:]
        )
    return data


def tells(data: bytes) -> bool:
    return any(CANARY.encode(code) in data for code in ("ascii", "utf-16-be", "utf-16-le"))
