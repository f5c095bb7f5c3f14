"""A database of an office that can be stopped, and started again, as it happens to a newsroom."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Protocol

import pytest
from django.db import connection

from tests.edition.offices import Office
from tests.edition.servers import free_port

OWNER = "postgres"


class Stoppable(Protocol):
    url: str

    def stop(self) -> None: ...
    def start(self) -> None: ...


@dataclass
class Gone:
    """A file that isn't there while it is stopped."""

    url: str
    path: Path

    def stop(self) -> None:
        self.path.rename(self.path.with_suffix(".elsewhere"))
        # Or a new one would be made.
        self.path.mkdir()

    def start(self) -> None:
        self.path.rmdir()
        self.path.with_suffix(".elsewhere").rename(self.path)


@dataclass
class Broken:
    """A file that holds something else while it is stopped."""

    url: str
    path: Path

    def stop(self) -> None:
        self.path.rename(self.path.with_suffix(".elsewhere"))
        self.path.write_bytes(b"No database. " * 4000)

    def start(self) -> None:
        self.path.with_suffix(".elsewhere").rename(self.path)


@dataclass
class Server:
    """A PostgreSQL of our own."""

    url: str
    programs: Path
    data: Path
    port: int

    def stop(self) -> None:
        self._control("stop", "-m", "immediate")

    def start(self) -> None:
        settings = f"-c listen_addresses=127.0.0.1 -p {self.port} -k {self.data} -c fsync=off"
        self._control("start", "-l", str(self.data / "log"), "-o", settings)

    def _control(self, *act: str) -> None:
        as_owner(f"{self.programs}/pg_ctl", "-D", str(self.data / "db"), "-w", *act)


KINDS: list[Any] = [Gone, Broken] if connection.vendor == "sqlite" else [Server]


@contextmanager
def stoppable(office: Office, kind: Any) -> Iterator[Stoppable]:
    """Give an office's database, on a server of its own where it is on one; running."""
    if kind is not Server:
        yield kind(office.database.url, office.database.path)
        return
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not found:
        pytest.skip("initdb is not installed")
    # Not in pytest's own folder, which the server's owner may not enter.
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        if os.getuid() == 0:
            shutil.chown(folder, OWNER)
        port = free_port()
        url = f"postgres://altavoz@127.0.0.1:{port}/postgres"
        server = Server(url, found[-1].parent, Path(folder), port)
        as_owner(str(found[-1]), "-D", f"{folder}/db", "-A", "trust", "-U", "altavoz")
        server.start()
        try:
            _copy(server, office.database.url)
            yield server
        finally:
            server.stop()


def _copy(server: Server, source: str) -> None:
    programs = server.programs
    dump = subprocess.run([f"{programs}/pg_dump", "--no-owner", source], check=True, stdout=subprocess.PIPE)
    copying = [f"{programs}/psql", "-q", server.url]
    subprocess.run(copying, input=dump.stdout, check=True, stdout=subprocess.DEVNULL)


def as_owner(*command: str) -> None:
    """Run a command as somebody who may run a server: it refuses root."""
    other = [] if os.getuid() else ["runuser", "-u", OWNER, "--"]
    subprocess.run([*other, *command], check=True, stdout=subprocess.DEVNULL)
