"""Brings the edition up to date: what is stale is rendered into a layer, shown at one instant, and folded.

Each step may be the last: what is not shown is done again, what is shown is finished by the next who comes.
"""

import logging
from collections.abc import Callable, Collection
from time import monotonic

from edition import ledger, tree
from edition.models import Change, File, Preparation
from edition.recovering import recover
from edition.rendering import Rendered, Renderer, renderer
from edition.tags import ASSET
from edition.telling import tell
from edition.uses import uses
from edition.writing import Place, erase, put

logger = logging.getLogger(__name__)

# In the request of who publishes: so long for the page and its lists, and so long behind somebody else who publishes.
BUDGET = 0.6
PATIENCE = 2.0
# Where very many files wait, as after a change of colour, they are shown in parts of so many seconds.
SLICE = 1.5
# What so many files show for the first time is made before the next ones begin: share pictures take time.
PART = 8
# Bytes that are held in memory until they are shown.
HEAVY = 64 * 1024 * 1024

Done = dict[File, tuple[Rendered, set[str]]]
# Asked before each file: whether to show what is done, and leave the rest waiting.
Enough = Callable[[], bool]


def update_now() -> None:
    """Show what this request has changed, as far as there is time; whoever updates next does the rest."""
    try:
        tell(update(BUDGET, PATIENCE))
    except tree.Busy:
        # `edition watch` does it, and maybe whoever is at it.
        tell(1)
    except OSError:
        logger.exception("The edition can't be written: it stays as it is, and what has changed waits.")
        tell(failed=True)


def update(budget: float | None = None, patience: float = 60.0) -> int:
    """Bring the edition in use up to date.

    :param budget: seconds for rendering, after which what is done is shown; None for all of it, in which others who
        want to change something are let by.
    :param patience: seconds to wait for somebody else who is at it.
    :returns: how many files still wait.

    Raises:
        Busy: when somebody else takes longer than that.
    """
    if budget is not None:
        with tree.wanting("change"):
            left, _broken_off = _update(_after(budget), patience)
        return left
    while True:
        left, broken_off = _update(lambda: tree.is_wanted("change"), patience)
        if not broken_off:
            return left
        tree.let_by("change")


def _update(enough: Enough, patience: float) -> tuple[int, bool]:
    """Show what has changed; return how many files still wait, and whether it was broken off."""
    with tree.lock("change", patience):
        name = tree.version()
        if not name:
            return 0, False
        edition = tree.Edition(name)
        recover(edition)
        broken_off = show_all(edition, enough)
        return len(ledger.waiting(name)), broken_off


def show_all(edition: tree.Edition, enough: Enough = lambda: False) -> bool:
    """Show what has changed since the last time, the newest first. For whoever holds the lock.

    :returns: whether it was broken off.
    """
    tags: set[str] = set()
    while True:
        tags |= mark(edition).tags
        files = ledger.waiting(edition.name, tags)
        part = _after(SLICE)
        if not files or not _show(edition, files, lambda part=part: part() or enough()):  # type: ignore[misc]
            return False
        if enough():
            return True


def _after(seconds: float) -> Enough:
    """Return what says whether so many seconds are over."""
    end = monotonic() + seconds
    return lambda: monotonic() > end


def _show(edition: tree.Edition, files: list[File], enough: Enough) -> bool:
    """Render these files, as many as there is time for, and show them at one instant; return whether any was done."""
    done: Done = {}
    gone = gather(edition, files, done, lambda: _is_heavy(done) or enough())
    if not done and not gone:
        return False
    layer = edition.layer()
    try:
        write(layer, done, gone)
        edition.show(layer)
    except OSError:
        layer.discard()
        raise
    ledger.store(done, gone)
    edition.fold()
    return True


def _is_heavy(done: Done) -> bool:
    return sum(len(answer.body or b"") for answer, _shown in done.values()) > HEAVY


def mark(edition: tree.Edition) -> ledger.Marked:
    """Turn what has changed into files that wait; the changes are kept while anybody needs them once more."""
    return ledger.mark(edition.name, keep=tree.is_busy("build") or Preparation.objects.exists())


def gather(
    edition: tree.Edition, files: Collection[File], done: Done, enough: Enough = lambda: False
) -> list[File]:
    """Render of these files what isn't done yet, of one state of the database, into `done`; return what goes."""
    gone = [file for file in files if file.gone]
    while True:
        render([file for file in files if not file.gone and file not in done], done, enough)
        # Whoever has published meanwhile may be in some of these files and not in others.
        if not Change.objects.filter(seen=False).exists():
            break
        again = mark(edition)
        files = ledger.waiting(edition.name, again.tags)
        gone = [file for file in files if file.gone]
        for file in [file for file in done if file.pk in again.files or file in gone]:
            del done[file]
        # What is read for the first time here is no stored ingredient yet.
        for file in [file for file in done if not again.tags.isdisjoint(done[file][0].reading.tags)]:
            del done[file]
    while unused := ledger.unused(edition.name, done, gone, shown_by(done)):
        gone += unused
        for file in unused:
            done.pop(file, None)
    return gone


def render(files: Collection[File], done: Done, enough: Enough = lambda: False) -> None:
    """Render files, and the pictures and the like that they show for the first time, into `done`.

    One that fails is left out and logged: it stays as it is, and waits.
    """
    if not files:
        return
    edition, wanted, tried = next(iter(files)).edition, list(files), set(files)
    asked: set[str] = set()
    with renderer() as rendering:
        for start in range(0, len(wanted), PART):
            new = wanted[start : start + PART]
            while new:
                render_each(rendering, new, done, enough)
                shown = shown_by({file: done[file] for file in new if file in done}) - asked
                asked |= shown
                new = [file for file in ledger.add_assets(edition, shown) if file not in tried]
                tried |= set(new)


def render_each(
    rendering: Renderer, files: Collection[File], done: Done, enough: Enough = lambda: False
) -> None:
    """Render files into `done`; one that fails is logged. What is shown for the first time is made however late."""
    for file in files:
        is_shown_first = file.owner == ASSET and not file.has_known_file()
        if done and not is_shown_first and enough():
            continue
        try:
            answer = rendering.render(file.address)
        except Exception:
            logger.exception("%s can't be rendered: it stays as it was.", file.address)
            continue
        body = answer.body
        done[file] = answer, uses(file.address, answer.media_type, body) if body is not None else set()


def shown_by(done: Done) -> set[str]:
    return {address for _answer, shown in done.values() for address in shown}


def write(place: Place, done: Done, gone: Collection[File]) -> None:
    """Put what has changed into a layer or base."""
    for file in gone:
        erase(place, file.address)
    for file, (answer, _shown) in done.items():
        if answer.digest != file.digest:
            put(place, file.address, answer)
