"""The admin in a browser: nothing of it is blocked by its own policy, and our screens have no barriers."""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.axe import violations
from tests.browser.desk import Desk
from tests.browser.newsroom import Newsroom

pytestmark = pytest.mark.browser

# One page in each state that our screens are about; prints their numbers.
PAGES = """
import json
from wagtail.models import Locale
from blog.importing.bring_in import bring_in
from blog.models import PressReleasePage
from blog.translation.start import start
from home.models import User

english = PressReleasePage.objects.filter(locale__language_code="en")
draft = english.filter(live=False, embargo=None).first()
translator = User.objects.get(username="translator-es")
start(draft, Locale.objects.filter(language_code="es"), user=translator)
translation = PressReleasePage.objects.get(translation_key=draft.translation_key, locale__language_code="es")
public = english.filter(title__startswith="%s").get()
said = "The board said “yes to every one of the four boats that we have today."
text = "\\n\\n".join(["Ferries run all night", said, "- one\\n- two"])
record = bring_in(text, "en", User.objects.get(username="writer")).record
print(json.dumps({"draft": draft.pk, "translation": translation.pk, "public": public.pk, "import": record.pk}))
"""
HEARINGS = "Two hundred hearings"


@pytest.fixture(scope="module")
def pages(newsroom: Newsroom) -> dict[str, int]:
    """The numbers of a draft in review, its untranslated translation, a public page, and a document brought in."""
    return json.loads(newsroom.manage("shell", "-v", "0", "-c", PAGES % HEARINGS))


def test_logging_in_is_not_blocked_by_the_admins_own_policy(chromium: Browser, newsroom: Newsroom) -> None:
    writer = Desk(chromium.new_context(base_url=newsroom.url, locale="en"))
    writer.log_in("writer")

    assert violations(writer.page) == []
    assert writer.complaints == []
    writer.context.close()


def test_nothing_in_the_editor_is_blocked_by_its_own_policy(
    desk: Callable[[str], Desk], pages: dict[str, int]
) -> None:
    writer = desk("writer")
    page = writer.page
    writer.edit(pages["public"])

    page.get_by_role("button", name="Toggle preview").click()
    preview = page.frame_locator("#w-preview-iframe")
    expect(preview.get_by_role("heading", level=1)).to_be_visible()

    page.locator("[data-contentpath=lead_image]").get_by_role("button", name="Choose an image").click()
    expect(page.get_by_role("link", name="Kitchen table")).to_be_visible()
    page.locator(".modal").get_by_role("button", name="Close").click()
    expect(page.get_by_role("link", name="Kitchen table")).to_be_hidden()

    page.get_by_role("textbox", name="Date").click()
    expect(page.locator(".xdsoft_datetimepicker").first).to_be_visible()

    assert writer.complaints == []


@pytest.mark.parametrize(
    ("name", "screen", "heading"),
    [
        ("writer", "/admin/newsroom/new/", "New statement"),
        ("writer", "/admin/newsroom/recognised/{import}/", "What was recognised"),
        ("admin", "/admin/newsroom/languages/", "Languages"),
        ("press", "/admin/newsroom/publish/page/{draft}/", "Publish"),
        ("press", "/admin/newsroom/unpublish/page/{public}/", "Take back"),
        ("press", "/admin/newsroom/publish-now/page/{draft}/", "Publish now"),
        ("press", "/admin/newsroom/minor-edit/page/{public}/", "Publish as a minor edit"),
        ("editor", "/admin/newsroom/reopen/page/{draft}/", "Open again"),
        ("writer", "/admin/newsroom/legal/page/{draft}/", "Legal review"),
        ("writer", "/admin/newsroom/translate/page/{draft}/", "Translate"),
    ],
)
def test_axe_finds_no_barrier_on_our_own_screens(
    desk: Callable[[str], Desk], pages: dict[str, int], name: str, screen: str, heading: str
) -> None:
    member = desk(name)
    member.page.goto(screen.format(**pages))
    expect(member.page.get_by_role("heading", level=1)).to_contain_text(heading)

    assert violations(member.page) == []
    assert member.complaints == []
