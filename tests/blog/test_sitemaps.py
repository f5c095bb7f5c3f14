"""What search engines are given to find: every public address once, with its counterparts, and nothing else."""

from datetime import datetime, timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from lxml import etree
from wagtail.models import Site

from blog import sitemaps
from blog.translation.start import start
from tests import factories
from tests.blog.test_pages import page_of

SITE = "http://127.0.0.1:8000"
NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
    "n": "http://www.google.com/schemas/sitemap-news/0.9",
}


def xml(reader: Client, address: str):  # type: ignore[no-untyped-def]
    response = reader.get(address.removeprefix(SITE))
    assert response.status_code == 200
    assert response["Content-Type"] == "application/xml; charset=utf-8"
    return etree.fromstring(response.content)


def files(reader: Client) -> list[str]:
    return [str(loc.text) for loc in xml(reader, "/sitemap.xml").findall("s:sitemap/s:loc", NAMES)]


def addresses(reader: Client) -> dict[str, dict[str, str]]:
    """Return the alternates of every address, by their languages."""
    found: dict[str, dict[str, str]] = {}
    for file in files(reader):
        for url in xml(reader, file).findall("s:url", NAMES):
            links = {link.get("hreflang"): link.get("href") for link in url.findall("x:link", NAMES)}
            address = url.findtext("s:loc", "", NAMES)
            assert address not in found
            found[address] = links  # type: ignore[assignment]
    return found


def pair() -> None:
    """A statement in English and Spanish."""
    source = factories.published(factories.release("Tenants win"))
    (draft,) = start(source, [factories.locale("es")], factories.user("Translator", "es"))
    draft.title, draft.slug = "Ganan los inquilinos", "ganan"
    draft.body[0] = factories.paragraph("Volvió la calefacción.")
    draft.save_revision(user=factories.user("Translator", "es"))
    factories.published(factories.fresh(draft))


def test_every_public_page_is_listed_once_under_its_own_language(newsroom, reader: Client) -> None:
    pair()
    factories.published(factories.release("Only in English"))

    listed = addresses(reader)
    assert {
        f"{SITE}/{code}/{path}"
        for code in ("en", "es", "ar")
        for path in ("", "news/", "campaigns/", "quotes/")
    } <= set(listed)
    assert f"{SITE}/en/news/tenants-win/" in listed and f"{SITE}/es/news/ganan/" in listed
    assert f"{SITE}/en/news/only-in-english/" in listed
    assert f"{SITE}/es/news/only-in-english/" not in listed
    assert all(reader.get(address.removeprefix(SITE)).status_code == 200 for address in listed)


def test_alternates_are_complete_mutual_and_those_of_the_pages(newsroom, reader: Client) -> None:
    pair()
    factories.published(factories.release("Only in English"))

    listed = addresses(reader)
    for address, alternates in listed.items():
        assert address in alternates.values()
        assert alternates["x-default"] in alternates.values()
        for code, other in alternates.items():
            assert listed[other] == alternates
            assert code == "x-default" or other.startswith(f"{SITE}/{code}/")
        head = page_of(reader.get(address.removeprefix(SITE))).find("head")
        links = [link for link in head.iter("link") if link.get("hreflang")]
        assert {link.get("hreflang"): link.get("href") for link in links} == alternates
        assert head.find("link[@rel='canonical']").get("href") == address
    assert set(listed[f"{SITE}/es/news/ganan/"]) == {"en", "es", "x-default"}
    assert listed[f"{SITE}/es/news/ganan/"]["x-default"] == f"{SITE}/en/news/tenants-win/"


def test_nothing_that_is_not_public_is_listed(newsroom, reader: Client) -> None:
    factories.release("Secret draft")
    factories.published(factories.release("Secret embargo", embargo=timezone.now() + timedelta(days=1)))
    live = factories.published(factories.release("Public"))
    live.title, live.slug = "Secret edit", "secret-edit"
    live.save_revision(user=factories.user("Writer"))
    gone = factories.published(factories.release("Secret withdrawn"))
    gone.unpublish()

    for file in [*files(reader), "/sitemap.xml", "/news-sitemap.xml"]:
        assert b"secret" not in reader.get(file.removeprefix(SITE)).content.lower()


