"""An embargo holds against everybody, and the clock ends it by itself."""

import re
import time
from collections.abc import Callable
from datetime import datetime
from email.utils import parsedate_to_datetime

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.desk import Desk
from tests.browser.newsroom import RELEASES, Newsroom

pytestmark = pytest.mark.browser

HEADLINE = "Report finds one in three bond hearings held without an interpreter"

# Has a release brought in and approved as staff would, under the embargo it names or under one a few seconds ahead.
BRING_IN = """
from datetime import timedelta
from pathlib import Path
from django.utils import timezone
from blog.editorial.approvals import approve
from blog.editorial.holding import held_hash, not_held
from blog.editorial.models import Hold
from blog.editorial.verbs.hold import Evidence, hold
from blog.importing.bring_in import bring_in
from home.models import User

users = {{user.username: user for user in User.objects.all()}}
page = bring_in(Path("{release}").read_text(), "en", users["writer"]).page
page = type(page).objects.get(pk=page.pk)
if {seconds}:
    newest = page.get_latest_revision_as_object()
    newest.embargo = timezone.now().replace(microsecond=0) + timedelta(seconds={seconds})
    newest.save_revision(user=users["writer"])
    page.refresh_from_db()
approve(page, users["editor"])
for quote in not_held(page.get_latest_revision_as_object()):
    evidence = Evidence(Hold.How.TAKEN, way="phone", taken_at=timezone.now())
    hold(quote, users["press"], evidence, held_hash(quote))
"""
PUBLISH = """
from blog.editorial.verbs.publish import publish

print(publish(page, users["press"]).isoformat())
"""
SAY = "print(page.pk, page.get_latest_revision_as_object().slug)"


def test_a_release_under_embargo_is_scheduled_and_nowhere_to_be_found(
    desk: Callable[[str], Desk], chromium: Browser, newsroom: Newsroom
) -> None:
    script = BRING_IN.format(release=RELEASES / "letterhead_embargo.txt", seconds=0)
    page_id, slug = newsroom.manage("shell", "-v", "0", "-c", script + SAY).split()

    press = desk("press")
    press.edit(int(page_id))
    press.act(re.compile("^Goes public on .*2027"))
    press.page.get_by_role("button", name=re.compile("Goes public on .*2027")).click()
    press.told(f"“{HEADLINE}” goes public on")

    reader = chromium.new_context(base_url=newsroom.url)
    page = reader.new_page()
    assert page.goto(f"/en/news/{slug}/").status == 404
    for address in ("/en/", "/en/news/"):
        page.goto(address)
        expect(page.get_by_text(HEADLINE)).to_have_count(0)
    assert slug not in reader.request.get("/sitemap-en.1.xml").text()
    reader.close()


def test_the_clock_makes_a_release_public_when_its_embargo_ends(
    chromium: Browser, newsroom: Newsroom
) -> None:
    script = BRING_IN.format(release=RELEASES / "mid_attribution.txt", seconds=8)
    moment, _page_id, slug = newsroom.manage("shell", "-v", "0", "-c", script + PUBLISH + SAY).split()

    reader = chromium.new_context(base_url=newsroom.url)
    deadline = time.monotonic() + 60
    while (answer := reader.request.get(f"/en/news/{slug}/")).status == 404:
        assert time.monotonic() < deadline, "The embargo is over, and the release isn't public."
        time.sleep(0.25)

    assert answer.status == 200
    assert parsedate_to_datetime(answer.headers["date"]) >= datetime.fromisoformat(moment)
    # The page is there at once; what lists it follows, a moment later on a busy machine.
    while slug not in reader.request.get("/sitemap-en.1.xml").text():
        assert time.monotonic() < deadline, "The release is public, and the sitemap doesn't have it."
        time.sleep(0.25)
    reader.close()
