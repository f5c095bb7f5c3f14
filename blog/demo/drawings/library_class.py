"""A class in a library."""

from blog.demo.drawings.canvas import (
    ACCENT,
    BLUE,
    BRIGHT,
    DEEP,
    GLOW,
    INK,
    LIGHT,
    NIGHT,
    PALE,
    Canvas,
    box,
    disc,
    moved,
    stroke,
)
from blog.demo.drawings.people import placed, shadow, standing


def library_class(canvas: Canvas) -> None:
    """An evening class in a library, seen from the last row."""
    _wall(canvas)
    _shelves(canvas)
    _board(canvas)
    _floor(canvas)
    _teacher(canvas)
    _learners(canvas)


def _wall(canvas: Canvas) -> None:
    canvas.fill(BLUE, box(0, 0, 1600, 620))
    canvas.fill(DEEP, box(0, 0, 1600, 620), fading=((0, 0), (0, 560)))


def _shelves(canvas: Canvas) -> None:
    tones = (ACCENT, DEEP, BRIGHT, INK, ACCENT, PALE, DEEP, ACCENT, INK, BRIGHT, DEEP)
    for left, right in ((0, 400), (1200, 1600)):
        canvas.fill(NIGHT, box(left, 40, right, 620))
        for shelf in range(5):
            base, x, number = 142 + shelf * 112, left + 14, shelf * 3 + left
            while x < right - 30:
                width, tall = 14 + number * 7 % 13, 62 + number * 11 % 27
                canvas.fill(tones[number % 11], box(x, base - tall, x + width, base))
                canvas.fill(NIGHT, box(x, base - tall + 10, x + width, base - tall + 14), opacity=0.5)
                x, number = x + width + (2 if number % 9 else 30), number + 1
            canvas.fill(BLUE, box(left, base, right, base + 10))
    canvas.fill(BLUE, box(388, 30, 404, 620), box(1196, 30, 1212, 620))
    canvas.fill(INK, box(0, 0, 1600, 44))


def _board(canvas: Canvas) -> None:
    canvas.fill(NIGHT, box(484, 110, 1116, 490))
    canvas.fill(LIGHT, box(500, 126, 1100, 474))
    canvas.fill(GLOW, ((500, 474), (500, 420), (1100, 390), (1100, 474)))
    canvas.fill(ACCENT, *_speech(550, 170, 210, 110, 1))
    canvas.fill(BRIGHT, *_speech(700, 300, 230, 110, -1))
    canvas.fill(
        LIGHT,
        *stroke(9, (582, 206), (726, 206)),
        *stroke(9, (582, 234), (680, 234)),
        *stroke(9, (740, 338), (896, 338)),
        *stroke(9, (796, 366), (896, 366)),
    )
    canvas.fill(INK, *_speech(830, 160, 210, 92, 1))
    canvas.fill(LIGHT, *(disc(x, 206, 9) for x in (890, 935, 980)))
    canvas.fill(NIGHT, box(560, 488, 1040, 500))


def _floor(canvas: Canvas) -> None:
    canvas.fill(INK, box(0, 620, 1600, 900))
    canvas.fill(ACCENT, box(0, 620, 1600, 900), opacity=0.7, fading=((0, 620), (0, 880)))
    canvas.fill(BLUE, box(0, 612, 1600, 622))
    canvas.fill(GLOW, ((520, 622), (1080, 622), (1260, 760), (340, 760)))
    canvas.fill(LIGHT, ((560, 622), (1040, 622), (1150, 720), (450, 720)))


def _teacher(canvas: Canvas) -> None:
    teacher = standing("scarf", hem=0.14, flare=0.14, hands=((-0.3, 0.84), (0.155, 0.43)))
    canvas.fill(INK, *shadow(teacher, 1020, 654, 330, (30, 84)), opacity=0.35)
    canvas.fill(NIGHT, *placed(teacher, 1020, 654, 330))


def _learners(canvas: Canvas) -> None:
    far = (("short", 395), ("bun", 690), ("cap", 985), ("long", 1262))
    near = (("long", 240), ("short", 540), ("scarf", 845), ("bun", 1130), ("short", 1410))
    for row, ground, height, colour, chair in ((far, 1010, 400, INK, BLUE), (near, 1290, 640, NIGHT, INK)):
        for hair, x in row:
            raised = (0.17, 1.16) if (hair, x) == ("bun", 690) else (0.1, 0.45)
            learner = placed(
                standing(hair, hem=0.3, flare=0.15, hands=((-0.1, 0.45), raised)), x, ground, height
            )
            canvas.fill(GLOW, *moved(learner, (800 - x) / 80, -6))
            canvas.fill(colour, *learner)
            top, half = ground - height * 0.64, height * 0.13
            canvas.fill(
                chair,
                *stroke(height * 0.06, (x - half, top), (x + half, top)),
                box(x - half, top, x + half, 900),
            )


def _speech(
    x: float, y: float, width: float, height: float, side: int
) -> tuple[tuple[tuple[float, float], ...], ...]:
    """A speech balloon with its tail at the left (1) or the right (-1)."""
    tail = x + 40 if side == 1 else x + width - 40
    r = 22
    return (
        *stroke(
            2 * r,
            (x + r, y + r),
            (x + width - r, y + r),
            (x + width - r, y + height - r),
            (x + r, y + height - r),
            (x + r, y + r),
        ),
        box(x + r, y + r, x + width - r, y + height - r),
        ((tail - 14, y + height - 4), (tail + 20, y + height - 4), (tail - 18 * side, y + height + 34)),
    )
