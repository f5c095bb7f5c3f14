"""What the page for the press shows: only what is public, in the order staff gave it."""

from typing import Any

import html5lib
import pytest
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from blog.editorial.verbs.publish import failure_reasons
from blog.models import PressPage
from blog.translation.start import start
from home.models import HomePage, NewsroomSettings
from tests import factories

pytestmark = pytest.mark.usefixtures("newsroom")


def page_of(reader: Client, address: str = "/en/press/") -> Any:
    response = reader.get(address)
    assert response.status_code == 200
    return html5lib.parse(response.content, namespaceHTMLElements=False)


def text_of(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def names(page: Any) -> list[str]:
    return [
        text_of(name) for part in page.iter("div") if part.get("class") == "people" for name in part.iter("b")
    ]


def full_page(**fields: Any) -> PressPage:
    given = {
        "summary": "Who answers.",
        "body": [factories.paragraph("Tell us your deadline.")],
        "contacts": [factories.contact("Zoe", phone="+1 215 555 0100"), factories.contact("Ana")],
        "spokespeople": [(factories.person("Rosa Prueba", role="director"), "es, ht")],
        "boilerplates": [factories.boilerplate("About us", "We are neighbours.")],
    }
    return factories.published(factories.press_page(**(given | fields)))


def test_it_shows_whom_to_ask_who_speaks_and_what_may_be_printed(newsroom: HomePage, reader: Client) -> None:
    newsroom.licence = "Reprint it with our name."
    newsroom.save()
    full_page()

    page = page_of(reader)
    assert names(page) == ["Zoe", "Ana"]
    (speaker,) = (part for part in page.iter("div") if part.get("class") == "who")
    assert text_of(speaker) == "RPRosa PruebadirectorSpeaks Spanish, Haitian Creole"
    (copy,) = (part for part in page.iter("p") if part.get("class") == "copy")
    assert text_of(copy) == "We are neighbours."
    assert "Tell us your deadline." in text_of(page)
    assert "Reprint it with our name." in text_of(page.find(".//main"))


def test_publishing_it_publishes_whom_it_names_and_never_a_draft_of_theirs(reader: Client) -> None:
    ana = factories.contact("Ana")
    page = full_page(contacts=[ana])
    ana = factories.fresh(ana)
    assert ana.live
    ana.name = "Nobody yet"
    ana.save_revision()
    assert names(page_of(reader)) == ["Ana"]

    ana.unpublish()
    assert names(page_of(reader)) == []
    page.save_revision(user=factories.user("Writer"))
    assert any(
        "was taken back" in reason
        for reason in failure_reasons(factories.fresh(page), factories.user("Press officer"))
    )


def test_a_translation_shows_the_same_people_and_names_languages_in_its_own(reader: Client) -> None:
    (draft,) = start(full_page(), [factories.locale("es")])
    newest = draft.get_latest_revision_as_object()
    newest.title, newest.summary, newest.slug = "Para la prensa", "Quién responde.", "prensa"
    newest.body = [factories.paragraph("Díganos cuándo cierra.")]
    newest.save_revision(user=factories.user("Writer"))
    factories.published(factories.fresh(draft))

    page = page_of(reader, "/es/prensa/")
    assert "español, criollo haitiano" in text_of(page)
    contact = page.find(".//address")
    assert (contact.get("lang"), text_of(contact.find("b"))) == ("en", "Zoe")


def test_the_logo_can_be_seen_and_loaded_down(reader: Client) -> None:
    full_page()
    assert page_of(reader).find(".//figure[@class='logo']") is None

    newsroom = NewsroomSettings.load()
    newsroom.logo = factories.picture("Logo", 800, 400, licence="Free to print beside our name.")
    newsroom.save()
    page = page_of(reader)
    assert page.find(".//figure[@class='logo']/img").get("alt") == "Logo of Casa de Prueba"
    (link,) = (link for link in page.iter("a") if link.get("download"))
    assert link.get("download") == "logo.jpg"
    assert reader.get(link.get("href")).status_code == 200


def test_an_empty_one_is_a_page_all_the_same(reader: Client) -> None:
    factories.published(factories.press_page())
    assert text_of(page_of(reader).find(".//h1")) == "For the press"


def test_there_is_one_per_language(newsroom: HomePage) -> None:
    factories.press_page()
    assert not PressPage.can_create_at(newsroom)
    assert PressPage.can_create_at(HomePage.objects.get(locale__language_code="es"))


def test_a_code_that_is_no_languages_is_refused_at_its_field() -> None:
    block = PressPage.spokespeople.field.stream_block.child_blocks["spokesperson"]
    value = block.to_python({"person": factories.person().pk, "languages": "es, klingonish"})
    with pytest.raises(ValidationError) as raised:
        block.clean(value)
    assert "“klingonish” is not the code of a language." in str(raised.value.block_errors["languages"])


def test_it_is_in_the_sitemap(reader: Client) -> None:
    full_page()
    assert b"/en/press/</loc>" in reader.get("/sitemap-en.xml").content


def test_queries_do_not_grow_with_what_it_shows(reader: Client) -> None:
    counted = []
    for count in (1, 4):
        PressPage.objects.all().delete()
        people = [factories.person(f"Rosa {n}", picture=factories.picture(f"Rosa {n}")) for n in range(count)]
        full_page(
            spokespeople=[(person, "es") for person in people],
            contacts=[factories.contact(f"Ana {n}") for n in range(count)],
            boilerplates=[factories.boilerplate(f"About {n}") for n in range(count)],
        )
        reader.get("/en/press/")
        cache.clear()
        with CaptureQueriesContext(connection) as queries:
            reader.get("/en/press/")
        counted.append(len(queries))
    assert counted[0] == counted[1]
