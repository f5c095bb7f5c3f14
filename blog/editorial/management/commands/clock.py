import signal
import threading
import time

from django.core.management.base import BaseCommand
from django.db import DatabaseError, close_old_connections
from django.utils import timezone
from django.utils.translation import gettext as _

from blog.editorial.clock import Failures, next_moment, pause, run_due


class Command(BaseCommand):
    help = "Publishes what is due at its moment, until it is stopped. What came due while it stood still goes first."

    def handle(self, **options: object) -> None:
        stop = threading.Event()
        for name in (signal.SIGINT, signal.SIGTERM):
            signal.signal(name, lambda *_args: stop.set())
        failures = Failures()
        self.stdout.write(_("The clock runs."))
        while not stop.is_set():
            stop.wait(self._tick(failures))

    def _tick(self, failures: Failures) -> float:
        """Do what is due; return how many seconds to sleep."""
        now = time.monotonic()
        try:
            close_old_connections()
            _published, failed = run_due(skip=failures.resting(now))
            failures.add(failed, now)
            return pause(timezone.now(), None if failures.resting(now) else next_moment())
        except DatabaseError as error:
            # The database may be away for a while; what is due waits in it.
            self.stderr.write(f"The database does not answer: {type(error).__name__}.")
            return 1.0
