"""What an uploader, and a person in a photo, can rely on when a picture is taken in."""

import json
import shutil
import struct
import subprocess
import time
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ExifTags, Image, ImageChops, ImageCms, ImageStat, PngImagePlugin

from home.pictures import MAX_JPEG_SCANS, UnsafePicture, sanitise

pytestmark = [
    pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning"),
    pytest.mark.filterwarnings("ignore:Corrupt EXIF data"),
]

CANARY = "canary-9f3b"
FORMATS = ("JPEG", "PNG", "WEBP", "AVIF")
XMP = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><dc:creator>{CANARY}</dc:creator></x:xmpmeta>'.encode()
SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
QUARTERS = ("firebrick", "seagreen", "navy", "ivory")  # top left, top right, bottom left, bottom right


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


def exif(orientation: int = 1) -> Image.Exif:
    tags = Image.Exif()
    tags[ExifTags.Base.Orientation] = orientation
    tags[ExifTags.Base.Artist] = CANARY
    tags[ExifTags.Base.Model] = CANARY
    tags[ExifTags.IFD.GPSInfo] = {
        ExifTags.GPS.GPSLatitudeRef: "N",
        ExifTags.GPS.GPSLatitude: (39.0, 56.0, 24.0),
        ExifTags.GPS.GPSMapDatum: CANARY,
    }
    return tags


def marked_profile() -> bytes:
    """sRGB with a canary behind it, as part of the profile by its own length."""
    profile = SRGB + CANARY.encode()
    return struct.pack(">I", len(profile)) + profile[4:]


