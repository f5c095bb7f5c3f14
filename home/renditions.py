"""The sizes in which readers get pictures. Named once, so that the worker makes what the templates ask for."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from django.db.models import prefetch_related_objects

from edition.remembering import remembered, remembered_each
from home.models import Picture, Rendition

WIDTHS = (360, 720, 1080, 1472)
QUALITY = {"webp": 62, "jpeg": 68}
SPECS = {
    format_: [f"width-{width}|format-{format_}|{format_}quality-{quality}" for width in WIDTHS]
    for format_, quality in QUALITY.items()
}
# For paper: 25 cm at 300 dpi. In the format of the original, so that what is seen through stays so.
LARGE_SPEC = "max-3000x3000|jpegquality-90"
FACE_SPEC = "fill-144x144|format-jpeg|jpegquality-72"


@dataclass(frozen=True)
class Source:
    """One format of a picture: its media type and its sizes, as `srcset` wants them."""

    media_type: str
    srcset: str


@dataclass(frozen=True)
class Responsive:
    """A picture for a `<picture>` element. Width and height are in pixels, for the space it will need."""

    sources: list[Source]
    fallback: Rendition


def responsive(picture: Picture) -> Responsive:
    """Return a picture in all its sizes; sizes that don't exist yet are made."""
    return remembered(("responsive", picture.pk), lambda: _responsive(picture))


def _responsive(picture: Picture) -> Responsive:
    renditions = picture.get_renditions(*(spec for specs in SPECS.values() for spec in specs))
    sources = [
        Source(f"image/{format_}", _srcset(renditions[spec] for spec in specs))
        for format_, specs in SPECS.items()
    ]
    return Responsive(sources, renditions[SPECS["jpeg"][1]])


@dataclass(frozen=True)
class Large:
    """A picture to load down: width and height in pixels, size in bytes."""

    url: str
    width: int
    height: int
    size: int
    format: str
    extension: str


def large(picture: Picture) -> Large | None:
    """Return a picture as large as anybody gets it, or None where its file is lost."""
    rendition = sized(picture, LARGE_SPEC)
    extension = PurePath(rendition.file.name).suffix.removeprefix(".")
    try:
        size = rendition.file.size
    except FileNotFoundError:
        return None
    format_ = "JPEG" if extension == "jpg" else extension.upper()
    return Large(rendition.url, rendition.width, rendition.height, size, format_, extension)


def largest(picture: Picture) -> Rendition:
    """Return a picture at its largest size, as a JPEG: for programs, which take any."""
    return sized(picture, SPECS["jpeg"][-1])


def sized(picture: Picture, spec: str) -> Rendition:
    """Return a picture at one size. Unlike `get_rendition`, it leaves Wagtail's cache alone where nothing is new."""
    return picture.get_renditions(spec)[spec]


def pictures(keys: Iterable[int | None]) -> dict[int, Picture]:
    """Return pictures by their keys, with their sizes. Two queries."""
    return remembered_each("pictures", [key for key in keys if key], _pictures)


def _pictures(keys: list[int]) -> dict[int, Picture]:
    found: dict[int, Picture] = Picture.objects.in_bulk(keys)
    prefetch(found.values())
    return found


def prefetch(pictures: Iterable[Picture | None]) -> None:
    """Load the sizes of these pictures with one query, so that a page's queries don't grow with its pictures."""
    prefetch_related_objects([picture for picture in pictures if picture], "renditions")


def pictures_in(blocks: Iterable[Any]) -> list[Picture]:
    """Return the pictures of a body's picture blocks."""
    return [
        block.value["picture"] for block in blocks if block.block_type == "picture" and block.value["picture"]
    ]


def _srcset(renditions: Iterable[Rendition]) -> str:
    # A small original gives the same size for several widths; once is enough.
    by_width = {rendition.width: rendition.url for rendition in renditions}
    return ", ".join(f"{url} {width}w" for width, url in sorted(by_width.items()))
