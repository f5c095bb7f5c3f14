"""Real servers on free ports of loopback, and a client for them."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

from django.conf import settings

from tests.edition.folders import Answered


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


@contextmanager
def running(
    command: list[str], port: int, environment: dict[str, str], cwd: Path | None = None
) -> Iterator[int]:
    """Run a server until the end of the block, which begins when it listens; give its process id."""
    process = subprocess.Popen(command, env=environment, cwd=cwd or settings.ROOT)
    try:
        for _attempt in range(600):
            assert process.poll() is None, f"{command[0]} ended by itself"
            with socket.socket() as one:
                if one.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield process.pid
    finally:
        process.terminate()
        process.wait(timeout=20)


@contextmanager
def granian(application: str, var: Path, **environment: str) -> Iterator[tuple[int, int]]:
    """Serve an application with one worker, as `manage.py serve` does; give its port and its process id."""
    port = free_port()
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--port", str(port)]
    command += ["--workers", "1", "--blocking-threads", "4", "--no-log", application]
    path = os.pathsep.join([str(settings.ROOT), str(settings.ROOT / "site")])
    with running(
        command,
        port,
        {
            **os.environ,
            "PYTHONPATH": path,
            "DJANGO_SETTINGS_MODULE": "config.settings.development",
            "VAR_DIR": str(var),
            **environment,
        },
    ) as process:
        yield port, process


def get(port: int, address: str, method: str = "GET", **headers: str) -> Answered:
    """Ask a server for an address; headers are given as `if_none_match=`."""
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request(
            method, address, headers={name.replace("_", "-"): value for name, value in headers.items()}
        )
        answer = connection.getresponse()
        # Names as Python's own code writes them, whatever the server does.
        said = {name.title().replace("Etag", "ETag"): value for name, value in answer.getheaders()}
        return Answered(answer.status, said, answer.read())
    finally:
        connection.close()
