"""What the demo can rely on of its drawings: they fit a page, belong together, and stay the same."""

from io import BytesIO
from itertools import combinations

import pytest
from PIL import Image, ImageChops, ImageStat

from blog.demo.drawings import DRAWINGS, draw

# What all of them share is made once, in one process.
pytestmark = pytest.mark.xdist_group("drawings")


@pytest.fixture(scope="module")
def drawn() -> dict[str, bytes]:
    return {name: draw(name) for name in DRAWINGS}


@pytest.mark.parametrize("name", DRAWINGS)
def test_drawings_fill_a_lead_picture_and_weigh_little(drawn: dict[str, bytes], name: str) -> None:
    image = Image.open(BytesIO(drawn[name]))
    assert (image.format, image.mode, image.size) == ("PNG", "RGB", (1600, 900))
    assert image.info == {}
    assert len(drawn[name]) < 150_000


@pytest.mark.parametrize("name", DRAWINGS)
def test_drawings_are_blue_with_a_little_warm_light(drawn: dict[str, bytes], name: str) -> None:
    red, _green, blue = Image.open(BytesIO(drawn[name])).split()
    warm = ImageStat.Stat(ImageChops.subtract(red, blue).point(lambda over: 255 * (over > 0))).mean[0] / 255
    cold = ImageStat.Stat(ImageChops.subtract(blue, red).point(lambda over: 255 * (over > 24))).mean[0] / 255
    assert 0.005 < warm < 0.2
    assert cold > 0.75


def test_no_two_drawings_look_alike(drawn: dict[str, bytes]) -> None:
    small = {name: Image.open(BytesIO(data)).resize((32, 18)) for name, data in drawn.items()}
    for one, other in combinations(small, 2):
        apart = sum(ImageStat.Stat(ImageChops.difference(small[one], small[other])).mean)
        assert apart > 20, (one, other)


def test_a_drawing_is_the_same_bytes_every_time(drawn: dict[str, bytes]) -> None:
    assert draw("courthouse") == drawn["courthouse"]


def test_a_drawing_that_does_not_exist_is_a_key_error() -> None:
    with pytest.raises(KeyError, match="harbour"):
        draw("harbour")
