"""How to translate, as a screen in the language of the interface."""

from typing import Any

import html5lib
import pytest
from django.test import Client
from django.urls import reverse
from wagtail.users.models import UserProfile

from tests import factories as make

pytestmark = pytest.mark.usefixtures("newsroom")

ADDRESS = reverse("newsroom_translating_help")


def page_in(language: str) -> Any:
    user = make.user("Translator", "ar")
    profile = UserProfile.get_for_user(user)
    profile.preferred_language = language
    profile.save()
    client = Client()
    client.force_login(user)
    response = client.get(ADDRESS)
    assert response.status_code == 200
    return html5lib.parse(response.content, namespaceHTMLElements=False)


@pytest.mark.parametrize(
    ("interface", "shown", "direction"),
    [("en", "en", "ltr"), ("es", "es", "ltr"), ("ar", "ar", "rtl"), ("zh-hans", "en", "ltr")],
)
def test_it_is_in_the_language_of_the_interface_else_in_english(
    interface: str, shown: str, direction: str
) -> None:
    page = page_in(interface)
    text = next(part for part in page.iter("div") if part.get("class") == "translating-help")
    assert (text.get("lang"), text.get("dir")) == (shown, direction)
    assert len(list(text.iter("h2"))) == 6
    assert len(list(text.iter("table"))) == 2
    assert not list(text.iter("h1"))


def test_it_is_for_staff() -> None:
    assert Client().get(ADDRESS).status_code == 302
