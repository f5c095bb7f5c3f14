"""A reader's way: what is demanded, what was won, who said what in their own words, the search, the feed, the card."""

from io import BytesIO
from urllib.parse import urljoin

import feedparser
import pytest
from PIL import Image
from playwright.sync_api import Browser, expect

from tests.browser.axe import violations
from tests.browser.newsroom import Newsroom

pytestmark = pytest.mark.browser

PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 900}
CAMPAIGNS = {"en": "no-eviction-without-an-interpreter", "ar": "la-ikhla-bila-mutarjim"}
UPDATES = {"en": "two-minutes-each", "ar": "daqiqatan-li-kull-wahid"}
SEARCHED = {"en": "interpreters", "ar": "ترجمة"}


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_reader_follows_a_campaign(language: str, chromium: Browser, newsroom: Newsroom) -> None:
    context = chromium.new_context(base_url=newsroom.url, viewport=PHONE)
    page = context.new_page()
    page.goto(f"/{language}/")
    page.locator(f".camp a[href*='/{CAMPAIGNS[language]}/']").first.click()

    page.locator("a[href='#won']").click()
    assert page.locator("#won li").count() == 2
    expect(page.locator(".ledger > li")).to_have_count(5)

    page.locator(f"[aria-labelledby='updates'] a[href*='/{UPDATES[language]}/']").click()
    expect(page.locator("article .said").first).to_be_visible()
    page.locator(".said .about a").first.click()

    original = page.locator("blockquote.orig")
    expect(original).to_have_attribute("lang", "es")
    expect(original).to_have_attribute("dir", "ltr")
    card = page.locator("meta[property='og:image']").get_attribute("content")
    with Image.open(BytesIO(page.request.get(urljoin(page.url, card)).body())) as picture:
        assert (picture.format, picture.size) == ("PNG", (1200, 630))

    page.locator(".head .who a").click()
    expect(page.locator("h1")).to_contain_text("Marisol" if language == "en" else "ماريسول")
    expect(page.locator(".said-list figure").first).to_be_visible()

    page.locator(f".nav a[href='/{language}/search/']").click()
    page.locator("#q").fill(SEARCHED[language])
    page.keyboard.press("Enter")
    expect(page.locator("main article mark").first).to_be_visible()

    page.goto(f"/{language}/news/")
    followed = page.locator("link[type='application/atom+xml']").first.get_attribute("href")
    feed = feedparser.parse(page.request.get(urljoin(page.url, followed)).body())
    assert not feed.bozo
    assert feed.feed.language == language
    assert feed.entries[0].title in [title.strip() for title in page.locator(".dated h2").all_inner_texts()]
    context.close()


NEW = [
    "/{}/campaigns/",
    "/{}/quotes/",
    "/{}/search/?q=1",
    "/{}/news/type/update/",
]
LANGUAGES = ["en", "ar", "zh-hans"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_no_barrier_on_the_new_pages(language: str, chromium: Browser, newsroom: Newsroom) -> None:
    context = chromium.new_context(base_url=newsroom.url, viewport=DESK)
    page = context.new_page()
    addresses = [address.format(language) for address in NEW]
    page.goto(addresses[0])
    addresses.append(page.locator(".camp h3 a").first.get_attribute("href") or "")
    page.goto(addresses[-1])
    page.locator(
        "[aria-labelledby='updates'] a[href*='/campaigns/'], [aria-labelledby='updates'] a"
    ).first.click()
    addresses.append(page.url)
    page.goto(f"/{language}/quotes/")
    quote = page.locator(".said-list a").first.get_attribute("href") or ""
    addresses.append(quote)
    page.goto(quote)
    addresses.append(page.locator(".head .who a").get_attribute("href") or "")
    found = {}
    for address in addresses:
        page.goto(address)
        for viewport in (DESK, PHONE):
            page.set_viewport_size(viewport)
            assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"], address
            found[address, viewport["width"]] = violations(page)
    context.close()
    assert not any(found.values()), {place: what for place, what in found.items() if what}
