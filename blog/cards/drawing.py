"""From a layout to a PNG."""

from io import BytesIO

from PIL import Image, ImageColor, ImageDraw, features

from blog.cards.content import Content
from blog.cards.layout import HEIGHT, MARK, MARK_BOX, MARK_HEIGHT, RULE, WIDTH, Layout, lay_out
from home.brand import Brand, brand

# A card has two colours; between them, so many steps make smooth edges, and four bits a pixel small files.
STEPS = 16
FINER = 8


class CannotDraw(RuntimeError):
    """This machine can't draw: the message says what to install."""

    def __init__(self) -> None:
        super().__init__("Pillow finds no FriBidi. Install it (on Debian: libfribidi0).")


def can_draw() -> bool:
    """Say whether this machine can: Pillow's shaper asks the system for one library, FriBidi."""
    return bool(features.check("raqm"))


def draw(content: Content) -> bytes:
    """Draw a card.

    :returns: a PNG of 1200 by 630 pixels, the same bytes for the same content.

    Raises:
        CannotDraw: where the library that orders right-to-left text is not installed.
    """
    if not can_draw():
        raise CannotDraw
    picture = _coloured(_mask(lay_out(content)), brand(content.colour))
    file = BytesIO()
    picture.save(file, "PNG", bits=4)
    return file.getvalue()


def _mask(layout: Layout) -> Image.Image:
    """Draw what is in the second colour, white on black."""
    mask = Image.new("L", (WIDTH, HEIGHT))
    canvas = ImageDraw.Draw(mask)
    for placed in (*layout.words, *layout.rows):
        placed.setting.draw(canvas, (placed.x, placed.baseline), placed.span, placed.size)
    left, top, right, bottom = RULE
    canvas.rectangle((left, top, right - 1, bottom - 1), fill=255)
    x, y = (round(place) for place in layout.mark)
    mask.paste(_mark(), (x, y))
    return mask


def _mark() -> Image.Image:
    """Draw the mark finer than it is shown: Pillow's polygons have no smooth edges."""
    scale = MARK_HEIGHT / MARK_BOX[1]
    width, height = round(MARK_BOX[0] * scale), MARK_HEIGHT
    large = Image.new("L", (width * FINER, height * FINER))
    canvas = ImageDraw.Draw(large)
    for shape in MARK:
        canvas.polygon([(x * scale * FINER, y * scale * FINER) for x, y in shape], fill=255)
    return large.resize((width, height), Image.Resampling.BOX)


def _coloured(mask: Image.Image, colours: Brand) -> Image.Image:
    """Turn a mask into a picture whose palette leads from the organisation's colour to what is written on it."""
    picture = mask.point([round(value * (STEPS - 1) / 255) for value in range(256)])
    ground, words = ImageColor.getrgb(colours.accent), ImageColor.getrgb(colours.on_accent)
    shades = (
        round(a + (b - a) * step / (STEPS - 1))
        for step in range(STEPS)
        for a, b in zip(ground[:3], words[:3], strict=True)
    )
    picture.putpalette(list(shades))
    return picture
