"""Cuts the fonts of the share pictures. README.md beside it says from what, and how to run it."""

import io
import sys
from collections.abc import Iterable
from pathlib import Path

import uharfbuzz as hb
from fontTools.merge import Merger
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

HERE = Path(__file__).parent
NOTO = Path("/usr/share/fonts/truetype/noto")
CJK = Path("/usr/share/fonts/opentype/noto")
SIMPLIFIED = 2  # where Simplified Chinese stands in the collections

LATIN_GREEK_CYRILLIC = [*range(0x20, 0x530), *range(0x1E00, 0x1F00)]
SIGNS = [
    *range(0x2010, 0x2028),
    *range(0x2030, 0x205F),
    *range(0x2070, 0x20D0),
    *range(0x2100, 0x2150),
    0x2212,
]
ARABIC = [*range(0x20, 0x7F), 0xAB, 0xBB, *range(0x600, 0x780), *range(0x8A0, 0x900), *range(0x2010, 0x2040)]
CHINESE_SIGNS = [*range(0x2014, 0x2027), 0xB7, *range(0x3000, 0x3020), *range(0xFF01, 0xFF5F)]
# Display sizes want their letters closer than the face has them for text, by this part of an em.
TRACKING = 0.0174
# One weight only: their words are as rare on our cards as their fonts are heavy.
OTHER_SCRIPTS = (
    *("Armenian", "Bengali", "Devanagari", "Ethiopic", "Georgian", "Gujarati", "Gurmukhi", "Hebrew"),
    *("Khmer", "Lao", "Myanmar", "Tamil", "Thai"),
)


def make() -> None:
    """Write every font, and the table of the characters that each has."""
    newsreader(Path(sys.argv[1]))
    for weight in ("Regular", "Bold"):
        name = f"noto-sans-{weight.lower()}"
        write(name, cut(NOTO / f"NotoSans-{weight}.ttf", [*LATIN_GREEK_CYRILLIC, *SIGNS]))
        write(f"noto-naskh-{weight.lower()}", cut(NOTO / f"NotoNaskhArabic-{weight}.ttf", ARABIC))
    for script in OTHER_SCRIPTS:
        write(f"noto-{script.lower()}-bold", cut(NOTO / f"NotoSans{script}-Bold.ttf", None))
    chinese = [*CHINESE_SIGNS, *gb2312(0xA4, 0xA5), *gb2312(0xB0, 0xF7)]
    for kind, weight in (("Serif", "Bold"), ("Sans", "Regular")):
        source = CJK / f"Noto{kind}CJK-{weight}.ttc"
        write(f"noto-{kind.lower()}-sc-{weight.lower()}", cut(source, chinese, SIMPLIFIED, features=False))
    coverage()


def newsreader(folder: Path) -> None:
    """Join the Latin halves of the headline face, at the two weights that cards use."""
    for weight in (500, 700):
        halves = []
        for half in ("latin", "latin-ext"):
            font = TTFont(folder / f"newsreader-display-{half}.woff2")
            font = instantiateVariableFont(font, {"wght": weight})
            for table in ("STAT", "MVAR", "HVAR"):
                if table in font:
                    del font[table]
            font.flavor = None
            buffer = io.BytesIO()
            font.save(buffer)
            buffer.seek(0)
            halves.append(buffer)
        font = Merger().merge(halves)
        if weight == 500:
            closer = round(TRACKING * font["head"].unitsPerEm)
            for glyph, (advance, bearing) in font["hmtx"].metrics.items():
                font["hmtx"].metrics[glyph] = (max(0, advance - closer) if advance else 0, bearing)
        buffer = io.BytesIO()
        font.save(buffer)
        write(f"newsreader-display-{weight}", buffer.getvalue())


def gb2312(first: int, last: int) -> list[int]:
    """Return the characters in these rows of GB 2312: kana in A4 and A5, Chinese in B0 to F7."""
    cells = (bytes((row, cell)) for row in range(first, last + 1) for cell in range(0xA1, 0xFF))
    return [ord(cell.decode("gb2312")) for cell in cells if cell.decode("gb2312", "ignore")]


def cut(source: Path, characters: Iterable[int] | None, face: int = 0, features: bool = True) -> bytes:
    """Return a font with these characters only (None: all), without hinting."""
    font = hb.Face(hb.Blob.from_file_path(str(source)), face)
    wanted = hb.SubsetInput()
    wanted.unicode_set.update(characters if characters is not None else set(font.unicodes))
    wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
    if not features:
        wanted.layout_feature_tag_set.clear()
    return hb.subset(font, wanted).blob.data


def write(name: str, data: bytes) -> None:
    """Store a font compressed; but the one that is opened at many sizes as it is, for that takes its time."""
    if name.startswith("noto-serif-sc"):
        (HERE / f"{name}.otf").write_bytes(data)
        return
    font = TTFont(io.BytesIO(data))
    font.flavor = "woff2"
    font.save(HERE / f"{name}.woff2")


def coverage() -> None:
    """Write coverage.txt: a line per font, its name and the ranges of code points it has glyphs for, in hex."""
    lines = []
    for path in sorted([*HERE.glob("*.otf"), *HERE.glob("*.woff2")]):
        points = sorted(TTFont(path).getBestCmap())
        have = set(points)
        starts = [point for point in points if point - 1 not in have]
        ends = [point for point in points if point + 1 not in have]
        ranges = (f"{a:x}-{b:x}" if a != b else f"{a:x}" for a, b in zip(starts, ends, strict=True))
        lines.append(f"{path.name} {' '.join(ranges)}\n")
    (HERE / "coverage.txt").write_text("".join(lines))


if __name__ == "__main__":
    make()
