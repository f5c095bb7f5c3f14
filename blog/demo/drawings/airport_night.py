"""An airport terminal."""

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
from blog.demo.drawings.people import BARE, HAIR, placed

FLOOR = 640


def airport_night(canvas: Canvas) -> None:
    """A terminal after midnight: a cleaner, a cart, an aircraft behind the glass."""
    _apron(canvas)
    _aircraft(canvas)
    _jet_bridge(canvas)
    _glass(canvas)
    _gate(canvas)
    _ceiling(canvas)
    _floor(canvas)
    _cleaner(canvas)
    _wet_floor_sign(canvas)
    _seats(canvas)


def _apron(canvas: Canvas) -> None:
    canvas.fill(DEEP, box(0, 0, 1600, FLOOR))
    canvas.fill(BRIGHT, box(0, 60, 1600, FLOOR), fading=((0, 560), (0, 40)))
    canvas.fill(DEEP, box(0, 540, 1600, FLOOR))
    canvas.fill(MIST, *(disc(x, 536, 4) for x in range(20, 1600, 66)))
    canvas.fill(INK, box(0, 548, 1600, 556))
    canvas.fill(
        BLUE, box(40, 300, 62, 540), ((16, 300), (86, 300), (74, 256), (28, 256)), box(0, 500, 220, 540)
    )
    canvas.fill(GLOW, box(30, 268, 72, 280))


def _aircraft(canvas: Canvas) -> None:
    canvas.fill(INK, ((120, 556), (900, 556), (860, 580), (160, 580)), opacity=0.6)
    canvas.fill(PALE, ((220, 400), (150, 230), (226, 230), (330, 372)))
    canvas.fill(ACCENT, ((170, 278), (150, 230), (226, 230), (256, 278)))
    canvas.fill(
        PALE,
        blob(
            (190, 402),
            (320, 366),
            (560, 356),
            (800, 358),
            (900, 372),
            (948, 410),
            (930, 446),
            (840, 470),
            (600, 474),
            (380, 466),
            (260, 440),
        ),
    )
    canvas.fill(
        BRIGHT,
        blob(
            (250, 436),
            (420, 440),
            (640, 446),
            (840, 440),
            (936, 428),
            (920, 452),
            (830, 472),
            (600, 476),
            (380, 468),
        ),
    )
    canvas.fill(LIGHT, *(box(x, 392, x + 13, 410) for x in range(330, 820, 27)))
    canvas.fill(NIGHT, ((884, 380), (918, 386), (934, 402), (890, 400)))
    canvas.fill(ACCENT, ((500, 440), (650, 440), (500, 520), (430, 520)), disc(560, 500, 44, 20))
    canvas.fill(
        NIGHT,
        *(stroke(8, (820, 466), (820, 536))),
        disc(814, 538, 14),
        disc(832, 538, 14),
        *(stroke(8, (520, 470), (520, 536))),
        disc(508, 538, 16),
        disc(530, 538, 16),
    )


def _jet_bridge(canvas: Canvas) -> None:
    canvas.fill(BLUE, box(880, 350, 1290, 420), box(1010, 420, 1030, 540))
    canvas.fill(ACCENT, box(880, 350, 900, 430), box(880, 350, 1290, 360))
    canvas.fill(GLOW, *(box(x, 372, x + 26, 392) for x in range(924, 1240, 56)))


def _glass(canvas: Canvas) -> None:
    canvas.fill(
        MIST,
        *(((x, 80), (x + 90, 80), (x - 150, FLOOR), (x - 240, FLOOR)) for x in (330, 860, 1120)),
        opacity=0.1,
    )
    canvas.fill(
        NIGHT,
        *(box(x - 7, 60, x + 7, FLOOR) for x in range(-100, 1200, 210)),
        box(0, 232, 1240, 242),
        box(0, FLOOR - 26, 1240, FLOOR),
    )


def _gate(canvas: Canvas) -> None:
    canvas.fill(INK, box(1230, 60, 1600, FLOOR))
    canvas.fill(DEEP, box(1230, 60, 1600, FLOOR), fading=((1240, 0), (1600, 0)))
    canvas.fill(NIGHT, box(1286, 236, 1474, FLOOR))
    canvas.fill(LIGHT, box(1300, 250, 1460, FLOOR))
    canvas.fill(AMBER, box(1300, 250, 1460, FLOOR), opacity=0.5, fading=((0, 250), (0, 560)))
    canvas.fill(
        GLOW,
        ((1300, FLOOR), (1340, 600), (1420, 600), (1460, FLOOR)),
        ((1340, 360), (1420, 360), (1420, 600), (1340, 600)),
    )
    canvas.fill(ACCENT, box(1300, 130, 1460, 200))
    canvas.fill(LIGHT, box(1322, 150, 1350, 180), box(1366, 158, 1436, 164), box(1366, 170, 1410, 176))


