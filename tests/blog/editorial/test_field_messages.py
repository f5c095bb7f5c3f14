"""What is wrong with an entry is said at its field, in the language of whoever enters it."""

from typing import Any

import html5lib
import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext
from wagtail.users.models import UserProfile

from blog.models import Quote
from home.models import InformationPage
from tests import factories
from tests.blog.editorial.test_screens import form_of

pytestmark = pytest.mark.usefixtures("newsroom")


@pytest.fixture(params=["es", "ar", "zh-hans"])
def language(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def writer(newsroom: Any, language: str) -> Client:
    user = factories.user("Writer")
    UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": language})
    client = Client()
    client.force_login(user)
    return client


def errors(answer: Any) -> dict[str, list[str]]:
    """The messages that the page shows, by the field they stand at."""
    assert answer.status_code == 200
    page = html5lib.parse(answer.content, namespaceHTMLElements=False)
    found = {
        field.get("data-contentpath"): [
            " ".join("".join(message.itertext()).split())
            for message in field.iter("p")
            if message.get("class") == "error-message"
        ]
        for field in page.iter()
        if field.get("data-contentpath")
    }
    return {name: messages for name, messages in found.items() if messages}


def said_in(language: str, sentence: str, **values: str) -> str:
    with translation.override(language):
        return gettext(sentence) % values


def test_a_quote_needs_a_speaker(writer: Client, language: str) -> None:
    answer = writer.post(
        reverse("wagtailsnippets_blog_quote:add"), {"words": "We were in the room.", "speaker": ""}
    )
    message = said_in(language, "This field is required.")
    assert message != "This field is required."
    assert errors(answer) == {"speaker": [message]}
    assert not Quote.objects.exists()


def test_a_slug_that_is_taken_is_said_to_be(writer: Client, language: str) -> None:
    taken, page = factories.release(slug="taken"), factories.release("Other", slug="other")
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    answer = writer.post(url, form_of(page, slug=taken.slug))
    sentence = "“%(slug)s” is taken below “%(parent)s”. Choose another word."
    assert errors(answer) == {"slug": [said_in(language, sentence, slug="taken", parent="News")]}


def test_a_slug_may_be_the_same_in_another_language(writer: Client) -> None:
    factories.release(slug="taken")
    page = factories.release("Otra", language="es", slug="otra")
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert writer.post(url, form_of(page, slug="taken")).status_code == 302


def test_a_part_of_other_addresses_is_no_slug(writer: Client, language: str) -> None:
    page = factories.release(slug="other")
    sentence = "“%(slug)s” is a part of other addresses. Choose another word."
    for slug in ("archive", "by", "campaign", "page", "topic", "type"):
        answer = writer.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form_of(page, slug=slug))
        assert errors(answer) == {"slug": [said_in(language, sentence, slug=slug)]}


def test_a_slug_is_one_word_of_letters() -> None:
    page = factories.release(slug="other")
    for slug in ("feed.atom", "a/b", "a b", "%2e%2e", "../admin"):
        page.slug = slug
        with pytest.raises(ValidationError) as refusal:
            page.full_clean()
        assert "slug" in refusal.value.message_dict


def test_a_title_that_is_a_part_of_addresses_gets_a_slug_of_its_own() -> None:
    home = factories.news().get_parent()
    page = home.add_child(instance=InformationPage(title="People", locale=home.locale, live=False))
    assert page.slug == "people-1"
