"""The admin in a browser: nothing of it is blocked by its own policy, and our screens have no barriers."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.desk import Desk

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

# Wagtail's own frame has barriers that are not ours to mend: our screens are what stands in its middle.
OURS = "#main"


def test_nothing_in_the_admin_is_blocked_by_its_own_policy(desk: Callable[[str], Desk]) -> None:
    writer = desk("writer")
    writer.open_statement("Two hundred hearings")
    page = writer.page

    page.get_by_role("button", name="Toggle preview").click()
    preview = page.frame_locator("iframe[title='Preview']")
    expect(preview.get_by_role("heading", level=1)).to_be_visible()

    page.get_by_role("button", name="Choose another picture").click()
    page.get_by_role("dialog").get_by_role("link", name="Kitchen table").wait_for()
    page.keyboard.press("Escape")

    page.get_by_role("textbox", name="Date").click()
    expect(page.locator(".xdsoft_datetimepicker:visible")).to_have_count(1)

    assert writer.complaints == []
