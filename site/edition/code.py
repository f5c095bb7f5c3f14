"""Names the code that makes pages by its content: the same code has the same name, wherever and whenever it runs."""

from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings

# Made from sources that count themselves.
COMPILED = (".pyc", ".mo")


@cache
def code() -> str:
    """Return the name of the code as it is on the disk when this is called first.

    It comes of the files that EDITION_SOURCES names, and of those settings that the environment changes and pages show.
    """
    shown = settings.NEWSROOM_LANGUAGES, settings.STORAGES["staticfiles"]
    digest = sha256(repr(shown).encode())
    for source in settings.EDITION_SOURCES:
        for path in _files(source):
            data = path.read_bytes()
            digest.update(f"\0{path.relative_to(source.parent)}\0{len(data)}\0".encode() + data)
    return digest.hexdigest()[:12]


def _files(source: Path) -> Iterator[Path]:
    found = sorted(source.rglob("*")) if source.is_dir() else [source]
    return (path for path in found if path.suffix not in COMPILED and path.is_file())
