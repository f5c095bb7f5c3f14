"""The feeds of all news, as a reader application gets them."""

import json
from datetime import timedelta

import feedparser
import html5lib
import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from blog.feeds.items import MOST
from blog.translation.start import start
from home.models import Picture
from home.models.media import sanitised_file
from tests import factories
from tests.blog.test_pages import full_release, page_of
from tests.home import photos

FORMATS = ("atom", "rss", "json")
SITE = "http://127.0.0.1:8000"


def parsed(reader: Client, language: str = "en", format_: str = "atom"):  # type: ignore[no-untyped-def]
    response = reader.get(f"/{language}/news/feed.{format_}")
    assert response.status_code == 200
    found = feedparser.parse(response.content)
    assert not found.bozo
    return found


def content_of(entry):  # type: ignore[no-untyped-def]
    return html5lib.parseFragment(entry.content[0].value, namespaceHTMLElements=False)[0]


def text_of(element) -> str:  # type: ignore[no-untyped-def]
    return " ".join("".join(element.itertext()).split())


def picture(width: int = 1600, height: int = 900) -> Picture:
    data = photos.saved(photos.quarters(width, height), "JPEG")
    return Picture.objects.create(title="A hall", file=sanitised_file(data), width=width, height=height)


def in_spanish(source, **fields):  # type: ignore[no-untyped-def]
    (draft,) = start(source, [factories.locale("es")], factories.user("Translator", "es"))
    draft.title, draft.slug = "Ganan los inquilinos", "ganan"
    draft.body[0] = factories.paragraph("Volvió la calefacción.")
    draft.body[2] = ("heading", "Lo que sigue")
    draft.dateline_place = "Filadelfia"
    draft.summary = "Tras cinco inviernos." if draft.summary else ""
    draft.save_revision(user=factories.user("Translator", "es"))
    return factories.published(factories.fresh(draft))


def test_a_statement_is_there_whole(newsroom, reader: Client) -> None:
    factories.published(full_release(summary="After five winters."))

    (entry,) = parsed(reader).entries
    content = content_of(entry)
    assert entry.title == "Tenants win 0"
    assert entry.link == f"{SITE}/en/news/tenants-win-0/"
    assert entry.summary == "After five winters."
    assert [tag.term for tag in entry.tags] == ["Press release", "Housing 0"]
    assert "The heating of house 0 is back." in text_of(content)
    assert text_of(content.find("h2")) == "What next"
    assert text_of(content.find("figure/blockquote")) == "“We were in room 0.”"
    assert text_of(content.find("figure/figcaption")) == "Rosa Prueba 0, tenant"
    original = content.findall("blockquote")[-1]
    assert (original.get("lang"), text_of(original)) == ("es", "«Estábamos en la sala 0.»")


def test_the_three_formats_say_the_same(newsroom, reader: Client) -> None:
    for number in range(3):
        factories.published(full_release(number))

    atom, rss = parsed(reader), parsed(reader, format_="rss")
    data = json.loads(reader.get("/en/news/feed.json").content)
    assert [entry.id for entry in atom.entries] == [entry.id for entry in rss.entries]
    assert [entry.id for entry in atom.entries] == [entry["id"] for entry in data["items"]]
    assert [entry.title for entry in atom.entries] == ["Tenants win 2", "Tenants win 1", "Tenants win 0"]
    assert [entry.content[0].value for entry in atom.entries] == [e.content[0].value for e in rss.entries]


def test_a_feed_says_who_speaks_and_in_which_language(newsroom, reader: Client) -> None:
    for language in ("en", "es", "ar"):
        feed = parsed(reader, language).feed
        assert (feed.language, feed.author) == (language, factories.NAME)
        assert [link.href for link in feed.links if link.rel == "self"] == [
            f"{SITE}/{language}/news/feed.atom"
        ]


@pytest.mark.parametrize("format_", FORMATS)
def test_an_arabic_statement_runs_from_right_to_left(newsroom, reader: Client, format_: str) -> None:
    factories.published(factories.release("فازت المستأجرات", [factories.paragraph("عادت التدفئة.")], "ar"))

    assert 'dir="rtl"' in reader.get(f"/ar/news/feed.{format_}").text.replace("&quot;", '"').replace(
        '\\"', '"'
    )


def test_what_exists_only_in_another_language_is_in_that_feed_alone(newsroom, reader: Client) -> None:
    factories.published(factories.release("Only in English"))

    assert len(parsed(reader, "en").entries) == 1
    assert parsed(reader, "es").entries == []


def test_each_version_has_an_id_of_its_own_that_outlives_its_slug_and_its_host(
    newsroom, reader: Client, settings
) -> None:
    source = factories.published(full_release())
    in_spanish(source)
    english, spanish = parsed(reader).entries[0], parsed(reader, "es").entries[0]
    assert english.id != spanish.id

    source = factories.fresh(source)
    source.slug, source.title = "renamed", "Renamed"
    source.save_revision(user=factories.user("Writer"))
    factories.published(factories.fresh(source))
    site = newsroom.get_site()
    site.hostname = "elsewhere.example"
    site.save()
    again = parsed(reader).entries[0]
    assert again.link.endswith("/en/news/renamed/") and "elsewhere.example" in again.link
    assert again.id == english.id


def test_nothing_that_is_not_public_is_in_a_feed(newsroom, reader: Client) -> None:
    live = factories.published(full_release())
    live.title, live.summary = "Secret edit", "Secret deck"
    live.body[0] = factories.paragraph("Secret words.")
    live.save_revision(user=factories.user("Writer"))
    factories.release("Secret draft")
    factories.published(factories.release("Secret embargo", embargo=timezone.now() + timedelta(days=1)))
    withdrawn = factories.published(factories.release("Secret withdrawn"))
    withdrawn.unpublish()
    quote = factories.fresh(live).body[1].value
    quote.words = "Secret quote edit."
    quote.save_revision(user=factories.user("Writer"))

    for format_ in FORMATS:
        text = reader.get(f"/en/news/feed.{format_}").text
        assert "secret" not in text.lower()
        assert "in room\N{NO-BREAK SPACE}0." in text


