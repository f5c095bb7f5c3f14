"""A disk on which nothing can be written: readers go on, who publishes is told, and nothing is lost."""

from collections.abc import Iterator

import pytest

from tests.edition import errands
from tests.edition.disks import Disk, disk
from tests.edition.offices import Office, wait_for
from tests.edition.readers import names_shown, seen

PAGE = "en/news/tenants-win/index.html"
PLENTY = 100_000
# From none at all to more than a change takes; some of it is enough to show the change, but not to fold it.
ROOMS = {"blocks": (0, 40, 400), "inodes": (0, 100, 190, 200, 210, 400)}
FILES = (PAGE, "en/news/index.html", "en/news/feed.atom", "en/index.html")


@pytest.fixture
def edition(office: Office) -> Iterator[Disk]:
    with disk(office.edition) as found:
        yield found


def shows() -> list[str]:
    files = seen()
    return [name for name in FILES if b"Tenants win" in files.get(name, b"")]


def told(messages: list[str]) -> list[str]:
    return [message for message in messages if "readers don’t see it yet" in message]


def test_an_editor_is_told_and_what_is_published_waits_until_the_folder_is_writable(
    office: Office, edition: Disk
) -> None:
    before = seen()
    edition.is_for_reading_only()
    messages = office.do(errands.publish_on_screen, "Tenants win")
    assert told(messages) == messages[-1:]
    assert "Tenants win” is public" in messages[0]
    assert len(messages) == 2
    assert seen() == before
    assert office.do(errands.waiting)
    edition.is_for_reading_only(False)
    assert office.manage("edition", "update").code == 0
    assert shows() == list(FILES)
    assert office.do(errands.settle) == []


@pytest.mark.parametrize("act", ["update", "build", "verify"])
def test_a_command_says_in_one_sentence_why_it_can_do_nothing(
    office: Office, edition: Disk, act: str
) -> None:
    before = seen()
    edition.is_for_reading_only()
    ended = office.manage("edition", act)
    assert ended.code == 1
    [line] = ended.said.splitlines()
    assert f"can't be written in {office.edition}: Read-only file system." in line
    assert seen() == before
    assert office.manage("edition", "status").code == 0


def test_who_watches_goes_on_by_itself_when_the_folder_is_writable_again(
    office: Office, edition: Disk
) -> None:
    edition.is_for_reading_only()
    office.do(errands.publish_on_screen, "Tenants win")
    watch = office.begin(errands.manage, "edition", "watch")
    wait_for(lambda: "Read-only file system" in office.said.read_text("utf-8"))
    edition.is_for_reading_only(False)
    wait_for(shows)
    assert watch.is_alive()
    watch.terminate()
    watch.join()
    assert watch.exitcode == 0
    assert office.do(errands.settle) == []


def test_an_editor_is_told_of_a_full_disk_and_what_is_published_waits_for_room(
    office: Office, edition: Disk
) -> None:
    before = seen()
    edition.has_room_for(3)
    messages = office.do(errands.publish_on_screen, "Tenants win")
    assert told(messages) == messages[-1:]
    assert seen() == before
    ended = office.manage("edition", "build")
    assert (ended.code, "No space left on device" in ended.said) == (1, True)
    assert seen() == before
    edition.has_room_for(PLENTY)
    assert office.manage("edition", "update").code == 0
    assert shows() == list(FILES)
    assert office.do(errands.settle) == []


@pytest.mark.parametrize("of", ROOMS)
def test_wherever_the_disk_is_full_readers_see_all_of_a_change_or_nothing(
    office: Office, edition: Disk, of: str
) -> None:
    files, last = names_shown(), "0"
    codes = []
    for number, room in enumerate(ROOMS[of], start=1):
        office.do(errands.rename, number, False)
        edition.has_room_for(room, of)
        ended = office.manage("edition", "update")
        codes.append(ended.code)
        assert "Traceback" not in ended.said
        found = names_shown()
        assert found.keys() == files.keys()
        assert set(found.values()) in ({last}, {str(number)})
        edition.has_room_for(PLENTY, of)
        assert office.do(errands.settle) == []
        last = str(number)
    assert {codes[0], codes[-1]} == {1, 0}
