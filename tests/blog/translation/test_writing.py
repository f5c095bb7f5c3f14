"""The desk writes one text at a time."""

import pytest

from blog.translation.entries import MACHINE
from blog.translation.record import write
from blog.translation.rules import nothing_unreviewed
from blog.translation.segments import segments
from blog.translation.state import State, states_of
from blog.translation.writing import put
from tests.blog.translation.edits import body_of, item, page, paragraphs, translation_of
from tests.blog.translation.test_segments import EVERY_BLOCK

# Only for the content types of pages.
pytestmark = pytest.mark.django_db


def test_every_text_can_be_written_and_no_other_changes() -> None:
    paths = [segment.path for segment in segments(page(EVERY_BLOCK))]
    for path in paths:
        ours = page(EVERY_BLOCK)
        put(ours, path, "escrito")
        found = {segment.path: segment.text for segment in segments(ours)}
        assert found.pop(path) == "escrito"
        assert (
            found.items() <= {segment.path: segment.text for segment in segments(page(EVERY_BLOCK))}.items()
        )
        assert list(found) == [other for other in paths if other != path]


def test_a_paragraph_is_written_between_its_neighbours() -> None:
    ours = page([item("paragraph", "<p>One</p><hr/><ul><li>Two</li><li>Three</li></ul>", "p")])
    put(ours, "body.p.1", "Dos, <b>pues</b>")
    assert body_of(ours)[0]["value"] == "<p>One</p><hr/><ul><li>Dos, <b>pues</b></li><li>Three</li></ul>"


def test_a_text_that_isnt_there_cant_be_written() -> None:
    for path in ("slug.x", "nothing", "body.q.0", "body.p.9"):
        with pytest.raises(LookupError):
            put(page([item("paragraph", paragraphs("One"), "p")]), path, "escrito")


def test_what_the_machine_wrote_keeps_a_translation_from_readers(newsroom: object) -> None:
    source = page([item("paragraph", paragraphs("One"), "p")])
    ours = translation_of(source)
    for path in ("title", "body.p.0"):
        put(ours, path, "escrito")
    write(ours, {"title"}, MACHINE)
    assert [text.state for text in states_of(ours, source)] == [State.UNREVIEWED, State.FRESH]
    assert "1 text that a machine wrote" in (nothing_unreviewed(ours, None) or "")  # type: ignore[arg-type]
