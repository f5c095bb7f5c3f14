from typing import Any

from django.core.management.base import BaseCommand, CommandError

from blog.demo.load import DemoRefused, load
from blog.demo.staff import LOGINS, PASSWORD


class Command(BaseCommand):
    help = "Fills an empty newsroom with Casa Abierta, an invented organisation of invented people."

    def handle(self, **options: Any) -> None:
        try:
            load(self.stdout.write)
        except DemoRefused as refusal:
            raise CommandError(str(refusal)) from refusal
        names = ", ".join(login.name for login in LOGINS)
        self.stdout.write(f"Log in at /admin/ as {names} with the password {PASSWORD}.")