def segment(marker: int, content: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content


def chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def photo_that_tells(format_: str) -> bytes:
    """A picture with a canary in every place where the format can hold one."""
    options: dict[str, object] = {"exif": exif(), "icc_profile": marked_profile()}
    if format_ == "PNG":
        info = PngImagePlugin.PngInfo()
        info.add_text("Author", CANARY)
        info.add_text("Comment", CANARY, zip=True)
        info.add_itxt("XML:com.adobe.xmp", XMP.decode())
        return saved(quarters(), format_, pnginfo=info, **options)
    data = saved(quarters(), format_, xmp=XMP, **options)
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


@pytest.mark.parametrize("format_", FORMATS)
class TestNothingIsTold:
    def test_no_canary_is_left(self, format_: str) -> None:
        told = photo_that_tells(format_)
        assert CANARY.encode() in told
        kept = sanitise(told)
        assert CANARY.encode() not in kept.data
        assert not {"exif", "xmp", "icc_profile", "comment", "photoshop", "Author"} & set(
            opened(kept.data).info
        )

    def test_exiftool_finds_nothing_but_the_shape_of_the_file(self, format_: str, tmp_path: Path) -> None:
        if not (exiftool := shutil.which("exiftool")):
            pytest.skip("exiftool is not installed")

        def groups(data: bytes) -> set[str]:
            file = tmp_path / "picture"
            file.write_bytes(data)
            call = [exiftool, "-json", "-G1", "-a", "-u", file]
            report = json.loads(subprocess.run(call, capture_output=True, check=True).stdout)[0]
            assert data == told or "File:Comment" not in report
            return {tag.split(":")[0] for tag in report}

        told = photo_that_tells(format_)
        assert {"GPS", "IFD0"} <= groups(told)
        shape = {"SourceFile", "ExifTool", "System", "File", "Composite", "JFIF", "PNG", "RIFF"}
        assert groups(sanitise(told).data) <= shape

    @pytest.mark.parametrize("orientation", range(1, 9))
    def test_every_orientation_comes_out_upright(self, format_: str, orientation: int) -> None:
        lies = {
            2: Image.Transpose.FLIP_LEFT_RIGHT,
            3: Image.Transpose.ROTATE_180,
            4: Image.Transpose.FLIP_TOP_BOTTOM,
            5: Image.Transpose.TRANSPOSE,
            6: Image.Transpose.ROTATE_90,
            7: Image.Transpose.TRANSVERSE,
            8: Image.Transpose.ROTATE_270,
        }
        image = quarters()
        if orientation in lies:
            image = image.transpose(lies[orientation])
        kept = sanitise(saved(image, format_, exif=exif(orientation)))
        assert (kept.width, kept.height) == (128, 96) == opened(kept.data).size
        assert difference(opened(kept.data), quarters()) < 4

    def test_what_was_taken_in_is_taken_in_again_unchanged(self, format_: str) -> None:
        once = sanitise(photo_that_tells(format_))
        twice = sanitise(once.data)
        assert (twice.extension, twice.width, twice.height) == (once.extension, once.width, once.height)
        assert difference(opened(once.data), opened(twice.data)) < 1
        if once.extension == "png":
            assert twice == once

    def test_what_hangs_behind_the_picture_is_gone(self, format_: str) -> None:
        for payload in (b"<script>alert(1)</script>", b"PK\x03\x04payload", b"<?php payload"):
            assert payload not in sanitise(saved(quarters(), format_) + payload).data


@pytest.mark.parametrize(
    ("format_", "mode", "extension"),
    [
        ("JPEG", "RGB", "jpg"),
        ("PNG", "RGB", "png"),
        ("WEBP", "RGB", "webp"),
        ("AVIF", "RGB", "jpg"),
        ("AVIF", "RGBA", "webp"),
    ],
)
def test_extension_says_what_the_file_is(format_: str, mode: str, extension: str) -> None:
    image = quarters(mode=mode)
    if mode == "RGBA":
        image.putalpha(128)
    kept = sanitise(saved(image, format_))
    assert kept.extension == extension
    assert opened(kept.data).get_format_mimetype() == f"image/{extension.replace('jpg', 'jpeg')}"
    assert opened(kept.data).has_transparency_data == (mode == "RGBA")


class TestColours:
    def test_are_seen_as_the_profile_meant_them(self) -> None:
        swapped = SRGB.replace(b"rXYZ", b"temp", 1).replace(b"gXYZ", b"rXYZ", 1).replace(b"temp", b"gXYZ", 1)
        kept = sanitise(saved(Image.new("RGB", (8, 8), "red"), "PNG", icc_profile=swapped))
        red, green, _blue = opened(kept.data).getpixel((4, 4))
        assert green > 250 and red < 5

    @pytest.mark.parametrize("profile", [b"", b"no profile at all", SRGB[:200]])
    def test_survive_a_broken_profile(self, profile: bytes) -> None:
        kept = sanitise(saved(quarters(), "PNG", icc_profile=profile))
        assert difference(opened(kept.data), quarters()) == 0

    @pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "RGBA", "CMYK", "I;16"])
    def test_of_every_kind_of_pixel_are_kept(self, mode: str) -> None:
        grey = (
            Image.new("I;16", (8, 8), 0x8080) if mode == "I;16" else Image.new("L", (8, 8), 128).convert(mode)
        )
        expected = Image.new("L", (8, 8), 128) if mode == "I;16" else grey.convert("RGB")
        kept = sanitise(saved(grey, "JPEG" if mode == "CMYK" else "PNG"))
        assert difference(opened(kept.data), expected) < 2

    def test_of_a_palette_keep_their_transparency(self) -> None:
        image = Image.new("P", (8, 8), 0)
        image.putpalette([0, 0, 0, 255, 0, 0])
        image.putpixel((0, 0), 1)
        kept = opened(sanitise(saved(image, "PNG", transparency=0)).data)
        assert (kept.getpixel((0, 0)), kept.getpixel((4, 4))[3]) == ((255, 0, 0, 255), 0)

    def test_rubbed_out_do_not_stay_in_the_file(self) -> None:
        face = Image.new("RGBA", (8, 8), (200, 150, 120, 0))
        for format_ in ("PNG", "WEBP"):
            kept = opened(
                sanitise(saved(face, format_, **({"exact": True} if format_ == "WEBP" else {}))).data
            )
            assert kept.getpixel((4, 4))[:3] != (200, 150, 120) and kept.getpixel((4, 4))[3] == 0


def test_exif_that_cannot_be_read_costs_nobody_their_photo() -> None:
    data = saved(quarters(), "JPEG")
    broken = data[:2] + segment(0xE1, b"Exif\x00\x00MM\x00*\xff\xff\xff\xff" + CANARY.encode()) + data[2:]
    kept = sanitise(broken)
    assert (kept.width, kept.height) == (128, 96) and CANARY.encode() not in kept.data


