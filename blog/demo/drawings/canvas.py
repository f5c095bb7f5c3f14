"""A sheet of 1600 by 900 units to draw flat shapes on, the colours for it, and the geometry of the shapes.

A shape is a tuple of points (x to the right, y down, in units). Everything is made of shapes, so that a
person, the person's shadow and a window are one kind of thing.
"""

import math
from collections.abc import Iterable
from io import BytesIO
from itertools import pairwise

from PIL import Image, ImageChops, ImageDraw

Point = tuple[float, float]
Shape = tuple[Point, ...]
Shapes = tuple[Shape, ...]

WIDTH, HEIGHT = 1600, 900
SCALE = 3  # drawn larger and reduced, which makes the edges smooth

# Deep blues from the darkest, and one warm light with its two shades.
NIGHT, INK, DEEP, BLUE, ACCENT = "#0b1144", "#111a58", "#141f6b", "#1b2a8f", "#2637b5"
BRIGHT, PALE, MIST = "#3d50d6", "#6d7eea", "#aab6ff"
LIGHT, GLOW, AMBER = "#fdf3d7", "#efdca8", "#e4b862"


def box(left: float, top: float, right: float, bottom: float) -> Shape:
    return (left, top), (right, top), (right, bottom), (left, bottom)


def disc(x: float, y: float, across: float, down: float | None = None) -> Shape:
    """A circle of radius `across`, or an ellipse where its other radius differs."""
    turns = [math.tau * step / 72 for step in range(72)]
    return tuple((x + across * math.cos(t), y + (down or across) * math.sin(t)) for t in turns)


def arch(left: float, top: float, right: float, bottom: float) -> Shape:
    """A box whose upper end is half round."""
    middle, radius = (left + right) / 2, (right - left) / 2
    turns = [math.pi * (1 + step / 36) for step in range(37)]
    crown = ((middle + radius * math.cos(t), top + radius + radius * math.sin(t)) for t in turns)
    return (*crown, (right, bottom), (left, bottom))


def blob(*points: Point) -> Shape:
    """A closed, smooth line through the points (a Catmull-Rom spline)."""
    curve: list[Point] = []
    for index in range(len(points)):
        near = [points[(index + step) % len(points)] for step in (-1, 0, 1, 2)]
        for t in (step / 12 for step in range(12)):
            weights = (-t + 2 * t**2 - t**3, 2 - 5 * t**2 + 3 * t**3, t + 4 * t**2 - 3 * t**3, t**3 - t**2)
            x, y = (sum(w * p[axis] for w, p in zip(weights, near, strict=True)) / 2 for axis in (0, 1))
            curve.append((x, y))
    return tuple(curve)


def stroke(width: float, *points: Point, end: float | None = None) -> Shapes:
    """A round-ended line through the points, `width` wide, tapering to `end` where that is given."""
    last = width if end is None else end
    radii = [(width + (last - width) * i / (len(points) - 1)) / 2 for i in range(len(points))]
    shapes = [disc(x, y, radius) for (x, y), radius in zip(points, radii, strict=True)]
    joints = list(zip(points, radii, strict=True))
    for ((x0, y0), r0), ((x1, y1), r1) in pairwise(joints):
        length = math.hypot(x1 - x0, y1 - y0)
        u, v = (y0 - y1) / length, (x1 - x0) / length
        shapes.append(
            (
                (x0 + u * r0, y0 + v * r0),
                (x1 + u * r1, y1 + v * r1),
                (x1 - u * r1, y1 - v * r1),
                (x0 - u * r0, y0 - v * r0),
            )
        )
    return tuple(shapes)


def moved(shapes: Iterable[Shape], x: float, y: float) -> Shapes:
    return tuple(tuple((px + x, py + y) for px, py in shape) for shape in shapes)


class Canvas:
    """The sheet, first filled with one colour."""

    def __init__(self, colour: str) -> None:
        self._image = Image.new("RGB", (WIDTH * SCALE, HEIGHT * SCALE), colour)

    def fill(
        self, colour: str, *shapes: Shape, opacity: float = 1, fading: tuple[Point, Point] | None = None
    ) -> None:
        """Lay a colour on all the shapes at once: where they overlap it is no darker.

        :param opacity: from 0 to 1.
        :param fading: full at the first of these points and gone at the second; absent before the first.
        """
        xs = [round(x * SCALE) for shape in shapes for x, _ in shape]
        ys = [round(y * SCALE) for shape in shapes for _, y in shape]
        left, top = max(0, min(xs)), max(0, min(ys))
        size = (min(self._image.width, max(xs) + 1) - left, min(self._image.height, max(ys) + 1) - top)
        if min(size) <= 0:
            return
        mask = Image.new("L", size)
        pen = ImageDraw.Draw(mask)
        for shape in shapes:
            pen.polygon([(x * SCALE - left, y * SCALE - top) for x, y in shape], fill=round(255 * opacity))
        if fading:
            start, end = ((x * SCALE - left, y * SCALE - top) for x, y in fading)
            mask = ImageChops.multiply(mask, _slope(size, start, end))
        self._image.paste(colour, (left, top), mask)

    def png(self) -> bytes:
        file = BytesIO()
        self._image.reduce(SCALE).save(file, "PNG")
        return file.getvalue()


def _slope(size: tuple[int, int], start: Point, end: Point) -> Image.Image:
    """White at the start, black at the end and outside the two."""
    across, down = end[0] - start[0], end[1] - start[1]
    step = 255 / (across**2 + down**2)
    row = (-across * step, -down * step, 255 + step * (start[0] * across + start[1] * down))
    return Image.linear_gradient("L").transform(
        size, Image.Transform.AFFINE, (0, 0, 128, *row), Image.Resampling.BILINEAR
    )
