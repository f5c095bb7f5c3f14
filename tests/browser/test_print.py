"""What stays of a page on paper: all that a reader without the screen needs, on few sheets."""

from collections.abc import Iterator
from io import BytesIO

import pikepdf
import pytest
from playwright.sync_api import Browser, Page

from tests.browser.newsroom import Newsroom

pytestmark = pytest.mark.browser

STATEMENTS = {
    "/en/news/eviction-court-interpreters/": (
        "23 November 2026",
        "+1 215 555 0142",
        "press@casaabierta.example",
    ),
    "/ar/news/miatay-jalsa/": ("28 أكتوبر 2026", "+1 215 555 0167", "joaquin@casaabierta.example"),
}
PRESS = {"/en/press/": "+1 215 555 0142", "/zh-hans/meiti-lianluo/": "+1 215 555 0171"}


@pytest.fixture
def paper(chromium: Browser, newsroom: Newsroom) -> Iterator[Page]:
    context = chromium.new_context(base_url=newsroom.url)
    page = context.new_page()
    page.emulate_media(media="print")
    yield page
    context.close()


def on_paper(page: Page) -> str:
    """What can be read on paper: `innerText` leaves out what isn't drawn."""
    return page.locator("body").inner_text()


def sheets(page: Page) -> int:
    return len(pikepdf.open(BytesIO(page.pdf(format="A4"))).pages)


@pytest.mark.parametrize("address", STATEMENTS)
def test_a_statement_keeps_its_date_contact_and_address_on_three_sheets(paper: Page, address: str) -> None:
    paper.goto(address)
    text = on_paper(paper)
    short = paper.locator(".share code").inner_text()

    assert all(words in text for words in STATEMENTS[address])
    assert short in text and "/n/" in short
    assert sheets(paper) <= 3


@pytest.mark.parametrize("address", PRESS)
def test_the_page_for_the_press_keeps_its_contacts_and_address(paper: Page, address: str) -> None:
    paper.goto(address)
    assert PRESS[address] in on_paper(paper)
    assert paper.locator(".paper").inner_text().endswith(address)
    assert sheets(paper) <= 2


def test_what_only_a_screen_can_do_is_left_out(paper: Page) -> None:
    paper.goto("/en/news/two-hundred-hearings/")
    for part in (".reprint", ".pictures", ".take", ".lang-nav", ".share .row"):
        assert not paper.locator(part).first.is_visible(), part
    # The original words are on paper, whether the reader opened them or not.
    assert paper.locator(".said details:not(.take) blockquote").first.is_visible()


def test_a_call_to_action_and_a_film_show_their_addresses(paper: Page) -> None:
    drawn = "element => getComputedStyle(element, '::after').content"
    paper.goto("/en/news/eviction-court-interpreters/")
    button = paper.locator(".act .btn")
    assert button.get_attribute("data-shown") in button.evaluate(drawn)

    paper.goto("/en/news/two-hundred-hearings/")
    assert paper.locator(".embed a").evaluate(drawn) == '"https://peertube.example/w/four-minutes"'
