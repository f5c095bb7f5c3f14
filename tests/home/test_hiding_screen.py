"""The screen on which faces are hidden: who gets it, and what it says."""

import json
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse

from home.models import Picture, User
from tests import factories
from tests.home.crowds import is_hidden, stored


class TestTheScreen:
    @staticmethod
    def url(picture: Picture) -> str:
        return reverse("hide_faces", args=[picture.pk])

    @staticmethod
    def form(picture: Picture, **changes: str) -> dict[str, str]:
        mark = {"shape": "rectangle", "x": 0, "y": 0, "width": 1, "height": 1}
        return {"marks": json.dumps([mark]), "drawn_on": picture.file_hash, **changes}

    def test_is_led_to_from_the_pictures_editor(self, picture: Picture, writer: User, client: Client) -> None:
        client.force_login(writer)
        editor = client.get(reverse("wagtailimages:edit", args=[picture.pk]))
        assert f'href="{self.url(picture)}"' in editor.content.decode()

    def test_shows_first_and_hides_on_post(
        self, picture: Picture, writer: User, client: Client, django_capture_on_commit_callbacks: Any
    ) -> None:
        client.force_login(writer)
        before = picture.file.name
        answer = client.get(self.url(picture))
        assert answer.status_code == 200 and "can’t be undone" in answer.content.decode()
        assert Picture.objects.get(pk=picture.pk).file.name == before
        with django_capture_on_commit_callbacks(execute=True):
            answer = client.post(self.url(picture), self.form(picture), follow=True)
        assert "1 face is hidden in “At the gate”" in answer.content.decode()
        assert is_hidden(stored(Picture.objects.get(pk=picture.pk).file.name))
        assert not default_storage.exists(before)

    @pytest.mark.parametrize(
        ("changes", "sentence"),
        [
            ({"marks": "[]"}, "Mark at least one face."),
            ({"marks": "<script>"}, "The marks could not be read: draw them again."),
            ({"marks": ""}, "The marks could not be read: draw them again."),
            ({"drawn_on": "another"}, "This picture has been changed meanwhile: mark the faces again."),
            ({"drawn_on": ""}, "The marks could not be read: draw them again."),
        ],
    )
    def test_says_what_to_do_and_hides_nothing(
        self, picture: Picture, writer: User, client: Client, changes: dict[str, str], sentence: str
    ) -> None:
        client.force_login(writer)
        answer = client.post(self.url(picture), self.form(picture, **changes), follow=True)
        assert sentence in answer.content.decode()
        assert Picture.objects.get(pk=picture.pk).file.name == picture.file.name

    @pytest.mark.parametrize("role", ["Translator", "Legal reviewer", ""])
    def test_is_closed_to_who_may_not_change_the_picture(
        self, picture: Picture, client: Client, role: str
    ) -> None:
        client.force_login(factories.user(role, language="es" if role == "Translator" else None))
        for answer in (client.get(self.url(picture)), client.post(self.url(picture), self.form(picture))):
            assert answer.status_code == 403 if role else answer.status_code in (302, 403)
        assert Picture.objects.get(pk=picture.pk).file.name == picture.file.name

    def test_is_closed_to_strangers(self, picture: Picture, reader: Client) -> None:
        for answer in (reader.get(self.url(picture)), reader.post(self.url(picture), self.form(picture))):
            assert answer.status_code == 302 and "/admin/login/" in answer["Location"]
        assert Picture.objects.get(pk=picture.pk).file.name == picture.file.name

    def test_of_no_picture_is_not_there(self, writer: User, client: Client) -> None:
        client.force_login(writer)
        assert client.get(reverse("hide_faces", args=[10**6]), follow=True).status_code == 404
