"""What an uploader, and a person in a photo, can rely on when a picture is taken in."""

import json
import shutil
import struct
import subprocess
from pathlib import Path

import pytest
from PIL import Image

from home.cleaning.pictures import draw
from home.pictures import Sanitised, sanitise
from tests.home.confined import run
from tests.home.photos import (
    CANARY,
    FORMATS,
    KINDS,
    LIES,
    SRGB,
    difference,
    exif,
    opened,
    photo_that_tells,
    quarters,
    saved,
    segment,
    tells,
)

pytestmark = [
    pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning"),
    pytest.mark.filterwarnings("ignore:Corrupt EXIF data"),
]


def drawn(data: bytes) -> Sanitised:
    """What `sanitise` answers, without a process of its own."""
    head, clean = draw(data)
    return Sanitised(clean, **head)


@pytest.mark.parametrize("kind", KINDS)
class TestNothingIsTold:
    def test_no_canary_is_left(self, kind: str) -> None:
        told = photo_that_tells(kind)
        assert tells(told)
        kept = drawn(told)
        assert not tells(kept.data)
        assert not {"exif", "xmp", "icc_profile", "comment", "photoshop", "Author"} & set(
            opened(kept.data).info
        )

    def test_exiftool_finds_nothing_but_the_shape_of_the_file(self, kind: str, tmp_path: Path) -> None:
        if not (exiftool := shutil.which("exiftool")):
            pytest.skip("exiftool is not here, so its word is not asked; the search for canaries above is.")

        def groups(data: bytes) -> set[str]:
            file = tmp_path / "picture"
            file.write_bytes(data)
            call = [exiftool, "-json", "-G1", "-a", "-u", file]
            report = json.loads(subprocess.run(call, capture_output=True, check=True).stdout)[0]
            assert data == told or "File:Comment" not in report
            return {tag.split(":")[0] for tag in report}

        told = photo_that_tells(kind)
        thumbnail = {"IFD1"} if kind != "AVIF" else set()  # Pillow writes none into AVIF
        assert {"GPS", "IFD0"} | thumbnail <= groups(told)
        shape = {"SourceFile", "ExifTool", "System", "File", "Composite", "JFIF", "PNG", "RIFF"}
        assert groups(drawn(told).data) <= shape

    def test_what_was_taken_in_is_taken_in_again_unchanged(self, kind: str) -> None:
        once = drawn(photo_that_tells(kind))
        twice = drawn(once.data)
        assert (twice.extension, twice.width, twice.height) == (once.extension, once.width, once.height)
        assert difference(opened(once.data), opened(twice.data)) < 1
        if once.extension == "png":
            assert twice == once

    def test_what_hangs_behind_the_picture_is_gone(self, kind: str) -> None:
        for payload in (b"<script>alert(1)</script>", b"PK\x03\x04payload", b"<?php payload"):
            assert payload not in drawn(photo_that_tells(kind) + payload).data


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("format_", FORMATS)
def test_every_orientation_comes_out_upright(format_: str, orientation: int) -> None:
    image = quarters()
    if orientation in LIES:
        image = image.transpose(LIES[orientation])
    kept = drawn(saved(image, format_, exif=exif(orientation)))
    assert (kept.width, kept.height) == (128, 96) == opened(kept.data).size
    assert difference(opened(kept.data), quarters()) < 6


def test_a_heic_lies_as_its_container_says_whatever_its_exif_says() -> None:
    data = saved(quarters(), "HEIF", exif=exif())
    upright, on_its_side = (b"\x01\x12\x00\x03\x00\x00\x00\x01" + struct.pack(">H", o) for o in (1, 6))
    assert data.count(upright) == 1
    kept = drawn(data.replace(upright, on_its_side))
    assert difference(opened(kept.data), quarters()) < 6


@pytest.mark.parametrize(
    ("format_", "mode", "extension"),
    [
        ("JPEG", "RGB", "jpg"),
        ("PNG", "RGB", "png"),
        ("WEBP", "RGB", "webp"),
        ("AVIF", "RGB", "jpg"),
        ("AVIF", "RGBA", "webp"),
        ("HEIF", "RGB", "jpg"),
        ("HEIF", "RGBA", "webp"),
    ],
)
def test_extension_says_what_the_file_is(format_: str, mode: str, extension: str) -> None:
    image = quarters(mode=mode)
    if mode == "RGBA":
        image.putalpha(128)
    kept = drawn(saved(image, format_))
    assert kept.extension == extension
    assert opened(kept.data).get_format_mimetype() == f"image/{extension.replace('jpg', 'jpeg')}"
    assert opened(kept.data).has_transparency_data == (mode == "RGBA")


