"""Pictures that are full of detail, so that what is hidden in them can be told."""

from django.core.files.storage import default_storage
from PIL import Image

from home.cleaning.mosaic import CELLS
from tests.home.photos import opened, saved

SIZE = (160, 120)


def crowd(format_: str = "PNG") -> bytes:
    """A picture in which hardly two pixels are the same."""
    return saved(Image.merge("RGB", [Image.effect_noise(SIZE, 120) for _ in range(3)]), format_)


def stored(name: str) -> bytes:
    with default_storage.open(name) as file:
        return file.read()


def is_hidden(data: bytes) -> bool:
    """Nothing of the crowd is left but cells: a few colours are nearly all of the picture."""
    colours = opened(data).convert("RGB").resize(SIZE, Image.Resampling.NEAREST).quantize(64).getcolors()
    return sum(count for count, _ in sorted(colours, reverse=True)[: CELLS**2]) > 0.8 * SIZE[0] * SIZE[1]
