import shutil
import tempfile
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from home.catalogues import complete_files, gaps, strings


class Command(BaseCommand):
    help = "Fails when an interface string is not in every complete catalogue, or has no translation there."

    def handle(self, **options: object) -> None:
        problems = [f"{path.parts[-3]}: {text}" for path in complete_files() for text in gaps(path)]
        problems += self._uncollected()
        for problem in problems:
            self.stderr.write(problem)
        if problems:
            raise CommandError(
                f"{len(problems)} interface strings need work: `make messages`, then translate."
            )

    def _uncollected(self) -> list[str]:
        """Collect the strings anew into a copy, and compare. GNU gettext does the collecting; without it, say so."""
        if not shutil.which("xgettext"):
            self.stderr.write("xgettext is not installed, so strings that were never collected go unnoticed.")
            return []
        known = {path.parts[-3]: strings(path) for path in complete_files()}
        folder = Path(settings.LOCALE_PATHS[0])
        with tempfile.TemporaryDirectory() as copy:
            shutil.copytree(folder, copy, dirs_exist_ok=True)
            try:
                patterns = [".venv", "var", "tests"]
                call_command(
                    "makemessages",
                    all=True,
                    no_obsolete=True,
                    no_location=True,
                    ignore_patterns=patterns,
                    verbosity=0,
                )
                found = {path.parts[-3]: strings(path) for path in complete_files()}
            finally:
                shutil.copytree(copy, folder, dirs_exist_ok=True)
        return [
            f"{language}: not collected: {text}"
            for language, texts in found.items()
            for text in sorted(texts - known[language])
        ]
