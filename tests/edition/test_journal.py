"""What readers see and what they may have is noted; what they can't tell a difference by is not."""

from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import update_last_login
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from wagtail.models import BaseViewRestriction, Collection, CollectionViewRestriction

from blog.models import PressReleasePage
from edition import ledger, tree
from edition.models import Change
from edition.publishing import update
from edition.rendering import Rendered, Renderer
from edition.tree import Edition
from edition.verifying import verify
from home.models import Attachment, HomePage, InformationPage
from tests import factories


def waiting() -> list[str]:
    ledger.mark(tree.version())
    return [file.address for file in ledger.waiting(tree.version())]


@pytest.fixture
def letter(edition: Path, settings: Any, tmp_path: Path) -> Attachment:
    """A document that something public offers."""
    settings.MEDIA_ROOT = tmp_path / "media"
    on_disk = {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    settings.STORAGES = {**settings.STORAGES, "default": on_disk}
    internal = Collection.get_first_root_node().add_child(name="Internal")
    letter = Attachment.objects.create(
        title="The letter",
        collection=internal.add_child(name="Letters"),
        file=ContentFile(b"Dear landlord", name="letter.txt"),
    )
    offer(letter)
    update()
    assert is_public(letter)
    return letter


def offer(document: Attachment) -> PressReleasePage:
    attachment = {"document": document, "title": document.title}
    return factories.published(factories.release("Tenants win", attachments=[("attachment", attachment)]))


def name_the_address(document: Attachment) -> None:
    """Somebody writes it out, which gives nobody a right to it."""
    words = f'<p>See <a href="http://localhost{document.url}">the letter</a>.</p>'
    factories.published(factories.release("Landlord answers", [("paragraph", words)]))


def is_public(document: Attachment) -> bool:
    return Edition(tree.version()).read(f"files{document.url}") is not None


def made_private(collection: Collection) -> CollectionViewRestriction:
    return CollectionViewRestriction.objects.create(
        collection=collection, restriction_type=BaseViewRestriction.LOGIN
    )


@pytest.mark.parametrize("name", ["Letters", "Internal"])
def test_documents_of_a_collection_that_is_made_private_are_public_no_more(
    letter: Attachment, name: str
) -> None:
    restriction = made_private(Collection.objects.get(name=name))
    update()
    assert not is_public(letter)
    assert verify() == []
    restriction.delete()
    update()
    assert is_public(letter)
    assert verify() == []


def test_a_document_that_is_put_into_a_private_collection_is_public_no_more(
    letter: Attachment, client: Client
) -> None:
    private = Collection.get_first_root_node().add_child(name="Private")
    made_private(private)
    update()
    client.force_login(factories.user(admin=True))
    client.post(
        f"{reverse('wagtail_bulk_action', args=['home', 'attachment', 'add_to_collection'])}?id={letter.pk}",
        {"collection": private.pk},
    )
    letter.refresh_from_db()
    assert letter.collection == private
    update()
    assert not is_public(letter)
    assert verify() == []


def test_a_document_goes_with_the_last_that_offers_it_though_somebody_names_its_address(
    letter: Attachment,
) -> None:
    name_the_address(letter)
    update()
    [offering] = PressReleasePage.objects.filter(title="Tenants win")
    offering.unpublish()
    update()
    assert not is_public(letter)
    assert verify() == []
    factories.published(factories.fresh(offering))
    update()
    assert is_public(letter)
    assert verify() == []


@pytest.fixture
def named(letter: Attachment) -> Attachment:
    """A document that nobody offers and somebody names, so that the edition has looked for it in vain."""
    named = Attachment.objects.create(
        title="The answer", file=ContentFile(b"Dear tenants", name="answer.txt"), collection=letter.collection
    )
    name_the_address(named)
    update()
    assert not is_public(named)
    return named


def test_a_document_comes_with_the_first_that_offers_it_though_its_address_was_named_before(
    named: Attachment,
) -> None:
    offer(named)
    update()
    assert is_public(named)
    assert verify() == []


def test_such_a_document_that_can_not_be_read_at_first_comes_later(
    named: Attachment, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer(named)
    render = Renderer.render

    def fails(self: Renderer, address: str) -> Rendered:
        if address == named.url:
            raise OSError
        return render(self, address)

    with monkeypatch.context() as broken:
        broken.setattr(Renderer, "render", fails)
        assert update() == 1
    assert update() == 0
    assert is_public(named)
    assert verify() == []


def test_such_a_document_is_taken_back_also_after_a_kill(
    named: Attachment, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*args: Any) -> None:
        raise KeyboardInterrupt

    offering = offer(named)
    with monkeypatch.context() as killed, pytest.raises(KeyboardInterrupt):
        killed.setattr(ledger, "store", die)
        update()
    assert is_public(named)
    offering.unpublish()
    update()
    assert not is_public(named)
    assert verify() == []


def test_a_document_that_may_have_to_go_is_looked_at_before_the_pages(letter: Attachment) -> None:
    made_private(letter.collection)
    assert waiting()[0] == letter.url
    assert len(waiting()) > 1


def test_a_draft_below_a_home_page_concerns_nobody_until_it_is_live_and_everybody_when_it_ends(
    edition: Path, newsroom: HomePage
) -> None:
    page = newsroom.add_child(
        instance=InformationPage(
            title="Know your rights", body=[factories.paragraph("Say nothing.")], live=False
        )
    )
    assert waiting() == []
    page.title = "Know all your rights"
    page.save_revision()
    page.save()
    assert waiting() == []
    factories.published(page)
    assert "/en/" in waiting()
    update()
    page = factories.fresh(page)
    page.unpublish()
    assert "/en/" in waiting()
    update()
    assert verify() == []
    page.title = "Know your rights"
    page.save()
    assert waiting() == []


def test_a_home_page_that_is_being_written_concerns_nobody_and_one_that_closes_everybody(
    edition: Path,
) -> None:
    home = HomePage.objects.get(locale__language_code="ar")
    home.unpublish()
    assert "/en/" in waiting()
    update()
    assert verify() == []
    home = factories.fresh(home)
    home.tagline = "Not yet"
    home.save()
    assert "/en/news/" not in waiting()


def test_signing_in_is_nothing_that_readers_see(edition: Path) -> None:
    user = factories.user("Writer")
    update()
    update_last_login(None, user)
    assert not Change.objects.exists()
