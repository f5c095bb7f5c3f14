"""Reads the demo's words from its TOML files."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CONTENT = Path(__file__).parent / "content"
LANGUAGES = ["en", "es", "ar", "zh-hans"]

Words = dict[str, Any]


@dataclass(frozen=True)
class Piece:
    """One page or snippet. `shared` holds for every language; `words` are the texts by language code."""

    key: str
    source: str
    shared: dict[str, Any]
    words: dict[str, Words]


def organisation() -> dict[str, Words]:
    """Return the organisation's own words, by language code."""
    return _table(CONTENT / "organisation.toml")


def press() -> Piece:
    """Return the page for the press."""
    return _piece("press", _table(CONTENT / "press.toml"))


def listed(kind: str) -> list[Piece]:
    """Return the pieces of a file that holds many: people, contacts, topics, boilerplate or quotes."""
    (tables,) = _table(CONTENT / f"{kind}.toml").values()
    return [_piece(table.pop("key"), table) for table in tables]


def folder(name: str) -> list[Piece]:
    """Return the pieces that have a file each, in the order of their names: information, statements,
    campaigns, updates."""
    return [_piece(path.stem, _table(path)) for path in sorted((CONTENT / name).glob("*.toml"))]


def _table(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _piece(key: str, table: dict[str, Any]) -> Piece:
    words = {code: table.pop(code) for code in LANGUAGES if code in table}
    return Piece(key, table.pop("source", LANGUAGES[0]), table, words)
