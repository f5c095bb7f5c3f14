"""A clinic's door."""

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
from blog.demo.drawings.people import child, placed, shadow, standing


def clinic_door(canvas: Canvas) -> None:
    """Rain at night, a clinic's lit door, and somebody who holds it open."""
    _wall(canvas)
    _shop_front(canvas)
    _door(canvas)
    _awning(canvas)
    _sign(canvas)
    _wet_pavement(canvas)
    _bench(canvas)
    _rain(canvas)
    _nurse(canvas)
    _under_the_umbrella(canvas)


def _wall(canvas: Canvas) -> None:
    canvas.fill(DEEP, box(0, 0, 1600, 724))
    canvas.fill(NIGHT, box(0, 0, 1600, 724), fading=((0, 0), (0, 640)))
    for row in range(34):
        y, start = row * 22, -60 + row % 2 * 44
        canvas.fill(
            BLUE,
            *(box(x + (row * 53 + x) % 17, y, x + 62, y + 3) for x in range(start, 1660, 88)),
            opacity=0.45,
        )
    for x in (120, 420, 720, 1240):
        canvas.fill(NIGHT, box(x, -20, x + 150, 150))
        canvas.fill(ACCENT, ((x, 150), (x, 60), (x + 150, -60), (x + 150, 30)), opacity=0.4)
        canvas.fill(BLUE, box(x + 72, 0, x + 78, 150), box(x - 12, 150, x + 162, 164))


def _shop_front(canvas: Canvas) -> None:
    canvas.fill(INK, box(440, 290, 1240, 724))
    canvas.fill(ACCENT, box(470, 340, 850, 650))
    canvas.fill(BRIGHT, *(box(470, y, 850, y + 9) for y in range(340, 640, 20)), opacity=0.8)
    canvas.fill(NIGHT, box(656, 340, 664, 650), box(460, 650, 860, 666))
    canvas.fill(BLUE, box(470, 680, 850, 724))


def _door(canvas: Canvas) -> None:
    canvas.fill(LIGHT, box(900, 330, 1110, 724))
    canvas.fill(AMBER, box(900, 330, 1110, 724), opacity=0.5, fading=((0, 330), (0, 640)))
    canvas.fill(GLOW, ((900, 724), (930, 690), (1080, 690), (1110, 724)))
    canvas.fill(AMBER, box(930, 380, 1000, 470), opacity=0.5)
    canvas.fill(MIST, box(938, 388, 992, 462), opacity=0.7)
    canvas.fill(NIGHT, box(888, 318, 900, 724), box(1110, 318, 1122, 724), box(888, 318, 1122, 330))
    canvas.fill(PALE, ((1122, 330), (1206, 306), (1206, 780), (1122, 724)), opacity=0.4)
    canvas.fill(
        NIGHT,
        *stroke(9, (1122, 330), (1206, 306), (1206, 780), (1122, 724)),
        *stroke(7, (1140, 540), (1140, 600)),
    )
    canvas.fill(MIST, ((1136, 420), (1190, 380), (1190, 430), (1136, 466)), opacity=0.35)


def _awning(canvas: Canvas) -> None:
    canvas.fill(NIGHT, box(430, 296, 1250, 330), opacity=0.6)
    for index, x in enumerate(range(430, 1250, 82)):
        colour = BRIGHT if index % 2 else ACCENT
        canvas.fill(
            colour,
            ((x + 10, 214), (x + 92 - 10 if index == 9 else x + 82, 214), (x + 82, 290), (x, 290)),
            disc(x + 41, 290, 41, 22),
        )
    canvas.fill(INK, box(430, 208, 1250, 218))


def _sign(canvas: Canvas) -> None:
    canvas.fill(NIGHT, *stroke(8, (1290, 250), (1420, 250)))
    canvas.fill(ACCENT, box(1306, 262, 1436, 392))
    canvas.fill(BRIGHT, box(1306, 262, 1436, 270))
    canvas.fill(LIGHT, box(1356, 284, 1386, 370), box(1328, 312, 1414, 342))


def _wet_pavement(canvas: Canvas) -> None:
    canvas.fill(INK, box(0, 724, 1600, 900))
    canvas.fill(BLUE, box(0, 724, 1600, 734))
    canvas.fill(BLUE, box(0, 724, 1600, 900), fading=((0, 724), (0, 910)))
    canvas.fill(LIGHT, ((900, 724), (1110, 724), (1180, 800), (850, 800)))
    canvas.fill(
        GLOW,
        *(
            disc(1010 + dx, y, w, 7)
            for y, w, dx in ((816, 150, -6), (838, 118, 10), (860, 92, -8), (884, 60, 6))
        ),
    )
    canvas.fill(
        ACCENT,
        *(
            disc(x, y, w, 6)
            for x, y, w in (
                (300, 800, 150),
                (480, 850, 220),
                (1400, 790, 130),
                (1330, 860, 160),
                (110, 870, 120),
                (640, 770, 90),
            )
        ),
        opacity=0.7,
    )


def _bench(canvas: Canvas) -> None:
    canvas.fill(
        NIGHT,
        box(160, 640, 360, 654),
        box(176, 654, 188, 736),
        box(332, 654, 344, 736),
        box(160, 580, 360, 594),
        box(160, 608, 360, 620),
        box(176, 580, 184, 650),
        box(336, 580, 344, 650),
    )


def _rain(canvas: Canvas) -> None:
    rain = [((n * 397) % 1700, (n * 211 + n * n) % 880) for n in range(150)]
    canvas.fill(
        MIST, *(((x, y), (x + 2, y), (x - 10, y + 38), (x - 12, y + 38)) for x, y in rain), opacity=0.28
    )


def _nurse(canvas: Canvas) -> None:
    nurse = standing("bun", hem=0.3, flare=0.12, hands=((-0.155, 0.43), (0.27, 0.62)))
    canvas.fill(INK, *shadow(nurse, 1040, 726, 272, (18, 72)), opacity=0.35)
    canvas.fill(NIGHT, *placed(nurse, 1040, 728, 272))


def _under_the_umbrella(canvas: Canvas) -> None:
    elder = standing("short", hem=0.34, flare=0.125, hands=((-0.2, 0.5), (0.1, 0.72)))
    pupil = child("long", hands=((-0.19, 0.62), (0.19, 0.42)))
    dome = blob(
        (560, 500),
        (580, 420),
        (650, 366),
        (726, 350),
        (802, 366),
        (872, 420),
        (892, 500),
        (850, 486),
        (810, 500),
        (768, 486),
        (726, 500),
        (684, 486),
        (642, 500),
        (602, 486),
    )
    group = (
        *placed(elder, 700, 810, 296),
        *placed(pupil, 800, 814, 180),
        *stroke(7, (727, 352), (727, 612)),
        *stroke(7, (640, 664), (630, 812)),
        dome,
        *stroke(8, (726, 352), (726, 334)),
    )
    canvas.fill(
        NIGHT,
        *shadow(elder, 700, 810, 296, (-260, 70)),
        *shadow(pupil, 800, 814, 180, (-170, 48)),
        opacity=0.5,
    )
    canvas.fill(GLOW, *moved(group, 5, 0))
    canvas.fill(NIGHT, *group)
    canvas.fill(DEEP, *(((726, 352), (x, 488), (x + 7, 487)) for x in (602, 684, 764, 846)))
