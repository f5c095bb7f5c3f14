"""The edition's folder: finished files in `base`, and a layer before it that one rename makes visible.

    current -> editions/<version>            the edition in use
    editions/<version>/base/files/...        every file by its name, .br and .gz beside each text
    editions/<version>/base/moved/<path>/to  where an old address leads to
    editions/<version>/front -> layers/<n>   looked up first; while no change waits, a name for base
    editions/<version>/layers/<n>/           files and moved as in base, and under `removed` marks of what goes
    editions/<version>/ahead/<n>/            a change prepared ahead of its moment, which nobody is served from

A change of any size is one layer, written aside and flushed to the disk. Renaming the link `front` shows it whole.
Folding brings it into base, where nobody looks while front has the same, and then leads `front` there, by a new name. A
process that is killed leaves the old state or the new one; `recover` clears up after it. No name of `front` is used
twice, so that what was found under one stays right until the link has another.
"""

import os
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import ContextVar
from fcntl import LOCK_EX, LOCK_NB, LOCK_SH, LOCK_UN, flock
from pathlib import Path
from time import monotonic, sleep
from typing import IO
from urllib.parse import unquote
from uuid import uuid4

from django.conf import settings

from edition.stamping import stamp

FLUSHES = 16
LONGEST = 240  # bytes of one part of a name: file systems hold 255, and .br is to fit


# What who asks holds already: nobody waits for themselves.
_held: ContextVar[frozenset[str]] = ContextVar("held", default=frozenset())


class Busy(Exception):
    """Somebody else is at it, and took longer than one may wait."""


def root() -> Path:
    return Path(settings.EDITION_ROOT)


def exists() -> bool:
    """Say whether there is an edition, or one is being built."""
    return root().is_dir()


def version() -> str:
    """Return the name of the edition in use; empty where there is none yet."""
    try:
        return (root() / "current").readlink().name
    except FileNotFoundError:
        return ""


def use(name: str) -> None:
    """Put an edition into use, by one rename."""
    _link(root() / "current", f"editions/{name}")


@contextmanager
def lock(name: str, patience: float = 0) -> Iterator[None]:
    """Be the only one who does something, in whatever process; who is killed lets go.

    :param name: `change` for changing the edition in use, or having nobody change it; `build` for building one
        beside it.
    :param patience: seconds to wait for whoever does.

    Raises:
        Busy: when that is not enough; at once, where who asks holds it already.
    """
    if name in _held.get():
        raise Busy
    root().mkdir(parents=True, exist_ok=True)
    with (root() / f"{name}.lock").open("w") as held:
        deadline = monotonic() + patience
        while not _take(held):
            if monotonic() > deadline:
                raise Busy
            sleep(0.02)
        token = _held.set(_held.get() | {name})
        try:
            yield
        finally:
            _held.reset(token)
            flock(held, LOCK_UN)


def is_busy(name: str) -> bool:
    """Say whether anybody holds a lock."""
    return _is_held(f"{name}.lock")


def is_wanted(name: str) -> bool:
    """Say whether anybody is to be let by: see `wanting`."""
    return _is_held(f"{name}.wanted")


def let_by(name: str) -> None:
    """Wait until nobody wants a lock any more."""
    while is_wanted(name):
        sleep(0.02)


@contextmanager
def wanting(name: str) -> Iterator[None]:
    """Have whoever works in the background let this one by, who takes a lock inside.

    Two in the background don't let each other by: each would do one file in turn.
    """
    root().mkdir(parents=True, exist_ok=True)
    with (root() / f"{name}.wanted").open("w") as waiting:
        flock(waiting, LOCK_SH)
        yield


