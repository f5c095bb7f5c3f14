"""Keeps the rows of the cards right, in the transaction that publishes.

A row is known before its picture is drawn, because its digest is that of what is shown: a page that is rendered in the
same transaction can name it.
"""

from collections.abc import Collection, Iterable
from pathlib import PurePath
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models.signals import post_save
from django_tasks import task
from wagtail.models import Site

from blog.cards import pictures
from blog.cards.drawing import CannotDraw, can_draw
from blog.cards.sources import subjects
from blog.entries import entries_written, one_at_a_time
from blog.models import Card, Entry, Quote
from blog.models.card import card_name, drawn_name
from edition.journal import note
from edition.ledger import looked_for_in_vain
from edition.signals import edition_begins
from home.models import HomePage, NewsroomSettings

BATCH = 200


def refresh(translation_keys: Iterable[UUID]) -> None:
    """Make the cards of these objects what they should be: written, rewritten, or taken away with their pictures.

    :param translation_keys: of what has changed, people included, whose names stand on cards.
    """
    keys = _with_quotes_of(translation_keys)
    with transaction.atomic():
        gone = _write(keys)
    if gone:
        transaction.on_commit(lambda: pictures.remove(gone), robust=True)


def refresh_everything() -> int:
    """Make every card what it should be, and draw those that have no picture; return the number of these.

    Raises:
        CannotDraw: where this machine can't.
    """
    if not can_draw():
        raise CannotDraw
    drawn = 0
    every = _all_keys()
    for start in range(0, len(every), BATCH):
        keys = every[start : start + BATCH]
        # Before anybody knows of them: the edition would draw each one while others wait to publish.
        drawn += pictures.draw_lacking(subjects(keys))
        with transaction.atomic():
            one_at_a_time()
            gone = _write(keys)
        pictures.remove(gone)
    pictures.sweep()
    # There are pictures now where FriBidi was lacking.
    note(drawn_name(PurePath(address).stem) for address in looked_for_in_vain("/cards/"))
    return drawn


@task(backend="newsroom", queue_name="newsroom")
def redraw() -> int:
    """Make every card what it should be, as after a change of colour or name; return the number drawn."""
    return refresh_everything()


def connect() -> None:
    entries_written.connect(_entries_written)
    edition_begins.connect(_edition_begins)
    for sender in (NewsroomSettings, HomePage, Site):
        post_save.connect(_sender_changed, sender=sender)


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
        redraw.enqueue()


def _edition_begins(**kwargs: Any) -> None:
    """After an update or a restore, cards may say something else, and pictures may be lost."""
    if can_draw():
        refresh_everything()


def _write(keys: Collection[UUID]) -> set[str]:
    """Write the rows of the cards of these objects; return the digests of those that went."""
    # Where nothing can be drawn there is nothing to point to; the command makes up for it.
    right = subjects(keys) if can_draw() else []
    wanted = {_place(card) for subject in right for card in [subject.card()]}
    stored = {_place(card): card for card in Card.objects.filter(translation_key__in=list(keys))}
    old = [card for place, card in stored.items() if place not in wanted]
    new = [card for subject in right for card in [subject.card()] if _place(card) not in stored]
    Card.objects.filter(pk__in=[card.pk for card in old]).delete()
    Card.objects.bulk_create(new)
    note(
        name
        for card in [*old, *new]
        for name in (card_name(card.translation_key, card.language), drawn_name(card.digest))
    )
    return {card.digest for card in old}


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
