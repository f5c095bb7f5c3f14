from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from blog.search.keeping import differences, rebuild


class Command(BaseCommand):
    help = "Builds the readers' search anew, or compares it with what is public."

    def add_arguments(self, parser: CommandParser) -> None:
        acts = parser.add_mutually_exclusive_group(required=True)
        acts.add_argument("--rebuild", action="store_true", help="Write everything anew.")
        acts.add_argument(
            "--verify", action="store_true", help="Name each difference, and exit 1 if there is one."
        )

    def handle(self, **options: Any) -> None:
        if options["rebuild"]:
            self.stdout.write(f"{rebuild()} texts can be searched.")
            return
        found = 0
        for sentence in differences():
            self.stdout.write(sentence)
            found += 1
        if found:
            raise CommandError(f"{found} differences: `manage.py search --rebuild` puts them right.")
