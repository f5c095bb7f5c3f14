"""Whole statements in every format, as messy as press offices send them, and what must be recognised in them.

`releases/` holds the documents, the .json beside each what was meant (see `recognition`). The texts with a "body" in
it are recognised in everything, to the last mark. Read "today" as 24 November 2026.
"""

import io
import zipfile
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, is_dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from blog.importing.recognise import recognise
from blog.importing.statement import Block, Quote, Statement
from blog.importing.text import decode
from tests.blog.importing.recognition import (
    RELEASES,
    TODAY,
    documents,
    expected_of,
    facts,
    misses,
    scored_corpus,
    share,
    statements_of,
    table,
)
from tests.blog.importing.releases.build import DOCUMENTS

TEXTS = sorted(RELEASES.glob("*.txt"))
EXACT = [path for path in TEXTS if "body" in expected_of(path)]


def as_json(statement: Statement) -> dict[str, Any]:
    """The statement with the names of its blocks, without what is empty in its parts."""

    def value(item: Any) -> Any:
        if isinstance(item, tuple):
            return [value(part) for part in item]
        if isinstance(item, date | datetime):
            return item.isoformat()
        if is_dataclass(item) and not isinstance(item, type):
            parts = {name: plain(part) for name, part in asdict(item).items() if part and name != "lines"}
            return {type(item).__name__: parts} if isinstance(item, Block) else parts
        return item

    def plain(part: Any) -> Any:
        if isinstance(part, dict):
            return {name: plain(inner) for name, inner in part.items()}
        return [plain(inner) for inner in part] if isinstance(part, tuple) else part

    return {name: value(part) for name, part in vars(statement).items() if name != "roles"}


@pytest.mark.parametrize("path", EXACT, ids=lambda path: path.stem)
def test_everything_in_a_release_is_recognised(path: Path) -> None:
    found = as_json(recognise(decode(path.read_bytes()), today=TODAY))
    expected = expected_of(path)
    assert found == {name: expected[name] for name in found}


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
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
def test_the_programs_a_release_went_through_make_no_difference(
    path: Path, disguise: Callable[[str], str]
) -> None:
    text = decode(path.read_bytes()).replace("\r\n", "\n")
    assert recognise(disguise(text), today=TODAY) == recognise(text, today=TODAY)


@pytest.mark.parametrize("path", documents(), ids=lambda path: path.name)
def test_every_document_can_be_read(path: Path) -> None:
    assert statements_of(path)[0].title


def test_nearly_everything_in_the_corpus_is_recognised() -> None:
    scored = scored_corpus()
    assert share(scored) >= 0.95, "\n".join(["", table(scored), "", *misses(scored)])


def test_the_corpus_is_as_varied_as_what_newsrooms_get() -> None:
    formats = Counter(path.suffix for path in documents())
    languages = Counter(expected_of(path)["language"] for path in documents())
    assert formats.total() >= 40
    assert min(formats[name] for name in (".txt", ".md", ".html", ".docx")) >= 7
    assert min(languages["en"], languages["es"]) >= 10
    assert min(languages[name] for name in ("ar", "fr", "zh-hans")) >= 3
    assert sum("second" in expected_of(path) for path in documents()) >= 2


@pytest.mark.parametrize("name", DOCUMENTS)
def test_word_documents_are_what_their_code_builds(name: str) -> None:
    stored, built = ((RELEASES / f"{name}.docx").read_bytes(), DOCUMENTS[name]())
    assert built == DOCUMENTS[name]()
    assert _texts(stored) == _texts(built)


def _texts(data: bytes) -> dict[str, bytes]:
    """The parts of a Word document but its pictures: another zlib may pack those otherwise."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist() if not name.endswith(".png")}


class TestScoring:
    """A number that is asserted must fall when the recogniser gets worse."""

    path = RELEASES / "communique_fr.txt"

    def wrong(self, **changed: Any) -> list[tuple[str, str, str]]:
        statement = replace(statements_of(self.path)[0], **changed)
        scored = facts(self.path.name, expected_of(self.path), [statement])
        return [(fact.field, fact.expected, fact.found) for fact in scored if not fact.right]

    def test_what_is_as_expected_is_right(self) -> None:
        assert self.wrong() == []

    def test_a_lost_quote_is_wrong_in_each_of_its_parts(self) -> None:
        first, _ = statements_of(self.path)[0].quotes
        assert self.wrong(quotes=(first,)) == [
            ("quote words", "C’est un début, pas une victoire", ""),
            ("quote speaker", "Yannick Delorme", ""),
            ("quote role", "avocat", ""),
            ("quote inline", "in a sentence", ""),
        ]

    def test_an_invented_quote_and_a_role_that_nobody_has_are_wrong(self) -> None:
        first, second = statements_of(self.path)[0].quotes
        invented = Quote("Le maire n’a pas répondu", "Zoé Lambert")
        assert self.wrong(quotes=(replace(first, role=""), second, invented)) == [
            ("quote role", "directrice", ""),
            ("quote words", "", "Le maire n’a pas répondu Zoé Lambert a block"),
        ]

    def test_a_headline_where_there_is_none_and_a_missing_draft_are_wrong(self) -> None:
        assert self.wrong(summary="Pour diffusion immédiate") == [("summary", "", "Pour diffusion immédiate")]
        bilingual = RELEASES / "bilingual_library.txt"
        scored = facts(bilingual.name, expected_of(bilingual), statements_of(bilingual)[:1])
        second = expected_of(bilingual)["second"]
        assert ("title", second["title"], False) in [
            (fact.field, fact.expected, fact.right) for fact in scored
        ]
