"""What the newsroom's pages show, and what they cost."""

import html5lib
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from blog.translation.start import start
from tests import factories


def page_of(response):  # type: ignore[no-untyped-def]
    assert response.status_code == 200
    return html5lib.parse(response.content, namespaceHTMLElements=False)


def text_of(element) -> str:  # type: ignore[no-untyped-def]
    return " ".join("".join(element.itertext()).split())


def first(page, tag: str, class_: str):  # type: ignore[no-untyped-def]
    return next(element for element in page.iter(tag) if class_ in (element.get("class") or "").split())


def full_release(number: int = 0, **fields):  # type: ignore[no-untyped-def]
    speaker = factories.person(f"Rosa Prueba {number}")
    said = factories.quote(
        f"We were in room {number}.",
        speaker=speaker,
        role="tenant",
        original_language="es",
        original_words=f"Estábamos en la sala {number}.",
    )
    return factories.release(
        fields.pop("title", f"Tenants win {number}"),
        body=[
            factories.paragraph(f"The heating of house {number} is back."),
            ("quote", said),
            ("heading", "What next"),
        ],
        contacts=[
            factories.contact(f"Ana Prensa {number}", phone="+1 215 555 0100", email="press@example.org")
        ],
        topics=[factories.topic(f"Housing {number}")],
        boilerplate=factories.boilerplate(f"About us {number}"),
        dateline_place="Philadelphia",
        dateline_date=timezone.now().date(),
        **fields,
    )


def test_a_table_without_a_caption_is_named_by_its_columns(newsroom, reader: Client) -> None:
    rows = [["Winter", "", "Fined"], ["2024", "1,104", "3"]]
    page = factories.release(
        body=[("table", {"caption": caption, "rows": rows}) for caption in ("", "Complaints by winter")]
    )
    page.full_clean()
    factories.published(page)

    shown = page_of(reader.get("/en/news/tenants-win/"))
    bare, named = (each for each in shown.iter("div") if each.get("class") == "table")
    assert bare.get("aria-label") == "Table: Winter, Fined"
    assert bare.find("table/caption") is None
    caption = named.find("table/caption")
    assert named.get("aria-labelledby") == caption.get("id") and text_of(caption) == "Complaints by winter"


def test_a_release_shows_all_that_a_reporter_needs(newsroom, reader: Client) -> None:
    factories.published(full_release())

    page = page_of(reader.get("/en/news/tenants-win-0/"))
    text = text_of(page)
    assert text_of(first(page, "p", "label")).startswith("Press release")
    assert text_of(first(page, "figure", "said").find(".//blockquote")) == "“We were in room 0.”"
    assert text_of(first(page, "div", "body").find("p/b")).startswith("Philadelphia, ")
    for words in (
        "Rosa Prueba 0",
        "tenant",
        "Ana Prensa 0",
        "+1 215 555 0100",
        "press@example.org",
        "About us 0",
        "Housing 0",
    ):
        assert words in text
    original = first(page, "figure", "said").find(".//details/blockquote")
    assert (original.get("lang"), text_of(original)) == ("es", "«Estábamos en la sala 0.»")


def test_words_not_translated_yet_are_shown_as_they_are_and_marked(newsroom, reader: Client) -> None:
    source = factories.published(full_release())
    (draft,) = start(source, [factories.locale("es")], factories.user("Translator", "es"))
    draft.title, draft.slug = "Ganan los inquilinos", "ganan"
    draft.dateline_place = "Filadelfia"
    draft.body[0] = factories.paragraph("Volvió la calefacción.")
    draft.body[2] = ("heading", "Lo que sigue")
    draft.save_revision(user=factories.user("Translator", "es"))
    factories.published(factories.fresh(draft))

    page = page_of(reader.get("/es/news/ganan/"))
    said = first(page, "figure", "said").find("blockquote")
    assert (said.get("lang"), said.get("dir")) == ("en", "ltr")
    assert text_of(said) == "“We were in room 0.”"
    assert first(page, "div", "people").find("address").get("lang") == "en"


def test_a_quote_that_was_taken_back_is_not_shown(newsroom, reader: Client) -> None:
    release = factories.published(full_release())
    quote = release.body[1].value
    quote.unpublish()

    assert b"We were in room 0" not in reader.get("/en/news/tenants-win-0/").content


def test_the_switcher_and_hreflang_name_only_what_is_public(newsroom, reader: Client) -> None:
    source = factories.published(full_release())
    start(source, [factories.locale("es"), factories.locale("ar")], factories.user("Translator", "es"))

    page = page_of(reader.get("/en/news/tenants-win-0/"))
    named = {element.get("hreflang") for element in page.iter() if element.get("hreflang")}
    assert named == {"en", "x-default"}


def test_lists_show_what_exists_only_in_another_language_and_say_so(newsroom, reader: Client) -> None:
    factories.published(full_release(title="Only in English"))

    page = page_of(reader.get("/es/news/"))
    title = first(page, "article", "item").find("h2")
    assert (title.get("lang"), text_of(title)) == ("en", "Only in English")
    assert first(page, "span", "wait") is not None


def test_the_news_list_has_numbered_pages_that_lead_to_each_other(newsroom, reader: Client) -> None:
    for number in range(23):
        factories.published(factories.release(f"Number {number}"))

    newest = page_of(reader.get("/en/news/"))
    oldest = page_of(reader.get("/en/news/page/1/"))
    assert len(list(newest.iter("article"))) == 13
    assert len(list(oldest.iter("article"))) == 10
    for address in ("page/2", "page/01", "page/001", "page/١"):
        assert reader.get(f"/en/news/{address}/").status_code == 404
    unslashed = reader.get("/en/news/page/1")
    assert (unslashed.status_code, unslashed["Location"]) == (301, "/en/news/page/1/")
    assert [link.get("href") for link in newest.iter("a") if link.get("rel") == "next"] == [
        "/en/news/page/1/"
    ]
    assert [link.get("href") for link in oldest.iter("a") if link.get("rel") == "prev"] == ["/en/news/"]


QUERIES = {"/en/": 18, "/en/news/": 15, "/en/news/tenants-win-0/": 21}


def test_queries_are_counted_and_do_not_grow_with_content(
    newsroom, reader: Client, django_assert_num_queries
) -> None:
    for number in range(4):
        factories.published(full_release(number))
    for address in QUERIES:
        reader.get(address)
        cache.clear()
        with django_assert_num_queries(QUERIES[address], info=address):
            reader.get(address)

    for number in range(4, 9):
        factories.published(full_release(number))
    for address in QUERIES:
        cache.clear()
        with django_assert_num_queries(QUERIES[address], info=address):
            reader.get(address)


def test_queries_do_not_grow_with_quotes_contacts_and_translations(
    newsroom, reader: Client, django_assert_num_queries
) -> None:
    quotes = [
        factories.quote(f"Words {number}.", factories.person(f"Speaker {number}")) for number in range(6)
    ]
    release = factories.release(
        "Tenants win 0",
        body=[factories.paragraph("Text."), *(("quote", quote) for quote in quotes)],
        contacts=[factories.contact(f"Contact {number}") for number in range(5)],
        topics=[factories.topic(f"Topic {number}") for number in range(4)],
        boilerplate=factories.boilerplate(),
    )
    factories.published(release)
    cache.clear()
    with django_assert_num_queries(QUERIES["/en/news/tenants-win-0/"]):
        reader.get("/en/news/tenants-win-0/")
