"""What takes long is shown in parts, and nobody waits for more than one."""

from pathlib import Path

from edition import ledger, publishing, tree
from edition.publishing import PART, Done
from tests import factories


def test_share_pictures_are_drawn_with_their_pages_and_not_after_all_of_them(edition: Path) -> None:
    """Each takes longer than its page: who has rendered many would draw for seconds."""
    for number in range(PART + 4):
        factories.published(factories.release(f"Statement {number}"))
    ledger.mark(tree.version())
    done: Done = {}

    def drawn() -> list[str]:
        return [file.address for file in done if file.address.startswith("/cards/")]

    publishing.render(ledger.waiting(tree.version()), done, lambda: bool(drawn()))
    assert 0 < len(drawn()) <= PART
