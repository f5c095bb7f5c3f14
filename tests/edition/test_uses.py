"""Which other files a text of the edition shows."""

import pytest

from edition.uses import uses


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ('<a href="/documents/12/ruling.pdf">Ruling</a>', {"/documents/12/ruling.pdf"}),
        ('<img src="/media/pictures/a.webp?v=1">', {"/media/pictures/a.webp"}),
        ("Ruling &lt;https://casa.example/documents/12/ruling.pdf&gt;", {"/documents/12/ruling.pdf"}),
        ('<a href="/documents/12/ruling.pdf/">Ruling</a>', set()),
        ('<a href="/en/news/">News</a>', set()),
    ],
    ids=["a link", "a picture", "words to be copied", "a folder", "a page"],
)
def test_files_are_told_from_what_only_looks_like_one(text: str, shown: set[str]) -> None:
    assert uses("/en/", "text/html", text.encode()) == shown