def test_a_phone_photo_with_a_film_behind_it_is_taken_without_the_film() -> None:
    film = b"\x00\x00\x00\x18ftypmp42" + b"\xff\xda-frame-" * 500
    kept = sanitise(saved(quarters(), "JPEG") + film)
    assert (kept.width, kept.height) == (128, 96) and b"frame" not in kept.data


JPEG, PNG, WEBP, AVIF = (saved(quarters(), format_) for format_ in FORMATS)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
FRAMES = [Image.new("RGB", (16, 16), colour) for colour in QUARTERS]


def jpeg_of(width: int, height: int) -> bytes:
    start = JPEG.index(b"\xff\xc0") + 5
    return JPEG[:start] + struct.pack(">HH", height, width) + JPEG[start + 4 :]


def png_of(width: int, height: int, *chunks: bytes, rows: bytes = b"") -> bytes:
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    body = chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(chunks) + body


def webp_of(width: int, height: int) -> bytes:
    head = b"\x00\x00\x00\x00" + struct.pack("<I", width - 1)[:3] + struct.pack("<I", height - 1)[:3]
    body = b"WEBPVP8X" + struct.pack("<I", 10) + head + WEBP[12:]
    return b"RIFF" + struct.pack("<I", len(body)) + body


def avif_of(width: int, height: int) -> bytes:
    start = AVIF.index(b"ispe") + 8
    return AVIF[:start] + struct.pack(">II", width, height) + AVIF[start + 8 :]


def animation(format_: str, frames: int = 4) -> bytes:
    moving = (FRAMES * frames)[1:frames]
    return saved(FRAMES[0], format_, save_all=True, append_images=moving, duration=40)


def many_scans() -> bytes:
    data = saved(quarters(), "JPEG", progressive=True)
    last = data.rindex(b"\xff\xda")
    return data[:-2] + data[last:-2] * (MAX_JPEG_SCANS + 1) + b"\xff\xd9"


BOMB = zlib.compress(bytes(200_000_000), 9)

