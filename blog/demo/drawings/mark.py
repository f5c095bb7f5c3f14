"""The mark of the demo's organisation: a door that stands open."""

from io import BytesIO

from PIL import Image, ImageDraw

from blog.demo.drawings.canvas import ACCENT

UNIT = 100  # pixels; the mark is 20 by 24 units
FRAME = [(0, 0), (20, 0), (20, 24), (17, 24), (17, 3), (3, 3), (3, 24), (0, 24)]
DOOR = [(7, 7), (14, 4), (14, 24), (7, 24)]


def draw_logo() -> bytes:
    """Return the mark as a PNG file of 2000 by 2400 pixels with nothing behind it."""
    sheet = Image.new("RGBA", (20 * UNIT, 24 * UNIT))
    for shape in (FRAME, DOOR):
        ImageDraw.Draw(sheet).polygon([(x * UNIT, y * UNIT) for x, y in shape], fill=ACCENT)
    file = BytesIO()
    sheet.save(file, "PNG", optimize=True)
    return file.getvalue()
