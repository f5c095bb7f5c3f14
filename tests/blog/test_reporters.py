"""What reporters can rely on: text that carries its attribution, pictures to print, an address that stays."""

from datetime import timedelta
from typing import Any

import html5lib
import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation
from hypothesis import given
from hypothesis import strategies as st

from blog.editorial.setup import checked, set_up
from blog.editorial.verbs.unpublish import unpublish
from blog.models import PressReleasePage
from blog.reporters import attributed
from blog.showing import Original, Said
from blog.translation.start import start
from home.models import HomePage, Rendition
from tests import factories

pytestmark = pytest.mark.usefixtures("newsroom")

ADDRESS = "/en/news/tenants-win/text.txt"


def page_of(response: Any) -> Any:
    assert response.status_code == 200
    return html5lib.parse(response.content, namespaceHTMLElements=False)


def text_of(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def section(page: Any, name: str) -> Any:
    return next((part for part in page.iter("section") if part.get("class") == name), None)


def plain(reader: Client, address: str = ADDRESS) -> str:
    response = reader.get(address)
    assert (response.status_code, response["Content-Type"]) == (200, "text/plain; charset=utf-8")
    return response.content.decode()


def release(**fields: Any) -> PressReleasePage:
    speaker = factories.person("Rosa Prueba")
    quote = factories.quote(
        "We were in the room.",
        speaker,
        role="tenant",
        said_on=timezone.now().date().replace(2026, 3, 2),
        original_language="es",
        original_words="Estábamos en la sala.",
    )
    contact = factories.contact("Ana Prensa", role="press", phone="+1 215 555 0100", email="p@news.example")
    given = {
        "summary": "After two winters.",
        "body": [factories.paragraph("The heating is back."), ("quote", quote)],
        "contacts": [contact],
        "boilerplate": factories.boilerplate("About us", "We are neighbours.\r\nSince 1998."),
        "dateline_place": "Philadelphia",
        "dateline_date": timezone.now().date().replace(2026, 3, 3),
    }
    return factories.published(factories.release(**(given | fields)))


def test_the_text_is_the_statement_with_whose_words_they_are_below(
    newsroom: HomePage, reader: Client
) -> None:
    newsroom.licence = "Reprint it with our name."
    newsroom.save()
    page = release()
    page.published_on = timezone.now().replace(2026, 3, 3, 14, 0)
    page.save()

    assert plain(reader).split("\n\n") == [
        "Tenants win",
        "After two winters.",
        "Philadelphia, 3 March 2026. The heating is back.",
        "“We were in the room.”\nRosa Prueba, tenant, 2 March 2026\nOriginal in Spanish: «Estábamos en la sala.»",
        "For the press",
        "Ana Prensa, press\n+1 215 555 0100\np@news.example",
        "About us",
        "We are neighbours.\nSince 1998.",
        f"Casa de Prueba\n3 March 2026, 9 a.m. EST\n<http://testserver/en/n/{page.pk}>",
        "Reprint it with our name.\n",
    ]


def test_a_statement_of_a_title_and_a_picture_has_a_text_too(reader: Client) -> None:
    picture = {"picture": factories.picture(), "alt": "A gate", "decorative": False, "caption": ""}
    factories.published(factories.release(body=[("picture", picture)], dateline_place="Philadelphia"))
    assert plain(reader).startswith("Tenants win\n\nPhiladelphia.\n\n[Picture: A gate]\n\nCasa de Prueba\n")


def test_the_page_offers_the_same_text_to_copy_and_to_load_down(reader: Client) -> None:
    release()
    part = section(page_of(reader.get("/en/news/tenants-win/")), "reprint")
    field = part.find(".//textarea")
    assert field.text == plain(reader)
    assert field.get("readonly") is not None
    link = part.find(".//a")
    assert (link.get("href"), link.get("download")) == (ADDRESS, "tenants-win.txt")


def translated(page: Any, language: str, **words: Any) -> Any:
    (draft,) = start(page, [factories.locale(language)])
    newest = draft.get_latest_revision_as_object()
    for name, value in words.items():
        setattr(newest, name, value)
    newest.save_revision(user=factories.user("Writer"))
    return factories.published(factories.fresh(draft))


def test_an_arabic_text_has_arabic_marks_dates_and_order(reader: Client) -> None:
    quote = factories.quote("كنا في الغرفة.", factories.person("روزا", "ar"), "ar", role="مستأجرة")
    page = factories.release(
        "فاز المستأجرون",
        [factories.paragraph("عادت التدفئة."), ("quote", quote)],
        "ar",
        slug="faza",
        contacts=[factories.contact("آنا", "ar", phone="+1 215 555 0100")],
        dateline_date=timezone.now().date().replace(2026, 3, 3),
    )
    factories.published(page)

    parts = plain(reader, "/ar/news/faza/text.txt").split("\n\n")
    assert parts[0] == "فاز المستأجرون"
    assert parts[1].startswith("3 مارس 2026") and parts[1].endswith("عادت التدفئة.")
    assert parts[2] == "«كنا في الغرفة.»\nروزا، مستأجرة"
    # A number on a line of its own runs from left to right wherever it is pasted.
    assert "\n+1 215 555 0100" in parts[4]
    field = page_of(reader.get("/ar/news/faza/")).find(".//textarea")
    assert field.get("dir") == "auto"


def test_a_chinese_text_has_chinese_marks_and_dates(reader: Client) -> None:
    set_up(checked(factories.NAME, ["en", "es", "ar", "zh-hans"], factories.ZONE))
    quote = factories.quote("我们在场。", factories.person("罗莎", "zh-hans"), "zh-hans")
    page = factories.release(
        "租客赢了",
        [factories.paragraph("暖气回来了。"), ("quote", quote)],
        "zh-hans",
        slug="zuke",
        dateline_date=timezone.now().date().replace(2026, 3, 3),
    )
    factories.published(page)

    text = plain(reader, "/zh-hans/news/zuke/text.txt")
    assert "2026年3月3日" in text
    assert "“我们在场。”\n罗莎" in text


def test_words_that_are_not_public_are_in_no_text(reader: Client) -> None:
    page = release()
    page.title, page.body = "Not yet", [factories.paragraph("Nobody approved this.")]
    page.save_revision()
    assert "Not yet" not in plain(reader) and "Nobody approved" not in plain(reader)

    page.body = PressReleasePage.objects.get(pk=page.pk).body
    page.body[1].value.unpublish()
    assert "We were in the room" not in plain(reader)
    assert "We were in the room" not in reader.get("/en/news/tenants-win/").content.decode()


def test_what_is_a_draft_embargoed_or_taken_back_has_no_text(reader: Client) -> None:
    factories.release("Draft", slug="draft")
    later = timezone.now() + timedelta(days=1)
    factories.published(factories.release("Later", slug="later", embargo=later))
    gone = release()
    unpublish(gone, factories.user("Press officer"))
    for slug in ("draft", "later", "tenants-win"):
        assert reader.get(f"/en/news/{slug}/text.txt").status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        *(
            "/en/text.txt",
            "/en/news/text.txt",
            "/en/news/tenants-win/other.txt",
            "/es/news/tenants-win/text.txt",
        ),
        *("/en/news/tenants-win/text.txt/", "/en/news/tenants-win/text.TXT", "/en/press/text.txt"),
    ],
)
def test_files_that_are_not_there_are_not_found(reader: Client, address: str) -> None:
    release()
    assert reader.get(address).status_code == 404


