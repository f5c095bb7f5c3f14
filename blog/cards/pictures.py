"""The pictures of the cards, each drawn when it is first asked for, and kept in a file that may be lost.

Whoever shows a page asks for its picture: the edition does before anybody sees the page. So nobody has to come back to
draw what is lacking, as where somebody was killed who published.
"""

import logging
from collections.abc import Collection, Sequence
from pathlib import PurePath

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from blog.cards.drawing import can_draw, draw
from blog.cards.sources import Subject, subjects
from blog.models import Card

logger = logging.getLogger(__name__)

BATCH = 200
# A PNG's last chunk, by which a file is known that a kill or a loss of power has cut short.
# Source: PNG specification, 11.2.5.
END = b"IEND\xaeB`\x82"


def picture(digest: str) -> bytes | None:
    """Return a card's picture, drawn if need be: a PNG of 1200 by 630 pixels.

    None where nothing public has that card, or it can't be drawn: it says something else now, or FriBidi is lacking.
    """
    cards = Card.objects.filter(digest=digest)
    if not cards:
        return None
    if stored := _stored(digest):
        return stored
    if not can_draw():
        return None
    alike = (
        each for each in subjects(card.translation_key for card in cards) if each.content.digest == digest
    )
    return _draw(subject) if (subject := next(alike, None)) else None


def draw_lacking(wanted: Sequence[Subject]) -> int:
    """Draw those of these cards that have no picture; return their number. One that fails is logged."""
    drawn = 0
    for digest, subject in {each.content.digest: each for each in wanted}.items():
        if _stored(digest):
            continue
        try:
            _draw(subject)
        except Exception:
            logger.exception("The share picture of “%s” can't be drawn.", subject.entry)
        else:
            drawn += 1
    return drawn


def remove(digests: Collection[str]) -> None:
    """Remove the pictures of cards that went, unless other cards show the same."""
    shown = Card.objects.filter(digest__in=digests).values_list("digest", flat=True)
    for digest in set(digests) - set(shown):
        try:
            default_storage.delete(_file(digest))
        except OSError:
            logger.exception("A share picture that nobody shows can't be removed.")


def sweep() -> None:
    """Remove the pictures that no card has: of what was prepared and never went public, or of who was killed."""
    folder = str(PurePath(_file("any")).parent)
    names = default_storage.listdir(folder)[1] if default_storage.exists(folder) else []
    for start in range(0, len(names), BATCH):
        remove({PurePath(name).stem for name in names[start : start + BATCH]})


def _file(digest: str) -> str:
    return Card(digest=digest).file


def _stored(digest: str) -> bytes | None:
    try:
        with default_storage.open(_file(digest)) as file:
            found: bytes = file.read()
    except OSError:
        return None
    return found if found.endswith(END) else None


def _draw(subject: Subject) -> bytes:
    name, drawn = _file(subject.content.digest), draw(subject.content)
    try:
        default_storage.delete(name)
        default_storage.save(name, ContentFile(drawn))
    except OSError:
        logger.exception("A share picture can't be kept: it is drawn anew for everybody who asks.")
    return drawn
