"""What a reader meets at every address: the right language, the right headers, and nothing that isn't public."""

import html5lib
import pytest
from django.db import DatabaseError
from django.test import Client

from home.models import HomePage, NewsroomSettings
from tests import factories

PUBLIC = [
    "/en/",
    "/en/news/",
    "/en/news/tenants-win/",
    "/es/",
    "/ar/news/",
    "/en/nothing-here/",
    "/robots.txt",
    "/sitemap.xml",
    "/sitemap-en.xml",
    "/sitemap-en.1.xml",
    "/news-sitemap.xml",
    "/en/news/feed.atom",
    "/en/news/feed.rss",
    "/ar/news/feed.json",
    "/health/",
]


def page_of(response):  # type: ignore[no-untyped-def]
    return html5lib.parse(response.content, namespaceHTMLElements=False)


@pytest.fixture
def release(newsroom):  # type: ignore[no-untyped-def]
    return factories.published(factories.release("Tenants win"))


@pytest.mark.parametrize("address", PUBLIC)
def test_no_public_answer_sets_a_cookie_or_varies_by_one(release, reader: Client, address: str) -> None:
    response = reader.get(address, headers={"cookie": "sessionid=forged; csrftoken=x"})

    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


@pytest.mark.parametrize("address", PUBLIC)
def test_every_answer_carries_the_security_headers(release, reader: Client, address: str) -> None:
    response = reader.get(address)

    policy = response["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "no-referrer"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in response["Permissions-Policy"]


@pytest.mark.parametrize("address", ["/en/", "/en/news/", "/en/news/tenants-win/", "/en/nothing-here/"])
def test_pages_load_nothing_from_others_and_hold_no_script_or_style(
    release, reader: Client, address: str
) -> None:
    page = page_of(reader.get(address))

    loaded = [
        element.get("src") or element.get("href")
        for element in page.iter()
        if element.tag in {"img", "link", "script", "source"}
    ]
    assert all(url is None or url.startswith(("/", "http://127.0.0.1:8000/")) for url in loaded)
    # Data for search engines stands in a script element; no browser runs it.
    assert {script.get("type") for script in page.iter("script")} <= {"application/ld+json"}
    assert not list(page.iter("style"))
    assert not [
        element
        for element in page.iter()
        if element.get("style") or any(name.startswith("on") for name in element.attrib)
    ]


def test_a_page_depends_on_its_address_alone(release, reader: Client) -> None:
    plain = reader.get("/en/news/tenants-win/").content

    staff = Client()
    staff.force_login(factories.user(admin=True))
    assert (
        staff.get("/en/news/tenants-win/?utm_source=x&page=3", headers={"accept-language": "ar"}).content
        == plain
    )


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("es", "ltr"), ("ar", "rtl")])
def test_a_page_says_its_language_and_direction(
    newsroom, reader: Client, language: str, direction: str
) -> None:
    root = page_of(reader.get(f"/{language}/"))

    assert (root.get("lang"), root.get("dir")) == (language, direction)


def test_the_front_door_leads_to_the_readers_language(newsroom, reader: Client) -> None:
    assert reader.get("/", headers={"accept-language": "ar,en;q=0.5"})["Location"] == "/ar/"
    assert reader.get("/", headers={"accept-language": "zh-hans"})["Location"] == "/en/"
    assert reader.get("/")["Vary"] == "Accept-Language"


def test_a_language_without_a_public_home_has_nothing_under_its_prefix(newsroom, reader: Client) -> None:
    assert reader.get("/zh-hans/").status_code == 404
    assert reader.get("/zh-hans/news/").status_code == 404

    HomePage.objects.filter(locale__language_code="es").update(live=False)
    assert reader.get("/es/news/").status_code == 404


def test_a_page_is_not_served_under_another_languages_prefix(release, reader: Client) -> None:
    assert reader.get("/es/news/tenants-win/").status_code == 404


def test_a_missing_translation_offers_the_languages_that_exist(release, reader: Client) -> None:
    for prefix in ("es", "zh-hans"):
        response = reader.get(f"/{prefix}/news/tenants-win/")

        offered = [link.get("href") for link in page_of(response).iter("a") if link.get("hreflang") == "en"]
        assert response.status_code == 404
        assert "/en/news/tenants-win/" in offered


def test_a_draft_looks_like_nothing_at_all(newsroom, reader: Client) -> None:
    factories.release("Secret plan")

    draft, nothing = (reader.get(f"/{path}/") for path in ("en/news/secret-plan", "en/news/nothing-plan"))
    assert (draft.status_code, draft.content) == (nothing.status_code, nothing.content)
    assert b"secret-plan" not in reader.get("/es/news/secret-plan/").content


@pytest.mark.parametrize(
    "address",
    [
        "/en/news/page/0/",
        "/en/news/page/99/",
        "/en/news/page/x/",
        "/en/news/page/-1/",
        "/en/news/page/+1/",
        "/en/news/page/1.0/",
        "/en/news/page/٢/",
        f"/en/news/page/{'9' * 5000}/",
        "/en/news/page/99999999999999999999/",
        "/en/n/999",
        "/documents/1/x.pdf",
        "/media/pictures/x.jpg",
        "/media/originals/x.jpg",
        "/brand.x.css",
        "/en/%00/",
    ],
)
def test_odd_addresses_are_not_found(release, reader: Client, address: str) -> None:
    assert reader.get(address).status_code == 404


@pytest.mark.parametrize("query", ["page=abc", "p=%00", "page=99999999999999999999", "x=" + "a" * 5000])
def test_query_strings_change_nothing(release, reader: Client, query: str) -> None:
    assert reader.get(f"/en/news/?{query}").content == reader.get("/en/news/").content


def test_nobody_posts_to_a_page(release, reader: Client) -> None:
    assert reader.post("/en/news/").status_code == 405
    assert reader.delete("/en/").status_code == 405


def test_the_short_address_leads_to_the_readers_own_version_for_ever(release, reader: Client) -> None:
    response = reader.get(f"/es/n/{release.pk}")

    assert (response.status_code, response["Location"]) == (301, "/en/news/tenants-win/")
    assert reader.get(f"/en/n/{factories.release('Draft').pk}").status_code == 404


def test_the_colour_follows_the_setting(newsroom, reader: Client) -> None:
    newsroom_settings = NewsroomSettings.load()
    newsroom_settings.colour = "#b00020"
    newsroom_settings.save()

    sheet = next(
        link.get("href")
        for link in page_of(reader.get("/en/")).iter("link")
        if "brand" in link.get("href", "")
    )
    assert b"#b00020" in reader.get(sheet).content


def test_health_answers_and_says_when_the_database_is_gone(
    db, reader: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert reader.get("/health/").status_code == 200

    class Gone:
        def cursor(self) -> None:
            raise DatabaseError("password=secret")

    monkeypatch.setattr("home.views.connection", Gone())
    response = reader.get("/health/")
    assert response.status_code == 503
    assert b"secret" not in response.content
