"""A card is as it was designed: words inside the margins, from the side where reading begins, in readable colours."""

from io import BytesIO

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image

from blog.cards import layout
from blog.cards.bidi import levels, visual
from blog.cards.content import Content
from blog.cards.drawing import draw
from blog.cards.faces import style
from blog.cards.setting import Setting
from home.brand import contrast

WORDS = {
    "en": "They told me: sign here. I signed. It was my own eviction, and I could not read it.",
    "es": "Me dijeron: firme aquí. Firmé. Era mi propio desalojo y no pude leerlo.",
    "ar": "قالوا لي: وقّعي هنا. فوقّعت. كان ذلك أمر إخلائي أنا، ولم أستطع قراءته.",
    "zh-hans": "他们对我说：在这里签字。我签了。那是我自己的驱逐令，而我看不懂。",
}
NAMES = {"en": "Casa Abierta", "es": "Casa Abierta", "ar": "كاسا أبييرتا", "zh-hans": "敞开之家"}


def content(language: str = "en", words: str = "", **fields: object) -> Content:
    defaults: dict[str, object] = {
        "quoted": True,
        "name": "Marisol Quispe Rojas",
        "details": ("tenant, 18 November 2026. Said in Spanish", "tenant"),
        "organisation": NAMES.get(language, "Casa Abierta"),
        "host": "casaabierta.example",
        "colour": "#2637b5",
    }
    return Content(language=language, words=words or WORDS[language], **{**defaults, **fields})  # type: ignore[arg-type]


def drawn(card: Content) -> Image.Image:
    picture = Image.open(BytesIO(draw(card)))
    assert (picture.format, picture.size) == ("PNG", (1200, 630))
    return picture.convert("RGB")


def ink(picture: Image.Image, box: tuple[int, int, int, int]) -> tuple[int, int, int, int] | None:
    """Where, in a part of a picture, something is drawn on the ground, whose colour its corner has."""
    ground = picture.getpixel((0, 0))
    part = picture.crop(box)
    found = Image.eval(part.convert("L"), lambda value: value).point(
        lambda value: (
            255 if abs(value - Image.new("RGB", (1, 1), ground).convert("L").getpixel((0, 0))) > 40 else 0
        )
    )
    inside = found.getbbox()
    return inside and (inside[0] + box[0], inside[1] + box[1], inside[2] + box[0], inside[3] + box[1])


def words_of(card: Content) -> list[str]:
    return [placed.text for placed in layout.lay_out(card).words]


@pytest.mark.parametrize("language", WORDS)
def test_words_stand_between_the_margins_and_only_the_mark_hangs(language: str) -> None:
    picture = drawn(content(language))
    below_first_line = ink(picture, (0, 190 if language != "ar" else 200, 1200, 500))
    assert below_first_line and below_first_line[0] >= 68 and below_first_line[2] <= 1132
    first_line = ink(picture, (0, 0, 1200, 185))
    assert first_line and first_line[0] >= 10 and first_line[2] <= 1190
    hangs_at_start = first_line[2] > 1132 if language == "ar" else first_line[0] < 68
    assert hangs_at_start
    rule = ink(picture, (0, 498, 1200, 505))
    assert rule == (72, 500, 1128, 503)
    below = ink(picture, (0, 505, 1200, 630))
    assert below and below[0] >= 70 and below[2] <= 1130 and below[3] <= 600


@pytest.mark.parametrize("language", WORDS)
def test_lines_begin_at_the_side_where_reading_begins(language: str) -> None:
    card = layout.lay_out(content(language))
    for line in card.words[1:]:
        end = line.x + line.width
        assert (end == pytest.approx(1128)) if language == "ar" else (line.x == 72)
    organisation, _host, name, _detail = card.rows
    assert (organisation.x < name.x) == (language == "ar")


def test_the_first_letter_of_an_arabic_line_is_its_rightmost() -> None:
    setting = Setting("اب", "words", "ar")
    first, second = setting.width(0, 1, 88), setting.width(1, 2, 88)
    picture = drawn(content("ar", "ا ممممم", quoted=False))
    right = ink(picture, (1060, 0, 1200, 300))
    assert first and second and right
    # Alif is a bare stroke: what stands at the right edge is narrow.
    column = ink(picture, (int(1128 - first - 8), 0, 1200, 300))
    assert column and column[2] - column[0] < 40


@pytest.mark.parametrize(
    ("text", "language", "order"),
    [
        ("Casa abc", "en", ["Casa abc"]),
        ("قال Casa نعم", "ar", ["نعم", " ", "Casa", " ", "قال"]),
        ("he said نعم لا now", "en", ["he said ", "نعم لا", " now"]),
    ],
)
def test_mixed_directions_stand_in_the_order_of_unicode(text: str, language: str, order: list[str]) -> None:
    setting = Setting(text, "words", language)
    runs = setting.runs(0, len(text))
    seen = "".join(run.text for run in visual(runs, [run.level for run in runs]))
    assert "".join(seen.split()) == "".join("".join(order).split())


