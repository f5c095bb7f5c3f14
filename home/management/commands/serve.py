import os
import signal
import subprocess
import sys
import threading
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser

MANAGE = settings.ROOT / "manage.py"


class Command(BaseCommand):
    help = "Runs web, worker, clock and edition together, and stops them together."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", default=os.environ.get("PORT", "8000"))

    def handle(self, **options: Any) -> None:
        call_command("compile_catalogues")
        self.check(databases=["default"])
        stop = threading.Event()
        for name in (signal.SIGINT, signal.SIGTERM):
            signal.signal(name, lambda *_args: stop.set())
        commands = self._commands(**options)
        children = [subprocess.Popen(command, env=self._environment()) for command in commands]  # noqa: S603
        address = f"http://{options['host']}:{options['port']}"
        self.stdout.write(f"Readers: {address}/\nStaff:   {address}/admin/\nStop with Ctrl-C.")
        while not stop.is_set() and all(child.poll() is None for child in children):
            stop.wait(0.2)
        for child in children:
            if child.poll() is None:
                child.terminate()
        for child in children:
            try:
                child.wait(timeout=10)
            except subprocess.TimeoutExpired:
                child.kill()
        if not stop.is_set():
            self.stderr.write("A process ended by itself, so the others were stopped too.")
            sys.exit(1)

    def _commands(self, host: str, port: str, **_options: Any) -> list[list[str]]:
        granian = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", port]
        return [
            [*granian, "--workers", "1", "--blocking-threads", "4", "--no-log", "config.wsgi:application"],
            [sys.executable, str(MANAGE), "worker"],
            [sys.executable, str(MANAGE), "clock"],
            [sys.executable, str(MANAGE), "edition", "watch"],
        ]

    def _environment(self) -> dict[str, str]:
        path = os.pathsep.join([str(settings.ROOT), str(settings.ROOT / "site")])
        return {
            **os.environ,
            "PYTHONPATH": path,
            "DJANGO_SETTINGS_MODULE": os.environ["DJANGO_SETTINGS_MODULE"],
        }