def test_a_quote_taken_back_and_a_draft_topic_are_not_shown(newsroom, reader: Client) -> None:
    live = factories.published(full_release())
    live.body[1].value.unpublish()
    live.topics.first().unpublish()

    (entry,) = parsed(reader).entries
    assert "room 0" not in entry.content[0].value
    assert [tag.term for tag in entry.tags] == ["Press release"]


def test_pictures_and_links_are_absolute_and_the_lead_picture_is_enclosed(newsroom, reader: Client) -> None:
    other = factories.published(factories.release("Other"))
    lead, inside = picture(), picture(800, 600)
    link = f'<a linktype="page" id="{other.pk}">the other</a>'
    factories.published(
        factories.release(
            "Pictures",
            [
                ("paragraph", f"<p>See {link} and <a href='/en/'>home</a>.</p>"),
                ("picture", {"picture": inside, "alt": "A door", "decorative": False, "caption": "The door"}),
            ],
            lead_image=lead,
            lead_image_alt="A hall",
        )
    )

    entry = parsed(reader).entries[0]
    content = content_of(entry)
    assert [image.get("alt") for image in content.iter("img")] == ["A hall", "A door"]
    addresses = [image.get("src") for image in content.iter("img")]
    assert all(address.startswith(f"{SITE}/media/pictures/") for address in addresses)
    assert [a.get("href") for a in content.iter("a")] == [f"{SITE}/en/news/other/", f"{SITE}/en/"]
    (enclosure,) = entry.enclosures
    answer = reader.get(enclosure.href.removeprefix(SITE))
    assert enclosure.type == answer["Content-Type"] == "image/jpeg"
    assert int(enclosure.length) == len(answer.getvalue())
    # A reader application on the web shows it on a page of its own.
    assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"


def test_a_feed_holds_the_newest(newsroom, reader: Client) -> None:
    for number in range(MOST + 2):
        factories.published(factories.release(f"Number {number}"))

    titles = [entry.title for entry in parsed(reader).entries]
    assert titles == [f"Number {number}" for number in range(MOST + 1, 1, -1)]


def test_who_has_it_already_is_not_sent_it_again(newsroom, reader: Client) -> None:
    release = factories.published(factories.release("First"))
    factories.published(factories.release("Second"))
    tag = reader.get("/en/news/feed.atom")["ETag"]

    assert reader.get("/en/news/feed.atom", headers={"if-none-match": tag}).status_code == 304
    # A withdrawal makes the newest date older, and still is news.
    release.unpublish()
    assert reader.get("/en/news/feed.atom", headers={"if-none-match": tag}).status_code == 200


def test_every_page_names_the_feeds_of_its_language(newsroom, reader: Client) -> None:
    factories.published(factories.release("Tenants win"))

    for address in ("/en/", "/en/news/", "/en/news/tenants-win/"):
        links = [link for link in page_of(reader.get(address)).iter("link") if link.get("title")]
        assert [(link.get("type"), link.get("href")) for link in links] == [
            ("application/atom+xml", "/en/news/feed.atom"),
            ("application/rss+xml", "/en/news/feed.rss"),
            ("application/feed+json", "/en/news/feed.json"),
        ]
        assert all(reader.get(link.get("href")).status_code == 200 for link in links)


def test_feeds_are_sent_as_what_browsers_show_with_its_style_sheet(newsroom, reader: Client) -> None:
    sent = {name: reader.get(f"/en/news/feed.{name}")["Content-Type"] for name in FORMATS}

    assert sent == {
        "atom": "application/xml; charset=utf-8",
        "rss": "application/xml; charset=utf-8",
        "json": "application/feed+json; charset=utf-8",
    }


@pytest.mark.parametrize(
    "address", ["feed.xml", "feed.atom/", "feed.", "feed.atom.rss", "page/1/feed.atom", "nothing/feed.atom"]
)
def test_there_are_no_other_feeds(newsroom, reader: Client, address: str) -> None:
    factories.published(factories.release("Tenants win"))

    assert reader.get(f"/en/news/{address}").status_code == 404
    assert reader.post("/en/news/feed.atom").status_code == 405


def test_queries_do_not_grow_with_content(newsroom, reader: Client, django_assert_num_queries) -> None:
    def add(first: int, last: int) -> None:
        for number in range(first, last):
            target = factories.published(factories.release(f"Target {number}"))
            page = full_release(number, lead_image=picture(64, 48), lead_image_alt="A hall")
            link = f'<p>See <a linktype="page" id="{target.pk}">this</a>.</p>'
            page.body.append(("paragraph", link))
            page.body.append(("note", {"title": "Rights", "text": link}))
            page.body.append(
                ("picture", {"picture": picture(64, 48), "alt": "x", "decorative": False, "caption": ""})
            )
            page.save_revision(user=factories.user("Writer"))
            factories.published(factories.fresh(page))

    add(0, 2)
    for format_ in FORMATS:
        reader.get(f"/en/news/feed.{format_}")
        cache.clear()
        with django_assert_num_queries(QUERIES, info=format_):
            reader.get(f"/en/news/feed.{format_}")
    add(2, 7)
    for format_ in FORMATS:
        reader.get(f"/en/news/feed.{format_}")
        cache.clear()
        with django_assert_num_queries(QUERIES, info=format_):
            assert "Target 6" in reader.get(f"/en/news/feed.{format_}").text


QUERIES = 23
