"""What a share picture costs, beside the writing of an empty one of its size."""

from io import BytesIO

import pytest
from PIL import Image

from blog.cards.content import Content
from blog.cards.drawing import draw
from tests.benchmarks.test_pages import milliseconds

WORDS = {
    "en": "They told me: sign here. I signed. It was my own eviction, and I could not read it.",
    "ar": "قالوا لي: وقّعي هنا. فوقّعت. كان ذلك أمر إخلائي أنا، ولم أستطع قراءته.",
    "zh-hans": "他们对我说：在这里签字。我签了。那是我自己的驱逐令，而我看不懂。",
}


def empty() -> None:
    Image.effect_noise((1200, 630), 40).save(BytesIO(), "PNG")


@pytest.mark.parametrize("language", WORDS)
def test_what_a_card_costs(language: str) -> None:
    card = Content(
        language, WORDS[language], True, "Rosa Prueba", ("tenant",), "Casa", "casa.example", "#2637b5"
    )
    file = draw(card)
    spent, base = milliseconds(lambda: draw(card)), milliseconds(empty)
    print(
        f"\ncard {language:8} {spent:6.1f} ms, {len(file) / 1000:4.0f} KB, {spent / base:5.2f} x a PNG of noise"
    )
    assert spent < base * 2
