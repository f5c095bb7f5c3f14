"""A courthouse."""

from itertools import pairwise

from blog.demo.drawings.canvas import ACCENT, AMBER, BLUE, BRIGHT, DEEP, GLOW, INK, LIGHT, NIGHT, Canvas, box
from blog.demo.drawings.people import child, placed, shadow, standing

LEFT, RIGHT, TOP, FLOOR = 905, 1135, 214, 640  # the door
LEAF = LEFT + 74.0  # how far its wing reaches into it


def courthouse(canvas: Canvas) -> None:
    """Columns at night, one door open, a parent and a child on the steps in its light."""
    _facade(canvas)
    _door(canvas)
    _steps(canvas)
    _columns(canvas)
    _parent_and_child(canvas)


def _facade(canvas: Canvas) -> None:
    canvas.fill(DEEP, box(0, 96, 1600, FLOOR))
    canvas.fill(BLUE, box(0, 96, 1600, FLOOR), fading=((0, FLOOR), (0, 60)))
    canvas.fill(DEEP, box(0, 0, 1600, 52))
    canvas.fill(INK, box(0, 52, 1600, 96))
    canvas.fill(NIGHT, box(0, 96, 1600, 118))
    canvas.fill(BLUE, *(box(x, 66, x + 30, 84) for x in range(20, 1600, 58)))


def _door(canvas: Canvas) -> None:
    canvas.fill(INK, box(LEFT - 34, TOP - 44, RIGHT + 34, FLOOR))
    canvas.fill(ACCENT, box(LEFT - 50, TOP - 62, RIGHT + 50, TOP - 40))
    canvas.fill(LIGHT, box(LEFT, TOP, RIGHT, FLOOR))
    canvas.fill(AMBER, box(LEFT, TOP, RIGHT, FLOOR), opacity=0.55, fading=((0, TOP), (0, FLOOR - 120)))
    canvas.fill(NIGHT, ((LEFT, TOP), (LEAF, TOP + 38), (LEAF, FLOOR), (LEFT, FLOOR)))
    for y in (268, 430):
        canvas.fill(DEEP, ((LEFT + 14, y), (LEAF - 14, y + 12), (LEAF - 14, y + 132), (LEFT + 14, y + 136)))


def _steps(canvas: Canvas) -> None:
    # Light slides to the LEFT on a tread and drops straight down a riser.
    edges = (FLOOR, 676, 718, 766, 822, 888, 964)
    near, far = LEAF, float(RIGHT)
    for y, below in pairwise(edges):
        tread = y + (below - y) * 0.42
        near_below, far_below = near - (tread - y) * 6.4, far - (tread - y) * 2.4
        canvas.fill(ACCENT, box(0, y, 1600, tread))
        canvas.fill(DEEP, box(0, tread, 1600, below))
        canvas.fill(LIGHT, ((near, y), (far, y), (far_below, tread), (near_below, tread)))
        canvas.fill(GLOW, box(near_below, tread, far_below, below))
        near, far = near_below, far_below


def _columns(canvas: Canvas) -> None:
    for x in (-40, 190, 420, 650, 1240, 1470):
        shaft, capital, base = (
            box(x, 150, x + 140, 604),
            box(x - 16, 118, x + 156, 150),
            box(x - 12, 604, x + 152, FLOOR),
        )
        canvas.fill(ACCENT, shaft, capital, base)
        canvas.fill(
            BRIGHT,
            box(x + 10, 150, x + 36, 604),
            box(x - 16, 118, x + 24, 150),
            box(x - 12, 604, x + 24, FLOOR),
        )
        canvas.fill(
            BLUE,
            *(
                box(x + flute, 150, x + flute + width, 604)
                for flute, width in ((58, 10), (84, 10), (110, 30))
            ),
        )
        canvas.fill(INK, box(x, 150, x + 140, 176), opacity=0.5)
    canvas.fill(GLOW, box(1240, 150, 1247, 604), box(783, 150, 790, 604), fading=((0, 604), (0, 210)))


def _parent_and_child(canvas: Canvas) -> None:
    parent = standing("bun", hem=0.2, flare=0.15, hands=((-0.165, 0.45), (0.18, 0.44)))
    pupil = child(hands=((-0.2, 0.7), (0.19, 0.4)), pack=True)
    cast = (*shadow(parent, 1030, 651, 200, (-400, 240)), *shadow(pupil, 1090, 652, 120, (-236, 142)))
    canvas.fill(INK, *cast, opacity=0.38)
    canvas.fill(NIGHT, *placed(parent, 1030, 653, 200), *placed(pupil, 1089, 654, 118))
