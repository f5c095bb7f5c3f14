"""The edition's folder: all of a change or none of it, whoever is killed when."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import sleep
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st

from edition import tree
from edition.tree import Edition, Layer

BEFORE = {f"files/en/{name}.html": b"before" for name in "abc"}


class Killed(BaseException):
    """Ends an act as SIGKILL does: nothing is tidied up."""


@pytest.fixture
def edition(settings: Any, tmp_path: Path) -> Edition:
    """An edition of three files, in use."""
    settings.EDITION_ROOT = tmp_path / "edition"
    return made(BEFORE)


def made(files: dict[str, bytes]) -> Edition:
    edition = Edition("first")
    edition.create()
    show(edition, files)
    edition.fold()
    tree.use("first")
    return edition


def show(edition: Edition, files: dict[str, bytes], removed: tuple[str, ...] = ()) -> None:
    layer = edition.layer()
    for name, data in files.items():
        layer.write(name, data)
    for name in removed:
        layer.remove(name)
    edition.show(layer)


def seen(edition: Edition, names: Any = BEFORE) -> dict[str, bytes | None]:
    return {name: edition.read(name) for name in names}


def test_a_change_is_seen_whole_before_it_is_folded_and_after(edition: Edition) -> None:
    after = {"files/en/a.html": b"after", "files/en/b.html": b"after", "files/en/c.html": None}
    show(edition, {"files/en/a.html": b"after", "files/en/b.html": b"after"}, removed=("files/en/c.html",))
    assert seen(edition) == after
    edition.fold()
    assert seen(edition) == after
    assert set(edition.names()) == {"files/en/a.html", "files/en/b.html"}


def test_what_is_prepared_is_not_seen(edition: Edition) -> None:
    edition.layer().write("files/en/a.html", b"after")
    assert seen(edition) == BEFORE
    edition.recover()
    assert seen(edition) == BEFORE
    assert nothing_waits(edition)


def test_a_name_of_front_is_never_used_twice(edition: Edition) -> None:
    names = set()
    for number in range(5):
        names.add(edition.front.readlink())
        show(edition, {"files/en/a.html": b"%d" % number})
        names.add(edition.front.readlink())
        edition.fold()
    assert len(names) == 10


# Every call by which the folder changes.
CALLS = ("rename", "replace", "link", "unlink", "rmdir", "mkdir", "symlink", "fsync")


@hypothesis(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(last=st.integers(min_value=0, max_value=120))
def test_killed_at_any_call_it_is_the_old_state_or_the_new(
    tmp_path_factory: pytest.TempPathFactory, settings: Any, last: int
) -> None:
    settings.EDITION_ROOT = tmp_path_factory.mktemp("killed") / "edition"
    edition = made(BEFORE)
    after: dict[str, bytes | None] = {
        "files/en/a.html": b"after",
        "files/en/b.html": None,
        "files/en/new/d.html": b"new",
    }
    names = {*BEFORE, *after}
    old, new = (
        {name: BEFORE.get(name) for name in names},
        {name: after.get(name, BEFORE.get(name)) for name in names},
    )
    with pytest.MonkeyPatch.context() as patch:
        _kill_after(patch, last)
        try:
            show(edition, {name: data for name, data in after.items() if data}, removed=("files/en/b.html",))
            edition.fold()
        except Killed:
            pass
    assert seen(edition, names) in (old, new)
    state = seen(edition, names)
    edition.recover()
    assert seen(edition, names) == state
    assert set(edition.names()) == {name for name, data in state.items() if data is not None}
    assert nothing_waits(edition)


def nothing_waits(edition: Edition) -> bool:
    """Say whether all there is before base is a name for it."""
    return [path.resolve() for path in (edition.folder / "layers").iterdir()] == [edition.base]


def _kill_after(patch: pytest.MonkeyPatch, last: int) -> None:
    left = iter(range(last))
    for name in CALLS:
        patch.setattr(os, name, _counted(getattr(os, name), left))


def _counted(call: Any, left: Any) -> Any:
    def counted(*args: Any, **kwargs: Any) -> Any:
        if next(left, None) is None:
            raise Killed
        return call(*args, **kwargs)

    return counted


@pytest.mark.parametrize(
    "address", ["/en/../../etc/passwd", "/en/%2e%2e/x", "/en//x/", "/en/\0/", f"/en/{'x' * 300}/", "/"]
)
def test_no_file_stands_outside_or_under_a_name_that_no_disk_takes(address: str) -> None:
    assert tree.file_of(address) is None


def test_addresses_have_names_as_people_write_them() -> None:
    assert tree.file_of("/ar/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/") == "files/ar/أخبار/index.html"
    assert tree.file_of("/en/news/feed.atom") == "files/en/news/feed.atom"
    assert tree.move_of("/en/old/") == "moved/en/old/to"


def test_only_one_changes_the_edition_at_a_time(edition: Edition) -> None:
    with tree.lock("change"):
        assert tree.is_busy("change")
        with pytest.raises(tree.Busy), tree.lock("change", patience=0.05):
            pass
    assert not tree.is_busy("change")


def test_who_holds_a_lock_knows_whether_somebody_is_to_be_let_by(edition: Edition) -> None:
    with tree.lock("change"):
        assert not tree.is_wanted("change")
        with ThreadPoolExecutor() as other:
            waiting = other.submit(wait_for_the_lock)
            while not tree.is_wanted("change"):
                assert not waiting.done()
                sleep(0.01)
            with pytest.raises(tree.Busy):
                waiting.result()
        assert not tree.is_wanted("change")


def wait_for_the_lock() -> None:
    with tree.wanting("change"), tree.lock("change", patience=1):
        pass


def test_a_layer_forgets_what_it_takes_back(edition: Edition) -> None:
    layer: Layer = edition.layer()
    layer.write("files/en/a.html", b"after")
    layer.remove("files/en/a.html")
    layer.remove("files/en/b.html")
    layer.write("files/en/b.html", b"again")
    edition.show(layer)
    assert seen(edition) == BEFORE | {"files/en/a.html": None, "files/en/b.html": b"again"}


def test_nothing_stands_below_what_says_where_an_old_address_leads() -> None:
    """`/en/how` and `/en/how/to` would each need the name of the other's folder."""
    assert tree.move_of("/en/how") == "moved/en/how/to"
    assert tree.move_of("/en/how/to") is None
    assert tree.move_of("/en/to/how") is None


@pytest.mark.parametrize("is_first", [True, False], ids=["before it", "after it"])
def test_what_was_never_a_file_can_be_taken_away_below_another(edition: Edition, is_first: bool) -> None:
    """As of a redirect that somebody has entered at the address of a feed."""
    below = "files/en/a.html/index.html"
    layer = edition.layer()
    acts = [lambda: layer.remove(below), lambda: layer.write("files/en/a.html", b"after")]
    for act in acts if is_first else reversed(acts):
        act()
    edition.show(layer)
    assert seen(edition) == {**BEFORE, "files/en/a.html": b"after"}
    edition.fold()
    assert seen(edition) == {**BEFORE, "files/en/a.html": b"after"}

    layer = edition.layer()
    for name in [below, "files/en/a.html"] if is_first else ["files/en/a.html", below]:
        layer.remove(name)
    edition.show(layer)
    assert seen(edition) == {**BEFORE, "files/en/a.html": None}
    edition.fold()
    assert seen(edition) == {**BEFORE, "files/en/a.html": None}