class TestColours:
    def test_are_seen_as_the_profile_meant_them(self) -> None:
        swapped = SRGB.replace(b"rXYZ", b"temp", 1).replace(b"gXYZ", b"rXYZ", 1).replace(b"temp", b"gXYZ", 1)
        kept = drawn(saved(Image.new("RGB", (8, 8), "red"), "PNG", icc_profile=swapped))
        red, green, _blue = opened(kept.data).getpixel((4, 4))
        assert green > 250 and red < 5

    @pytest.mark.parametrize("profile", [b"", b"no profile at all", SRGB[:200]])
    def test_survive_a_broken_profile(self, profile: bytes) -> None:
        kept = drawn(saved(quarters(), "PNG", icc_profile=profile))
        assert difference(opened(kept.data), quarters()) == 0

    @pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "RGBA", "CMYK", "I;16"])
    def test_of_every_kind_of_pixel_are_kept(self, mode: str) -> None:
        grey = (
            Image.new("I;16", (8, 8), 0x8080) if mode == "I;16" else Image.new("L", (8, 8), 128).convert(mode)
        )
        expected = Image.new("L", (8, 8), 128) if mode == "I;16" else grey.convert("RGB")
        kept = drawn(saved(grey, "JPEG" if mode == "CMYK" else "PNG"))
        assert difference(opened(kept.data), expected) < 2

    def test_of_a_palette_keep_their_transparency(self) -> None:
        image = Image.new("P", (8, 8), 0)
        image.putpalette([0, 0, 0, 255, 0, 0])
        image.putpixel((0, 0), 1)
        kept = opened(drawn(saved(image, "PNG", transparency=0)).data)
        assert (kept.getpixel((0, 0)), kept.getpixel((4, 4))[3]) == ((255, 0, 0, 255), 0)

    def test_rubbed_out_do_not_stay_in_the_file(self) -> None:
        face = Image.new("RGBA", (8, 8), (200, 150, 120, 0))
        for format_ in ("PNG", "WEBP"):
            kept = opened(drawn(saved(face, format_, **({"exact": True} if format_ == "WEBP" else {}))).data)
            assert kept.getpixel((4, 4))[:3] != (200, 150, 120) and kept.getpixel((4, 4))[3] == 0


def test_exif_that_cannot_be_read_costs_nobody_their_photo() -> None:
    data = saved(quarters(), "JPEG")
    broken = data[:2] + segment(0xE1, b"Exif\x00\x00MM\x00*\xff\xff\xff\xff" + CANARY.encode()) + data[2:]
    kept = drawn(broken)
    assert (kept.width, kept.height) == (128, 96) and CANARY.encode() not in kept.data


def test_a_phone_photo_with_a_film_behind_it_is_taken_without_the_film() -> None:
    film = b"\x00\x00\x00\x18ftypmp42" + b"\xff\xda-frame-" * 500
    kept = drawn(saved(quarters(), "JPEG") + film)
    assert (kept.width, kept.height) == (128, 96) and b"frame" not in kept.data


def test_colours_of_a_heic_are_seen_as_its_profile_meant_them() -> None:
    swapped = SRGB.replace(b"rXYZ", b"temp", 1).replace(b"gXYZ", b"rXYZ", 1).replace(b"temp", b"gXYZ", 1)
    kept = drawn(
        saved(Image.new("RGB", (64, 64), "red"), "HEIF", quality=-1, chroma=444, icc_profile=swapped)
    )
    red, green, _blue = opened(kept.data).getpixel((32, 32))
    assert green > 245 and red < 10


def test_of_a_heic_with_several_pictures_the_primary_one_is_taken() -> None:
    others = [Image.new("RGB", (64, 64), "red"), Image.new("RGB", (200, 100), "blue")]
    data = saved(quarters(), "HEIF", save_all=True, append_images=others, primary_index=0)
    kept = drawn(data)
    assert (kept.width, kept.height) == (128, 96)
    assert difference(opened(kept.data), quarters()) < 6


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP", "HEIF"])
@pytest.mark.parametrize("size", [(7000, 70), (70, 7000)])
def test_what_is_stored_is_6000_pixels_long_at_most(format_: str, size: tuple[int, int]) -> None:
    kept = drawn(saved(Image.new("RGB", size, "teal"), format_))
    assert max(kept.width, kept.height) == 6000 and min(kept.width, kept.height) == 60


class TestFromALargeCamera:
    def test_60_megapixels_are_taken_with_little_memory(self) -> None:
        taken = run("picture", saved(Image.new("RGB", (8000, 7500), "teal"), "JPEG"))
        assert (taken.head["width"], taken.head["height"]) == (4000, 3750)
        assert taken.megabytes < 250

    def test_33_megapixels_keep_what_fits(self) -> None:
        taken = run("picture", saved(Image.new("RGB", (7008, 4672), "teal"), "JPEG"))
        assert taken.head["width"] == 6000

    @pytest.mark.parametrize("format_", ["PNG", "WEBP", "AVIF", "HEIF"])
    def test_25_megapixels_of_another_format_are_taken(self, format_: str) -> None:
        options = {"speed": 10} if format_ == "AVIF" else {"enc_params": {"preset": "ultrafast"}}
        taken = run("picture", saved(Image.new("RGB", (5000, 5000), "teal"), format_, **options))
        assert taken.head["width"] == taken.head["height"] >= 3500
        assert taken.megabytes < 600


def test_a_picture_is_drawn_in_a_process_of_its_own_as_it_is_in_this_one() -> None:
    data = photo_that_tells("JPEG")
    assert sanitise(data) == drawn(data)
