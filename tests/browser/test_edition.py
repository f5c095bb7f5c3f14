"""What staff publish, change and take back is what readers find in the edition; staff see the live page."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import APIResponse, Browser, Page, Response, expect

from tests.browser.axe import violations
from tests.browser.desk import Desk
from tests.browser.newsroom import Newsroom

pytestmark = pytest.mark.browser

TITLE = "The boiler of Harbor Street is mended"
CORRECTED = "Both boilers of Harbor Street are mended"

APPROVED = f"""
from tests import factories as make
print(make.approved(make.release({TITLE!r})).pk)
"""


@pytest.fixture
def reading(chromium: Browser, newsroom: Newsroom) -> Iterator[Page]:
    context = chromium.new_context(base_url=newsroom.url)
    yield context.new_page()
    context.close()


def from_the_edition(answer: APIResponse | Response | None) -> bool:
    """Only its files have an ETag: what Django makes has none."""
    return answer is not None and answer.ok and "etag" in answer.headers


def until(page: Page, address: str, right: Callable[[APIResponse], bool]) -> None:
    """Ask, past what the browser keeps, until readers get what is right: with much to do, it takes a moment."""
    for _attempt in range(80):
        answer = page.request.get(address)
        if right(answer):
            return
        page.wait_for_timeout(500)
    raise AssertionError(f"{answer.status} {answer.text()}")


def use_the_bar(page: Page, item: str) -> None:
    """By the keyboard, as far as it goes."""
    page.get_by_role("button", name="View Wagtail quick actions").press("Enter")
    page.get_by_role("menuitem", name=item).press("Enter")


def test_readers_get_from_the_edition_what_staff_publish_change_and_take_back(
    desk: Callable[[str], Desk], newsroom: Newsroom, reading: Page
) -> None:
    writer, editor, press = desk("writer"), desk("editor"), desk("press")
    page_id = int(newsroom.manage("shell", "-v", "0", "-c", APPROVED))

    address = press.publish(page_id, TITLE)
    until(reading, address, from_the_edition)
    assert from_the_edition(reading.goto(address))
    expect(reading.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(reading.get_by_role("button", name="View Wagtail quick actions")).to_have_count(0)

    # Staff get to the editor from the live page.
    assert not from_the_edition(writer.page.goto(address))
    use_the_bar(writer.page, "Edit this page")
    writer.page.wait_for_url(f"**/admin/pages/{page_id}/edit/")
    writer.write("Title", CORRECTED)
    writer.submit()
    editor.approve(page_id)
    reading.reload()
    expect(reading.get_by_role("heading", level=1)).to_have_text(TITLE)

    press.publish(page_id, CORRECTED)
    for changed in (address, "/en/news/"):
        until(reading, changed, lambda answer: from_the_edition(answer) and CORRECTED in answer.text())
    reading.reload()
    expect(reading.get_by_role("heading", level=1)).to_have_text(CORRECTED)

    press.edit(page_id)
    press.act("Take back…")
    press.page.get_by_role("button", name="Take back").click()
    press.told("is not public any more")
    until(reading, address, lambda answer: answer.status == 404)
    until(reading, "/en/news/", lambda answer: from_the_edition(answer) and CORRECTED not in answer.text())


@pytest.mark.parametrize(("language", "width"), [("en", 1280), ("ar", 360)])
def test_the_bar_does_no_harm_to_the_page_it_is_on(
    desk: Callable[[str], Desk], language: str, width: int
) -> None:
    editor = desk("editor")
    page = editor.page
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"/{language}/")
    page.get_by_role("button", name="View Wagtail quick actions").click()
    expect(page.get_by_role("menuitem", name="Edit this page")).to_be_visible()

    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert editor.complaints == []
    assert violations(page) == []
