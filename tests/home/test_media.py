"""Whatever way a picture comes in, what is stored and served tells nothing but what it shows."""

import re
from io import BytesIO
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import ExifTags, Image, PngImagePlugin
from wagtail.images.forms import get_image_form

from home.models import Attachment, Picture
from home.renditions import FACE_SPEC, SPECS
from tests import factories

pytestmark = pytest.mark.django_db

CANARY = "canary-5d1e"
RANDOM = re.compile(r"^(originals|pictures)/[0-9a-f]{32}\.(jpg|png|webp)$")


def photo(format_: str = "JPEG", orientation: int = 6, size: tuple[int, int] = (64, 32)) -> bytes:
    """A picture as a phone sends it: lying on its side, with place, author and comment."""
    tags = Image.Exif()
    tags[ExifTags.Base.Orientation] = orientation
    tags[ExifTags.Base.Artist] = CANARY
    tags.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSMapDatum] = CANARY
    options: dict[str, Any] = {"exif": tags}
    if format_ == "PNG":
        options["pnginfo"] = PngImagePlugin.PngInfo()
        options["pnginfo"].add_text("Comment", CANARY)
    elif format_ == "JPEG":
        options["comment"] = CANARY.encode()
    file = BytesIO()
    Image.new("RGB", size, "teal").save(file, format_, **options)
    assert CANARY.encode() in file.getvalue()
    return file.getvalue()


def by_code(name: str, data: bytes) -> Picture:
    picture = Picture(title="A clinic", file=ContentFile(data, name=name))
    picture.save()
    return picture


def picture_form(name: str, data: bytes) -> Any:
    return get_image_form(Picture)(
        {"title": "A clinic", "collection": "1", "tags": "", "credit": "", "licence": ""},
        {"file": SimpleUploadedFile(name, data, "image/jpeg")},
        instance=Picture(),
    )


def by_form(name: str, data: bytes) -> Picture:
    form = picture_form(name, data)
    assert form.is_valid(), form.errors
    return form.save()


def stored(name: str) -> bytes:
    with default_storage.open(name) as file:
        return file.read()


def tells_nothing(data: bytes) -> bool:
    image = Image.open(BytesIO(data))
    return (
        CANARY.encode() not in data
        and not image.getexif()
        and not image.info.keys() & {"exif", "xmp", "comment"}
    )


@pytest.mark.parametrize("way", [by_code, by_form])
@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP"])
def test_what_is_stored_tells_nothing_and_has_a_random_name(way: Any, format_: str) -> None:
    picture = way(f"embargo-{CANARY}.{format_.lower()}", photo(format_))
    assert tells_nothing(stored(picture.file.name))
    assert RANDOM.match(picture.file.name)


@pytest.mark.parametrize("way", [by_code, by_form])
def test_the_row_describes_the_file_as_stored(way: Any) -> None:
    picture = Picture.objects.get(pk=way("photo.jpg", photo()).pk)
    assert (picture.width, picture.height) == (32, 64)
    assert picture.file_size == len(stored(picture.file.name))
    with Image.open(BytesIO(stored(picture.file.name))) as image:
        assert image.size == (32, 64)


@pytest.mark.parametrize(
    "spec", ["original", "width-20", "format-jpeg", "format-png", FACE_SPEC, SPECS["webp"][0]]
)
@pytest.mark.parametrize("format_", ["JPEG", "PNG"])
def test_renditions_tell_nothing_and_have_random_names(format_: str, spec: str) -> None:
    picture = by_code("embargo.jpg", photo(format_))
    rendition = picture.get_rendition(spec)
    assert tells_nothing(stored(rendition.file.name))
    assert RANDOM.match(rendition.file.name)
    assert rendition.file.name.split("/")[1][:32] not in picture.file.name


def test_saving_again_leaves_the_file_alone() -> None:
    picture = by_code("photo.jpg", photo())
    name, data = picture.file.name, stored(picture.file.name)
    picture = Picture.objects.get(pk=picture.pk)
    picture.credit = "Rosa Prueba"
    picture.full_clean()
    picture.save()
    assert (picture.file.name, stored(picture.file.name)) == (name, data)


@pytest.mark.parametrize("data", [b"GIF89a", b"<svg xmlns='x'/>", b"not a picture", photo()[:200]])
def test_what_is_no_safe_picture_is_refused_and_not_stored(data: bytes) -> None:
    form = picture_form("photo.jpg", data)
    assert not form.is_valid()
    assert form.errors["file"]
    assert not Picture.objects.exists()


def test_two_uploads_of_one_file_have_nothing_in_common_in_their_names() -> None:
    assert by_code("photo.jpg", photo()).file.name != by_code("photo.jpg", photo()).file.name


def test_an_attachment_has_a_random_name() -> None:
    attachment = Attachment(title="Ruling", file=ContentFile(b"%PDF-1.7", name=f"{CANARY}.PDF"))
    attachment.save()
    assert re.fullmatch(r"documents/[0-9a-f]{32}\.pdf", attachment.file.name)


class TestInTheAdmin:
    def test_an_upload_and_its_replacement_are_cleaned(self, client: Client, newsroom: Any) -> None:
        client.force_login(factories.user("Writer"))
        form = {"title": "A clinic", "collection": "1", "tags": "", "credit": "", "licence": ""}
        add = {**form, "file": SimpleUploadedFile(f"{CANARY}.jpg", photo(), "image/jpeg")}
        assert client.post(reverse("wagtailimages:add"), add).status_code == 302
        picture = Picture.objects.get()
        first = picture.file.name
        assert tells_nothing(stored(first))
        replacement = {**form, "file": SimpleUploadedFile(f"{CANARY}-2.png", photo("PNG"), "image/png")}
        assert client.post(reverse("wagtailimages:edit", args=[picture.pk]), replacement).status_code == 302
        picture = Picture.objects.get()
        assert picture.file.name != first
        assert tells_nothing(stored(picture.file.name))
        assert RANDOM.match(picture.file.name)

    @pytest.mark.parametrize("data", [b"GIF89a", photo()[:-40]])
    def test_a_refused_upload_says_why_beside_the_file(
        self, client: Client, newsroom: Any, data: bytes
    ) -> None:
        client.force_login(factories.user("Writer"))
        file = SimpleUploadedFile("photo.jpg", data, "image/jpeg")
        form = {"title": "Cut off", "collection": "1", "tags": "", "file": file}
        answer = client.post(reverse("wagtailimages:add"), form)
        assert answer.status_code == 200
        assert answer.context["form"].errors["file"]
        assert not Picture.objects.exists()
