"""A school gate."""

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
    arch,
    blob,
    box,
    disc,
    stroke,
)
from blog.demo.drawings.people import child, placed, shadow, standing

BARS = (*range(16, 430, 38), *range(1184, 1600, 38))  # of the fence, left and right of the gate


def school_gate(canvas: Canvas) -> None:
    """Early morning: the school door is open, and light runs down the path to the gate."""
    _sky(canvas)
    _school(canvas)
    _trees(canvas)
    _ground(canvas)
    _door_and_path(canvas)
    _fence_shadow(canvas)
    _far_people(canvas)
    _fence(canvas)
    _arch(canvas)
    _parent_and_child(canvas)


def _sky(canvas: Canvas) -> None:
    canvas.fill(DEEP, box(0, 0, 1600, 580))
    canvas.fill(BRIGHT, box(0, 0, 1600, 580), fading=((0, 580), (0, 20)))
    canvas.fill(
        MIST,
        *(
            s
            for x, y, w in ((120, 120, 250), (250, 144, 180), (1210, 90, 260), (1150, 114, 150))
            for s in stroke(12, (x, y), (x + w, y))
        ),
        opacity=0.3,
    )


def _school(canvas: Canvas) -> None:
    canvas.fill(INK, ((690, 190), (800, 112), (910, 190)))
    canvas.fill(BLUE, box(740, 86, 860, 190), box(370, 206, 1230, 580))
    canvas.fill(INK, ((726, 90), (800, 30), (874, 90)), box(350, 186, 1250, 208))
    canvas.fill(DEEP, arch(776, 104, 824, 178))
    canvas.fill(AMBER, arch(790, 122, 810, 156), disc(800, 160, 5))
    canvas.fill(ACCENT, box(700, 208, 900, 580))
    canvas.fill(
        BRIGHT, box(370, 382, 700, 392), box(900, 382, 1230, 392), box(692, 208, 702, 580), opacity=0.7
    )
    for x in (400, 472, 544, 616, 928, 1000, 1072, 1144):
        for y in (238, 420):
            canvas.fill(NIGHT, box(x, y, x + 54, y + 116))
            canvas.fill(ACCENT, ((x, y + 116), (x, y + 60), (x + 54, y + 8), (x + 54, y + 56)), opacity=0.6)
            canvas.fill(BLUE, box(x + 25, y, x + 29, y + 116), box(x, y + 40, x + 54, y + 44))
            canvas.fill(PALE, box(x - 5, y + 116, x + 59, y + 122), opacity=0.8)
    canvas.fill(NIGHT, *(box(x, 250, x + 34, 330) for x in (738, 783, 828)))


def _trees(canvas: Canvas) -> None:
    for x, y, r in ((60, 420, 150), (230, 470, 110), (1390, 440, 140), (1550, 410, 150)):
        canvas.fill(NIGHT, box(x - 10, y, x + 10, 600))
        canvas.fill(
            BLUE,
            blob(
                (x - r, y + 20),
                (x - r * 0.7, y - r * 0.7),
                (x, y - r),
                (x + r * 0.75, y - r * 0.6),
                (x + r, y + 30),
                (x + r * 0.4, y + r * 0.55),
                (x - r * 0.5, y + r * 0.6),
            ),
        )
        canvas.fill(
            ACCENT,
            blob(
                (x - r * 0.1, y - r * 0.2),
                (x + r * 0.1, y - r * 0.9),
                (x + r * 0.7, y - r * 0.5),
                (x + r * 0.9, y + 20),
                (x + r * 0.4, y + r * 0.1),
            ),
            opacity=0.7,
        )


def _ground(canvas: Canvas) -> None:
    canvas.fill(BLUE, box(0, 580, 1600, 900))
    canvas.fill(INK, box(0, 580, 1600, 900), fading=((0, 900), (0, 560)))


