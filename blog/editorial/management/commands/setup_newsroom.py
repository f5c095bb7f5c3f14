import os
import sys
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from blog.editorial.setup import SetupError, checked, differences, set_up
from edition.publicity import Refusal
from home.models import User


class Command(BaseCommand):
    help = "Makes an empty newsroom, or repairs one: languages, page trees, roles, workflow, first administrator."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--name", required=True, help="Name of the organisation.")
        parser.add_argument(
            "--languages", required=True, help="Codes of those to be open, the source first: en,es,ar."
        )
        parser.add_argument("--zone", required=True, help="Time zone of the newsroom: America/New_York.")
        parser.add_argument("--check", action="store_true", help="Change nothing; print what has drifted.")

    def handle(self, **options: Any) -> None:
        codes = [code.strip().lower().replace("_", "-") for code in options["languages"].split(",")]
        try:
            plan = checked(options["name"], [code for code in codes if code], options["zone"])
        except SetupError as error:
            raise CommandError(str(error)) from error
        if options["check"]:
            drift = differences(plan)
            for line in drift:
                self.stdout.write(line)
            if drift:
                raise CommandError(f"{len(drift)} differences. Run it without --check to repair them.")
            self.stdout.write("Everything is as it should be.")
            return
        try:
            set_up(plan)
        except Refusal as refusal:
            raise CommandError("\n".join(refusal.messages)) from refusal
        self._administrator()
        self.stdout.write(f"{plan.name} is ready in {', '.join(plan.languages)}.")

    def _administrator(self) -> None:
        if User.objects.filter(is_superuser=True).exists():
            return
        if os.environ.get("DJANGO_SUPERUSER_USERNAME"):
            call_command("createsuperuser", interactive=False)
        elif sys.stdin.isatty():
            call_command("createsuperuser")
        else:
            self.stdout.write("There is no administrator yet. Run `manage.py createsuperuser`.")
