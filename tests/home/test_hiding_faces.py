"""A face that was hidden is nowhere any more, and nothing else has changed."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db.models.signals import post_delete
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops
from wagtail.models import ModelLogEntry

from home.cleaning.mosaic import CELLS, hide
from home.faces import HIDE_FACES, MOST_MARKS, Mark, hide_faces, marks_from
from home.models import Picture, Rendition, User
from home.renditions import FACE_SPEC, SPECS, responsive
from tests import factories
from tests.home.crowds import SIZE, crowd, is_hidden, stored
from tests.home.photos import difference, opened, saved

WHOLE = [Mark("rectangle", 0, 0, 1, 1)]
FACE = Mark("oval", 0.25, 0.25, 0.5, 0.5)

fractions = st.floats(-1.5, 2, allow_nan=False)
sizes = st.floats(0.001, 2)
marks = st.builds(
    dict, shape=st.sampled_from(["oval", "rectangle"]), x=fractions, y=fractions, width=sizes, height=sizes
)


class TestPixels:
    @settings(max_examples=60)
    @given(mark=marks)
    def test_of_a_mark_are_a_few_coarse_cells_and_all_others_are_as_before(
        self, mark: dict[str, Any]
    ) -> None:
        before = opened(crowd()).convert("RGB")
        head, data = hide(saved(before, "PNG"), json.dumps([mark]))
        after = opened(data)
        assert (head["width"], head["height"]) == after.size == SIZE
        # One pixel more to each side: whatever a mark grazes is hidden.
        left, right = mark["x"] * SIZE[0] - 1, (mark["x"] + mark["width"]) * SIZE[0] + 1
        top, bottom = mark["y"] * SIZE[1] - 1, (mark["y"] + mark["height"]) * SIZE[1] + 1
        changed = ImageChops.difference(before, after)
        if box := changed.getbbox():
            assert left <= box[0] and top <= box[1] and box[2] <= right and box[3] <= bottom
            colours = {
                after.getpixel((x, y))
                for x in range(box[0], box[2])
                for y in range(box[1], box[3])
                if changed.getpixel((x, y)) != (0, 0, 0)
            }
            assert len(colours) <= CELLS**2

    def test_of_a_rectangle_are_all_hidden_and_of_an_oval_those_inside(self) -> None:
        before = opened(crowd()).convert("RGB")
        for shape, corner_is_hidden in (("rectangle", True), ("oval", False)):
            mark = {"shape": shape, "x": 0.25, "y": 0.25, "width": 0.5, "height": 0.5}
            after = opened(hide(saved(before, "PNG"), json.dumps([mark]))[1])
            cell = after.crop((75, 55, 79, 59))
            assert len(cell.getcolors()) == 1
            corner = (40, 30, 44, 34)
            assert (len(after.crop(corner).getcolors()) == 1) == corner_is_hidden

    @pytest.mark.parametrize("size", [(0.02, 0.02), (0.05, 0.08), (1, 1), (1, 0.02)])
    def test_of_marks_of_every_size_are_averaged(self, size: tuple[float, float]) -> None:
        mark = {"shape": "rectangle", "x": 0, "y": 0, "width": size[0], "height": size[1]}
        after = opened(hide(crowd(), json.dumps([mark]))[1])
        box = (0, 0, max(1, int(size[0] * SIZE[0])), max(1, int(size[1] * SIZE[1])))
        hidden = after.crop(box)
        assert len(hidden.getcolors(10_000)) <= CELLS**2
        for channel in hidden.split():
            low, high = channel.getextrema()
            assert low >= 64 or high <= 192 or high - low < 255  # a mean of noise is grey

    @pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP"])
    def test_beside_the_marks_stay_in_every_format(self, format_: str) -> None:
        before = saved(Image.linear_gradient("L").resize(SIZE).convert("RGB"), format_)
        after = opened(
            hide(before, json.dumps([{"shape": "oval", "x": 0.5, "y": 0, "width": 0.5, "height": 1}]))[1]
        )
        assert after.format == format_
        left = (0, 0, SIZE[0] // 2 - 8, SIZE[1])
        assert difference(opened(before).crop(left), after.crop(left)) < 3


class TestMarks:
    @pytest.mark.parametrize(
        "text",
        [
            *("", "null", "1", "{}", '"oval"', "[1]", "[[]]", "[{}]", "[" * 5000),
            '[{"shape": "star", "x": 0, "y": 0, "width": 1, "height": 1}]',
            '[{"shape": "oval", "x": "0", "y": 0, "width": 1, "height": 1}]',
            '[{"shape": "oval", "x": NaN, "y": 0, "width": 1, "height": 1}]',
            '[{"shape": "oval", "x": 0, "y": 0, "width": Infinity, "height": 1}]',
            '[{"shape": "oval", "x": 0, "y": 0, "width": 1e400, "height": 1}]',
            '[{"shape": "oval", "x": 0, "y": 0, "width": 0, "height": 1}]',
            '[{"shape": "oval", "x": 0, "y": 0, "width": 1, "height": -1}]',
            '[{"shape": "oval", "x": 1.5, "y": 0, "width": 1, "height": 1}]',
            '[{"shape": "oval", "x": 0, "y": 0, "width": 1, "height": 1, "more": 1}]',
        ],
    )
    def test_that_are_none_are_refused_in_one_sentence(self, text: str) -> None:
        with pytest.raises(ValidationError, match="draw them again"):
            marks_from(text)

    def test_are_at_least_one_and_not_endless(self) -> None:
        with pytest.raises(ValidationError, match="at least one"):
            marks_from("[]")
        one = {"shape": "oval", "x": 0, "y": 0, "width": 1, "height": 1}
        with pytest.raises(ValidationError, match=str(MOST_MARKS)):
            marks_from(json.dumps([one] * (MOST_MARKS + 1)))
        assert marks_from(json.dumps([one])) == [Mark("oval", 0, 0, 1, 1)]

    def test_may_reach_over_the_edge(self) -> None:
        over = {"shape": "rectangle", "x": -0.5, "y": 0.9, "width": 0.6, "height": 1}
        assert marks_from(json.dumps([over])) == [Mark(**over)]


def all_files() -> set[str]:
    return {
        f"{folder}/{name}"
        for folder in ("originals", "pictures")
        if default_storage.exists(folder)
        for name in default_storage.listdir(folder)[1]
    }


class TestAPicture:
    def test_has_a_new_file_and_nothing_of_the_old_one(
        self, picture: Picture, writer: User, django_capture_on_commit_callbacks: Any
    ) -> None:
        picture.get_renditions("max-165x165", FACE_SPEC, *SPECS["webp"])
        before, name, hash_ = all_files(), picture.file.name, picture.file_hash
        assert not is_hidden(stored(name))
        with django_capture_on_commit_callbacks(execute=True):
            hide_faces(picture, WHOLE, writer)
        assert all_files() == {picture.file.name}
        assert picture.file.name not in before
        assert not Rendition.objects.filter(image=picture).exists()
        assert is_hidden(stored(picture.file.name))

        fresh = Picture.objects.get(pk=picture.pk)
        assert (fresh.file.name, fresh.file_hash) == (picture.file.name, picture.file_hash)
        assert fresh.file_hash != hash_ and fresh.file_size == len(stored(fresh.file.name))
        assert (fresh.width, fresh.height) == SIZE
        assert fresh.get_focal_point() == picture.get_focal_point() and fresh.has_focal_point()

    def test_is_shown_anew_wherever_it_stands(
        self, picture: Picture, writer: User, reader: Client, django_capture_on_commit_callbacks: Any
    ) -> None:
        page = factories.published(factories.release(lead_image=picture, lead_image_alt="A crowd"))
        responsive(picture)
        old = {rendition.file.url for rendition in picture.renditions.all()}
        assert any(url in reader.get(page.url).content.decode() for url in old)
        with django_capture_on_commit_callbacks(execute=True):
            hide_faces(picture, WHOLE, writer)
        answer = reader.get(page.url)
        assert answer.status_code == 200
        assert not any(url in answer.content.decode() for url in old)
        assert all(reader.get(url).status_code == 404 for url in old)
        for rendition in picture.renditions.all():
            assert is_hidden(stored(rendition.file.name))

    def test_keeps_others_as_they_are(
        self, picture: Picture, writer: User, django_capture_on_commit_callbacks: Any
    ) -> None:
        other = Picture(title="Also there", file=ContentFile(crowd(), name="other.png"))
        other.save()
        rendition = other.get_rendition("width-50")
        kept = {name: stored(name) for name in (other.file.name, rendition.file.name)}
        with django_capture_on_commit_callbacks(execute=True):
            hide_faces(picture, WHOLE, writer)
        assert {name: stored(name) for name in kept} == kept
        assert Rendition.objects.filter(pk=rendition.pk).exists()

    def test_is_as_it_was_when_something_fails_half_way(
        self, picture: Picture, writer: User, django_capture_on_commit_callbacks: Any
    ) -> None:
        picture.get_renditions("width-50", "width-60")
        before, rows = {name: stored(name) for name in all_files()}, Rendition.objects.count()

        def fail(**kwargs: Any) -> None:
            raise RuntimeError("The disk is full.")

        post_delete.connect(fail, sender=Rendition)
        try:
            with django_capture_on_commit_callbacks(execute=True), pytest.raises(RuntimeError):
                hide_faces(picture, WHOLE, writer)
        finally:
            post_delete.disconnect(fail, sender=Rendition)
        assert {name: stored(name) for name in all_files()} == before
        assert Rendition.objects.count() == rows
        assert Picture.objects.get(pk=picture.pk).file.name in before
        assert not ModelLogEntry.objects.filter(action=HIDE_FACES).exists()

    def test_that_was_changed_meanwhile_is_left_alone(self, picture: Picture, writer: User) -> None:
        newer = Picture.objects.get(pk=picture.pk)
        newer.file = ContentFile(crowd(), name="newer.png")
        newer.save()
        before = all_files()
        with pytest.raises(ValidationError, match="changed meanwhile"):
            hide_faces(picture, WHOLE, writer)
        assert all_files() == before
        assert Picture.objects.get(pk=picture.pk).file.name == newer.file.name

    def test_whose_file_is_lost_is_refused_in_a_sentence(self, picture: Picture, writer: User) -> None:
        default_storage.delete(picture.file.name)
        with pytest.raises(ValidationError, match="upload it again"):
            hide_faces(picture, WHOLE, writer)
        assert not all_files()

    def test_goes_into_the_log_with_who_and_how_many_and_no_places(
        self, picture: Picture, writer: User
    ) -> None:
        hide_faces(picture, [FACE, FACE], writer)
        entry = ModelLogEntry.objects.get(action=HIDE_FACES)
        assert (entry.user, entry.object_id, entry.label) == (writer, str(picture.pk), "At the gate")
        assert entry.data == {"marks": 2}
        assert entry.formatter.format_message(entry) == "Hid 2 faces"


class TestASizeOfThePictureThatIsBeingMadeMeanwhile:
    """Somebody's request read the picture before its faces were hidden, and makes its sizes after."""

    @pytest.fixture(params=["the old file is still there", "the old file is gone"])
    def hidden(
        self, picture: Picture, writer: User, request: Any, django_capture_on_commit_callbacks: Any
    ) -> Iterator[Picture]:
        late = Picture.objects.get(pk=picture.pk)
        with django_capture_on_commit_callbacks(execute=request.param == "the old file is gone"):
            hide_faces(picture, WHOLE, writer)
        yield late

    def test_shows_the_new_file(self, hidden: Picture) -> None:
        assert is_hidden(stored(hidden.get_rendition("width-100").file.name))
        for rendition in hidden.get_renditions("width-90", "width-80").values():
            assert is_hidden(stored(rendition.file.name))

    def test_stays_in_no_table_and_no_cache(self, hidden: Picture) -> None:
        hidden.get_renditions("width-100", "width-90")
        fresh = Picture.objects.get(pk=hidden.pk)
        assert {rendition.file.name for rendition in fresh.renditions.all()} == {
            rendition.file.name for rendition in fresh.get_renditions("width-100", "width-90").values()
        }
        cache.clear()
        assert all(is_hidden(stored(rendition.file.name)) for rendition in fresh.renditions.all())
