"""A newsroom with a folder and a database of its own, in which real processes work: any of them may be killed."""

import multiprocessing
import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from time import sleep
from typing import Any
from unittest import mock
from urllib.parse import urlsplit

import psycopg
import pytest
from django.conf import settings
from django.db import connection

from tests.edition import errands

# Every process is forked from one that is warm: it takes no time to begin.
PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload(["tests.edition.warm"])


@dataclass
class Ended:
    """How a command ended, and all that it wrote."""

    code: int | None
    said: str


class Office:
    """A newsroom's folder and database. One for each process of the tests, which begin it anew."""

    def __init__(self, folder: Path) -> None:
        self.var = folder / "var"
        self.kept = folder / "kept"
        self.said = folder / "said"
        self.database = Database(self.var)
        self.environment = {
            "DJANGO_SETTINGS_MODULE": "config.settings.development",
            "PYTHONPATH": os.pathsep.join([str(settings.ROOT), str(settings.ROOT / "site")]),
            "VAR_DIR": str(self.var),
            "DATABASE_URL": self.database.url,
        }
        self.var.mkdir()
        self.database.copy_tests()
        with mock.patch.dict(os.environ, self.environment):
            self.do(errands.settle)
        self.database.keep()
        shutil.copytree(self.var, self.kept, symlinks=True)

    @property
    def edition(self) -> Path:
        return self.var / "edition"

    def begin_anew(self) -> None:
        shutil.rmtree(self.var)
        shutil.copytree(self.kept, self.var, symlinks=True)
        self.database.begin_anew()

    def begin(self, errand: Callable[..., Any], *arguments: Any) -> BaseProcess:
        """Have a process do something, one of `errands`."""
        return self._start(None, errand, *arguments)

    def do(self, errand: Callable[..., Any], *arguments: Any) -> Any:
        """Have a process do something, and return what comes of it."""
        here, there = PROCESSES.Pipe(duplex=False)
        process = self._start(there, errand, *arguments)
        there.close()
        found = None
        with suppress(EOFError):
            found = here.recv()
        process.join()
        assert process.exitcode == 0, self.said.read_text("utf-8")
        return found

    def manage(self, *arguments: str) -> Ended:
        """Run a command of manage.py to its end."""
        process = self.begin(errands.manage, *arguments)
        process.join()
        return Ended(process.exitcode, self.said.read_text("utf-8"))

    def _start(self, answers: Connection | None, errand: Callable[..., Any], *arguments: Any) -> BaseProcess:
        process = PROCESSES.Process(target=errands.do, args=(self.said, answers, errand, *arguments))
        process.start()
        return process


class Database:
    """A copy of the tests' newsroom that processes can share, of the tests' own kind."""

    def __init__(self, var: Path) -> None:
        self.is_file = connection.vendor == "sqlite"
        self.path = var / "newsroom.sqlite3"
        if self.is_file:
            self.url = f"sqlite:///{self.path}"
        else:
            self.tests = connection.settings_dict["NAME"]
            self.name, self.kept = f"{self.tests}_office", f"{self.tests}_office_kept"
            self.url = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{self.name}").geturl()

    def copy_tests(self) -> None:
        """Outside of any test's transaction."""
        if self.is_file:
            connection.ensure_connection()
            with sqlite3.connect(self.path) as copy:
                connection.connection.backup(copy)
            copy.close()
        else:
            connection.close()
            self._copy(self.tests, self.name)

    def keep(self) -> None:
        if not self.is_file:
            self._copy(self.name, self.kept)

    def begin_anew(self) -> None:
        if not self.is_file:
            self._copy(self.kept, self.name)

    def _copy(self, source: str, copy: str) -> None:
        with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as server:
            server.execute(f'DROP DATABASE IF EXISTS "{copy}" WITH (FORCE)')
            server.execute(f'CREATE DATABASE "{copy}" TEMPLATE "{source}"')


def wait_for(happens: Callable[[], Any]) -> None:
    """Wait until something has happened that must, sooner or later."""
    for _attempt in range(1200):
        if happens():
            return
        sleep(0.1)
    pytest.fail("It never happened.")
