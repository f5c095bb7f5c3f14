"""What a feed or a sitemap costs to make, beside the cheapest answer that the same process can give."""

import pytest
from django.test import Client

from tests import factories
from tests.benchmarks.test_pages import milliseconds, releases
from tests.blog.feeds.test_other_lists import WON, campaign

ADDRESSES = [
    *(f"/en/news/feed.{format_}" for format_ in ("atom", "rss", "json")),
    *("/en/news/topic/housing/feed.atom", "/en/campaigns/interpreters-now/feed.atom", "/en/quotes/feed.atom"),
    *("/sitemap.xml", "/sitemap-en.1.xml", "/news-sitemap.xml"),
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_what_a_feed_costs(newsroom, address: str) -> None:  # type: ignore[no-untyped-def]
    reader = Client()
    page = campaign(WON)
    topic = factories.published(factories.topic())
    releases(30, campaign=page, topics=[topic])
    assert reader.get(address).status_code == 200

    cost, base = milliseconds(lambda: reader.get(address)), milliseconds(lambda: reader.get("/robots.txt"))
    print(f"\n{address:44} {cost:6.1f} ms, {cost / base:5.1f} x robots.txt")
