"""A small disk of its own for a folder: a file system in memory, which can be full, or for reading only."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest


@dataclass
class Disk:
    folder: Path

    def is_for_reading_only(self, only: bool = True) -> None:
        self._again("ro" if only else "rw")

    def has_room_for(self, number: int, of: str = "blocks") -> None:
        """Leave room for so many more blocks of bytes, or inodes, of which each file, folder and link takes one."""
        found = os.statvfs(self.folder)
        used = {"blocks": found.f_blocks - found.f_bfree, "inodes": found.f_files - found.f_ffree}
        self._again(f"nr_{of}={used[of] + number}")

    def _again(self, how: str) -> None:
        subprocess.run(["mount", "-o", f"remount,{how}", str(self.folder)], check=True)


@contextmanager
def disk(folder: Path) -> Iterator[Disk]:
    """Put a folder on a disk of its own, with what is in it. The test is left out where nobody may mount one."""
    beside = folder.with_name(f"{folder.name}.before")
    folder.rename(beside)
    folder.mkdir()
    mounting = subprocess.run(["mount", "-t", "tmpfs", "tests", str(folder)], capture_output=True, text=True)
    if mounting.returncode:
        pytest.skip(f"this machine doesn't let tests mount a file system: {mounting.stderr.strip()}")
    try:
        shutil.copytree(beside, folder, symlinks=True, dirs_exist_ok=True)
        yield Disk(folder)
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)
