from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from blog.editorial.clock import due, run_due


class Command(BaseCommand):
    help = "One pass of the clock, under the name that Wagtail's documentation gives it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dryrun", action="store_true", help="Say what is due, and change nothing.")

    def handle(self, **options: Any) -> None:
        if options["dryrun"]:
            self.stdout.write(f"{len(due(timezone.now()))} due.")
            return
        published, failed = run_due()
        self.stdout.write(f"{len(published)} published.")
        if failed:
            raise CommandError(f"{len(failed)} failed and stay scheduled; the log says why.")
