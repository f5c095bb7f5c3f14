"""An edition's folder as the builder would leave it, and a WSGI client that asks for what is in it."""

import gzip
from dataclasses import dataclass, field
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes

from edition.stamping import stamp

FRESH = count(1)


@dataclass
class Folder:
    """A folder for one edition: its base, its layers, its two links."""

    root: Path
    version: str = "1"
    names: Any = field(default_factory=lambda: FRESH)

    def __post_init__(self) -> None:
        self.base.mkdir(parents=True)
        self.nothing_waits()
        self.deploy()

    @property
    def edition(self) -> Path:
        return self.root / "editions" / self.version

    @property
    def base(self) -> Path:
        return self.edition / "base"

    def layer(self) -> Path:
        """Return a new layer, which readers don't see."""
        made = self.edition / "layers" / str(next(self.names))
        made.mkdir(parents=True)
        return made

    def deploy(self) -> None:
        self._link(self.root / "current", f"editions/{self.version}")

    def show(self, layer: Path) -> None:
        self._link(self.edition / "front", f"layers/{layer.name}")

    def nothing_waits(self) -> None:
        none = self.edition / "layers" / f"none-{next(self.names)}"
        none.parent.mkdir(exist_ok=True)
        none.symlink_to("../base")
        self._link(self.edition / "front", f"layers/{none.name}")

    def _link(self, link: Path, target: str) -> None:
        new = link.with_name(f"{link.name}.new")
        new.symlink_to(target)
        new.rename(link)


def write(tree: Path, name: str, content: str | bytes, *, br: bytes | None = None) -> None:
    """Write a file of the edition as the builder does: by a rename, a text with its gzip beside it.

    :param br: what stands beside it as Brotli; whether it is Brotli plays no part here.
    """
    data = content if isinstance(content, bytes) else content.encode()
    put(tree / "files" / name, data)
    if isinstance(content, str):
        put(tree / "files" / f"{name}.gz", gzip.compress(data))
    if br is not None:
        put(tree / "files" / f"{name}.br", br)


def move(tree: Path, old: str, new: str) -> None:
    put(tree / "moved" / old / "to", f"{new}\n".encode())


def remove(layer: Path, name: str) -> None:
    put(layer / "removed" / name, b"")


def put(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f"{path.name}.new")
    new.write_bytes(data)
    stamp(new)
    new.rename(path)


@dataclass
class Answered:
    status: int
    headers: dict[str, str]
    body: bytes


def ask(
    application: Any, address: str, method: str = "GET", secure: bool = False, **headers: str
) -> Answered:
    """Ask a WSGI application for an address; headers are given as `if_none_match=`."""
    path, _mark, query = address.partition("?")
    environ = {
        "REQUEST_METHOD": method,
        "PATH_INFO": unquote_to_bytes(path).decode("latin-1"),
        "QUERY_STRING": query,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "443" if secure else "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "localhost",
        "wsgi.url_scheme": "https" if secure else "http",
        "wsgi.input": BytesIO(),
        "wsgi.errors": BytesIO(),
        **{f"HTTP_{name.upper()}": value for name, value in headers.items()},
    }
    began: list[Any] = []
    body = application(environ, lambda *said: began.extend(said))
    sent = b"".join(body)
    if hasattr(body, "close"):
        body.close()
    names = [name for name, _value in began[1]]
    assert len(names) == len(set(names)), names
    return Answered(int(began[0].split()[0]), dict(began[1]), sent)
