"""Keeps the Entry rows right: written where something goes public or stops being so, recomputed on request.

A refresh writes the rows of a few objects, in all languages, with their places in every list; blog.filing says what
they are. `entries_written` then tells others, such as search and cards, inside the same transaction.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import connection, transaction
from django.db.models import Count, F
from django.db.models.signals import post_delete, post_migrate, post_save, pre_save
from django.dispatch import Signal
from wagtail.signals import post_page_move

from blog import noting, old_addresses
from blog.filing import SECTIONS, Place, Rows, rows
from blog.models import Entry, EntryList, EntryPlace, Quote, QuoteIndexPage
from blog.models.entry import Filter, Section
from edition import tree
from edition.journal import note
from edition.signals import slug_changed
from edition.tags import EVERYTHING
from home.models import HomePage, NewsroomSettings

BATCH = 500
# Any number that nothing else locks.
LOCK = 1_702_259_059

# Sent with `keys`: the translation keys of the objects whose rows were written anew, or None for all.
entries_written = Signal()

_gathered: ContextVar[set[UUID] | None] = ContextVar("gathered", default=None)


def connect() -> None:
    for model in SECTIONS:
        post_save.connect(_saved, sender=model)
        post_delete.connect(_deleted, sender=model)
    post_save.connect(_home_saved, sender=HomePage)
    post_delete.connect(_home_deleted, sender=HomePage)
    post_save.connect(_quote_list_saved, sender=QuoteIndexPage)
    post_delete.connect(_quote_list_saved, sender=QuoteIndexPage)
    pre_save.connect(_settings_will_be_saved, sender=NewsroomSettings)
    post_save.connect(_settings_saved, sender=NewsroomSettings)
    slug_changed.connect(_moved)
    post_page_move.connect(_moved)
    post_migrate.connect(_migrated, sender=apps.get_app_config("blog"))


def refresh(keys: Iterable[UUID]) -> None:
    """Write the rows of these objects anew, and of the quotes that they show or showed.

    :param keys: translation keys.
    """
    wanted = set(keys)
    if (gathered := _gathered.get()) is not None:
        gathered |= wanted
        return
    with transaction.atomic():
        one_at_a_time()
        # Somebody who is taken back takes their quotes along; a quote changes what is filed of its statements.
        wanted |= set(
            Quote.objects.filter(speaker__translation_key__in=wanted, live=True).values_list(
                "translation_key", flat=True
            )
        )
        wanted |= _statements_with(wanted)
        shown = _quotes_of(wanted)
        _write(wanted)
        shown = (shown | _quotes_of(wanted)) - wanted
        if shown:
            _write(shown)
        entries_written.send(sender=Entry, keys=sorted(wanted | shown))


@contextmanager
def together() -> Iterator[None]:
    """Write what is refreshed inside once, at the end: a publication saves each of its objects several times."""
    if _gathered.get() is not None:
        yield
        return
    gathered: set[UUID] = set()
    token = _gathered.set(gathered)
    try:
        yield
    finally:
        _gathered.reset(token)
    refresh(gathered)


def rebuild() -> None:
    """Write every row anew."""
    with transaction.atomic():
        one_at_a_time()
        EntryList.objects.all().delete()
        Entry.objects.all().delete()
        for model in SECTIONS:
            store(rows(model))
        entries_written.send(sender=Entry, keys=None)
        note([EVERYTHING])


def differences() -> list[str]:
    """Compare the rows with what they should be; return a sentence for each that is missing, wrong or too much."""
    right: Rows = {}
    for model in SECTIONS:
        right |= rows(model)
    stored = {(entry.language, entry.translation_key): entry for entry in Entry.objects.all()}
    places: dict[int, set[Place]] = {}
    for place in EntryPlace.objects.select_related("list"):
        places.setdefault(place.entry_id, set()).add(_place(place.list))
    found = [f"missing: {right[key].entry}" for key in right.keys() - stored.keys()]
    found += [f"too much: {stored[key]}" for key in stored.keys() - right.keys()]
    found += [
        f"wrong: {stored[key]}"
        for key in right.keys() & stored.keys()
        if _values(right[key].entry) != _values(stored[key])
        or right[key].places != places.get(stored[key].pk, set())
    ]
    wrong = EntryList.objects.annotate(now=Count("places")).exclude(total=F("now"))
    return sorted([*found, *(f"wrong total: {list_}" for list_ in wrong)])


def _write(keys: set[UUID]) -> None:
    touched = set(
        EntryPlace.objects.filter(entry__translation_key__in=keys).values_list("list_id", flat=True)
    )
    before = old_addresses.stands(keys)
    told = noting.filed(keys) if tree.exists() else None
    Entry.objects.filter(translation_key__in=keys).delete()
    for model in SECTIONS:
        store(rows(model, keys))
    store({}, touched)
    old_addresses.leave(before, old_addresses.stands(keys))
    if told is not None:
        note(noting.changed(told, noting.filed(keys)))


def store(filed: Rows, touched: Iterable[int] = ()) -> None:
    """Insert rows with their places, and count the lists they stand in.

    :param touched: keys of lists to count beside those.
    """
    Entry.objects.bulk_create([one.entry for one in filed.values()], batch_size=BATCH)
    lists = _lists({(one.entry.language, place) for one in filed.values() for place in one.places})
    places = [
        EntryPlace(
            list_id=lists[one.entry.language, place],
            entry=one.entry,
            own=one.entry.own_language == one.entry.language,
            published_on=one.entry.published_on,
            object_id=one.entry.object_id,
        )
        for one in filed.values()
        for place in one.places
    ]
    EntryPlace.objects.bulk_create(places, batch_size=BATCH)
    keys = sorted({*touched, *(place.list_id for place in places)})
    for start in range(0, len(keys), BATCH):
        _count(keys[start : start + BATCH])


def _lists(wanted: set[tuple[str, Place]]) -> dict[tuple[str, Place], int]:
    """Return the keys of lists by language and place; those that aren't there are made."""
    made = [EntryList(language=language, **place._asdict()) for language, place in sorted(wanted)]
    EntryList.objects.bulk_create(made, ignore_conflicts=True, batch_size=BATCH)
    stored = EntryList.objects.filter(language__in={language for language, _place in wanted})
    if len(wanted) < BATCH:
        stored = stored.filter(value__in={place.value for _language, place in wanted})
    return {(list_.language, _place(list_)): list_.pk for list_ in stored}