def _take(held: IO[str]) -> bool:
    try:
        flock(held, LOCK_EX | LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _is_held(name: str) -> bool:
    root().mkdir(parents=True, exist_ok=True)
    with (root() / name).open("w") as file:
        return not _take(file)


def others() -> list[str]:
    """Return the names of the editions that are not in use."""
    folder = root() / "editions"
    names = [each.name for each in folder.iterdir()] if folder.is_dir() else []
    return [name for name in names if name != version()]


def file_of(address: str) -> str | None:
    """Return the name of an address's file below `base` or a layer; None for one that no file can have."""
    path = unquote(address).lstrip("/")
    name = f"files/{path}index.html" if address.endswith("/") else f"files/{path}"
    return name if path and _is_safe(name) else None


def move_of(address: str) -> str | None:
    """Return the name of the file that says where an old address leads to; None where no file can.

    None has a part called `to`: what is below that would need a folder where a file is.
    """
    path = unquote(address).strip("/")
    name = f"moved/{path}/to"
    return name if _is_safe(name) and "to" not in path.split("/") else None


class Edition:
    """The folder of one edition: its base, and the layer before it."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.folder = root() / "editions" / name
        self.base = self.folder / "base"
        self.front = self.folder / "front"

    def create(self) -> None:
        """Make the folder, empty, with nothing before it."""
        self.base.mkdir(parents=True)
        self._nothing_in_front()

    def layer(self) -> "Layer":
        """Begin a change."""
        return Layer(self.folder / "layers" / f"{uuid4().hex}.new", self.base)

    def ahead(self, name: str) -> "Layer":
        """Begin a change that is kept until its moment, or take up one that was."""
        (self.folder / "ahead").mkdir(mode=0o700, exist_ok=True)
        return Layer(self.folder / "ahead" / name, self.base)

    def forget_ahead(self, name: str) -> None:
        shutil.rmtree(self.folder / "ahead" / name, ignore_errors=True)

    def show(self, layer: "Layer") -> None:
        """Make a layer visible, all of it at once."""
        self.lead(self.ready(layer))

    def ready(self, layer: "Layer") -> str:
        """Have a layer on the disk, whole, and return the name by which `lead` shows it."""
        layer.flush()
        ready = layer.folder.with_suffix("")
        layer.folder.rename(ready)
        _flush(ready.parent)
        return ready.name

    def lead(self, name: str) -> None:
        """Lead `front` to a layer that is ready. Nothing happens where there is none, or it is in front already."""
        if (self.folder / "layers" / name).is_dir() and self.front.readlink().name != name:
            _link(self.front, f"layers/{name}")

    def is_folded(self) -> bool:
        """Say whether base is all there is, nothing before it."""
        return (self.folder / self.front.readlink()).is_symlink()

    def fold(self) -> None:
        """Bring what is in front into base. May be broken off anywhere, and done again."""
        if self.is_folded():
            return
        layer = self.folder / self.front.readlink()
        for path in _files(layer):
            name = path.relative_to(layer)
            if name.parts[0] == "removed":
                self._remove(Path(*name.parts[1:]))
            else:
                self._take(path, self.base / name)
        self._nothing_in_front()
        self._clear()

    def recover(self) -> None:
        """Finish what somebody who was killed has shown, and throw away what they have not."""
        self.fold()
        self._clear()

    def read(self, name: str) -> bytes | None:
        """Return what stands under a name below files or moved, as somebody who looks it up finds it."""
        layer = self.folder / self.front.readlink()
        if (layer / "removed" / name).exists():
            return None
        for place in (layer, self.base):
            try:
                return (place / name).read_bytes()
            except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
                continue
        return None

    def names(self) -> Iterator[str]:
        """Yield the name of every file in base. For an edition with nothing in front."""
        for path in _files(self.base):
            yield str(path.relative_to(self.base))

    def _take(self, path: Path, place: Path) -> None:
        """Put a layer's file into base too; the layer keeps it, as somebody may be reading there."""
        place.parent.mkdir(parents=True, exist_ok=True)
        beside = self.folder / "layers" / uuid4().hex
        os.link(path, beside)
        beside.replace(place)

    def _remove(self, name: Path) -> None:
        place = self.base / name
        if place.is_file():
            place.unlink()
        for folder in place.parents:
            if folder == self.base:
                break
            try:
                folder.rmdir()
            except OSError:
                break

    def _nothing_in_front(self) -> None:
        """Lead `front` to base, under a new name: who looks there finds a file at the first look."""
        name = Path("layers") / f"none-{uuid4().hex}"
        (self.folder / "layers").mkdir(exist_ok=True)
        (self.folder / name).symlink_to("../base")
        _link(self.front, str(name))

    def _clear(self) -> None:
        """Remove the layers that are not in front."""
        kept = self.front.readlink().name
        for path in (self.folder / "layers").iterdir():
            if path.name == kept:
                continue
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink()


class Layer:
    """A change being prepared. Nobody sees it before `Edition.show`."""

    def __init__(self, folder: Path, base: Path) -> None:
        self.folder, self.base = folder, base
        folder.mkdir(parents=True, exist_ok=True)

    def read(self, name: str) -> bytes | None:
        """Return what the layer holds under a name, or None."""
        place = self.folder / name
        return place.read_bytes() if place.is_file() else None

    def take(self, name: str, other: "Layer") -> None:
        """Have under a name what another layer has there; where it has nothing, nothing."""
        if not (other.folder / name).is_file():
            self.remove(name)
            return
        place = self.folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        os.link(other.folder / name, place)

    def write(self, name: str, data: bytes) -> None:
        """Put a file under a name below files or moved."""
        place = self.folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        (self.folder / "removed" / name).unlink(missing_ok=True)
        place.write_bytes(data)
        stamp(place)

    def remove(self, name: str) -> None:
        """Mark that nothing stands under a name any more, if something does in base."""
        if (self.folder / name).is_file():
            (self.folder / name).unlink()
        if not (self.base / name).is_file():
            # Above a name under which nothing can stand there may be a file.
            return
        mark = self.folder / "removed" / name
        mark.parent.mkdir(parents=True, exist_ok=True)
        mark.touch()

    def discard(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    def flush(self) -> None:
        """Have every file and folder on the disk, so that no loss of power can show half of them."""
        paths = [
            Path(folder) / name for folder, _folders, names in os.walk(self.folder) for name in ("", *names)
        ]
        # Together: a disk writes what many wait for at once.
        with ThreadPoolExecutor(FLUSHES) as pool:
            list(pool.map(_flush, paths))


def _is_safe(name: str) -> bool:
    parts = name.split("/")
    return all(
        part not in ("", ".", "..") and len(part.encode()) <= LONGEST and "\0" not in part for part in parts
    )


def _files(folder: Path) -> Iterator[Path]:
    for place, _folders, names in os.walk(folder):
        for name in names:
            yield Path(place) / name


def _link(place: Path, target: str) -> None:
    """Make a link, or lead it elsewhere, by one rename."""
    beside = place.with_name(f".{place.name}-{uuid4().hex}")
    beside.symlink_to(target)
    beside.replace(place)
    _flush(place.parent)


def _flush(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
