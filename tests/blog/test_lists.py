"""Every list has an address, in every language; every filter is a path; nothing else exists."""

from typing import Any

import html5lib
import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from blog.models import Topic
from blog.models.entry import Filter
from blog.translation.start import start
from tests import factories
from tests.blog.test_pages import first, page_of, text_of
from tests.factories import demand, move
from tests.filed import entry, file

pytestmark = pytest.mark.usefixtures("newsroom")


def titles(page: Any) -> list[str]:
    return [text_of(article.find("h2")) for article in page.iter("article")]


def filters(page: Any) -> dict[str, str]:
    """The links beside a list: words and count, by address."""
    return {item.find("a").get("href"): text_of(item) for item in first(page, "nav", "filter").iter("li")}


@pytest.fixture
def filled() -> Any:
    housing = factories.topic("Housing")
    campaign = factories.published(factories.campaign(demands=[demand("Heat", move())]))
    factories.published(factories.release("A release", topics=[housing], campaign=campaign))
    factories.published(factories.release("An advisory", kind="advisory", topics=[housing]))
    factories.published(factories.update(campaign, "An update"))
    return campaign


def test_news_is_listed_by_type_topic_campaign_and_year(reader: Client, filled: Any) -> None:
    year = filled.published_on.year
    assert titles(page_of(reader.get("/en/news/"))) == ["An update", "An advisory", "A release"]
    assert titles(page_of(reader.get("/en/news/type/advisory/"))) == ["An advisory"]
    assert titles(page_of(reader.get("/en/news/topic/housing/"))) == ["An advisory", "A release"]
    assert titles(page_of(reader.get("/en/news/campaign/heat-for-all/"))) == ["An update", "A release"]
    assert len(titles(page_of(reader.get(f"/en/news/archive/{year}/")))) == 3


def test_the_choices_are_counted_on_the_first_page(reader: Client, filled: Any) -> None:
    shown = filters(page_of(reader.get("/en/news/")))
    assert shown["/en/news/topic/housing/"] == "Housing2"
    assert shown["/en/news/campaign/heat-for-all/"] == "Heat for all2"
    assert shown["/en/news/type/update/"] == "Campaign update1"
    assert shown["/en/news/"] == "All3"


@pytest.mark.parametrize(
    "address",
    [
        "type/nothing/",
        "type/open_letter/",
        "topic/nothing/",
        "campaign/nothing/",
        "archive/1999/",
        "archive/x/",
        "archive/99999999999999999999/",
        "topic/housing/page/1/",
        "page/0/",
        "topic/%00/",
        "topic/%F0%9F%8F%A0/",
    ],
)
def test_what_is_not_there_is_not_found(reader: Client, filled: Any, address: str) -> None:
    assert reader.get(f"/en/news/{address}").status_code == 404


def test_a_narrowed_list_leads_to_its_counterparts(reader: Client, filled: Any) -> None:
    housing = Topic.objects.get(live=True)
    [draft] = start(housing, [factories.locale("es")])
    newest = draft.get_latest_revision_as_object()
    newest.name, newest.slug = "Vivienda", "vivienda"
    newest.save_revision(user=factories.user("Writer"))
    factories.published(factories.fresh(draft))

    page = page_of(reader.get("/en/news/topic/housing/"))
    alternates = {
        link.get("hreflang"): link.get("href")
        for link in page.iter("link")
        if link.get("rel") == "alternate" and link.get("hreflang")
    }
    assert alternates["es"].endswith("/es/news/topic/vivienda/")
    assert text_of(page_of(reader.get("/es/news/topic/vivienda/")).find(".//h1")) == "Vivienda"


def test_a_topic_of_a_draft_alone_has_no_list(reader: Client) -> None:
    factories.release("Not yet", topics=[factories.topic("Secret plans")])
    assert reader.get("/en/news/topic/secret-plans/").status_code == 404
    assert "Secret" not in text_of(page_of(reader.get("/en/news/")))


ADDRESSES = ["/en/news/", "/en/news/topic/housing/", "/en/campaigns/", "/en/quotes/", "/es/news/"]


def test_a_list_costs_the_same_however_much_it_holds(
    reader: Client, filled: Any, django_assert_max_num_queries: Any
) -> None:
    def grow(number: int) -> None:
        campaign = factories.published(
            factories.campaign(f"Campaign {number}", demands=[demand("Heat", move())])
        )
        topic = Topic.objects.get(live=True)
        body = [factories.paragraph("Text."), ("quote", factories.quote(f"Words {number}."))]
        factories.published(factories.release(f"Number {number}", body, topics=[topic], campaign=campaign))

    grow(0)
    grow(1)
    few = {}
    for address in ADDRESSES:
        reader.get(address)
        cache.clear()
        with CaptureQueriesContext(connection) as queries:
            assert reader.get(address).status_code == 200
        few[address] = len(queries)
    for number in range(2, 7):
        grow(number)
    for address in ADDRESSES:
        cache.clear()
        with django_assert_max_num_queries(few[address], info=address):
            reader.get(address)


def test_campaigns_stand_by_status_the_active_first(reader: Client) -> None:
    for status in ("ended", "won", "active"):
        factories.published(factories.campaign(f"It is {status}", status=status))
    page = html5lib.parse(reader.get("/en/campaigns/").content, namespaceHTMLElements=False)
    assert [
        text_of(heading) for heading in page.iter("h2") if heading.get("id", "").startswith("status-")
    ] == [
        "Active",
        "Won",
        "Ended",
    ]


@pytest.mark.parametrize("address", ["/en/", "/en/news/", "/en/news/page/1/", "/en/news/type/advisory/"])
def test_two_thousand_statements_cost_what_twenty_do(
    reader: Client, django_assert_num_queries: Any, address: str
) -> None:
    file((entry(number, kind="advisory") for number in range(20)), (Filter.KIND, "advisory"))
    reader.get(address)
    cache.clear()
    with CaptureQueriesContext(connection) as few:
        assert reader.get(address).status_code == 200
    file((entry(number, kind="advisory") for number in range(20, 2000)), (Filter.KIND, "advisory"))
    cache.clear()
    with django_assert_num_queries(len(few)):
        assert reader.get(address).status_code == 200
