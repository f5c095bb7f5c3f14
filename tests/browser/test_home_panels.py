"""The admin's home in a browser: what waits for somebody, without barriers, in English and in Arabic."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.desk import Desk
from tests.browser.newsroom import Newsroom

pytestmark = pytest.mark.browser

# Something of each kind: in review and due, public without review, not settled; prints nothing.
WAITING = """
from datetime import timedelta
from django.utils import timezone
from wagtail.users.models import UserProfile
from blog.editorial.verbs.due import set_due
from blog.editorial.verbs.publish_now import publish_now
from blog.models import NewsIndexPage, PressReleasePage
from home.models import User

writer, press, editor = (User.objects.get(username=name) for name in ("writer", "press", "editor"))
news = NewsIndexPage.objects.get(locale__language_code="en")
for title in ("Vigil on Friday", "Hearing moved"):
    if not PressReleasePage.objects.filter(title=title).exists():
        page = PressReleasePage(title=title, body=[("paragraph", "<p>At noon.</p>")], locale=news.locale, live=False)
        news.add_child(instance=page)
        page.save_revision(user=writer)
vigil, hearing = (PressReleasePage.objects.get(title=title) for title in ("Vigil on Friday", "Hearing moved"))
if not hearing.live:
    publish_now(hearing, press, "The court changed the date.")
if not vigil.workflow_in_progress:
    vigil.get_workflow().start(vigil, writer)
    set_due(vigil, writer, timezone.now() + timedelta(hours=4))
UserProfile.objects.update_or_create(user=editor, defaults={"preferred_language": "%s"})
"""


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("en", "ltr")])
def test_home_says_what_waits_and_has_no_barriers(
    desk: Callable[[str], Desk], newsroom: Newsroom, language: str, direction: str
) -> None:
    newsroom.manage("shell", "-v", "0", "-c", WAITING % language)
    page = desk("editor").page
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto("/admin/")
        expect(page.locator("html")).to_have_attribute("dir", direction)
        waits = page.locator("section[aria-labelledby=newsroom-waits]")
        expect(waits.get_by_role("link", name="Vigil on Friday").first).to_be_visible()
        expect(page.locator(".newsroom-red-line").get_by_text("Hearing moved").first).to_be_visible()
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_red_line_leads_to_what_must_be_confirmed(
    desk: Callable[[str], Desk], newsroom: Newsroom
) -> None:
    newsroom.manage("shell", "-v", "0", "-c", WAITING % "en")
    editor = desk("editor")
    editor.page.goto("/admin/pages/")
    line = editor.page.get_by_role("region", name="Published without review")
    expect(line).to_contain_text("The court changed the date.")
    line.get_by_role("link", name="Look and confirm").click()
    expect(editor.page).to_have_url(re.compile("/admin/newsroom/confirm/"))
