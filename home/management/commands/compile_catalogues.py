from django.core.management.base import BaseCommand

from home.catalogues import compile_all


class Command(BaseCommand):
    help = "Compiles the interface strings that have changed."
    requires_system_checks: list[str] = []

    def handle(self, **options: object) -> None:
        compile_all()
