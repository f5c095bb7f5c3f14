"""What staff can do in the admin to begin translations, and to see what is missing in them."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale

from blog.models import PressReleasePage, Quote
from blog.staff import edit_url, screen_url
from blog.translation.screens import desk_url
from blog.translation.start import start
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def newsroom() -> None:
    make.newsroom()


def client_of(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def text_of(response: Any) -> str:
    return response.content.decode()


def begun(source: Any, code: str = "es") -> Any:
    return start(source, [Locale.objects.get(language_code=code)], user=make.user("Writer"))[0]


def offered(user: Any, instance: Any) -> set[str]:
    text = text_of(client_of(user).get(screen_url("newsroom_translate", instance)))
    return {code for code in ("en", "es", "ar") if f'name="language" value="{code}"' in text}


def test_roles_for_all_languages_are_offered_every_language_without_a_translation() -> None:
    page = make.release()
    for user in (make.user("Writer"), make.user("Editor"), make.user("Press officer"), make.user(admin=True)):
        assert offered(user, page) == {"es", "ar"}
    begun(page)
    assert offered(make.user("Writer"), page) == {"ar"}


def test_translators_are_offered_their_own_language_only() -> None:
    assert offered(make.user("Translator", "es"), make.published(make.release())) == {"es"}
    assert offered(make.user("Translator", "ar"), make.published(make.quote())) == {"ar"}


def test_translators_begin_no_translation_of_a_draft_that_they_cant_read() -> None:
    page = make.release()
    url = screen_url("newsroom_translate", page)
    client = client_of(make.user("Translator", "es"))
    assert client.get(url).status_code == 302
    client.post(url, {"language": "es"})
    assert PressReleasePage.objects.count() == 1


def test_draft_changes_of_a_public_page_stay_hidden_from_translators() -> None:
    page = make.published(make.release())
    page.title = "Not for everybody yet"
    page.save_revision(user=make.user("Writer"))
    response = client_of(make.user("Translator", "es")).get(
        screen_url("newsroom_translate", page), follow=True
    )
    assert "Not for everybody yet" not in text_of(response)


def test_a_language_that_was_not_offered_is_not_begun() -> None:
    page = make.published(make.release())
    client = client_of(make.user("Translator", "es"))
    client.post(screen_url("newsroom_translate", page), {"language": ["ar", "en", "xx"]})
    assert PressReleasePage.objects.count() == 1


@pytest.mark.parametrize("role", [("Legal reviewer",), ("Language reviewer", "es")])
def test_roles_that_dont_translate_neither_see_the_screen_nor_begin(role: tuple[str, ...]) -> None:
    page, quote = make.published(make.release()), make.quote()
    client = client_of(make.user(*role))
    for instance in (page, quote):
        url = screen_url("newsroom_translate", instance)
        assert client.get(url).status_code == 302
        client.post(url, {"language": "es"})
    assert PressReleasePage.objects.count() == Quote.objects.count() == 1


def test_looking_begins_nothing() -> None:
    page = make.release()
    client_of(make.user("Writer")).get(screen_url("newsroom_translate", page), {"language": "es"})
    assert PressReleasePage.objects.count() == 1


def test_beginning_makes_drafts_opens_the_first_and_links_all() -> None:
    page = make.published(make.release(body=[("quote", make.quote())]))
    client, url = client_of(make.user("Writer")), screen_url("newsroom_translate", page)
    before = text_of(client.get(url))
    assert "1 quote" in before and "1 person" in before
    response = client.post(url, {"language": ["ar", "es"]}, follow=True)
    spanish = PressReleasePage.objects.get(locale__language_code="es")
    arabic = PressReleasePage.objects.get(locale__language_code="ar")
    assert response.redirect_chain[-1][0] == desk_url(spanish)
    assert desk_url(arabic) in text_of(response)
    assert not spanish.live and not arabic.live
    assert Quote.objects.filter(locale__language_code__in=["es", "ar"], live=False).count() == 2


def test_from_a_translation_it_is_the_source_that_gets_translated() -> None:
    spanish = begun(make.release("Written in English"))
    client_of(make.user("Writer")).post(screen_url("newsroom_translate", spanish), {"language": "ar"})
    arabic = PressReleasePage.objects.get(locale__language_code="ar")
    assert arabic.translated_from.language_code == "en"


def test_no_language_left_or_none_chosen_is_said() -> None:
    page = make.release()
    client, url = client_of(make.user("Writer")), screen_url("newsroom_translate", page)
    assert "Choose at least one language" in text_of(client.post(url, follow=True))
    begun(page, "es")
    begun(page, "ar")
    assert "has a translation already" in text_of(client.get(url))


def test_languages_stand_under_their_own_names_and_directions() -> None:
    text = text_of(client_of(make.user("Writer")).get(screen_url("newsroom_translate", make.release())))
    assert '<bdi lang="ar" dir="rtl">العربية</bdi>' in text


def test_lists_and_editors_lead_to_translate_whom_it_is_open_to() -> None:
    page, quote = make.release(), make.quote()
    places = {
        reverse("wagtailadmin_explore", args=[page.get_parent().pk]): page,
        edit_url(page): page,
        reverse("wagtailsnippets_blog_quote:list"): quote,
        edit_url(quote): quote,
    }
    writer, legal = client_of(make.user("Writer")), client_of(make.user("Legal reviewer"))
    for place, instance in places.items():
        url = screen_url("newsroom_translate", instance)
        assert url in text_of(writer.get(place)), place
        assert url not in text_of(legal.get(place, follow=True)), place


def test_the_editor_of_a_translation_says_where_it_comes_from_and_what_is_to_do() -> None:
    page, quote = make.release(), make.quote()
    client = client_of(make.user("Writer"))
    for source in (page, quote):
        spanish = begun(source)
        text = text_of(client.get(edit_url(spanish)))
        assert "Translated from English." in text and "still to do" in text
        assert edit_url(source) in text and desk_url(spanish) in text
        assert "Translated from" not in text_of(client.get(edit_url(source)))
