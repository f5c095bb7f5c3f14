"""A kitchen."""

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


def kitchen_table(canvas: Canvas) -> None:
    """Night: two people under a lamp read the papers on a kitchen table."""
    _wall(canvas)
    _window(canvas)
    _refrigerator(canvas)
    _shelves(canvas)
    _lamp(canvas)
    _mother_and_daughter(canvas)
    _table(canvas)
    _papers(canvas)
    _hands(canvas)
    _mug(canvas)
    _chair(canvas)


def _wall(canvas: Canvas) -> None:
    canvas.fill(DEEP, box(0, 0, 1600, 900))
    canvas.fill(ACCENT, disc(860, 470, 620, 520), opacity=0.35)
    canvas.fill(ACCENT, disc(860, 470, 440, 380), opacity=0.45)


def _window(canvas: Canvas) -> None:
    canvas.fill(INK, box(120, 110, 500, 490))
    canvas.fill(BLUE, box(136, 126, 484, 474))
    canvas.fill(BRIGHT, box(136, 126, 484, 474), fading=((0, 474), (0, 140)))
    canvas.fill(
        NIGHT,
        box(136, 390, 230, 474),
        box(230, 350, 330, 474),
        box(330, 406, 420, 474),
        box(420, 370, 484, 474),
        box(270, 320, 290, 350),
    )
    canvas.fill(
        PALE,
        *(
            box(x, y, x + 13, y + 18)
            for x, y in ((158, 410), (190, 410), (250, 372), (282, 402), (352, 428), (440, 392))
        ),
    )
    canvas.fill(MIST, disc(410, 196, 20))
    canvas.fill(INK, box(305, 126, 315, 474), box(136, 290, 484, 300))
    canvas.fill(BRIGHT, box(100, 488, 520, 506))
    canvas.fill(
        BLUE,
        ((104, 96), (220, 96), (176, 300), (140, 470), (104, 470)),
        ((516, 96), (400, 96), (446, 300), (480, 470), (516, 470)),
    )
    canvas.fill(
        ACCENT, ((128, 96), (150, 96), (132, 470), (120, 470)), ((470, 96), (492, 96), (504, 470), (492, 470))
    )
    canvas.fill(NIGHT, *stroke(10, (84, 92), (536, 92)))


def _refrigerator(canvas: Canvas) -> None:
    canvas.fill(BLUE, box(1290, 190, 1560, 900))
    canvas.fill(ACCENT, box(1290, 190, 1322, 900))
    canvas.fill(INK, box(1290, 420, 1560, 430))
    canvas.fill(NIGHT, box(1338, 330, 1350, 404), box(1338, 446, 1350, 560))
    canvas.fill(MIST, ((1400, 232), (1508, 226), (1514, 318), (1406, 324)))
    canvas.fill(ACCENT, ((1424, 306), (1424, 274), (1448, 250), (1472, 272), (1472, 303)), disc(1492, 250, 8))
    canvas.fill(GLOW, box(1440, 280, 1456, 304))
    canvas.fill(PALE, ((1396, 476), (1470, 480), (1466, 590), (1392, 586)))
    canvas.fill(BLUE, *(box(1406, y, 1454, y + 4) for y in range(496, 580, 14)))


def _shelves(canvas: Canvas) -> None:
    canvas.fill(INK, box(640, 300, 790, 310), box(1000, 300, 1210, 310))
    canvas.fill(
        BLUE,
        box(660, 250, 690, 300),
        box(700, 262, 736, 300),
        box(1030, 240, 1062, 300),
        box(1072, 256, 1104, 300),
        disc(1150, 284, 18),
        box(1132, 284, 1168, 300),
        box(746, 240, 774, 300),
    )


