"""Somebody joins from Beirut: invited in Arabic, they find an admin that speaks Arabic, from right to left."""

import re
from collections.abc import Callable
from email import policy
from email.parser import BytesParser

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.axe import violations
from tests.browser.desk import Desk
from tests.browser.newsroom import Newsroom

pytestmark = pytest.mark.browser

ADDRESS = "leyla.haddad@casa.example"
PASSWORD = "nine-lemons-at-dawn"
ARABIC = re.compile("[\u0600-\u06ff]{3}")


def link_in_the_mail(newsroom: Newsroom) -> str:
    """Open the newest mail to the address, as it lies in the demo's folder, and return the link."""
    for file in sorted((newsroom.var / "mail").iterdir(), reverse=True):
        message = BytesParser(policy=policy.default).parsebytes(file.read_bytes())
        if message["To"] == ADDRESS:
            found = re.search(r"http://\S+/admin/join/\S+", message.get_content())
            assert found
            return found[0]
    raise AssertionError("There is no mail.")


def test_an_invitation_in_arabic_from_the_mail_to_the_admin(
    chromium: Browser, newsroom: Newsroom, desk: Callable[[str], Desk]
) -> None:
    admin = desk("admin")
    page = admin.page
    page.goto("/admin/newsroom/people/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("People")
    assert violations(page) == []
    page.get_by_role("link", name="Invite somebody").click()
    page.get_by_label("Email address").fill(ADDRESS)
    page.get_by_label("Language", exact=False).first.select_option("ar")
    page.get_by_role("group", name="Translator").get_by_label("العربية").check()
    assert violations(page) == []
    page.get_by_role("button", name="Send the invitation").click()
    admin.told(ADDRESS)
    assert violations(page) == []
    assert admin.complaints == []

    phone = chromium.new_context(locale="ar", viewport={"width": 360, "height": 740})
    new = Desk(phone)
    new.page.goto(link_in_the_mail(newsroom))
    html = new.page.locator("html")
    expect(html).to_have_attribute("dir", "rtl")
    assert violations(new.page) == []
    assert new.page.evaluate("document.documentElement.scrollWidth") == 360
    new.page.locator("[name=first_name]").fill("ليلى")
    new.page.locator("[name=last_name]").fill("حداد")
    for field in ("password1", "password2"):
        new.page.locator(f"[name={field}]").fill(PASSWORD)
    new.page.locator("[name=time_zone]").select_option("Asia/Beirut")
    new.page.locator("main button[type=submit]").click()
    new.page.wait_for_url("**/admin/")
    expect(html).to_have_attribute("lang", "ar")
    expect(html).to_have_attribute("dir", "rtl")
    expect(new.page.locator("body")).to_contain_text(ARABIC)
    assert new.complaints == []
    phone.close()

    page.reload()
    row = page.get_by_role("row").filter(has_text=ADDRESS)
    expect(row).to_contain_text("Asia/Beirut")
    row.get_by_role("link", name="End account").click()
    page.get_by_label("goes").check()
    assert violations(page) == []
    page.get_by_role("button", name="End the account").click()
    admin.told("ليلى")
    expect(page.get_by_role("row").filter(has_text="ليلى")).to_have_count(0)
    assert admin.complaints == []