def _ceiling(canvas: Canvas) -> None:
    canvas.fill(NIGHT, box(0, 0, 1600, 62))
    canvas.fill(
        PALE,
        *(((x, 26), (x + 150, 26), (x + 140, 38), (x - 4, 38)) for x in range(40, 1600, 260)),
        opacity=0.7,
    )


def _floor(canvas: Canvas) -> None:
    canvas.fill(INK, box(0, FLOOR, 1600, 900))
    canvas.fill(BLUE, box(0, FLOOR, 1600, 900), opacity=0.9, fading=((0, FLOOR), (0, 860)))
    canvas.fill(
        NIGHT,
        *(box(x - 7, FLOOR, x + 7, 900) for x in range(-100, 1200, 210)),
        opacity=0.7,
        fading=((0, FLOOR), (0, 840)),
    )
    canvas.fill(MIST, *(box(x, 668, x + 13, 680) for x in range(330, 820, 27)), opacity=0.25)
    canvas.fill(LIGHT, ((1300, FLOOR), (1460, FLOOR), (1180, 900), (620, 900)))
    canvas.fill(GLOW, ((1460, FLOOR), (1490, FLOOR), (1300, 900), (1180, 900)))


def _cleaner(canvas: Canvas) -> None:
    x, y = 1060, 792
    body = (
        *placed((BARE, *HAIR["cap"]), x - 22, y + 12, 320, facing=-1),
        *stroke(20, (x - 18, y - 270), (x - 8, y - 238)),
        blob(
            (x - 34, y - 252),
            (x - 2, y - 250),
            (x + 34, y - 214),
            (x + 44, y - 150),
            (x + 38, y - 108),
            (x - 28, y - 108),
            (x - 34, y - 160),
            (x - 40, y - 214),
        ),
        *stroke(30, (x - 10, y - 120), (x - 26, y - 62), (x - 50, y - 6), end=17),
        *stroke(30, (x + 20, y - 120), (x + 34, y - 62), (x + 66, y - 14), end=17),
        blob((x - 42, y - 14), (x - 42, y + 2), (x - 82, y + 4), (x - 76, y - 6)),
        blob((x + 74, y - 22), (x + 72, y - 2), (x + 38, y + 4), (x + 42, y - 6)),
        *stroke(20, (x + 4, y - 232), (x - 36, y - 178), (x - 92, y - 176), end=14),
    )
    cart = (
        box(790, y - 150, 940, y - 30),
        ((930, y - 190), (962, y - 176), (944, y - 120), (930, y - 130)),
        box(800, y - 30, 936, y - 22),
        disc(816, y - 8, 13),
        disc(920, y - 8, 13),
        blob((742, y - 170), (792, y - 178), (796, y - 60), (780, y - 36), (748, y - 40), (736, y - 110)),
        *stroke(6, (850, y - 140), (820, y - 330)),
        blob(
            (800, y - 318),
            (800, y - 352),
            (820, y - 372),
            (842, y - 356),
            (850, y - 316),
            (838, y - 304),
            (832, y - 320),
            (822, y - 300),
            (812, y - 318),
            (804, y - 304),
        ),
        *stroke(6, (890, y - 140), (902, y - 300)),
        box(878, y - 176, 896, y - 150),
        box(902, y - 170, 916, y - 150),
        box(884, y - 188, 890, y - 176),
    )
    canvas.fill(
        INK,
        *(tuple((px - (y - py) * 0.75, y + (y - py) * 0.27) for px, py in shape) for shape in (*body, *cart)),
        opacity=0.45,
    )
    for group in (cart, body):
        canvas.fill(GLOW, *moved(group, 5, 0))
        canvas.fill(NIGHT, *group)
    canvas.fill(BLUE, box(806, y - 134, 924, y - 96), box(806, y - 86, 924, y - 46))


def _wet_floor_sign(canvas: Canvas) -> None:
    sign = ((440, 800), (478, 690), (496, 690), (534, 800))
    canvas.fill(AMBER, sign)
    canvas.fill(LIGHT, ((496, 690), (534, 800), (546, 796), (504, 690)))
    canvas.fill(NIGHT, *stroke(5, (487, 716), (487, 752)), disc(487, 770, 4))


def _seats(canvas: Canvas) -> None:
    for x in (-30, 110, 250):
        canvas.fill(
            NIGHT, blob((x, 760), (x + 14, 744), (x + 104, 744), (x + 116, 760), (x + 112, 850), (x + 4, 850))
        )
        canvas.fill(INK, box(x + 14, 768, x + 102, 774))
    canvas.fill(NIGHT, box(-10, 850, 380, 866), box(40, 866, 56, 900), box(320, 866, 336, 900))
