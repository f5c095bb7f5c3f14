"""Who is killed between showing a change and writing it down leaves nothing that isn't found again."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from blog.models import Card, PressReleasePage
from edition import ledger, tree
from edition.building import build
from edition.publishing import update
from edition.tree import Edition
from edition.verifying import verify
from edition.watching import waits
from home.models import HomePage
from tests import factories


class Killed(BaseException):
    """Ends an act as SIGKILL does: nothing is tidied up."""


def die(*args: Any) -> None:
    raise Killed


def called(page: PressReleasePage, title: str) -> None:
    newest = factories.fresh(page).get_latest_revision_as_object()
    newest.title = title
    newest.save_revision()
    factories.published(factories.fresh(page))


def updated_and_killed() -> None:
    """Update the edition, and die when it is shown."""
    with pytest.MonkeyPatch.context() as killed, pytest.raises(Killed):
        killed.setattr(ledger, "store", die)
        update()


@pytest.fixture
def release(edition: Path) -> PressReleasePage:
    """A press release whose new title was shown by somebody who was killed then."""
    release = factories.published(factories.release("Tenants win"))
    assert update() == 0
    called(release, "Tenants lose")
    updated_and_killed()
    assert b"Tenants lose" in (Edition(tree.version()).read("files/en/news/tenants-win/index.html") or b"")
    return release


def test_words_that_are_put_back_after_that_are_shown(release: PressReleasePage) -> None:
    called(release, "Tenants win")
    assert update() == 0
    assert verify() == []


def test_what_comes_back_after_it_was_taken_away_is_shown(release: PressReleasePage) -> None:
    assert update() == 0
    factories.fresh(release).unpublish()
    updated_and_killed()
    called(release, "Tenants lose")
    assert update() == 0
    assert verify() == []


def test_a_page_that_was_new_then_can_be_taken_away(edition: Path) -> None:
    picture = {"picture": factories.picture("At the gate"), "alt": "A gate"}
    release = factories.published(factories.release("Tenants win", [("picture", picture)]))
    updated_and_killed()
    factories.fresh(release).unpublish()
    assert update() == 0
    assert not list(edition.rglob("*.webp"))
    assert verify() == []


def test_a_picture_that_was_taken_out_then_can_be_put_back(edition: Path) -> None:
    picture = {"picture": factories.picture("At the gate"), "alt": "A gate"}
    body = [factories.paragraph("Look."), ("picture", picture)]
    release = factories.published(factories.release("Tenants win", body))
    assert update() == 0
    for blocks in (body[:1], body):
        newest = factories.fresh(release).get_latest_revision_as_object()
        newest.body = blocks
        newest.save_revision()
        factories.published(factories.fresh(release))
        if blocks != body:
            updated_and_killed()
    assert update() == 0
    assert verify() == []


def test_what_was_shown_and_not_folded_is_work_that_waits(
    edition: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    factories.published(factories.release("Tenants win"))
    with monkeypatch.context() as killed, pytest.raises(Killed):
        killed.setattr(Edition, "_take", die)
        update()
    assert waits(timezone.now())
    assert update() == 0
    assert not waits(timezone.now())
    assert verify() == []


def test_a_share_picture_that_was_not_drawn_or_that_nobody_was_told_of_is_there(
    release: PressReleasePage,
) -> None:
    """Who published is killed before it is drawn, or right after."""
    card = Card.objects.get(language="en", translation_key=release.translation_key)
    default_storage.delete(card.file)
    assert update() == 0
    shown = Edition(tree.version()).read(f"files/{card.file}")
    assert shown == default_storage.open(card.file).read()
    default_storage.delete(card.file)
    assert verify() == []


def test_where_no_share_picture_could_be_drawn_the_command_makes_up_for_it(
    release: PressReleasePage, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = Card.objects.get(language="en", translation_key=release.translation_key)
    default_storage.delete(card.file)
    with monkeypatch.context() as lacking:
        lacking.setattr("blog.cards.pictures.can_draw", lambda: False)
        assert update() == 0
        assert verify() == []
    assert Edition(tree.version()).read(f"files/{card.file}") is None
    # Django has it for whoever asks, and nobody has told the edition.
    assert client.get(card.url).status_code == 200
    call_command("cards")
    assert update() == 0
    assert Edition(tree.version()).read(f"files/{card.file}")
    assert verify() == []


def test_a_new_edition_has_the_share_pictures_of_today(
    release: PressReleasePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After an update cards may look different, and after a restore their files may be lost."""
    before = Card.objects.get(language="en", translation_key=release.translation_key)
    monkeypatch.setattr("blog.cards.content.DRAWING", 2)
    default_storage.delete(before.file)
    build()
    after = Card.objects.get(language="en", translation_key=release.translation_key)
    edition = Edition(tree.version())
    assert after.digest != before.digest
    assert edition.read(f"files/{after.file}") and not edition.read(f"files/{before.file}")
    assert verify() == []


def test_a_first_edition_renders_each_page_once(
    newsroom: HomePage, settings: Any, tmp_path: Path, rendered: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where its share pictures have to be made right before."""
    factories.published(factories.release("Tenants win"))
    settings.EDITION_ROOT = tmp_path / "edition"
    monkeypatch.setattr("blog.cards.content.DRAWING", 2)
    build()
    assert rendered.count("/en/news/tenants-win/") == 1
