"""People as silhouettes. Their own measure is their height: feet at (0, 0), the crown at (0, 1), y up."""

from blog.demo.drawings.canvas import Point, Shape, Shapes, blob, disc, stroke

BARE = disc(0, 0.925, 0.064, 0.075)
HAIR: dict[str, Shapes] = {
    "short": (
        blob((-0.071, 0.935), (-0.045, 0.995), (0.02, 1.006), (0.07, 0.965), (0.066, 0.91), (-0.062, 0.9)),
    ),
    "bun": (disc(0.03, 1.012, 0.034), blob((-0.07, 0.93), (0, 1.004), (0.072, 0.93), (0, 0.88))),
    "long": (blob((-0.076, 0.93), (0, 1.006), (0.076, 0.93), (0.088, 0.8), (0, 0.77), (-0.088, 0.8)),),
    "scarf": (
        blob(
            (-0.076, 0.93), (0, 1.01), (0.076, 0.93), (0.09, 0.83), (0.13, 0.76), (-0.13, 0.76), (-0.09, 0.83)
        ),
    ),
    "cap": (
        blob((-0.073, 0.94), (-0.03, 1.0), (0.05, 1.0), (0.078, 0.945)),
        blob((0.04, 0.956), (0.125, 0.942), (0.12, 0.93), (0.04, 0.932)),
    ),
}
AT_EASE = ((-0.155, 0.43), (0.155, 0.43))


def standing(
    hair: str = "short", hem: float = 0.42, flare: float = 0.12, hands: tuple[Point, Point] = AT_EASE
) -> Shapes:
    """Somebody on both feet, from the front or the back.

    :param hem: where the coat or dress ends; `flare` is half its width there.
    :param hands: the left one and the right one on the paper.
    """
    right_side = [
        (0.03, 0.87),
        (0.075, 0.838),
        (0.125, 0.795),
        (0.12, 0.66),
        (0.1, 0.56),
        (flare, hem + 0.02),
    ]
    hem_line = [(flare - 0.02, hem - 0.008), (0.02 - flare, hem - 0.008)]
    coat = blob(*right_side, *hem_line, *((-x, y) for x, y in reversed(right_side)))
    legs: list[Shape] = []
    for side in (-1, 1):
        legs += stroke(0.085, (side * 0.054, hem + 0.02), (side * 0.05, 0.25), (side * 0.048, 0.03), end=0.05)
        legs.append(blob((side * 0.022, 0.05), (side * 0.07, 0.05), (side * 0.105, 0.004), (side * 0.018, 0)))
    arms: list[Shape] = []
    for side, (x, y) in zip((-1, 1), hands, strict=True):
        elbow = ((side * 0.125 + x) / 2 + side * 0.03, (0.77 + y) / 2)
        arms += stroke(0.062, (side * 0.1, 0.785), elbow, (x, y), end=0.044)
    return (BARE, *HAIR[hair], *stroke(0.055, (0, 0.88), (0, 0.83)), coat, *legs, *arms)


def child(
    hair: str = "short", hands: tuple[Point, Point] = ((-0.19, 0.42), (0.19, 0.42)), pack: bool = False
) -> Shapes:
    """A child of six or eight, whose head is larger for the height; with a school bag or without."""
    head = tuple(tuple((x * 1.5, 1.5 * y - 0.5) for x, y in shape) for shape in (BARE, *HAIR[hair]))
    right_side = [(0.05, 0.79), (0.12, 0.74), (0.15, 0.55), (0.165, 0.36)]
    coat = blob(*right_side, (0, 0.335), *((-x, y) for x, y in reversed(right_side)))
    legs: list[Shape] = []
    arms: list[Shape] = []
    for side, hand in zip((-1, 1), hands, strict=True):
        legs += stroke(0.11, (side * 0.075, 0.36), (side * 0.07, 0.035), end=0.08)
        arms += stroke(0.08, (side * 0.11, 0.7), hand, end=0.06)
    bag = [blob((-0.16, 0.7), (0, 0.76), (0.16, 0.7), (0.18, 0.44), (0, 0.4), (-0.18, 0.44))] if pack else []
    return (*head, coat, *legs, *arms, *bag)


def placed(person: Shapes, x: float, ground: float, height: float, facing: int = 1) -> Shapes:
    """The person on the sheet, `height` units tall; facing -1 mirrors."""
    return tuple(tuple((x + facing * u * height, ground - v * height) for u, v in shape) for shape in person)


def shadow(person: Shapes, x: float, ground: float, height: float, tip: Point, facing: int = 1) -> Shapes:
    """Their shadow on the ground; that of the crown lies `tip` away from the feet."""
    return tuple(
        tuple((x + facing * u * height + v * tip[0], ground + v * tip[1]) for u, v in shape)
        for shape in person
    )
