"""Builds an edition from nothing, beside the one in use, and switches to it."""

import multiprocessing
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from threading import Thread
from uuid import uuid4

from django.db import connections
from django.utils import timezone

from edition import ledger, publishing, tree
from edition.code import code
from edition.models import Change, File, Preparation
from edition.rendering import renderer
from edition.signals import edition_begins
from edition.writing import Base

# So many files are rendered of one state of the database, in memory.
BATCH = 200

Progress = Callable[[int, int], None]
Spread = Callable[..., Iterable[publishing.Done]]


def build(progress: Progress = lambda done, total: None, processes: int = 1) -> int:
    """Render everything public into a new edition and put it into use; the one before it is removed.

    What is published meanwhile goes into both. Nobody waits for a build but another build.

    :param progress: told how many files are done, of how many.
    :param processes: how many render at the same time. With more than one, not within a transaction.
    :returns: the number of files.

    Raises:
        OSError: when the disk is full. The edition in use stays as it is.
        Busy: when somebody else builds.
    """
    with tree.lock("build", patience=1):
        for name in tree.others():
            _forget(name)
        edition_begins.send_robust(sender=tree.Edition)
        known = _known_changes()
        edition = tree.Edition(f"{code()}-{uuid4().hex[:12]}")
        edition.create()
        try:
            ledger.everything(edition.name)
            _fill(edition, progress, processes)
            with tree.wanting("change"), tree.lock("change", patience=600):
                _catch_up(edition, known)
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


def _fill(edition: tree.Edition, progress: Progress, processes: int) -> None:
    """Render every page and list, then the pictures and the like that they show."""
    new = ledger.waiting(edition.name)
    tried, finished = set(new), 0
    with _workers(processes) as spread:
        while new:
            batches = [new[start : start + BATCH] for start in range(0, len(new), BATCH)]
            shown: set[str] = set()
            for files, done in zip(batches, spread(partial(_render, edition.name), batches), strict=True):
                ledger.store(done, ())
                shown |= publishing.shown_by(done)
                finished += len(files)
                progress(finished, len(tried))
            new = [file for file in ledger.add_assets(edition.name, shown) if file not in tried]
            tried |= set(new)
    Base(edition).flush()


def _render(edition: str, files: list[File]) -> publishing.Done:
    done: publishing.Done = {}
    with renderer() as rendering:
        publishing.render_each(rendering, files, done)
    publishing.write(Base(tree.Edition(edition)), done, ())
    return done


@contextmanager
def _workers(processes: int) -> Iterator[Spread]:
    """Give what calls a function with each of many things, in so many processes."""
    if processes == 1:
        yield map
        return
    # Those that a process inherits can't be used by two.
    connections.close_all()
    with ProcessPoolExecutor(processes, multiprocessing.get_context("fork"), _begin) as pool:
        yield pool.map


def _begin() -> None:
    """Let readers and editors come first, and end with whoever builds: they may be killed, and their lock with them."""
    os.nice(10)

    def end_together() -> None:
        multiprocessing.parent_process().join()  # type: ignore[union-attr]
        os._exit(1)

    Thread(target=end_together, daemon=True).start()


def _known_changes() -> set[int]:
    """Return the keys of what has changed before anything is rendered; without an edition in use, nobody needs them."""
    known = set(Change.objects.values_list("pk", flat=True))
    if not tree.version():
        for keys in ledger.batches(known):
            Change.objects.filter(pk__in=keys).delete()
    return known


def _catch_up(edition: tree.Edition, known: set[int]) -> None:
    """Bring in what has changed since the build began, while nobody else changes anything."""
    seen = Change.objects.filter(seen=True).values_list("pk", "tag")
    ledger.touch(edition.name, {tag for key, tag in seen if key not in known}, timezone.now())
    publishing.show_all(edition)


def _forget(name: str) -> None:
    """Remove an edition that nobody looks at."""
    if name:
        for keys in ledger.batches(File.objects.filter(edition=name).values_list("pk", flat=True)):
            File.objects.filter(pk__in=keys).delete()
        shutil.rmtree(tree.Edition(name).folder, ignore_errors=True)
