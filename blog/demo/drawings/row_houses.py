"""Row houses in Philadelphia."""

from blog.demo.drawings.canvas import (
    ACCENT,
    AMBER,
    BLUE,
    BRIGHT,
    DEEP,
    GLOW,
    INK,
    LIGHT,
    MIST,
    NIGHT,
    PALE,
    Canvas,
    blob,
    box,
    disc,
    moved,
    stroke,
)
from blog.demo.drawings.people import placed, standing

HOUSES = (
    (-90, 168, BLUE),
    (180, 204, DEEP),
    (450, 150, ACCENT),
    (720, 196, BLUE),
    (990, 208, DEEP),
    (1260, 172, ACCENT),
    (1530, 210, BLUE),
)


def row_houses(canvas: Canvas) -> None:
    """Philadelphia row houses asleep, somebody awake behind one window."""
    _sky(canvas)
    _houses(canvas)
    _street(canvas)
    _stoops(canvas)
    _cat_in_the_light(canvas)
    _tree(canvas)


def _sky(canvas: Canvas) -> None:
    canvas.fill(NIGHT, box(0, 0, 1600, 900))
    canvas.fill(ACCENT, box(0, 0, 1600, 520), opacity=0.9, fading=((0, 520), (0, -60)))
    canvas.fill(MIST, disc(1330, 84, 26))


def _houses(canvas: Canvas) -> None:
    for number, (x, roof, colour) in enumerate(HOUSES):
        canvas.fill(
            NIGHT, box(x + 196, roof - 62, x + 238, roof), box(x + 190, roof - 70, x + 244, roof - 58)
        )
        canvas.fill(colour, box(x, roof, x + 270, 764))
        canvas.fill(INK, box(x + 262, roof, x + 270, 764), opacity=0.55)
        for y in range(roof + 60, 764, 22):
            canvas.fill(INK, box(x, y, x + 262, y + 2), opacity=0.18)
        canvas.fill(NIGHT, box(x, roof + 28, x + 270, roof + 40), opacity=0.6)
        canvas.fill(BRIGHT if number % 2 == 0 else ACCENT, box(x - 4, roof - 8, x + 274, roof + 10))
        canvas.fill(PALE, box(x - 4, roof - 8, x + 274, roof - 3), opacity=0.6)
        canvas.fill(
            INK, *(box(bracket, roof + 10, bracket + 12, roof + 28) for bracket in range(x + 10, x + 262, 30))
        )
        for top in (roof + 66, roof + 218):
            for pane in (x + 34, x + 152):
                _sash(canvas, pane, top, 84, 112, lit=(number == 2 and top > 300 and pane == x + 152))
        door = x + 160
        canvas.fill(BRIGHT if number % 2 else PALE, box(door - 10, 566, door + 82, 716), opacity=0.8)
        canvas.fill(NIGHT, box(door, 576, door + 72, 716))
        canvas.fill(INK, box(door + 12, 622, door + 32, 700), box(door + 40, 622, door + 60, 700))
        canvas.fill(BLUE, box(door + 8, 584, door + 64, 606))
        _sash(canvas, x + 30, 580, 96, 112, lit=False)


def _street(canvas: Canvas) -> None:
    canvas.fill(DEEP, box(0, 764, 1600, 826))
    canvas.fill(BLUE, box(0, 764, 1600, 770))
    canvas.fill(NIGHT, box(0, 826, 1600, 900))
    canvas.fill(INK, box(0, 826, 1600, 836))
    canvas.fill(INK, *(((x, 764), (x - 30, 826), (x - 26, 826), (x + 4, 764)) for x in range(-20, 1700, 135)))


def _stoops(canvas: Canvas) -> None:
    for x, _, _ in HOUSES:
        for step, (y, reach) in enumerate(((716, 0), (734, 14), (750, 28))):
            canvas.fill(MIST, box(x + 148 - reach, y, x + 244 + reach, y + 8), opacity=0.85)
            canvas.fill(
                PALE if step else BRIGHT, box(x + 148 - reach, y + 7, x + 244 + reach, y + 18), opacity=0.9
            )


def _cat_in_the_light(canvas: Canvas) -> None:
    cat = (
        blob((0, 0), (-4, -22), (6, -40), (18, -36), (26, -14), (28, 0)),
        blob((-8, -40), (2, -54), (16, -50), (16, -36), (2, -32)),
        ((-6, -46), (-6, -62), (4, -52)),
        ((8, -53), (16, -62), (17, -46)),
        *stroke(5, (26, -4), (42, -6), (46, -18)),
    )
    canvas.fill(GLOW, ((604, 786), (722, 786), (790, 884), (560, 884)))
    canvas.fill(
        DEEP,
        ((659, 786), (667, 786), (681, 884), (668, 884)),
        ((586, 826), (750, 826), (754, 833), (582, 833)),
    )
    canvas.fill(
        INK,
        *moved([tuple((x + y * 0.5, y * -0.4) for x, y in shape) for shape in cat], 700, 852),
        opacity=0.4,
    )
    canvas.fill(NIGHT, *moved(cat, 700, 852))


def _tree(canvas: Canvas) -> None:
    trunk = stroke(26, (1180, 836), (1174, 640), (1186, 520), end=14)
    twigs = [
        (13, 1186, 520, 1120, 400, 1090, 290),
        (13, 1186, 520, 1236, 400, 1290, 330),
        (11, 1180, 560, 1250, 470, 1330, 440),
        (11, 1176, 600, 1110, 520, 1040, 480),
        (8, 1120, 400, 1150, 320, 1150, 240),
        (8, 1236, 400, 1226, 320, 1246, 250),
        (5, 1104, 345, 1064, 270, 1058, 200),
        (7, 1250, 470, 1300, 400, 1350, 380),
        (7, 1110, 520, 1070, 440, 1034, 410),
    ]
    canvas.fill(
        NIGHT, *trunk, *(s for w, a, b, c, d, e, f in twigs for s in stroke(w, (a, b), (c, d), (e, f), end=2))
    )


def _sash(canvas: Canvas, x: float, y: float, width: float, height: float, lit: bool) -> None:
    canvas.fill(PALE, box(x - 10, y - 18, x + width + 10, y - 4), opacity=0.75)
    canvas.fill(PALE, box(x - 10, y + height, x + width + 10, y + height + 9), opacity=0.75)
    canvas.fill(LIGHT if lit else NIGHT, box(x, y, x + width, y + height))
    if lit:
        canvas.fill(AMBER, box(x, y, x + width, y + height), opacity=0.6, fading=((0, y), (0, y + height)))
        caller = placed(standing("bun", hands=((-0.13, 0.5), (0.07, 0.91))), x + 42, y + 244, 228)
        canvas.fill(NIGHT, *(tuple((px, min(py, y + height)) for px, py in shape) for shape in caller))
        canvas.fill(
            GLOW,
            ((x, y), (x + 20, y), (x + 8, y + height), (x, y + height)),
            ((x + width, y), (x + width - 20, y), (x + width - 8, y + height), (x + width, y + height)),
        )
        canvas.fill(GLOW, box(x - 10, y + height, x + width + 10, y + height + 9))
    else:
        canvas.fill(
            ACCENT,
            ((x, y + height), (x, y + height * 0.55), (x + width, y + 4), (x + width, y + height * 0.4)),
            opacity=0.5,
        )
        canvas.fill(
            BLUE,
            box(x, y + height / 2 - 3, x + width, y + height / 2 + 3),
            box(x + width / 2 - 2, y, x + width / 2 + 2, y + height),
        )
