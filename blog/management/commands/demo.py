from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from blog.demo.load import DemoRefused, load
from blog.demo.staff import LOGINS, PASSWORD
from home.models import HomePage, User


class Command(BaseCommand):
    help = "Fills an empty newsroom with Casa Abierta, an invented organisation of invented people."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--if-empty", action="store_true", help="Leave a database with pages of ours as it is."
        )

    def handle(self, **options: Any) -> None:
        if not (options["if_empty"] and HomePage.objects.exists()):
            self._load()
        # Also on a later start, unless this is a newsroom of somebody's own.
        names = [login.name for login in LOGINS]
        if User.objects.filter(username__in=names).count() == len(names):
            self.stdout.write(f"Log in at /admin/ as {', '.join(names)} with the password {PASSWORD}.")

    def _load(self) -> None:
        try:
            load(self.stdout.write)
        except DemoRefused as refusal:
            raise CommandError(str(refusal)) from refusal