def test_each_quote_can_be_copied_with_its_attribution(reader: Client) -> None:
    page = release()
    copy = next(
        part for part in page_of(reader.get("/en/news/tenants-win/")).iter("p") if part.get("class") == "copy"
    )
    assert text_of(copy) == (
        "“We were in the room.” Rosa Prueba, tenant, 2 March 2026 (translated from Spanish by Casa de Prueba). "
        f"testserver/en/n/{page.pk}"
    )


WORDS = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1)


@given(words=WORDS, name=WORDS, role=st.one_of(st.just(""), WORDS), original=st.booleans())
def test_a_copied_quote_never_loses_who_said_it(words: str, name: str, role: str, original: bool) -> None:
    said = Said(words, None, name, None, role, None, Original("Así.", "es", None) if original else None, None)
    with translation.override("en"):
        text = attributed(said, "en", "Casa", "news.example/en/n/1")
    assert text.startswith(f"“{words}” {name}")
    assert role in text and text.endswith("news.example/en/n/1")
    assert ("translated from Spanish by Casa" in text) == original


def test_pictures_are_offered_where_their_licence_says_what_may_be_done(reader: Client) -> None:
    gate = factories.picture("Gate", 3600, 2400, credit="Ida Lens", licence="Free to print with credit.")
    face = factories.picture("Face")
    shown = [
        ("picture", {"picture": each, "alt": alt, "decorative": False, "caption": ""})
        for each, alt in ((face, "A face"), (gate, "The gate"))
    ]
    release(lead_image=gate, lead_image_alt="A gate that stands open", body=shown)

    part = section(page_of(reader.get("/en/news/tenants-win/")), "pictures")
    (item,) = part.iter("li")
    link = item.find("a")
    assert (text_of(link), link.get("download")) == ("A gate that stands open", "tenants-win-1.jpg")
    for words in ("JPEG", "3000 × 2000", "Ida Lens", "Free to print with credit."):
        assert words in text_of(item)
    response = reader.get(link.get("href"))
    assert (response.status_code, response["Content-Type"]) == (200, "image/jpeg")


