"""Everything public becomes files, and nothing else does."""

from pathlib import Path

from edition import tree
from edition.verifying import verify


def test_a_new_edition_is_what_django_says(edition: Path) -> None:
    names = set(tree.Edition(tree.version()).names())
    assert "files/en/index.html" in names
    assert "files/en/index.html.br" in names
    assert verify() == []
