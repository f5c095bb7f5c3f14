"""What readers get of an edition that others are changing."""

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from edition.encoding import decoded
from edition.looking import find, standing


def seen() -> dict[str, bytes]:
    """Return every file that readers get, by name, of one state of the edition."""
    while True:
        edition = standing()
        assert edition
        files = {name: find(edition, f"files/{name}") for tree in edition for name in _names(f"{tree}/files")}
        with suppress(FileNotFoundError):
            found = {name: Path(path).read_bytes() for name, path in files.items() if path}
            if standing() == edition:
                return found


def _names(tree: str) -> Iterator[str]:
    for folder, _folders, names in os.walk(tree):
        for name in names:
            yield os.path.relpath(f"{folder}/{name}", tree)


def names_shown() -> dict[str, str]:
    """Return which name each file that shows an office's person gives them; the files' names are without it."""
    names: dict[str, str] = {}
    for file, data in seen().items():
        if shown := set(re.findall(rb"Rosa (\d+)", decoded(file, data) or b"")):
            assert len(shown) == 1, file
            names[re.sub(r"rosa-\d+", "rosa", file)] = shown.pop().decode()
    return names
