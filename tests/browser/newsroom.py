"""The newsroom that the browser tests visit: where it is, and its command line."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

RELEASES = Path(__file__).parents[1] / "blog" / "importing" / "releases"


@dataclass(frozen=True)
class Newsroom:
    """A newsroom with a database and files of its own.

    :param var: the folder that holds them.
    :param url: where it is served, without a slash at the end.
    """

    script: Path
    var: Path
    url: str

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        settings = "config.settings.development"
        return {**kept, "DJANGO_SETTINGS_MODULE": settings, "VAR_DIR": str(self.var), "BASE_URL": self.url}

    def manage(self, *arguments: str) -> str:
        """Run a command of manage.py; return what it prints.

        Raises:
            AssertionError: when it fails, with all that it said.
        """
        done = subprocess.run(
            [sys.executable, str(self.script), *arguments],
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout
