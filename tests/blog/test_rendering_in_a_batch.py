"""What is rendered in a batch is what a reader who asks alone gets, byte by byte, made from the same things."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from wagtail.models import Site

from blog.models import Entry
from edition.reading import Reading, recording, tag_of
from edition.remembering import remembering
from home.models import InformationPage, NewsroomSettings
from tests import factories
from tests.factories import LINK, demand, move
from tests.filed import entry, file

LISTS = [
    *("", "news/", "news/type/release/", "news/topic/housing/", "news/campaign/heat-for-all/"),
    *("news/page/1/", "news/feed.atom", "news/feed.rss", "news/feed.json", "news/topic/housing/feed.atom"),
    *("campaigns/", "campaigns/heat-for-all/feed.atom"),
    *("quotes/", "quotes/feed.atom", "quotes/by/rosa-prueba/", "quotes/campaign/heat-for-all/"),
    *("press/", "who-we-are/", "nothing-here/"),
]
OTHERS = ["/robots.txt", "/sitemap.xml", "/news-sitemap.xml", "/sitemap-en.xml", "/sitemap-en.1.xml"]


@pytest.fixture
def addresses(newsroom: Any) -> list[str]:
    """A newsroom with something of each kind, in three languages or one, and every kind of address it has."""
    picture = factories.picture()
    NewsroomSettings.objects.update(logo=picture)
    speaker = factories.published(factories.person("Rosa Prueba", picture=picture))
    said = factories.published(factories.quote("We were in the room.", speaker, role="tenant"))
    about = factories.published(factories.boilerplate())
    desk = factories.published(factories.contact("Ana Prensa"))
    housing = factories.published(factories.topic("Housing"))
    campaign = factories.published(
        factories.campaign(
            demands=[demand("Heat", move(evidence=[LINK]))],
            body=[factories.paragraph("Why."), ("quote", said)],
        )
    )
    shows_all: dict[str, Any] = {
        "body": [
            factories.paragraph("The heating is back."),
            ("quote", said),
            (
                "picture",
                {"picture": picture, "alt": "At the gate", "decorative": False, "caption": "The gate"},
            ),
        ],
        "contacts": [desk],
        "topics": [housing],
    }
    for number in range(2):
        release = factories.published(
            factories.release(
                f"Tenants win {number}",
                campaign=campaign,
                boilerplate=about,
                lead_image=picture,
                lead_image_alt="A gate",
                dateline_place="Philadelphia",
                **shows_all,
            )
        )
    step = factories.published(
        factories.update(
            campaign, moves=[{"demand": 1, **move("won", evidence=[LINK])}], body=shows_all["body"]
        )
    )
    press = factories.press_page(
        contacts=[desk], boilerplates=[about], spokespeople=[(speaker, "en")], body=[]
    )
    factories.published(press)
    newsroom.add_child(
        instance=InformationPage(
            title="Who we are", body=[factories.paragraph("Neighbours.")], locale=newsroom.locale
        )
    )
    for language in ("es", "ar"):
        for source in (said, campaign, release, step):
            factories.translated(source, language)
    entries = list(Entry.objects.order_by("path").values_list("path", flat=True).distinct())
    # More than one page of news.
    file(
        entry(number, object_id=10**6 + number, published_on=datetime(2020, 1, number + 1, tzinfo=UTC))
        for number in range(20)
    )
    texts = [f"{path}text.txt" for path in entries if "/news/" in path or path.count("/") == 5]
    lists = [f"/{language}/{below}" for language in ("en", "es", "ar") for below in LISTS]
    return [*entries, *texts, *lists, *OTHERS, reverse("short_address", args=[release.pk])]


def begin_anew() -> None:
    """Empty the cache, but for where pages begin: who asks Wagtail first loads its root pages, unseen."""
    cache.clear()
    Site.get_site_root_paths()


def rendered(address: str) -> tuple[int, bytes, Reading]:
    with recording() as reading:
        response = Client().get(address)
        return response.status_code, response.content, reading


def test_a_batch_changes_no_byte_and_forgets_nothing_that_was_read(addresses: list[str]) -> None:
    # Pictures get their sizes when they are first shown.
    for address in addresses:
        rendered(address)
    begin_anew()
    alone = {address: rendered(address) for address in addresses}
    assert {status for status, _content, _reading in alone.values()} == {200, 301, 404}
    site = Site.objects.get()

    for order in (addresses, addresses[::-1]):
        begin_anew()
        with remembering():
            together = {address: rendered(address) for address in order}
        for address, (status, content, reading) in alone.items():
            assert together[address][:2] == (status, content), address
            missing = reading.tags - together[address][2].tags
            # A change of the site concerns everything, whatever was read. Its root page is loaded with it, unseen.
            if tag_of(site) in missing:
                missing -= {tag_of(site), tag_of(site.root_page)}
            assert not {tag for tag in missing if not tag.startswith("contenttypes.")}, address


def test_what_a_list_calls_its_counterparts_is_not_what_they_call_themselves(newsroom: Any) -> None:
    factories.translated(factories.published(factories.release()), "es")
    addresses = ["/en/news/type/release/", "/es/news/type/release/"]
    alone = [rendered(address)[1] for address in addresses]
    with remembering():
        assert [rendered(address)[1] for address in addresses] == alone


def test_a_batch_asks_once_for_what_its_pages_share(
    newsroom: Any, django_assert_max_num_queries: Any, addresses: list[str]
) -> None:
    """A statement that shows nothing new costs its own row, its topics, its languages and its card."""
    with remembering():
        for address in ("/en/", "/en/news/", "/en/news/tenants-win-0/"):
            rendered(address)
        with django_assert_max_num_queries(8):
            rendered("/en/news/tenants-win-1/")
        with django_assert_max_num_queries(2):
            rendered("/en/news/tenants-win-1/text.txt")
