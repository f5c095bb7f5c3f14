"""Builds an edition from nothing, beside the one in use, and switches to it."""

import shutil
from collections.abc import Callable
from uuid import uuid4

from django.utils import timezone

from edition import ledger, publishing, tree
from edition.code import code
from edition.models import Change, File, Preparation
from edition.writing import Base

# So many files are rendered of one state of the database, in memory.
BATCH = 200

Progress = Callable[[int, int], None]


def build(progress: Progress = lambda done, total: None) -> int:
    """Render everything public into a new edition and put it into use; the one before it is removed.

    What is published meanwhile goes into both. Nobody waits for a build but another build.

    :param progress: told how many files are done, of how many.
    :returns: the number of files.

    Raises:
        OSError: when the disk is full. The edition in use stays as it is.
        Busy: when somebody else builds.
    """
    with tree.lock("build", patience=1):
        for name in tree.others():
            _forget(name)
        edition = tree.Edition(f"{code()}-{uuid4().hex[:12]}")
        edition.create()
        try:
            ledger.everything(edition.name)
            _fill(edition, progress)
            with tree.lock("change", patience=600):
                _catch_up(edition)
                before = tree.version()
                tree.use(edition.name)
                # They were prepared for the edition that goes, by what may be other code.
                Preparation.objects.all().delete()
                Change.objects.filter(seen=True).delete()
        except BaseException:
            _forget(edition.name)
            raise
        _forget(before)
    return File.objects.filter(edition=edition.name).count()


def is_ours() -> bool:
    """Say whether the edition in use was made by this very code. Without one it was not."""
    return tree.version().partition("-")[0] == code()


def _fill(edition: tree.Edition, progress: Progress) -> None:
    place = Base(edition)
    waiting = ledger.waiting(edition.name)
    for start in range(0, len(waiting), BATCH):
        done: publishing.Done = {}
        publishing.render(waiting[start : start + BATCH], done)
        publishing.write(place, done, ())
        ledger.store(done, ())
        progress(min(start + BATCH, len(waiting)), len(waiting))
    place.flush()


def _catch_up(edition: tree.Edition) -> None:
    """Bring in what has changed since the build began, while nobody else changes anything."""
    seen = set(Change.objects.filter(seen=True).values_list("tag", flat=True))
    ledger.touch(edition.name, seen, timezone.now())
    publishing.show_all(edition)


def _forget(name: str) -> None:
    """Remove an edition that nobody looks at."""
    if name:
        for keys in ledger.batches(File.objects.filter(edition=name).values_list("pk", flat=True)):
            File.objects.filter(pk__in=keys).delete()
        shutil.rmtree(tree.Edition(name).folder, ignore_errors=True)
