"""Pictures that come in a document: made safe, kept once, placed where they stood; a bad one doesn't stop the rest."""

from io import BytesIO

import piexif
import pytest
from django.core.files.storage import default_storage
from PIL import Image as PillowImage

from blog.importing import bring_in as importing
from blog.importing.bring_in import bring_in
from blog.importing.document import Document, Image, Line
from blog.importing.models import Import
from home.models import Picture
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("newsroom")]

HEADLINE = Line("Harbour clinic keeps its night desk", first=True, level=1)
TEXT = Line("The board of the Harbour clinic voted on Monday to keep the night desk open to all.", first=True)
MORE = Line("The desk sees forty people a night.", first=True)


def photo(colour: str = "teal") -> bytes:
    """A photo that tells who took it."""
    file = BytesIO()
    exif = piexif.dump({"0th": {piexif.ImageIFD.Artist: b"Ana of the clinic"}})
    PillowImage.new("RGB", (64, 48), colour).save(file, "JPEG", exif=exif)
    return file.getvalue()


def document(*figures: Image) -> Document:
    return Document((HEADLINE, TEXT, *(Line("", first=True, figure=each) for each in figures), MORE))


@pytest.fixture(autouse=True)
def no_files() -> None:
    for name in files():
        default_storage.delete(f"originals/{name}")


def files() -> list[str]:
    return default_storage.listdir("originals")[1] if default_storage.exists("originals") else []


def test_a_picture_stands_where_it_stood_with_its_words_and_without_its_secrets() -> None:
    page = bring_in(document(Image(photo(), "The night desk"))).page

    assert [block.block_type for block in page.body] == ["paragraph", "picture", "paragraph"]
    block = page.body[1].value
    assert (block["alt"], block["decorative"]) == ("The night desk", False)
    assert block["picture"].width == 64
    [stored] = files()
    assert b"Ana of the clinic" not in default_storage.open(f"originals/{stored}").read()


def test_the_same_picture_is_kept_once() -> None:
    bring_in(document(Image(photo(), "One"), Image(photo(), "Two")))
    bring_in(document(Image(photo(), "Three"), Image(photo("navy"), "Four")))

    assert Picture.objects.count() == 2


def test_a_picture_without_words_is_asked_for_them_and_a_bad_one_left_out() -> None:
    outcome = bring_in(document(Image(photo()), Image(b"MZ\x90 not a picture", "Fake")))

    assert [block.block_type for block in outcome.page.body] == ["paragraph", "picture", "paragraph"]
    assert outcome.warnings[0].startswith("A picture has no description")
    assert outcome.warnings[1].startswith("A picture was left out.")
    assert len(files()) == 1


def test_a_failure_leaves_no_row_and_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object) -> None:
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(importing, "boilerplate_for", fail)
    with pytest.raises(RuntimeError):
        bring_in(document(Image(photo(), "The night desk")))
    assert not files()
    assert not Picture.objects.exists()
    assert not Import.objects.exists()


def test_a_corrected_document_keeps_its_pictures() -> None:
    record = bring_in(document(Image(photo(), "The night desk")), user=factories.user("Writer")).record

    page = importing.correct(record, {}, factories.user("Writer")).page
    assert [block.block_type for block in page.body] == ["paragraph", "picture", "paragraph"]
    assert Picture.objects.count() == 1


def test_renewing_a_document_that_lost_its_picture_takes_it_off_the_draft() -> None:
    first = bring_in(document(Image(photo(), "The night desk")))
    again = bring_in(document(), update=True)

    assert again.page.pk == first.page.pk
    assert [block.block_type for block in again.page.body] == ["paragraph"]
