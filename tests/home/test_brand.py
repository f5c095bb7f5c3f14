"""Whatever colour an organisation chooses, its words can be read."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from home.brand import Brand, brand, brand_css, contrast

colours = st.integers(min_value=0, max_value=0xFFFFFF).map(lambda number: f"#{number:06x}")


@given(colours)
@example("#000000")
@example("#ffffff")
@example("#7a7a7a")
@example("#ffd400")
def test_every_colour_gives_readable_words(colour: str) -> None:
    derived = brand(colour)
    assert contrast(derived.on_accent, derived.accent) >= 4.5
    assert min(contrast(derived.accent_ink, paper) for paper in ("#fdfcf8", "#f4f1e8")) >= 4.5
    assert min(contrast(derived.accent_night, paper) for paper in ("#161512", "#22201b")) >= 4.5


@given(colours)
def test_a_colour_that_works_as_a_fill_is_not_touched(colour: str) -> None:
    if max(contrast(colour, "#ffffff"), contrast(colour, "#1a1815")) >= 4.5:
        assert brand(colour).accent == colour


def test_the_colour_of_the_drawings_stays_as_drawn() -> None:
    derived = brand("#2637B5")
    assert (derived.accent, derived.on_accent, derived.accent_ink) == ("#2637b5", "#fff", "#2637b5")
    drawn, night = bytes.fromhex("aab6ff"), bytes.fromhex(derived.accent_night[1:])
    assert all(abs(a - b) <= 20 for a, b in zip(drawn, night, strict=True))


def test_a_light_colour_carries_ink_and_is_darkened_only_as_words() -> None:
    yellow = brand("#ffd400")
    assert (yellow.accent, yellow.on_accent, yellow.accent_night) == ("#ffd400", "#1a1815", "#ffd400")
    assert contrast(yellow.accent_ink, "#f4f1e8") < 5


@pytest.mark.parametrize(
    ("a", "b", "ratio"), [("#000000", "#ffffff", 21), ("#fff", "#000000", 21), ("#777777", "#fff", 4.48)]
)
def test_contrast_is_that_of_wcag(a: str, b: str, ratio: float) -> None:
    assert contrast(a, b) == contrast(b, a) == pytest.approx(ratio, abs=0.01)


@pytest.mark.parametrize(
    "colour", ["", "2637b5", "#26b", "#2637b5ff", "blue", "#2637b5\n", "#26_7b5", "#٢٦٣٧٢٥"]
)
def test_what_is_not_a_colour_is_refused_with_a_sentence(colour: str) -> None:
    with pytest.raises(ValueError, match="#2637b5"):
        brand(colour)


def test_the_style_sheet_sets_four_values_and_nothing_else() -> None:
    css = brand_css(Brand("#2637b5", "#fff", "#2637b6", "#aab6ff"))
    assert css == ":root{--accent:#2637b5;--on-accent:#fff;--accent-ink:#2637b6;--accent-night:#aab6ff}"