NASTY: dict[str, Callable[[], bytes]] = {
    "empty": lambda: b"",
    "one byte": lambda: b"\xff",
    "only zeros": lambda: bytes(4096),
    "plain text": lambda: b"a picture of a picket line",
    "jpeg, only its first bytes": lambda: JPEG[:3],
    "jpeg, only its head": lambda: JPEG[: JPEG.index(b"\xff\xda")],
    "jpeg, half": lambda: saved(Image.effect_noise((200, 200), 90), "JPEG")[:4000],
    "jpeg of 0 by 0": lambda: jpeg_of(0, 0),
    "jpeg of 65500 by 65500": lambda: jpeg_of(65500, 65500),
    "jpeg drawn forty times over": many_scans,
    "jpeg of several pictures": lambda: saved(
        FRAMES[0], "MPO", save_all=True, append_images=[Image.new("RGB", (4000, 4000))]
    ),
    "html before jpeg": lambda: b"<script>alert(1)</script>" + JPEG,
    "png, half": lambda: saved(Image.effect_noise((200, 200), 90), "PNG")[:9000],
    "png, wrong checksum": lambda: PNG.replace(b"IDAT", b"IDAT\x00", 1),
    "png of 0 by 0": lambda: png_of(0, 0),
    "png of 5000 by 5000 with no pixels": lambda: png_of(5000, 5000),
    "png of 11000 by 11000": lambda: png_of(11000, 11000, rows=bytes(11001 * 11000)),
    "png of 50000 by 50000": lambda: png_of(50_000, 50_000),
    "png of 2 by 2000000000": lambda: png_of(2, 2_000_000_000),
    "png of 20000 by 1": lambda: png_of(20_000, 1, rows=bytes(20_001)),
    "png with a bomb for a comment": lambda: png_of(1, 1, chunk(b"zTXt", b"Comment\x00\x00" + BOMB)),
    "png with a bomb for a profile": lambda: png_of(1, 1, chunk(b"iCCP", b"icc\x00\x00" + BOMB)),
    "png with a bomb for pixels": lambda: png_of(5000, 4000, rows=bytes(30)),
    "png that moves": lambda: animation("PNG"),
    "webp, half": lambda: WEBP[: len(WEBP) // 2],
    "webp of 16383 by 16383": lambda: webp_of(16_383, 16_383),
    "webp that moves": lambda: animation("WEBP"),
    "sound called webp": lambda: b"RIFF\x24\x00\x00\x00WAVEfmt " + bytes(64),
    "avif, half": lambda: AVIF[: len(AVIF) // 2],
    "avif of 16000 by 16000": lambda: avif_of(16_000, 16_000),
    "avif that moves": lambda: animation("AVIF"),
    "gif": lambda: saved(FRAMES[0], "GIF"),
    "gif of 2000 frames": lambda: animation("GIF", 2000),
    "gif with a program behind it": lambda: saved(FRAMES[0], "GIF") + b"PK\x03\x04" + bytes(64),
    "gif that is JavaScript": lambda: b"GIF89a/*\x01\x00*/=1;alert(1)",
    "svg": lambda: SVG,
    "svg after a prolog": lambda: b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- a drawing -->\n' + SVG,
    "svg of a billion laughs": lambda: b'<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>' + SVG,
    "svg in UTF-16": lambda: SVG.decode().encode("utf-16"),
    "html": lambda: b"<!DOCTYPE html><script>alert(1)</script>",
    "pdf": lambda: b"%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj",
    "postscript": lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n(%pipe%id) (w) file",
    "tiff": lambda: saved(FRAMES[0], "TIFF"),
    "bmp": lambda: saved(FRAMES[0], "BMP"),
    "icon": lambda: saved(FRAMES[0], "ICO"),
    "jpeg 2000": lambda: b"\x00\x00\x00\x0cjP  \r\n\x87\n" + bytes(64),
    "photoshop": lambda: b"8BPS\x00\x01" + bytes(64),
    "heic": lambda: b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + bytes(64),
    "film": lambda: b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom" + bytes(64),
    "zip": lambda: b"PK\x03\x04" + bytes(64),
    "program": lambda: b"\x7fELF\x02\x01\x01" + bytes(64),
    "shell script": lambda: b"#!/bin/sh\nid\n",
}


def peak_memory() -> int | None:
    """The most memory this process held since the last call, in MB; None where the system does not say."""
    try:
        Path("/proc/self/clear_refs").write_text("5")
        status = Path("/proc/self/status").read_text()
    except OSError:
        return None
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")) // 1024


@pytest.mark.parametrize("name", NASTY)
def test_nasty_files_are_refused_cheaply_and_in_a_sentence(name: str) -> None:
    data = NASTY[name]()
    before, started = peak_memory(), time.process_time()
    with pytest.raises(UnsafePicture) as refusal:
        sanitise(data)
    assert time.process_time() - started < 1
    if before is not None:
        status = Path("/proc/self/status").read_text().split("VmHWM:")[1]
        assert int(status.split()[0]) // 1024 - before < 150
    sentence = str(refusal.value)
    assert sentence[0].isupper() and sentence.endswith(".") and "\n" not in sentence


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("gif", "GIF"),
        ("svg in UTF-16", "JPEG, PNG, WebP or AVIF"),
        ("svg after a prolog", "SVG"),
        ("heic", "HEIC"),
        ("jpeg of several pictures", "several pictures"),
        ("png that moves", "moves"),
        ("webp that moves", "moves"),
        ("avif that moves", "moves"),
        ("jpeg, half", "damaged"),
        ("webp, half", "damaged"),
        ("avif, half", "damaged"),
        ("png of 11000 by 11000", "25 megapixels"),
        ("webp of 16383 by 16383", "25 megapixels"),
        ("pdf", "JPEG, PNG, WebP or AVIF"),
    ],
)
def test_refusal_says_what_is_wrong(name: str, advice: str) -> None:
    with pytest.raises(UnsafePicture, match=advice):
        sanitise(NASTY[name]())


@pytest.mark.parametrize("whole", [JPEG, PNG, WEBP, AVIF], ids=FORMATS)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_a_damaged_file_is_a_picture_or_a_refusal_and_nothing_else(whole: bytes, data: st.DataObject) -> None:
    damaged = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 8))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    try:
        kept = sanitise(bytes(damaged))
    except UnsafePicture:
        return
    assert opened(kept.data).size == (kept.width, kept.height)
