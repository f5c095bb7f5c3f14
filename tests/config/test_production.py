"""Production refuses to start without what it needs, and says which."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

WHOLE = {
    "SECRET_KEY": "a long and random value" * 3,
    "ALLOWED_HOSTS": "newsroom.example",
    "DATABASE_URL": "sqlite:////nonexistent/db.sqlite3",
    "BASE_URL": "https://newsroom.example",
    "EMAIL_URL": "smtp://localhost:25",
}


def check(environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if name not in WHOLE}
    return subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=settings.ROOT,
        env={**clean, **environment, "DJANGO_SETTINGS_MODULE": "config.settings.production"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_it_names_everything_that_is_missing() -> None:
    result = check({"SECRET_KEY": "x" * 50})

    assert result.returncode != 0
    for name in ("ALLOWED_HOSTS", "DATABASE_URL", "BASE_URL", "EMAIL_URL"):
        assert name in result.stderr
    assert "SECRET_KEY" not in result.stderr.splitlines()[-1]


def test_a_short_secret_is_refused() -> None:
    assert "SECRET_KEY is too short" in check({**WHOLE, "SECRET_KEY": "short"}).stderr


def test_with_all_of_it_djangos_deployment_checks_find_nothing() -> None:
    result = check(WHOLE)

    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize("command", ["demo"])
def test_the_demo_is_never_made_in_production(command: str) -> None:
    result = subprocess.run(
        [sys.executable, "manage.py", command],
        cwd=settings.ROOT,
        env={**os.environ, **WHOLE, "DJANGO_SETTINGS_MODULE": "config.settings.production"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 1
    assert "production" in result.stderr
