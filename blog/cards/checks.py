from typing import Any

from django.core import checks

from blog.cards.drawing import CannotDraw, can_draw


def check_shaper(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    """Say so where share pictures can't be drawn."""
    if can_draw():
        return []
    return [
        checks.Warning(
            f"Share pictures can’t be drawn. {CannotDraw()}",
            hint="Afterwards, run manage.py cards: it draws what is lacking.",
            id="blog.W001",
        )
    ]