def test_files_are_split_and_a_full_one_gets_no_more(
    newsroom, reader: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sitemaps, "PER_FILE", 3)
    for number in range(7):
        factories.published(factories.release(f"Number {number}"))

    named = [file for file in files(reader) if "sitemap-en." in file and file.count(".") > 4]
    assert [file.rpartition("/")[2] for file in named] == [
        "sitemap-en.1.xml",
        "sitemap-en.2.xml",
        "sitemap-en.3.xml",
    ]
    full = reader.get("/sitemap-en.1.xml").content
    assert full.count(b"<loc>") == 3
    factories.published(factories.release("Newer"))
    assert reader.get("/sitemap-en.1.xml").content == full


def test_it_says_when_a_statement_last_changed(newsroom, reader: Client) -> None:
    release = factories.published(factories.release("Tenants win"))

    url = xml(reader, "/sitemap-en.1.xml").find("s:url", NAMES)
    assert datetime.fromisoformat(url.findtext("s:lastmod", "", NAMES)) == release.updated_on
    index = xml(reader, "/sitemap.xml").findall("s:sitemap", NAMES)
    dates = [file.findtext("s:lastmod", "", NAMES) for file in index]
    assert [datetime.fromisoformat(date) for date in dates if date] == [release.updated_on]


def test_the_news_sitemap_has_the_statements_of_two_days_in_every_language(newsroom, reader: Client) -> None:
    now = timezone.now()
    factories.published(factories.release("Old", published_on=now - timedelta(days=2, minutes=1)))
    new = factories.published(factories.release("A & B", published_on=now - timedelta(days=1)))
    factories.published(factories.release("فازت", [factories.paragraph("نعم")], "ar"))

    urls = xml(reader, "/news-sitemap.xml").findall("s:url", NAMES)
    arabic, english = urls
    assert english.findtext("s:loc", "", NAMES) == f"{SITE}/en/news/a-b/"
    news = english.find("n:news", NAMES)
    assert news.findtext("n:title", "", NAMES) == "A & B"
    assert news.findtext("n:publication/n:name", "", NAMES) == factories.NAME
    assert news.findtext("n:publication/n:language", "", NAMES) == "en"
    date = datetime.fromisoformat(news.findtext("n:publication_date", "", NAMES))
    assert date == new.published_on.replace(microsecond=date.microsecond)
    assert arabic.findtext("n:news/n:publication/n:language", "", NAMES) == "ar"


@pytest.mark.parametrize(
    ("code", "written"),
    [
        ("en", "en"),
        ("zh-hans", "zh-cn"),
        ("zh-hant", "zh-tw"),
        ("zh-hk", "zh-tw"),
        ("pt-br", "pt"),
        ("quc", "quc"),
    ],
)
def test_the_news_sitemap_writes_languages_in_its_own_way(code: str, written: str) -> None:
    assert sitemaps.news_language(code) == written


@pytest.mark.parametrize(
    "name",
    [
        *("sitemap-en.0.xml", "sitemap-en.2.xml", "sitemap-en.99999999999999999999.xml"),
        *("sitemap-xx.xml", "sitemap-zh-hans.xml", "sitemap-xx.1.xml", "sitemap-en.-1.xml", "sitemap-.xml"),
    ],
)
def test_there_are_no_other_files(newsroom, reader: Client, name: str) -> None:
    factories.published(factories.release("Tenants win"))

    assert reader.get(f"/{name}").status_code == 404
    assert reader.post("/sitemap.xml").status_code == 405


def test_robots_are_told_of_both(newsroom, reader: Client) -> None:
    lines = reader.get("/robots.txt").text.splitlines()

    named = [line.partition(": ")[2] for line in lines if line.startswith("Sitemap: ")]
    root = Site.objects.get().root_url
    assert named == [f"{root}/sitemap.xml", f"{root}/news-sitemap.xml"]


def test_an_empty_newsroom_has_sitemaps(newsroom, reader: Client) -> None:
    assert len(files(reader)) == 3
    assert xml(reader, "/news-sitemap.xml").findall("s:url", NAMES) == []


QUERIES = {"/sitemap.xml": 5, "/sitemap-en.xml": 5, "/sitemap-en.1.xml": 4, "/news-sitemap.xml": 4}


def test_queries_do_not_grow_with_content(newsroom, reader: Client, django_assert_num_queries) -> None:
    for titles in (["First"], [f"Number {number}" for number in range(5)]):
        for title in titles:
            factories.published(factories.release(title))
        for address in QUERIES:
            reader.get(address)
            cache.clear()
            with django_assert_num_queries(QUERIES[address], info=address):
                reader.get(address)
