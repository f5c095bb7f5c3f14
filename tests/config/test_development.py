"""One machine, from nothing."""

import os
import subprocess
import sys
from pathlib import Path

from django.conf import settings


def test_the_directory_for_what_is_kept_is_made_where_it_is_missing(tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    environment |= {
        "VAR_DIR": str(tmp_path / "not" / "there"),
        "DJANGO_SETTINGS_MODULE": "config.settings.development",
    }
    result = subprocess.run(
        [sys.executable, "manage.py", "check", "--database", "default"],
        cwd=settings.ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert result.returncode == 0, result.stderr
    assert (tmp_path / "not" / "there" / "altavoz.sqlite3").exists()
