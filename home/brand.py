"""The organisation's colour: four values derived from one, and the small style sheet that carries them."""

import colorsys
import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

WHITE = "#fff"
INK = "#1a1815"
TINT = "#f4f1e8"
DARK_TINT = "#22201b"

# WCAG 2.2, 1.4.3: text of any size.
READABLE = 4.5
# On the dark paper the accent stands among words of 14:1; at 4.5 it would look switched off.
READABLE_AT_NIGHT = 8.0


@dataclass(frozen=True)
class Brand:
    """What the style sheet needs of an organisation's colour, as hex strings.

    `accent` fills bands and buttons, `on_accent` is written on it; `accent_ink` is the accent as words on the
    light paper and its tint, `accent_night` the same on the dark ones.
    """

    accent: str
    on_accent: str
    accent_ink: str
    accent_night: str


def brand(colour: str) -> Brand:
    """Derive the four values from one colour, changing its lightness only where contrast asks for it.

    Arguments: `colour`, as `#rrggbb` in either case.
    Raises ValueError, with a sentence for staff, for anything else.
    """
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", colour):
        raise ValueError(
            _("“%(colour)s” is not a colour. Write # and six digits or letters from a to f, such as #2637b5.")
            % {"colour": colour}
        )
    colour = colour.lower()
    accent = colour
    on_accent = max(WHITE, INK, key=lambda words: contrast(words, colour))
    if contrast(on_accent, colour) < READABLE:
        on_accent = WHITE
        accent = _shifted(colour, on=WHITE, at_least=READABLE, step=-1)
    return Brand(
        accent=accent,
        on_accent=on_accent,
        accent_ink=_shifted(accent, on=TINT, at_least=READABLE, step=-1),
        accent_night=_shifted(accent, on=DARK_TINT, at_least=READABLE_AT_NIGHT, step=1),
    )


def brand_css(brand: Brand) -> str:
    """The brand's style sheet, minified. Linked after altavoz.css, it sets the four values and no more."""
    return (
        f":root{{--accent:{brand.accent};--on-accent:{brand.on_accent};"
        f"--accent-ink:{brand.accent_ink};--accent-night:{brand.accent_night}}}"
    )


def contrast(a: str, b: str) -> float:
    """Contrast ratio of two colours (`#rgb` or `#rrggbb`), from 1 to 21, in either order.

    Source: WCAG 2.2, definitions of contrast ratio and relative luminance.
    """
    darker, lighter = sorted((_luminance(a), _luminance(b)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _channels(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _channels(colour: str) -> tuple[float, float, float]:
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    red, green, blue = bytes.fromhex(digits)
    return red / 255, green / 255, blue / 255


def _shifted(colour: str, *, on: str, at_least: float, step: int) -> str:
    """The colour in the first lightness (HLS, 1/255 a step, towards black or white) that contrasts enough."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*_channels(colour))
    while contrast(colour, on) < at_least:
        lightness = min(max(lightness + step / 255, 0), 1)
        parts = colorsys.hls_to_rgb(hue, lightness, saturation)
        colour = "#" + "".join(f"{round(part * 255):02x}" for part in parts)
    return colour
