import logging
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db.utils import OperationalError
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.utils import is_locked_database_exception

logger = logging.getLogger(__name__)


class PatientWorker(Worker):
    """The library's worker, which ends when SQLite is busy for longer than its time-out; this one tries again."""

    def run(self) -> None:
        while self.running:
            try:
                return super().run()
            except OperationalError as error:
                if not is_locked_database_exception(error):
                    raise
                logger.warning("The database is busy; the worker tries again in %s s.", self.interval)
                time.sleep(self.interval)


class Command(BaseCommand):
    help = "Does the newsroom's background work, such as making pictures in all sizes, until it is stopped."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--batch", action="store_true", help="Do what waits, then stop.")

    def handle(self, **options: Any) -> None:
        worker = PatientWorker(
            queue_names=["newsroom"],
            interval=1,
            batch=options["batch"],
            backend_name="newsroom",
            startup_delay=False,
            max_tasks=None,
            worker_id=get_random_string(32),
            excluded_queue_names=[],
        )
        worker.configure_signals()
        worker.run()