def _door_and_path(canvas: Canvas) -> None:
    canvas.fill(INK, arch(712, 352, 888, 580))
    canvas.fill(LIGHT, arch(726, 366, 874, 580))
    canvas.fill(AMBER, arch(726, 366, 874, 580), opacity=0.5, fading=((0, 366), (0, 540)))
    canvas.fill(GLOW, box(712, 580, 888, 588))
    canvas.fill(ACCENT, ((712, 588), (888, 588), (1230, 900), (370, 900)))
    canvas.fill(LIGHT, ((726, 588), (874, 588), (1130, 900), (470, 900)))
    canvas.fill(
        GLOW,
        *(
            ((800 - h, y), (800 + h, y), (800 + h * 1.012, y + 5), (800 - h * 1.012, y + 5))
            for y, h in ((640, 116), (706, 169), (800, 246))
        ),
    )


def _fence_shadow(canvas: Canvas) -> None:
    canvas.fill(
        NIGHT,
        *(
            ((x - 4, 776), (x + 4, 776), (x + 8 + (x - 800) * 0.36, 900), (x - 6 + (x - 800) * 0.36, 900))
            for x in BARS
        ),
        opacity=0.55,
    )


def _far_people(canvas: Canvas) -> None:
    teacher = standing("scarf", hem=0.16, flare=0.14, hands=((-0.155, 0.43), (0.2, 0.98)))
    canvas.fill(NIGHT, *placed(teacher, 806, 586, 126))
    early = child("long", hands=((-0.2, 0.5), (0.19, 0.42)), pack=True)
    canvas.fill(INK, *shadow(early, 842, 668, 100, (20, 70)), opacity=0.35)
    canvas.fill(NIGHT, *placed(early, 842, 670, 104))


def _fence(canvas: Canvas) -> None:
    canvas.fill(
        NIGHT,
        *(s for x in BARS for s in (box(x - 4, 420, x + 4, 778), ((x - 9, 424), (x, 392), (x + 9, 424)))),
    )
    canvas.fill(
        NIGHT,
        box(0, 448, 440, 460),
        box(1160, 448, 1600, 460),
        box(0, 730, 440, 744),
        box(1160, 730, 1600, 744),
    )
    for side in (-1, 1):
        rails = [((800 + side * 282, y0), (800 + side * 190, y1)) for y0, y1 in ((420, 462), (740, 690))]
        canvas.fill(NIGHT, *(s for rail in rails for s in stroke(9, *rail)))
        for step in range(6):
            x = 800 + side * (282 - step * 18.4)
            canvas.fill(NIGHT, *stroke(6, (x, 400 + step * 8.4), (x, 752 - step * 10)))
        pillar = 800 + side * 320
        canvas.fill(DEEP, box(pillar - 42, 350, pillar + 42, 790))
        canvas.fill(
            NIGHT,
            box(pillar - 42 if side < 0 else pillar - 8, 350, pillar + 8 if side < 0 else pillar + 42, 790),
        )
        canvas.fill(
            GLOW, box(pillar - side * 42 - 4, 350, pillar - side * 42 + 4, 790), fading=((0, 790), (0, 360))
        )
        canvas.fill(
            NIGHT,
            box(pillar - 54, 332, pillar + 54, 354),
            box(pillar - 50, 776, pillar + 50, 796),
            disc(pillar, 308, 26),
        )


def _arch(canvas: Canvas) -> None:
    sweep = [(480 + t * 32, 332 - 150 * (1 - ((t - 10) / 10) ** 2)) for t in range(21)]
    canvas.fill(NIGHT, *stroke(11, *sweep), *stroke(6, *((x, y + 34) for x, y in sweep[1:-1])))
    canvas.fill(NIGHT, *(s for (x, y) in sweep[2:-2] for s in stroke(4, (x, y), (x, y + 34))))


def _parent_and_child(canvas: Canvas) -> None:
    parent = standing("cap", hands=((-0.155, 0.43), (0.2, 0.4)))
    pupil = child("bun", hands=((-0.2, 0.66), (0.19, 0.42)), pack=True)
    canvas.fill(
        INK, *shadow(parent, 700, 822, 320, (-90, 210)), *shadow(pupil, 800, 826, 186, (-4, 130)), opacity=0.4
    )
    canvas.fill(NIGHT, *placed(parent, 700, 824, 320), *placed(pupil, 800, 828, 190))
