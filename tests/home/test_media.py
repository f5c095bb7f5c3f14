"""Whatever way a picture or document comes in, what is stored and served tells nothing but what it shows."""

import json
import re
import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any

import html5lib
import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import QuerySet
from django.test import Client
from django.urls import reverse
from PIL import Image
from wagtail.images.forms import get_image_form
from wagtail.models import UploadedFile

from home.models import Attachment, Picture, Rendition
from home.renditions import FACE_SPEC, SPECS
from tests import factories
from tests.home.photos import CANARY, FORMATS, KINDS, exif, photo_that_tells, quarters, saved, tells

pytestmark = pytest.mark.django_db

RANDOM = re.compile(r"^(originals|pictures)/[0-9a-f]{32}\.(jpg|png|webp)$")
STAFF_SPECS = ["original", "max-165x165", "max-800x600", "max-1600x1600", "format-png"]
ALL_SPECS = [*STAFF_SPECS, FACE_SPEC, *SPECS["webp"], *SPECS["jpeg"]]
SHAPE = {"SourceFile", "ExifTool", "System", "File", "Composite", "JFIF", "PNG", "RIFF"}  # exiftool's groups


@pytest.fixture(autouse=True)
def files_of_its_own(settings: Any, tmp_path: Path) -> None:
    files = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": str(tmp_path)}}
    settings.STORAGES = {**settings.STORAGES, "default": files}


def photo(format_: str = "JPEG") -> bytes:
    """A picture as a phone sends it: lying on its side, with place and author."""
    return saved(quarters(64, 32), format_, exif=exif(orientation=6))


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
    return not tells(data) and not Image.open(BytesIO(data)).info.keys() & {
        "exif",
        "xmp",
        "comment",
        "icc_profile",
    }


@pytest.mark.parametrize("way", [by_code, by_form])
@pytest.mark.parametrize("format_", FORMATS)
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


@pytest.mark.parametrize("kind", KINDS)
class TestEverySizeOfAPicture:
    def test_tells_nothing_and_has_a_random_name(self, kind: str) -> None:
        picture = by_code("embargo.jpg", photo_that_tells(kind))
        for rendition in picture.get_renditions(*ALL_SPECS).values():
            assert tells_nothing(stored(rendition.file.name))
            assert RANDOM.match(rendition.file.name)
            assert rendition.file.name.split("/")[1][:32] not in picture.file.name

    def test_has_nothing_for_exiftool_to_read(self, kind: str) -> None:
        if not (exiftool := shutil.which("exiftool")):
            pytest.skip("exiftool is not here, so its word is not asked; the search for canaries above is.")
        picture = by_code("embargo.jpg", photo_that_tells(kind))
        names = [picture.file.name, *(one.file.name for one in picture.get_renditions(*ALL_SPECS).values())]
        call = [exiftool, "-json", "-G1", "-a", "-u", *map(default_storage.path, names)]
        reports = json.loads(subprocess.run(call, capture_output=True, check=True).stdout)
        assert len(reports) == len(names) == len(ALL_SPECS) + 1
        for report in reports:
            assert {tag.split(":")[0] for tag in report} <= SHAPE
            assert CANARY not in json.dumps(report)


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


def test_an_attachment_has_a_random_name_and_its_row_describes_it() -> None:
    attachment = Attachment(title="Ruling", file=ContentFile(b"The court rules.", name=f"{CANARY}.TXT"))
    attachment.save()
    assert re.fullmatch(r"documents/[0-9a-f]{32}\.txt", attachment.file.name)
    assert attachment.file_size == len(stored(attachment.file.name))


