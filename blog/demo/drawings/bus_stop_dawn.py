"""A bus stop."""

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
    box,
    disc,
    moved,
    stroke,
)
from blog.demo.drawings.people import placed, shadow, standing

HORIZON, SUN = 560, 1080


def bus_stop_dawn(canvas: Canvas) -> None:
    """The first bus comes out of the sunrise; three people wait."""
    _sky(canvas)
    _city(canvas)
    _road(canvas)
    _bus(canvas)
    _shelter(canvas)
    _stop_sign(canvas)
    _people(canvas)


def _sky(canvas: Canvas) -> None:
    canvas.fill(DEEP, box(0, 0, 1600, HORIZON))
    canvas.fill(BRIGHT, box(0, 0, 1600, HORIZON), fading=((0, HORIZON), (0, 40)))
    for radius, colour, opacity in ((520, PALE, 0.3), (400, PALE, 0.5), (300, MIST, 0.6), (230, GLOW, 1)):
        canvas.fill(colour, disc(SUN, HORIZON, radius), opacity=opacity)
    canvas.fill(LIGHT, disc(SUN, HORIZON, 185))
    for x, y, width in ((90, 150, 340), (250, 176, 260), (1240, 120, 300), (1180, 146, 200), (620, 250, 240)):
        canvas.fill(PALE, *stroke(14, (x, y), (x + width, y)), opacity=0.35)


def _city(canvas: Canvas) -> None:
    towers = (
        (0, 330, 90),
        (80, 400, 70),
        (140, 300, 60),
        (196, 430, 110),
        (300, 370, 64),
        (360, 460, 130),
        (480, 400, 60),
        (536, 470, 120),
        (650, 430, 70),
        (716, 490, 130),
        (1290, 480, 90),
        (1370, 420, 60),
        (1424, 460, 90),
        (1500, 360, 110),
    )
    canvas.fill(BLUE, *(box(x, y, x + width, HORIZON) for x, y, width in towers))
    canvas.fill(
        BRIGHT, *(box(x + width - 8, y, x + width, HORIZON) for x, y, width in towers if x < SUN), opacity=0.8
    )
    canvas.fill(BLUE, ((140, 300), (170, 232), (200, 300)), ((300, 370), (332, 330), (364, 370)))


def _road(canvas: Canvas) -> None:
    canvas.fill(DEEP, box(0, HORIZON, 1600, 900))
    canvas.fill(ACCENT, box(0, HORIZON, 1600, 900), opacity=0.8, fading=((0, HORIZON), (0, 860)))
    canvas.fill(INK, ((SUN - 46, HORIZON), (SUN + 46, HORIZON), (1760, 900), (640, 900)))
    canvas.fill(
        LIGHT,
        *(
            (
                (SUN - h * 0.19 - w, HORIZON + h),
                (SUN - h * 0.19 + w, HORIZON + h),
                (SUN - k * 0.19 + v, HORIZON + k),
                (SUN - k * 0.19 - v, HORIZON + k),
            )
            for h, k, w, v in ((18, 40, 2, 3), (62, 104, 3, 5), (146, 214, 6, 9), (274, 350, 11, 14))
        ),
    )
    canvas.fill(PALE, ((SUN - 46, HORIZON), (SUN - 49, HORIZON), (600, 900), (640, 900)), opacity=0.7)


def _bus(canvas: Canvas) -> None:
    canvas.fill(NIGHT, ((1060, 706), (1240, 706), (1420, 900), (1090, 900)), opacity=0.75)
    canvas.fill(GLOW, *moved(stroke(40, (1072, 500), (1228, 500)), 0, -4), box(1048, 500, 1252, 690))
    canvas.fill(
        NIGHT,
        *stroke(40, (1072, 500), (1228, 500)),
        box(1052, 500, 1248, 690),
        box(1066, 690, 1104, 712),
        box(1196, 690, 1234, 712),
    )
    canvas.fill(BLUE, ((1070, 540), (1230, 540), (1236, 622), (1064, 622)))
    canvas.fill(BRIGHT, ((1070, 540), (1140, 540), (1100, 622), (1064, 622)), opacity=0.6)
    canvas.fill(AMBER, box(1092, 498, 1208, 524))
    canvas.fill(NIGHT, box(1147, 540, 1153, 622))
    canvas.fill(LIGHT, disc(1084, 658, 13), disc(1216, 658, 13))
    canvas.fill(LIGHT, disc(1084, 658, 24), disc(1216, 658, 24), opacity=0.25)


def _shelter(canvas: Canvas) -> None:
    canvas.fill(INK, ((180, 706), (760, 706), (560, 800), (-120, 800)), opacity=0.5)
    canvas.fill(MIST, box(196, 330, 664, 690), opacity=0.14)
    canvas.fill(MIST, ((300, 330), (400, 330), (280, 690), (196, 690), (196, 640)), opacity=0.12)
    canvas.fill(
        NIGHT,
        box(190, 312, 202, 716),
        box(660, 312, 672, 716),
        box(428, 330, 434, 690),
        box(196, 684, 664, 690),
    )
    canvas.fill(NIGHT, ((150, 286), (730, 270), (730, 300), (150, 320)))
    canvas.fill(AMBER, ((722, 270), (730, 270), (730, 300), (722, 300)))
    canvas.fill(GLOW, box(669, 312, 672, 716), opacity=0.9)
    canvas.fill(NIGHT, box(220, 616, 412, 630), box(240, 630, 248, 716), box(384, 630, 392, 716))


def _stop_sign(canvas: Canvas) -> None:
    canvas.fill(NIGHT, box(792, 300, 800, 726))
    canvas.fill(ACCENT, box(768, 292, 824, 352))
    canvas.fill(GLOW, box(820, 292, 824, 352), box(798, 352, 800, 726))
    canvas.fill(LIGHT, box(782, 310, 810, 330), opacity=0.9)


def _people(canvas: Canvas) -> None:
    waiting = (
        (standing("scarf", hem=0.14, flare=0.14, hands=((-0.06, 0.55), (0.06, 0.55))), 330, 742, 300),
        (standing("cap", hands=((-0.16, 0.43), (0.15, 0.46))), 540, 752, 322),
        (standing("bun", hem=0.32, flare=0.13, hands=((-0.16, 0.45), (0.05, 0.68))), 700, 762, 306),
    )
    for person, x, ground, height in waiting:
        canvas.fill(NIGHT, *shadow(person, x, ground, height, ((x - SUN) * 0.62, 190)), opacity=0.5)
    canvas.fill(NIGHT, *stroke(6, (586, 606), (590, 640)), box(566, 636, 616, 684))
    for person, x, ground, height in waiting:
        canvas.fill(GLOW, *moved(placed(person, x, ground, height), 5, -1))
        canvas.fill(NIGHT, *placed(person, x, ground, height))
