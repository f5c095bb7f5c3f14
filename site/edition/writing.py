"""Puts answers under their names: into a layer, or into the base of an edition that nobody sees yet."""

import os
from typing import Protocol

from edition import tree
from edition.encoding import encoded
from edition.rendering import Rendered
from edition.stamping import stamp
from edition.uses import TEXT_TYPES

ENCODINGS = ("", ".br", ".gz")


class Place(Protocol):
    def write(self, name: str, data: bytes) -> None: ...
    def remove(self, name: str) -> None: ...


class Base:
    """The base of an edition that is being built."""

    def __init__(self, edition: tree.Edition) -> None:
        self.folder = edition.base

    def write(self, name: str, data: bytes) -> None:
        place = self.folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
        stamp(place)

    def remove(self, name: str) -> None:
        if (self.folder / name).is_file():
            (self.folder / name).unlink()

    def flush(self) -> None:
        """Have all of it on the disk. Once for tens of thousands of files."""
        os.sync()


def files(address: str, rendered: Rendered) -> dict[str, bytes]:
    """Return the files that an answer is, by name: none where nothing is there, or no file can stand for it."""
    if rendered.body is not None and (name := tree.file_of(address)):
        return encoded(name, rendered.body) if rendered.media_type in TEXT_TYPES else {name: rendered.body}
    if rendered.location and (name := tree.move_of(address)):
        return {name: f"{rendered.location}\n".encode()}
    return {}


def names(address: str) -> set[str]:
    """Return every name under which something of an address may stand."""
    file, move = tree.file_of(address), tree.move_of(address)
    return {f"{file}{ending}" for ending in ENCODINGS if file} | ({move} if move else set())


def put(place: Place, address: str, rendered: Rendered) -> None:
    """Make what stands at an address this answer, and nothing else."""
    found = files(address, rendered)
    for name in names(address) - found.keys():
        place.remove(name)
    for name, data in found.items():
        place.write(name, data)


def erase(place: Place, address: str) -> None:
    for name in names(address):
        place.remove(name)
