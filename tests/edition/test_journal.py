"""What readers see and what they may have is noted; what they can't tell a difference by is not."""

from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import update_last_login
from django.core.files.base import ContentFile
from wagtail.models import BaseViewRestriction, Collection, CollectionViewRestriction

from edition import ledger, tree
from edition.models import Change
from edition.publishing import update
from edition.verifying import verify
from home.models import Attachment, HomePage, InformationPage
from tests import factories


def waiting() -> list[str]:
    ledger.mark(tree.version())
    return [file.address for file in ledger.waiting(tree.version())]


@pytest.mark.parametrize("is_below", [False, True], ids=["its own", "the one above"])
def test_documents_of_a_collection_that_is_made_private_are_public_no_more(
    edition: Path, is_below: bool, settings: Any, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
    on_disk = {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    settings.STORAGES = {**settings.STORAGES, "default": on_disk}
    private = Collection.get_first_root_node().add_child(name="Internal")
    own = private.add_child(name="Letters") if is_below else private
    letter = ContentFile(b"Dear landlord", name="letter.txt")
    document = Attachment.objects.create(title="The letter", collection=own, file=letter)
    attachment = {"document": document, "title": "The letter"}
    factories.published(factories.release("Tenants win", attachments=[("attachment", attachment)]))
    update()

    def is_public() -> bool:
        return any(edition.rglob("files/documents/*/*.txt"))

    assert is_public()
    restriction = CollectionViewRestriction.objects.create(
        collection=private, restriction_type=BaseViewRestriction.LOGIN
    )
    update()
    assert not is_public()
    assert verify() == []
    restriction.delete()
    update()
    assert is_public()
    assert verify() == []


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