def test_a_picture_whose_file_is_lost_is_not_offered(reader: Client) -> None:
    release(lead_image=factories.picture(licence="Free."), lead_image_alt="A gate")
    reader.get("/en/news/tenants-win/")
    large = Rendition.objects.get(filter_spec__startswith="max-3000x3000")
    large.file.storage.delete(large.file.name)
    cache.clear()
    assert section(page_of(reader.get("/en/news/tenants-win/")), "pictures") is None


def test_the_short_address_leads_to_a_page_that_moved_and_to_its_translation(reader: Client) -> None:
    page = release(
        boilerplate=None, contacts=[], body=[factories.paragraph("The heating is back.")], summary=""
    )
    short = f"/en/n/{page.pk}"
    page.slug = "tenants-have-won"
    page.save_revision(user=factories.user("Writer"))
    factories.published(page)
    assert reader.get(short)["Location"] == "/en/news/tenants-have-won/"

    translated(
        page, "es", title="Ganan", slug="ganan", body=[factories.paragraph("Volvió.")], dateline_place="F."
    )
    assert reader.get(f"/es/n/{page.pk}")["Location"] == "/es/news/ganan/"
    assert reader.get(short)["Location"] == "/en/news/tenants-have-won/"


def test_it_is_passed_on_by_plain_links_that_carry_the_short_address(reader: Client) -> None:
    page = release()
    links = [
        link.get("href") for link in section(page_of(reader.get("/en/news/tenants-win/")), "share").iter("a")
    ]
    assert [link.partition(":")[0] for link in links] == ["mailto", "sms", "https"]
    assert all(f"testserver%2Fen%2Fn%2F{page.pk}" in link for link in links)


def test_what_plays_elsewhere_is_a_link_that_says_where_it_leads(reader: Client) -> None:
    film = {"title": "The film", "text": "", "address": "https://www.film.example/w/1"}
    release(body=[("embed", film)])
    page = page_of(reader.get("/en/news/tenants-win/"))
    part = section(page, "embed")
    link = part.find(".//a")
    assert (link.get("href"), link.get("rel"), text_of(link)) == (film["address"], "noreferrer", "The film")
    assert "Opens at film.example." in text_of(part)
    assert not list(page.iter("iframe"))
    assert {script.get("type") for script in page.iter("script")} <= {"application/ld+json"}


def test_queries_do_not_grow_with_what_a_statement_shows(reader: Client) -> None:
    def body(count: int) -> list[tuple[str, Any]]:
        faces = [factories.person(f"Rosa {n}", picture=factories.picture(f"Rosa {n}")) for n in range(count)]
        quotes = [("quote", factories.quote(f"Words {n}.", face)) for n, face in enumerate(faces)]
        pictures = [factories.picture(f"Gate {n}", licence="Free.") for n in range(count)]
        return quotes + [
            ("picture", {"picture": each, "alt": "A gate", "decorative": False, "caption": ""})
            for each in pictures
        ]

    first = release(body=body(1))

    def counted() -> dict[str, int]:
        found = {}
        for address in ("/en/news/tenants-win/", ADDRESS):
            reader.get("/en/news/tenants-win/")
            cache.clear()
            with CaptureQueriesContext(connection) as queries:
                reader.get(address)
            found[address] = len(queries)
        return found

    few = counted()
    unpublish(first, factories.user("Press officer"))
    first.delete()
    release(body=body(4))
    assert counted() == few
