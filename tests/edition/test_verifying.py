"""Whoever verifies stands in nobody's way, and takes no publication meanwhile for a fault."""

from contextlib import nullcontext
from pathlib import Path
from threading import Thread
from time import sleep
from typing import Any

import pytest

from edition import tree
from edition.publishing import update
from edition.rendering import Renderer
from edition.tree import Edition
from edition.verifying import Difference, verify
from tests import factories

NEWS = "files/en/news/index.html"


def seen_by_another(monkeypatch: pytest.MonkeyPatch, is_in_a_hurry: bool) -> tuple[int, int]:
    """Verify, while at the third address another asks for the lock; return how many were compared then, and in all."""
    compared: list[str] = []
    seen: list[int] = []
    render = Renderer.render

    def other() -> None:
        with tree.wanting("change") if is_in_a_hurry else nullcontext(), tree.lock("change", patience=60):
            seen.append(len(compared))

    thread = Thread(target=other)

    def counting(self: Renderer, address: str) -> Any:
        compared.append(address)
        if len(compared) == 3:
            thread.start()
            while is_in_a_hurry and not tree.is_wanted("change"):
                assert thread.is_alive()
                sleep(0.01)
        return render(self, address)

    monkeypatch.setattr(Renderer, "render", counting)
    assert verify() == []
    thread.join()
    return seen[0], len(compared)


def test_whoever_wants_to_publish_is_let_by_at_the_next_address(
    edition: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    then, in_all = seen_by_another(monkeypatch, is_in_a_hurry=True)
    assert then == 3
    assert in_all > 3


def test_who_watches_comes_in_between_two_batches(edition: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It wants the lock as everybody does who is in no hurry."""
    monkeypatch.setattr("edition.verifying.BATCH", 5)
    then, in_all = seen_by_another(monkeypatch, is_in_a_hurry=False)
    assert then < in_all


def test_a_publication_meanwhile_is_no_fault_and_a_fault_is_found_all_the_same(
    edition: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = Edition(tree.version()).base
    (base / NEWS).write_text("Somebody else's words")
    (base / "files/en/nobody.html").write_text("left behind")
    let_by, turns = tree.let_by, []

    def publish_meanwhile(name: str) -> None:
        turns.append(name)
        if len(turns) == 2:
            factories.published(factories.release("Tenants win"))
            update()
            (base / NEWS).write_text("Somebody else's words")
        let_by(name)

    monkeypatch.setattr(tree, "let_by", publish_meanwhile)
    monkeypatch.setattr("edition.verifying.BATCH", 1)
    assert verify() == [Difference("stale", NEWS), Difference("surplus", "files/en/nobody.html")]
