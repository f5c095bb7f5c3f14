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
    help = "Runs web, worker, clock and edition together, and stops them together; builds the edition if it must."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", default=os.environ.get("PORT", "8000"))

    def handle(self, **options: Any) -> None:
        call_command("compile_catalogues")
        self.check(databases=["default"])
        stop = threading.Event()
        for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            # Under nohup, the end of the terminal is not to be heard.
            if name != signal.SIGHUP or signal.getsignal(name) != signal.SIG_IGN:
                signal.signal(name, lambda *_args: stop.set())
        commands = self._commands(**options)
        children = [self._start(command) for command in commands]
        # Beside them, and it ends by itself: readers get the edition in use, or what Django makes, until it is done.
        building = self._start([sys.executable, str(MANAGE), "edition", "build", "--if-outdated"])
        address = f"http://{options['host']}:{options['port']}"
        self.stdout.write(f"Readers: {address}/\nStaff:   {address}/admin/\nStop with Ctrl-C.")
        while not stop.is_set() and all(child.poll() is None for child in children):
            stop.wait(0.2)
        started = [*children, building]
        for child in started:
            if child.poll() is None:
                child.terminate()
        for child in started:
            try:
                child.wait(timeout=10)
            except subprocess.TimeoutExpired:
                os.killpg(child.pid, signal.SIGKILL)
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

    def _start(self, command: list[str]) -> "subprocess.Popen[bytes]":
        # A group of its own: Ctrl-C goes to a whole group, and granian whose worker gets it too never ends.
        return subprocess.Popen(command, env=self._environment(), process_group=0)  # noqa: S603

    def _environment(self) -> dict[str, str]:
        path = os.pathsep.join([str(settings.ROOT), str(settings.ROOT / "site")])
        return {
            **os.environ,
            "PYTHONPATH": path,
            "DJANGO_SETTINGS_MODULE": os.environ["DJANGO_SETTINGS_MODULE"],
        }