@pytest.mark.parametrize("model", [Picture, Attachment])
def test_code_can_store_no_file_that_a_form_would_refuse(model: Any) -> None:
    for save in (
        lambda made, file: made.save(),
        lambda made, file: made.file.save("x.pdf", file, save=False),
    ):
        made = model(title="Trap", width=1, height=1) if model is Picture else model(title="Trap")
        file = ContentFile(b"<script>alert(1)</script>", name="trap.pdf")
        made.file = file
        with pytest.raises(ValidationError):
            save(made, file)
    assert not default_storage.exists("originals") and not default_storage.exists("documents")


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

    def test_what_is_put_aside_until_its_form_is_complete_is_cleaned_already(
        self, client: Client, newsroom: Any
    ) -> None:
        client.force_login(factories.user("Writer"))
        told = SimpleUploadedFile(f"{CANARY}.heic", photo("HEIF"), "image/heic")
        data = {"title": "x" * 300, "collection": "1", "files[]": told}
        answer = client.post(reverse("wagtailimages:add_multiple"), data).json()
        aside = UploadedFile.objects.get()
        assert answer["uploaded_file_id"] == aside.pk
        assert tells_nothing(stored(aside.file.name)) and CANARY not in aside.file.name

        prefix = f"uploaded-image-{aside.pk}"
        complete = {f"{prefix}-title": "A clinic", f"{prefix}-collection": "1", f"{prefix}-tags": ""}
        url = reverse("wagtailimages:create_multiple_from_uploaded_image", args=[aside.pk])
        assert client.post(url, complete).json()["success"]
        picture = Picture.objects.get()
        assert tells_nothing(stored(picture.file.name)) and RANDOM.match(picture.file.name)

    def test_of_many_at_once_the_refused_one_says_why_and_the_others_go_through(
        self, client: Client, newsroom: Any
    ) -> None:
        client.force_login(factories.user("Writer"))
        uploads = {"one.heic": photo("HEIF"), "two.jpg": b"GIF89a", "three.avif": photo("AVIF")}
        answers = [
            client.post(
                reverse("wagtailimages:add_multiple"),
                {"title": name, "collection": "1", "files[]": SimpleUploadedFile(name, data)},
            ).json()
            for name, data in uploads.items()
        ]
        assert [answer["success"] for answer in answers] == [True, False, True]
        assert "GIF pictures are not taken" in answers[1]["error_message"]
        assert Picture.objects.count() == 2

    def test_what_is_not_even_sent_for_its_name_gets_a_sentence_that_says_what_to_do(
        self, client: Client, newsroom: Any
    ) -> None:
        client.force_login(factories.user("Writer"))
        page = html5lib.parse(
            client.get(reverse("wagtailimages:add_multiple")).content, namespaceHTMLElements=False
        )
        [field] = [each for each in page.iter("input") if each.get("data-accept-file-types")]
        assert not re.search(field.get("data-accept-file-types")[1:-2], "dancing.gif")
        assert "save it as JPEG or PNG" in json.loads(field.get("data-messages"))["acceptFileTypes"]

    def test_a_document_is_cleaned_or_refused_beside_its_file(self, client: Client, newsroom: Any) -> None:
        client.force_login(factories.user("Writer"))
        form = {"title": "Ruling", "collection": "1", "tags": ""}
        url = reverse("wagtaildocs:add")
        answer = client.post(
            url, {**form, "file": SimpleUploadedFile("ruling.pdf", b"<script>alert(1)</script>")}
        )
        [sentence] = answer.context["form"].errors["file"]
        assert "not what its name says" in sentence
        assert not Attachment.objects.exists()
        answer = client.post(url, {**form, "file": SimpleUploadedFile(f"{CANARY}.txt", b"The court rules.")})
        assert answer.status_code == 302
        assert CANARY not in Attachment.objects.get().file.name


def test_where_two_make_the_same_sizes_both_get_those_that_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wagtail looks before it writes, and another process may be sooner in between."""
    picture = factories.picture()
    insert, sooner = QuerySet.bulk_create, []

    def second(rows: QuerySet[Any], made: list[Any], **options: Any) -> Any:
        if rows.model is Rendition and not sooner:
            for one in made[:2]:
                name = default_storage.save(f"pictures/{len(sooner)}.jpg", ContentFile(b"the other's"))
                key = {"filter_spec": one.filter_spec, "focal_point_key": one.focal_point_key}
                sooner.append(Rendition(image=picture, file=name, width=90, height=90, **key))
            insert(rows, sooner)
        return insert(rows, made, **options)

    monkeypatch.setattr(QuerySet, "bulk_create", second)
    got = picture.get_renditions("width-90", "width-80", "width-70")
    kept = {rendition.filter_spec: rendition.file.name for rendition in picture.renditions.all()}
    assert len(sooner) == 2 and {rendition.file.name for rendition in sooner} <= set(kept.values())
    assert {spec: rendition.file.name for spec, rendition in got.items()} == kept
    assert {f"pictures/{name}" for name in default_storage.listdir("pictures")[1]} == set(kept.values())