def _lamp(canvas: Canvas) -> None:
    canvas.fill(NIGHT, *stroke(5, (860, -10), (860, 130)))
    canvas.fill(LIGHT, ((752, 222), (968, 222), (1300, 640), (420, 640)), opacity=0.16)
    canvas.fill(LIGHT, disc(860, 222, 62, 26))
    canvas.fill(BRIGHT, ((820, 124), (900, 124), (976, 222), (744, 222)))
    canvas.fill(PALE, ((820, 124), (840, 124), (786, 222), (744, 222)))
    canvas.fill(NIGHT, box(838, 108, 882, 126))
    canvas.fill(LIGHT, disc(860, 222, 116, 13))


def _mother_and_daughter(canvas: Canvas) -> None:
    mother = placed(standing("bun", hem=0.3, flare=0.17, hands=((-0.19, 0.55), (0.1, 0.55))), 690, 968, 640)
    daughter = placed(
        standing("long", hem=0.3, flare=0.16, hands=((-0.16, 0.57), (0.19, 0.57))), 1030, 946, 580
    )
    for person, x in ((mother, 6), (daughter, -6)):
        seated = tuple(tuple((px, min(py, 700)) for px, py in shape) for shape in person)
        canvas.fill(GLOW, *moved(seated, x, -5))
        canvas.fill(NIGHT, *seated)


def _table(canvas: Canvas) -> None:
    canvas.fill(NIGHT, box(420, 700, 450, 900), box(1270, 700, 1300, 900))
    canvas.fill(BRIGHT, ((470, 590), (1250, 590), (1380, 720), (340, 720)))
    canvas.fill(
        GLOW,
        blob(
            (520, 640), (700, 600), (860, 594), (1020, 600), (1200, 640), (1080, 700), (860, 714), (640, 700)
        ),
    )
    canvas.fill(LIGHT, disc(860, 650, 250, 44))
    canvas.fill(ACCENT, box(340, 720, 1380, 752))
    canvas.fill(DEEP, box(340, 744, 1380, 752))


def _papers(canvas: Canvas) -> None:
    papers = (
        ((720, 624), (812, 618), (800, 672), (700, 678)),
        ((838, 612), (926, 616), (936, 664), (840, 660)),
        ((946, 640), (1036, 632), (1064, 682), (966, 690)),
        ((560, 652), (650, 640), (640, 690), (542, 696)),
    )
    canvas.fill(AMBER, *moved(papers, 7, 6))
    canvas.fill("#ffffff", *papers)
    for (x0, y0), (x1, y1), (x2, y2), (x3, y3) in papers:
        for t in (0.2, 0.36, 0.52, 0.68):
            a, b = (
                (x0 + (x3 - x0) * t + 9, y0 + (y3 - y0) * t),
                (x1 + (x2 - x1) * t - 12 - 20 * (t > 0.6), y1 + (y2 - y1) * t),
            )
            canvas.fill(ACCENT, *stroke(3, a, b))


def _hands(canvas: Canvas) -> None:
    canvas.fill(
        NIGHT, *(stroke(28, (766, 586), (752, 634), end=18)), *(stroke(25, (942, 586), (914, 642), end=15))
    )


def _mug(canvas: Canvas) -> None:
    canvas.fill(
        ACCENT,
        box(1190, 612, 1238, 668),
        disc(1214, 668, 24, 8),
        *stroke(8, (1238, 626), (1256, 634), (1252, 654), (1236, 658)),
    )
    canvas.fill(NIGHT, disc(1214, 612, 24, 8))
    canvas.fill(
        MIST,
        *stroke(5, (1208, 594), (1214, 572), (1206, 550), end=2),
        *stroke(4, (1224, 590), (1229, 570), (1222, 554), end=2),
        opacity=0.7,
    )


def _chair(canvas: Canvas) -> None:
    canvas.fill(
        NIGHT,
        *stroke(20, (730, 640 + 90), (716, 900)),
        *stroke(20, (990, 730), (1004, 900)),
        *stroke(24, (730, 736), (990, 736)),
        *stroke(14, (726, 800), (994, 800)),
        *stroke(14, (722, 860), (998, 860)),
    )
