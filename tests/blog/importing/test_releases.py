"""Whole statements, as different as real ones are, with everything that must be recognised in them.

`releases/*.txt` hold the texts, the `.json` beside each what was meant. Read "today" as 24 November 2026.
"""

import json
from dataclasses import asdict, is_dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from blog.importing.recognise import recognise
from blog.importing.statement import Statement
from blog.importing.text import decode

RELEASES = sorted((Path(__file__).parent / "releases").glob("*.txt"))
TODAY = date(2026, 11, 24)


def as_json(statement: Statement) -> dict[str, Any]:
    def value(item: Any) -> Any:
        if isinstance(item, tuple):
            return [value(part) for part in item]
        if isinstance(item, date | datetime):
            return item.isoformat()
        if is_dataclass(item) and not isinstance(item, type):
            parts = {name: part for name, part in asdict(item).items() if part and name != "lines"}
            return {type(item).__name__: json.loads(json.dumps(parts))}
        return item

    return {name: value(part) for name, part in vars(statement).items() if name != "roles"}


@pytest.mark.parametrize("path", RELEASES, ids=lambda path: path.stem)
def test_everything_in_a_release_is_recognised(path: Path) -> None:
    expected = json.loads(path.with_suffix(".json").read_text("utf-8"))
    assert as_json(recognise(decode(path.read_bytes()), today=TODAY)) == expected


@pytest.mark.parametrize("path", RELEASES, ids=lambda path: path.stem)
@pytest.mark.parametrize(
    "disguise",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "\ufeff" + text,
        lambda text: text.replace("\n", "\n\u200e"),
        lambda text: text.replace("\n", "  \n\t"),
        lambda text: "\n \n\n" + text + "\n\n\x0c",
    ],
    ids=["windows", "byte order mark", "direction marks", "stray spaces", "blank lines around"],
)
def test_the_programs_a_release_went_through_make_no_difference(path: Path, disguise: Any) -> None:
    text = path.read_text("utf-8")
    assert recognise(disguise(text), today=TODAY) == recognise(text, today=TODAY)
