"""Keeps the cards right: rows in the transaction that publishes, pictures drawn once it is committed.

A row is known before its picture is drawn, because its digest is that of what is shown: a page that is rendered in the
same transaction can name it. Drawing takes about 40 ms (make bench), so the cards of one publication are drawn at once,
in the request: who shares a page the next second finds its picture, and what asks for it too early would remember that
there was none. What is more than a publication brings, as after a change of colour, is drawn by the worker.
"""

import logging
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any
from uuid import UUID

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models.signals import post_save
from django_tasks import task
from wagtail.models import Site

from blog.cards.drawing import CannotDraw, can_draw, draw
from blog.cards.sources import Subject, subjects
from blog.entries import entries_written, one_at_a_time
from blog.models import Card, Entry, Quote
from blog.models.card import card_name
from edition import ahead
from edition.journal import note
from home.models import HomePage, NewsroomSettings

logger = logging.getLogger(__name__)

AT_ONCE = 8
BATCH = 200


def refresh(translation_keys: Iterable[UUID]) -> None:
    """Make the cards of these objects what they should be: written, rewritten, or taken away with their files.

    :param translation_keys: of what has changed, people included, whose names stand on cards.
    """
    keys = _with_quotes_of(translation_keys)
    with transaction.atomic():
        change = _write(keys)
    # A card that can't be drawn is drawn by the command later; it stops nobody from publishing.
    transaction.on_commit(lambda: _bring_files(change), robust=True)


def refresh_everything() -> int:
    """Make every card what it should be, and draw those that have no file; return the number of these.

    Raises:
        CannotDraw: where this machine can't.
    """
    if not can_draw():
        raise CannotDraw
    drawn = 0
    every = _all_keys()
    for start in range(0, len(every), BATCH):
        keys = every[start : start + BATCH]
        with transaction.atomic():
            one_at_a_time()
            change = _write(keys)
        drawn += sum(_store(subject) for subject in change.right)
        _remove(change.old)
    _sweep()
    return drawn


@task(backend="newsroom", queue_name="newsroom")
def draw_later(translation_keys: list[str]) -> int:
    """Draw, of these objects, the cards that have no file yet; return their number."""
    return sum(_store(subject) for subject in subjects(map(UUID, translation_keys)))


@task(backend="newsroom", queue_name="newsroom")
def redraw() -> int:
    """Make every card what it should be, as after a change of colour or name; return the number drawn."""
    return refresh_everything()


def draw_ahead(translation_keys: Collection[UUID]) -> set[str]:
    """Draw the cards of what is published in a transaction that may be rolled back; without a row nobody gets one.

    :returns: the names of those drawn.
    """
    wanted = subjects(_with_quotes_of(translation_keys)) if can_draw() else []
    return {drawn_name(subject.content.digest) for subject in wanted if _store(subject)}


def connect() -> None:
    ahead.register(draw_ahead)
    entries_written.connect(_entries_written)
    for sender in (NewsroomSettings, HomePage, Site):
        post_save.connect(_sender_changed, sender=sender)


def drawn_name(digest: str) -> str:
    """Return the name by which the edition knows that a card has its picture."""
    return f"card:{digest}"


def _entries_written(keys: list[UUID] | None, **kwargs: Any) -> None:
    if keys is None:
        _sender_changed()
    else:
        refresh(keys)


def _sender_changed(update_fields: frozenset[str] | None = None, **kwargs: Any) -> None:
    # Beside a draft Wagtail saves the live row too, without its words.
    if update_fields is not None and not {"title", "live"} & set(update_fields):
        return
    if Entry.objects.exists():
        transaction.on_commit(lambda: redraw.enqueue())


@dataclass(frozen=True)
class _Change:
    """What the cards of some objects are now, which of them are new, and the rows that went."""

    right: list[Subject]
    new: list[Subject]
    old: list[Card]


def _write(keys: Collection[UUID]) -> _Change:
    # Where nothing can be drawn there is nothing to point to; the command makes up for it.
    right = subjects(keys) if can_draw() else []
    wanted = {_place(card) for subject in right for card in [subject.card()]}
    stored = {_place(card): card for card in Card.objects.filter(translation_key__in=list(keys))}
    old = [card for place, card in stored.items() if place not in wanted]
    new = [subject for subject in right if _place(subject.card()) not in stored]
    Card.objects.filter(pk__in=[card.pk for card in old]).delete()
    Card.objects.bulk_create([subject.card() for subject in new])
    note(
        name
        for card in [*old, *(subject.card() for subject in new)]
        for name in (card_name(card.translation_key, card.language), drawn_name(card.digest))
    )
    return _Change(right, new, old)


def _place(card: Card) -> tuple[UUID, str, str]:
    return (card.translation_key, card.language, card.digest)


def _all_keys() -> list[UUID]:
    """Return the keys of all that is public and of all that has a card."""
    return sorted(
        {key for model in (Entry, Card) for key in model.objects.values_list("translation_key", flat=True)}
    )


def _with_quotes_of(translation_keys: Iterable[UUID]) -> set[UUID]:
    keys = set(translation_keys)
    return keys | set(
        Quote.objects.filter(speaker__translation_key__in=keys).values_list("translation_key", flat=True)
    )


def _bring_files(change: _Change) -> None:
    _remove(change.old)
    # What a later step of the same transaction replaced is not wanted any more.
    digests = Card.objects.filter(digest__in=[subject.content.digest for subject in change.new])
    wanted = set(digests.values_list("digest", flat=True))
    new = [subject for subject in change.new if subject.content.digest in wanted]
    for subject in new[:AT_ONCE]:
        _store(subject)
    if later := {str(subject.entry.translation_key) for subject in new[AT_ONCE:]}:
        draw_later.enqueue(sorted(later))


def _store(subject: Subject) -> bool:
    """Draw a card unless it is there; return whether it wasn't."""
    name = subject.card().file
    if default_storage.exists(name):
        return False
    default_storage.save(name, ContentFile(draw(subject.content)))
    note([drawn_name(subject.content.digest)])
    return True


def _sweep() -> None:
    """Remove the files that no row names: of what was prepared and never went public, or of who was killed."""
    folder = PurePath(Card(digest="any").file).parent
    names = default_storage.listdir(str(folder))[1] if default_storage.exists(str(folder)) else []
    for start in range(0, len(names), BATCH):
        drawn = {PurePath(name).stem for name in names[start : start + BATCH]}
        _remove([Card(digest=digest) for digest in drawn])


def _remove(cards: Sequence[Card]) -> None:
    """Remove the files of rows that went, unless other rows show the same."""
    digests = {card.digest for card in cards}
    digests -= set(Card.objects.filter(digest__in=digests).values_list("digest", flat=True))
    for digest in digests:
        default_storage.delete(Card(digest=digest).file)
