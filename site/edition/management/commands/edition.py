import logging
import os
import signal
import sys
import threading
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError, close_old_connections
from django.utils import timezone

from edition import ledger, tree
from edition.building import build, is_ours
from edition.leaks import leaks
from edition.models import Change, File
from edition.publishing import update
from edition.verifying import verify
from edition.watching import waits

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Builds, verifies and describes the edition: the published pages as finished files."

    def add_arguments(self, parser: CommandParser) -> None:
        acts = parser.add_subparsers(dest="act", required=True)
        for name, words in (
            ("build", "Renders everything public into a new edition and puts it into use."),
            ("update", "Renders what has changed and waits."),
            ("verify", "Renders everything anew and compares; exits 1 when anything is stale."),
            ("leaks", "Visits everything as a stranger; exits 1 when anything unpublished shows."),
            ("status", "Says which edition is in use and what waits."),
            ("watch", "Renders what waits and what changes by itself, until it is stopped."),
        ):
            act = acts.add_parser(name, help=words)
            if name == "build":
                act.add_argument(
                    "--if-outdated",
                    action="store_true",
                    help="Leave the edition in use as it is, if this very code has made it.",
                )

    def handle(self, *, act: str, if_outdated: bool = False, **options: Any) -> None:
        if if_outdated and is_ours():
            return
        try:
            getattr(self, f"_{act}")()
        except tree.Busy as error:
            raise CommandError(
                "Another process is changing the edition. Try again when it is done."
            ) from error
        except OSError as error:
            raise CommandError(
                f"The edition can't be written in {tree.root()}: {error.strerror or error}. "
                "Readers keep what is there. Make room on its disk, or the folder writable for this user, "
                "and try again."
            ) from error

    def _build(self) -> None:
        total = build(self._progress, processes=os.cpu_count() or 1)
        self.stdout.write(f"The edition {tree.version()} is in use: {total} addresses.")

    def _update(self) -> None:
        left = update()
        if left:
            raise CommandError(f"{left} files could not be rendered: the log says why.")

    def _verify(self) -> None:
        self._must_be_there()
        differences = verify(self._progress)
        for difference in differences:
            self.stdout.write(str(difference))
        self.stdout.write(f"{len(differences)} files differ.")
        if differences:
            sys.exit(1)

    def _leaks(self) -> None:
        self._must_be_there()
        found = leaks(self._progress)
        for leak in found:
            self.stdout.write(str(leak))
        self.stdout.write(f"{len(found)} found.")
        if found:
            sys.exit(1)

    def _must_be_there(self) -> None:
        if not tree.version():
            raise CommandError("There is no edition yet: `manage.py edition build` makes one.")

    def _watch(self) -> None:
        stop = threading.Event()
        for name in (signal.SIGINT, signal.SIGTERM):
            signal.signal(name, lambda *_args: stop.set())
        while not stop.wait(self._tick()):
            pass

    def _tick(self) -> float:
        """Do what waits; return how many seconds to sleep."""
        try:
            close_old_connections()
            if not waits(timezone.now()):
                return 0.25
            # What can't be rendered now is left for a while, as its log says why each time.
            return 10 if update() else 0.25
        except (DatabaseError, OSError, tree.Busy) as error:
            self.stderr.write(
                f"The edition can't be changed now ({type(error).__name__}: {error}): it is tried again."
            )
            return 1
        except Exception:
            # Whatever it is, readers and editors are not to lose the whole newsroom with it.
            logger.exception("The edition can't be brought up to date: it is tried again.")
            return 10

    def _status(self) -> None:
        name = tree.version()
        if not name:
            self.stdout.write("There is no edition yet: `manage.py edition build` makes one.")
            return
        files = File.objects.filter(edition=name)
        self.stdout.write(f"Edition:  {name}")
        if not is_ours():
            self.stdout.write("          made by other code than this: build it again after a deploy")
        self.stdout.write(f"Files:    {files.exclude(digest='').count()}")
        self.stdout.write(f"Waiting:  {len(ledger.waiting(name))}")
        self.stdout.write(f"Changes:  {Change.objects.filter(seen=False).count()}")
        first = files.filter(until__isnull=False).order_by("until").first()
        if first:
            self.stdout.write(
                f"Next:     {first.address} changes by itself at {first.until:%Y-%m-%d %H:%M:%S} UTC"
            )

    def _progress(self, done: int, total: int) -> None:
        if self.stderr.isatty():
            width = 40
            filled = width * done // max(total, 1)
            self.stderr.write(f"\r{'#' * filled}{'.' * (width - filled)} {done}/{total}", ending="")
            if done >= total:
                self.stderr.write("")
