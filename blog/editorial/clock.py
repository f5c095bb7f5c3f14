"""The clock: does what is due, each thing once, whatever failed before it."""

import logging
from collections.abc import Callable, Hashable, Iterable
from datetime import datetime

from django.db import connection, transaction
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from wagtail.models import Revision

from blog.editorial import arrivals, reminders
from blog.editorial.verbs.publish import make_public

logger = logging.getLogger(__name__)

# What failed is tried again after this many seconds, so that one bad page doesn't keep the clock busy.
RETRY_AFTER = 60


def due(moment: datetime) -> list[int]:
    """Return the keys of the revisions whose moment has come: the earliest first, sources before translations."""
    found = Revision.objects.filter(approved_go_live_at__lte=moment).values_list(
        "approved_go_live_at", "content__translated_from", "pk"
    )
    return [
        key for _moment, _source, key in sorted(found, key=lambda row: (row[0], row[1] is not None, row[2]))
    ]


def next_moment() -> datetime | None:
    """Return when the next thing is due, or None."""
    publication = (
        Revision.objects.filter(approved_go_live_at__isnull=False)
        .order_by("approved_go_live_at")
        .values_list("approved_go_live_at", flat=True)
        .first()
    )
    return min(filter(None, (publication, reminders.next_reminder(), arrivals.next_mail())), default=None)


def run_due(
    moment: datetime | None = None, skip: frozenset[Hashable] = frozenset()
) -> tuple[list[int], list[Hashable]]:
    """Do everything that is due: one pass. What is to be public goes first.

    Each thing is its own transaction. One that fails stays due, and the others go on.

    :param skip: what to leave alone, as it was returned among the failures.
    :returns: the keys of the revisions published, and what failed.
    """
    at = moment or timezone.now()
    published, failed = _each(due(at), lambda key: key, _publish, at, skip)
    _reminded, forgotten = _each(
        reminders.near(at), lambda key: ("reminder", key), reminders.remind, at, skip
    )
    _told, untold = _each(arrivals.due(at), lambda key: ("work", key), arrivals.tell, at, skip)
    return published, failed + forgotten + untold


def _each(
    keys: Iterable[int],
    name: Callable[[int], Hashable],
    act: Callable[[int, datetime], bool],
    at: datetime,
    skip: frozenset[Hashable],
) -> tuple[list[int], list[Hashable]]:
    """Do one sort of thing; return the keys of those done, and the names of those that failed."""
    done: list[int] = []
    failed: list[Hashable] = []
    for key in keys:
        if name(key) in skip:
            continue
        try:
            if act(key, at):
                done.append(key)
        except Exception:
            logger.exception("%s was due and could not be done; it stays due.", name(key))
            failed.append(name(key))
    return done, failed


def _publish(key: int, at: datetime) -> bool:
    """Publish one revision if it is still due and nobody else has it. True where this call published it."""
    with transaction.atomic():
        locked = Revision.objects.select_for_update(
            skip_locked=connection.features.has_select_for_update_skip_locked
        )
        revision = locked.filter(pk=key, approved_go_live_at__lte=at).first()
        if revision is None:
            return False
        expires = revision.content.get("expire_at")
        if expires and (parse_datetime(expires) or at) <= at:
            # Public time came and went while the clock stood still: it must never show, not even for a moment.
            Revision.objects.filter(pk=key).update(approved_go_live_at=None)
            return False
        make_public(revision, revision.user)
    logger.info("Revision %d was due and is public.", key)
    return True


class Failures:
    """Remembers what failed, and until when to leave it alone. Moments are in seconds of a monotonic clock."""

    def __init__(self) -> None:
        self._until: dict[Hashable, float] = {}

    def add(self, keys: Iterable[Hashable], now: float) -> None:
        self._until.update(dict.fromkeys(keys, now + RETRY_AFTER))

    def resting(self, now: float) -> frozenset[Hashable]:
        return frozenset(key for key, until in self._until.items() if until > now)


def pause(moment: datetime, next_due: datetime | None, longest: float = 0.25) -> float:
    """Return how many seconds to sleep before looking again: until the next thing is due, at most `longest`."""
    left = (next_due - moment).total_seconds() if next_due else longest
    return min(max(left, 0.01), longest)