def _count(keys: list[int]) -> None:
    """Write how many places each of these lists has, and let the empty ones go."""
    counted = list(EntryList.objects.filter(pk__in=keys).annotate(now=Count("places")))
    for list_ in counted:
        list_.total = list_.now
    EntryList.objects.bulk_update([list_ for list_ in counted if list_.total], ["total"], batch_size=BATCH)
    EntryList.objects.filter(pk__in=[list_.pk for list_ in counted if not list_.total]).delete()


def one_at_a_time() -> None:
    """Let two who publish at once wait for each other: both would write the rows of what they share.

    SQLite has its writers wait by itself; PostgreSQL holds this lock until the transaction ends.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def _statements_with(keys: set[UUID]) -> set[UUID]:
    carrying = EntryPlace.objects.filter(
        list__section=Section.NEWS, list__filter=Filter.QUOTE, list__value__in=[key.hex for key in keys]
    )
    return set(carrying.values_list("entry__translation_key", flat=True))


def _quotes_of(keys: set[UUID]) -> set[UUID]:
    named = EntryPlace.objects.filter(entry__translation_key__in=keys, list__filter=Filter.QUOTE)
    return {UUID(value) for value in named.values_list("list__value", flat=True).distinct()}


def _place(list_: EntryList) -> Place:
    return Place(Section(list_.section), Filter(list_.filter), list_.value)


def _values(entry: Entry) -> dict[str, Any]:
    return {
        field.attname: getattr(entry, field.attname)
        for field in Entry._meta.concrete_fields
        if field.name != "id"
    }


def _saved(sender: type, instance: Any, update_fields: frozenset[str] | None, **kwargs: Any) -> None:
    if update_fields is not None and "live" not in update_fields:
        return
    key = instance.translation_key
    # A draft that no list shows: nothing to write, and nobody to tell.
    if instance.live or Entry.objects.filter(translation_key=key, object_id=instance.pk).exists():
        refresh([key])


def _deleted(sender: type, instance: Any, **kwargs: Any) -> None:
    refresh([instance.translation_key])


def _home_saved(sender: type, instance: HomePage, created: bool, **kwargs: Any) -> None:
    # The lists of a language begin, with what other languages have, when its home page is made.
    if created:
        rebuild()


def _home_deleted(sender: type, instance: HomePage, **kwargs: Any) -> None:
    rebuild()


def _quote_list_saved(
    sender: type, instance: QuoteIndexPage, update_fields: frozenset[str] | None = None, **kwargs: Any
) -> None:
    # Quotes have addresses below the list of quotes, while that is public.
    if update_fields is None or "live" in update_fields:
        refresh(Quote.objects.filter(live=True).values_list("translation_key", flat=True))


def _moved(sender: type, instance: Any, **kwargs: Any) -> None:
    public = instance.get_descendants(inclusive=True).filter(live=True)
    below = set(public.values_list("translation_key", flat=True))
    if instance.get_descendants(inclusive=True).type(QuoteIndexPage).exists():
        below |= set(Quote.objects.filter(live=True).values_list("translation_key", flat=True))
    if below:
        refresh(below)


def _settings_will_be_saved(sender: type, instance: NewsroomSettings, **kwargs: Any) -> None:
    stored = NewsroomSettings.objects.filter(pk=instance.pk).first()
    instance.zone_before = stored.time_zone if stored else instance.time_zone


def _settings_saved(sender: type, instance: NewsroomSettings, **kwargs: Any) -> None:
    # A year of the newsroom's own zone begins and ends elsewhere in another.
    if instance.zone_before != instance.time_zone:
        rebuild()


def _migrated(sender: Any, **kwargs: Any) -> None:
    if HomePage.objects.exists() and not Entry.objects.exists():
        rebuild()
