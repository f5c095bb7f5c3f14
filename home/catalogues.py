"""Interface strings: compiled without GNU gettext, and checked for what is missing."""

from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.conf import settings


def catalogue_files() -> list[Path]:
    return sorted(
        path for folder in settings.LOCALE_PATHS for path in Path(folder).glob("*/LC_MESSAGES/django.po")
    )


def read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file)


def compile_all() -> int:
    """Write a .mo beside every .po that is newer; return how many were written."""
    written = 0
    for source in catalogue_files():
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            with target.open("wb") as file:
                write_mo(file, read(source))
            written += 1
    return written


def gaps(path: Path) -> list[str]:
    """Return the strings of a catalogue that have no translation, or one that a person must look at."""
    return [
        str(message.id)
        for message in read(path)
        if message.id and (message.fuzzy or not _whole(message.string))
    ]


def strings(path: Path) -> set[str]:
    """Return the strings that a catalogue knows, translated or not."""
    return {str(message.id) for message in read(path) if message.id}


def _whole(translation: str | tuple[str, ...] | list[str] | None) -> bool:
    return all(translation) if isinstance(translation, tuple | list) else bool(translation)
