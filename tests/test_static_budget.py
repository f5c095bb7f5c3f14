"""What every reader downloads stays small, and old phones understand it."""

import gzip
import re
from pathlib import Path

import pytest

STATIC = Path(__file__).parent.parent / "site" / "static"
CSS = (STATIC / "css" / "altavoz.css").read_text()
WITHOUT_COMMENTS = re.sub(r"/\*.*?\*/", "", CSS, flags=re.DOTALL)


def outside_of_supports(css: str) -> str:
    """The sheet as a browser reads it that fails every @supports question."""
    kept, depth, skipping = [], 0, 0
    for part in re.split(r"(@supports[^{]*\{|\{|\})", css):
        if part.endswith("{"):
            depth += 1
            if part.startswith("@supports") and not skipping:
                skipping = depth
        if not skipping:
            kept.append(part)
        if part == "}":
            if depth == skipping:
                skipping = 0
            depth -= 1
    return "".join(kept)


def test_the_style_sheet_is_small() -> None:
    assert len(gzip.compress(CSS.encode(), 9)) <= 7700  # 6.6 KB with Brotli


def test_fonts_are_one_small_file_with_its_licence() -> None:
    (font,) = (STATIC / "fonts").glob("*.woff2")
    assert font.stat().st_size <= 25_000
    assert "SIL Open Font License" in (STATIC / "fonts" / "OFL.txt").read_text()


def test_every_file_the_style_sheet_names_is_there_and_ours() -> None:
    urls = re.findall(r"url\(([^)]+)\)", CSS)
    assert urls
    for url in urls:
        assert (STATIC / "css" / url).resolve().is_file()


def test_the_page_never_waits_for_the_font() -> None:
    assert "font-display: optional" in CSS


@pytest.mark.parametrize("feature", ["@layer", "@import", ":is(", ":where("])
def test_nothing_that_makes_an_old_phone_drop_a_rule(feature: str) -> None:
    assert feature not in WITHOUT_COMMENTS


@pytest.mark.parametrize("function", ["clamp(", "max(", "min("])
def test_sizes_stand_without_newer_functions(function: str) -> None:
    assert not re.search(rf"[\s:(]{re.escape(function)}", outside_of_supports(WITHOUT_COMMENTS))


@pytest.mark.parametrize(
    "shorthand",
    [
        "margin-inline",
        "margin-block",
        "padding-inline",
        "padding-block",
        "border-block",
        "border-inline",
        "inset",
    ],
)
def test_no_logical_shorthand(shorthand: str) -> None:
    """They came with Chrome 87 and Safari 14.1; physical sides and the longhands are older."""
    assert not re.search(rf"[\s{{;]{shorthand}:", WITHOUT_COMMENTS)


def test_rows_do_not_depend_on_gap() -> None:
    """`gap` in flex containers came with Chrome 84 and Safari 14.1; in grids it is old."""
    for rule in re.findall(r"\{([^{}]*)\}", WITHOUT_COMMENTS):
        if re.search(r"display: (inline-)?flex", rule):
            assert "gap" not in rule
