"""What is no picture that may be kept is refused: at once, in one sentence, for little memory."""

import struct
import zlib
from collections.abc import Callable
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from home.cleaning.pictures import MAX_JPEG_SCANS
from home.pictures import SENTENCES, UnsafePicture, sanitise
from tests.home.confined import run
from tests.home.photos import FORMATS, QUARTERS, chunk, opened, quarters, saved

JPEG, PNG, WEBP, AVIF, HEIC = (saved(quarters(), format_) for format_ in FORMATS)
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


def saying_size(data: bytes, width: int, height: int) -> bytes:
    """An AVIF or HEIC that says in its container that it has another size than its pixels."""
    pieces = data.split(b"ispe\0\0\0\0")
    size = struct.pack(">II", width, height)
    return pieces[0] + b"".join(b"ispe\0\0\0\0" + size + piece[8:] for piece in pieces[1:])


@cache
def large(format_: str) -> bytes:
    options = {"speed": 10} if format_ == "AVIF" else {"enc_params": {"preset": "ultrafast"}}
    return saved(Image.new("RGB", (6000, 6000), "teal"), format_, **options)


def film_of(brand: bytes) -> bytes:
    return HEIC.replace(b"ftypheic", b"ftyp" + brand, 1)


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
    "avif of 16000 by 16000": lambda: saying_size(AVIF, 16_000, 16_000),
    "avif that moves": lambda: animation("AVIF"),
    "heic, half": lambda: HEIC[: len(HEIC) // 2],
    "heic of 16000 by 16000": lambda: saying_size(HEIC, 16_000, 16_000),
    "heic of 36 megapixels": lambda: large("HEIF"),
    "heic that moves": lambda: film_of(b"hevc"),
    "heif that moves": lambda: film_of(b"msf1"),
    "jpeg of 61 megapixels": lambda: saved(Image.new("RGB", (10_000, 6_100)), "JPEG"),
    "jpeg of 26 megapixels, progressive": lambda: saved(
        Image.new("RGB", (5200, 5000)), "JPEG", progressive=True
    ),
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


@pytest.mark.parametrize("name", NASTY)
def test_nasty_files_are_refused_cheaply_and_in_a_sentence(name: str) -> None:
    refused = run("picture", NASTY[name]())
    sentence = str(SENTENCES[refused.head["refused"]])
    assert sentence[0].isupper() and sentence.endswith(".") and "\n" not in sentence
    assert refused.data == b""
    assert refused.seconds < 1
    assert refused.megabytes < 200


@pytest.mark.parametrize("format_", ["AVIF", "HEIF"])
def test_a_picture_larger_than_it_says_gets_no_more_memory_than_it_says(format_: str) -> None:
    come = run("picture", saying_size(large(format_), 128, 96))
    assert come.head == {"refused": "damaged"} or (come.head["width"], come.head["height"]) == (128, 96)
    assert come.megabytes < 200 and come.seconds < 2


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("gif", "GIF"),
        ("svg in UTF-16", "JPEG, PNG, WebP, AVIF or HEIC"),
        ("svg after a prolog", "SVG"),
        ("heic", "damaged"),
        ("heic of 36 megapixels", "25 megapixels"),
        ("heic that moves", "moves"),
        ("jpeg of 61 megapixels", "60 for JPEG"),
        ("jpeg of several pictures", "save it anew as JPEG or PNG"),
        ("png that moves", "moves"),
        ("webp that moves", "moves"),
        ("avif that moves", "moves"),
        ("jpeg, half", "damaged"),
        ("webp, half", "damaged"),
        ("avif, half", "damaged"),
        ("png of 11000 by 11000", "25 megapixels"),
        ("webp of 16383 by 16383", "25 megapixels"),
        ("pdf", "JPEG, PNG, WebP, AVIF or HEIC"),
    ],
)
def test_refusal_says_what_is_wrong(name: str, advice: str) -> None:
    with pytest.raises(UnsafePicture, match=advice):
        sanitise(NASTY[name]())


@pytest.mark.parametrize("whole", [JPEG, PNG, WEBP, AVIF, HEIC], ids=FORMATS)
@settings(max_examples=20)
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
