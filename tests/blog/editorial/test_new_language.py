"""A new language: what to translate first, and when readers are offered it."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from lxml.html import HtmlElement, document_fromstring

from blog.editorial.languages import State, change
from blog.editorial.roles import ROLES
from blog.models import PressReleasePage, Topic
from blog.translation.models import Translation
from blog.translation.record import accept, missing_texts
from blog.translation.start import start
from blog.translation.tally import row_of
from home.models import HomePage, InformationPage
from tests import factories as make

pytestmark = pytest.mark.usefixtures("newsroom")

NEW = "zh-hans"
LANGUAGES = "/admin/newsroom/languages/"
SCREEN = f"/admin/newsroom/languages/{NEW}/begin/"


@pytest.fixture
def admin() -> Client:
    client = Client()
    client.force_login(make.user(admin=True))
    return client


def page_of(response: Any) -> HtmlElement:
    assert response.status_code == 200
    return document_fromstring(response.content.decode())


def said(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def parts(admin: Client) -> dict[str, dict[str, bool]]:
    """By part: the titles that can be chosen, and whether they are."""
    found = {}
    for part in page_of(admin.get(SCREEN)).xpath("//fieldset[contains(@class, 'newsroom-choices')]"):
        labels = part.findall("label")
        found[said(part.find("legend"))] = {
            said(label.find("bdi")): label.find("input").get("checked") is not None for label in labels
        }
    return found


def chosen(admin: Client) -> list[str]:
    return page_of(admin.get(SCREEN)).xpath("//input[@name='source'][@checked]/@value")


def home(code: str) -> HomePage:
    return HomePage.objects.get(locale__language_code=code)


def with_a_tagline() -> None:
    newest = home("en").get_latest_revision_as_object()
    newest.tagline = "Neighbours who speak up"
    newest.save_revision().publish()


def information(title: str) -> InformationPage:
    page = InformationPage(
        title=title, body=[make.paragraph("We are.")], locale=make.locale("en"), live=False
    )
    home("en").add_child(instance=page)
    page.save_revision()
    return make.published(page)


def filled() -> None:
    information("Who we are")
    make.published(make.topic("Housing"))
    make.published(make.campaign("Heat for all"))
    for number in range(7):
        make.published(make.release(f"Number {number}"))
    make.release("A draft")


def test_opening_a_language_leads_to_what_to_translate_first(admin: Client) -> None:
    for code, state in ((NEW, "open"),):
        response = admin.post(LANGUAGES, {"language": code, "state": state})
        assert response["Location"] == SCREEN
    assert admin.post(LANGUAGES, {"language": "es", "state": "hidden"})["Location"] == LANGUAGES
    assert admin.post(LANGUAGES, {"language": "es", "state": "open"})["Location"] == LANGUAGES


def test_it_can_be_come_back_to_from_the_languages(admin: Client) -> None:
    change("ar", State.RETIRED)
    links = page_of(admin.get(LANGUAGES)).xpath("//main//a/@href")
    assert reverse("newsroom_language_begin", args=["es"]) in links
    for code in ("en", "ar", NEW):
        assert reverse("newsroom_language_begin", args=[code]) not in links


def test_what_is_public_is_offered_and_what_helps_first_is_ticked(admin: Client) -> None:
    filled()
    change(NEW, State.OPEN)
    found = parts(admin)
    assert found["Information pages"] == {"Who we are": True}
    assert found["Topics"] == {"Housing": True}
    assert found["Campaigns"] == {"Heat for all": True}
    statements = found["Newest statements"]
    assert [title for title, ticked in statements.items() if ticked] == [
        "Number 6",
        "Number 5",
        "Number 4",
        "Number 3",
        "Number 2",
    ]
    assert len(statements) == 7 and "A draft" not in statements


def test_beginning_puts_the_ticked_on_the_desk_and_nothing_else(admin: Client) -> None:
    filled()
    change(NEW, State.OPEN)
    count = len(chosen(admin))
    response = admin.post(SCREEN, {"source": chosen(admin)}, follow=True)
    assert f"{count} texts wait for their translators into Chinese (Simplified)." in said(page_of(response))
    locale = make.locale(NEW)
    drafts = PressReleasePage.objects.filter(locale=locale)
    assert {draft.title for draft in drafts} == {f"Number {number}" for number in range(2, 7)}
    assert not drafts.filter(live=True).exists()
    assert InformationPage.objects.filter(locale=locale, live=False).exists()
    assert Topic.objects.filter(locale=locale, live=False).exists()
    assert all(row_of(draft) for draft in drafts)
    assert set(parts(admin)["Newest statements"]) == {"Number 0", "Number 1"}
    assert not Translation.objects.filter(locale__language_code="es", started_by__isnull=False).exists()


@pytest.mark.parametrize("posted", [{}, {"source": ["x", "999999", "²", "-1", "9" * 40]}])
def test_nothing_chosen_is_said(admin: Client, posted: dict[str, Any]) -> None:
    make.published(make.release())
    change(NEW, State.OPEN)
    response = admin.post(SCREEN, posted, follow=True)
    assert "Choose something" in said(page_of(response))
    assert PressReleasePage.objects.count() == 1


def test_what_has_begun_is_shown_with_where_it_stands(admin: Client) -> None:
    page = make.published(make.release("Tenants win"))
    change(NEW, State.OPEN)
    start(page, [make.locale(NEW)])
    text = said(page_of(admin.get(SCREEN)))
    assert "Tenants win Missing 6 words left" in text
    assert "All of this has begun." in text


def test_a_language_that_is_retired_unknown_or_not_used_has_no_such_screen(admin: Client) -> None:
    change("es", State.RETIRED)
    for code in ("es", "xx", NEW):
        address = reverse("newsroom_language_begin", args=[code])
        assert admin.get(address, follow=True).status_code == 404
        assert admin.post(address, {"source": "1"}, follow=True).status_code == 404


def test_only_administrators_choose(subtests: pytest.Subtests) -> None:
    make.published(make.release())
    change(NEW, State.OPEN)
    for role in ROLES:
        with subtests.test(role.name):
            client = Client()
            client.force_login(make.user(role.name, "es" if role.per_language else None))
            assert client.get(SCREEN).status_code == 302
            client.post(SCREEN, {"source": ["1", "2", "3", "4", "5"]})
    assert PressReleasePage.objects.count() == 1


# Readers


def offered_to_readers() -> set[str]:
    links = document_fromstring(Client().get("/en/").content.decode()).xpath("//a/@href")
    return {code for code in ("es", "ar", NEW) if f"/{code}/" in links}


def test_readers_are_offered_a_language_once_its_home_page_is_translated_and_public(admin: Client) -> None:
    with_a_tagline()
    change(NEW, State.HIDDEN)
    assert offered_to_readers() == {"es", "ar"}
    assert Client().get(f"/{NEW}/").status_code == 404
    assert "once its home page is translated" in said(page_of(admin.get(SCREEN)))
    change(NEW, State.OPEN)
    assert offered_to_readers() == {"es", "ar"}
    newest = home(NEW).get_latest_revision_as_object()
    assert [text.text for text in missing_texts(newest)] == ["Neighbours who speak up"]
    newest.tagline = "敢言的邻居"
    newest.save_revision(user=make.user("Writer"))
    make.published(home(NEW))
    assert offered_to_readers() == {"es", "ar", NEW}
    assert "敢言的邻居" in Client().get(f"/{NEW}/").text
    assert "so readers are offered this language" in said(page_of(admin.get(SCREEN)))


def test_a_language_opened_at_once_has_its_home_page_on_the_desk_from_the_start() -> None:
    with_a_tagline()
    change(NEW, State.OPEN)
    row: Any = row_of(home(NEW))
    assert (row.live, row.texts_missing, row.texts_fresh) == (False, 1, 1)
    newest = home(NEW).get_latest_revision_as_object()
    assert newest.tagline == "Neighbours who speak up"
    accept(newest, {"tagline"})
    newest.save_revision(user=make.user("Writer"))
    assert row_of(home(NEW)).texts_missing == 0  # type: ignore[union-attr]
