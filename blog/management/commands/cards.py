from typing import Any

from django.core.management.base import BaseCommand, CommandError

from blog.cards.drawing import CannotDraw
from blog.cards.keeping import refresh_everything


class Command(BaseCommand):
    help = "Makes the share pictures what they should be, and draws those that are lacking."

    def handle(self, **options: Any) -> None:
        try:
            drawn = refresh_everything()
        except CannotDraw as reason:
            raise CommandError(str(reason)) from reason
        self.stdout.write(f"{drawn} drawn.")
