"""What the demo can rely on of its drawings: they fit a page, belong together, and are the same on every machine."""

from io import BytesIO

import pytest
from PIL import Image, ImageChops, ImageStat

from blog.demo.drawings import DRAWINGS, draw


@pytest.fixture(scope="module", params=sorted(DRAWINGS))
def file(request: pytest.FixtureRequest) -> bytes:
    return draw(request.param)


@pytest.fixture(scope="module")
def thumbnails() -> dict[str, Image.Image]:
    return {name: Image.open(BytesIO(draw(name))).resize((32, 18)) for name in DRAWINGS}


def test_drawings_fill_a_lead_picture_and_weigh_little(file: bytes) -> None:
    image = Image.open(BytesIO(file))
    assert (image.format, image.mode, image.size) == ("PNG", "RGB", (1600, 900))
    assert len(file) < 150_000
    assert image.info == {}


def test_drawings_are_blue_with_a_little_warm_light(file: bytes) -> None:
    red, _green, blue = Image.open(BytesIO(file)).split()
    warm = ImageStat.Stat(ImageChops.subtract(red, blue).point(lambda over: 255 * (over > 0))).mean[0] / 255
    cold = ImageStat.Stat(ImageChops.subtract(blue, red).point(lambda over: 255 * (over > 24))).mean[0] / 255
    assert 0.005 < warm < 0.2
    assert cold > 0.75


def test_no_two_drawings_look_alike(thumbnails: dict[str, Image.Image]) -> None:
    for name, image in thumbnails.items():
        for other, other_image in thumbnails.items():
            apart = sum(ImageStat.Stat(ImageChops.difference(image, other_image)).mean)
            assert name == other or apart > 20, (name, other)


def test_a_drawing_is_the_same_bytes_every_time() -> None:
    assert draw("courthouse") == draw("courthouse")


def test_a_drawing_that_does_not_exist_is_a_key_error() -> None:
    with pytest.raises(KeyError, match="harbour"):
        draw("harbour")