@given(st.text(st.sampled_from("abc اب12.,()«» \u2067\u2069\u200f"), max_size=24), st.booleans())
def test_every_character_has_a_level_and_runs_keep_all_of_them(text: str, rtl: bool) -> None:
    found = levels(text, rtl)
    assert len(found) == len(text) and all(0 <= level < 126 for level in found)
    assert sorted(visual(range(len(text)), found)) == list(range(len(text)))


def test_the_demo_s_words_break_by_sense_at_the_largest_size() -> None:
    english = layout.lay_out(content("en")).words
    assert [line.text.replace("\u00a0", " ") for line in english] == [
        "“They told me:",
        "sign here. I signed.",
        "It was my own eviction,",
        "and I could not read it.”",
    ]
    assert {line.size for line in english} == {92}
    assert [line.baseline for line in english] == pytest.approx([150, 247, 344, 441], abs=1)
    chinese = layout.lay_out(content("zh-hans")).words
    assert [line.text for line in chinese] == [
        "“他们对我说：在这里签字。",
        "我签了。那是我自己的",
        "驱逐令，而我看不懂。”",
    ]
    assert {line.size for line in chinese} == {90}


@settings(max_examples=40)
@given(
    st.sampled_from(["en", "ar", "zh-hans"]),
    st.text(st.sampled_from("ab cd ef، قال لا 他们，。🎉\u202e\u2067é\n-"), min_size=1, max_size=400),
)
@example("en", "W" * 400)
@example("ar", "ي" * 400)
@example("zh-hans", "驱" * 400)
@example("en", "🎉")
@example("en", "\u202e")
def test_whatever_is_said_stays_inside_the_card(language: str, words: str) -> None:
    card = layout.lay_out(content(language, words, name=words, details=(words,), organisation=words[:90]))
    for placed in (*card.words, *card.rows):
        hang = 50 if placed.text[:1] in "“«" else 0
        assert placed.x >= 72 - hang - 46 and placed.x + placed.width <= 1128 + hang + 46
        assert placed.baseline <= 586
    assert all(placed.baseline <= layout.LAST_BASELINE for placed in card.words)


def test_more_than_a_card_holds_ends_with_an_ellipsis_inside_the_quotation_marks() -> None:
    lines = words_of(content("en", "We were in the room, and nobody asked us. " * 20))
    assert lines[-1].endswith("…”") and lines[0].startswith("“")
    assert not lines[-1].endswith(",…”")


def test_a_very_long_word_is_cut_rather_than_lost() -> None:
    lines = words_of(
        content("en", "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft")
    )
    assert (
        "".join(lines) == "“Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft”"
    )


def test_long_details_give_way_before_they_are_cut() -> None:
    long = "tenant, mother of two, and a member of the association since the year of its founding, 18 November 2026"
    rows = layout.lay_out(content(details=(long, "tenant and member"))).rows
    assert "tenant and member" in {row.text for row in rows}


def test_what_is_empty_is_left_out_and_the_rest_stays() -> None:
    rows = layout.lay_out(content(name="", details=(), host="")).rows
    assert [row.text for row in rows] == ["Casa Abierta"]
    drawn(content(name="", details=(), host="", organisation=""))


def test_words_that_no_font_has_give_way_to_the_organisation() -> None:
    assert words_of(content("en", "여기에 서명하라고 했습니다")) == ["Casa Abierta"]


@pytest.mark.parametrize("colour", ["#2637b5", "#ffd400", "#c8102e", "#7a7a7a"])
def test_words_contrast_with_the_organisation_s_colour(colour: str) -> None:
    picture = drawn(content(colour=colour))
    ground, rule = ("#{:02x}{:02x}{:02x}".format(*picture.getpixel(place)) for place in ((0, 0), (600, 501)))
    assert contrast(ground, rule) >= 4.5


def test_the_same_content_is_the_same_file_and_a_small_one() -> None:
    first, second = draw(content()), draw(content())
    assert first == second
    assert len(first) < 60_000


@pytest.mark.parametrize("part", ["words", "name", "small", "mark"])
def test_a_line_of_one_face_and_direction_is_as_wide_as_the_shaper_says(part: str) -> None:
    setting = Setting("Tenants win", part, "en")
    face = style(part, "en").face_for("T")
    assert face and setting.width(0, 11, 50) == pytest.approx(face.at(50).getlength("Tenants win"))


def test_chinese_marks_side_by_side_and_at_the_end_of_a_line_give_up_their_empty_halves() -> None:
    setting = Setting("是。”", "words", "zh-hans")
    assert setting.width(0, 3, 100) == pytest.approx(250)
    assert setting.empty_end(2, 100) == 50 and setting.empty_end(1, 100) == 0


def test_what_a_card_says_is_its_alternative_text() -> None:
    assert content("ar").alt == f"«{WORDS['ar']}» Marisol Quispe Rojas"
    assert content("en", "Tenants win", quoted=False, name="").alt == "Tenants win"
