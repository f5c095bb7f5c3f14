"""A volunteer's evening: the most urgent item, translated, returned once, published; then its source is corrected."""

import json
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.axe import violations
from tests.browser.desk import Desk
from tests.browser.newsroom import Newsroom

pytestmark = pytest.mark.browser

TITLE = "The night bus runs until three"
KEPT = "Everybody rides free on the first Sunday of each month."
CLOSE = "Drivers speak Spanish, Arabic and Chinese."
NEW = "The last bus leaves the hospital gate at a quarter to three."
CORRECTED = "The last bus leaves the hospital gate at half past three."

# What was said once before, in words that come again: one sentence the same, one of them close.
BEFORE = """
from tests import factories as make
from blog.translation.start import start
from blog.translation.record import missing_texts

def translate(page, code, title, paragraphs):
    [draft] = start(page, [make.locale(code)])
    newest = draft.get_latest_revision_as_object()
    newest.title = title
    newest.body = [(block.block_type, f"<p>{words}</p>") for block, words in zip(newest.body, paragraphs)]
    for block, kept in zip(newest.body, page.body):
        block.id = kept.id
    newest.save_revision(user=make.user("Translator", code))
    return make.published(make.fresh(draft))

older = make.published(make.release("Free Sundays", [make.paragraph(words) for words in (
    "Everybody rides free on the first Sunday of each month.", "Drivers speak Spanish and Arabic.")]))
translate(older, "ar", "آحاد مجانية", ["يركب الجميع مجانا في أول أحد من كل شهر.", "يتكلم السائقون الإسبانية والعربية."])
"""

# The item itself: due first, wanted in three languages, finished in two.
ITEM = """
from datetime import timedelta
from django.utils import timezone
from blog.editorial.verbs.due import set_due
from blog.translation.claims import release
from blog.translation.tally import row_of

# What other tests left on this desk is given back.
release(make.user("Translator", "ar"))
page = make.published(make.release({title!r}, [make.paragraph(words) for words in ({kept!r}, {close!r}, {new!r})]))
for code in ("es", "zh-hans"):
    translate(page, code, f"{title} ({{code}})", [f"{{code}} 1", f"{{code}} 2", f"{{code}} 3"])
[arabic] = start(page, [make.locale("ar")])
set_due(arabic, make.user("Press officer"), timezone.now() + timedelta(minutes=30))
print(page.pk, arabic.pk, row_of(arabic).pk)
"""

CORRECT = """
from tests import factories as make
from blog.models import PressReleasePage
newest = PressReleasePage.objects.get(pk={pk}).get_latest_revision_as_object()
newest.body[2].value = newest.body[2].block.to_python("<p>{words}</p>")
newest.save_revision(user=make.user("Writer"))
make.published(make.fresh(newest))
"""


def field(page: Page, number: int) -> Locator:
    return page.locator(f"#text-{number}").locator("textarea[name=text], [contenteditable=true]")


def state(page: Page, number: int, name: str) -> None:
    expect(page.locator(f"#text-{number}")).to_have_attribute("data-state", name)


def standing(newsroom: Newsroom, page_id: int) -> dict[str, list[str]]:
    """Return the states of a page's texts by language, in reading order, as the command line tells them."""
    [found] = json.loads(newsroom.manage("translations", "--page", str(page_id), "--json"))
    return {
        code: [text["state"] for text in language["segments"]]
        for code, language in found["languages"].items()
    }


def test_a_volunteers_evening(desk: Callable[[str], Desk], phone: BrowserContext, newsroom: Newsroom) -> None:
    script = BEFORE + ITEM.format(title=TITLE, kept=KEPT, close=CLOSE, new=NEW)
    source_id, arabic_id, row_id = map(int, newsroom.manage("shell", "-v", "0", "-c", script).split()[-3:])
    translator, reviewer, press = desk("translator-ar"), desk("reviewer-ar"), desk("press")

    # The most urgent item comes first.
    page = translator.page
    page.goto("/admin/translations/")
    box = page.locator("section", has=page.get_by_role("heading", name=re.compile("^Next:")))
    expect(box).to_contain_text(TITLE)
    assert violations(page) == []
    box.get_by_role("button", name=re.compile("Claim and translate")).click()
    page.wait_for_url(f"**/admin/translations/{row_id}/")
    expect(page.locator("[data-desk][data-ready]")).to_be_visible()

    # A title, a sentence that was said before, one like it, a new one, and a word to the reviewer.
    field(page, 1).fill("الحافلة الليلية حتى الثالثة")
    page.keyboard.press("Control+Enter")
    state(page, 1, "fresh")
    expect(page.locator("#text-2 [data-desk-suggestion]").first).to_contain_text("100")
    page.keyboard.press("Control+.")
    expect(field(page, 2)).to_contain_text("يركب الجميع مجانا")
    page.keyboard.press("Control+Enter")
    state(page, 2, "fresh")
    expect(page.locator("#text-3 [data-desk-suggestion]").first).to_be_visible()
    expect(page.locator("#text-3 [data-desk-suggestion]").first).not_to_contain_text("100")
    page.keyboard.press("Control+.")
    expect(field(page, 3)).to_contain_text("يتكلم السائقون")
    field(page, 3).fill("يتكلم السائقون الإسبانية والعربية والصينية.")
    page.keyboard.press("Control+Enter")
    state(page, 3, "fresh")
    field(page, 4).fill("تغادر آخر حافلة بوابة المستشفى في الثالثة إلا ربعا.")
    page.locator("#text-4").get_by_role("button", name="Comment", exact=True).click()
    page.locator("#text-4").get_by_role("textbox", name="Comment").fill("بوابة أم باب؟")
    page.locator("#text-4").get_by_role("button", name="Add the comment").click()
    expect(page.locator("#text-4")).to_contain_text("بوابة أم باب؟")
    state(page, 4, "fresh")
    expect(page.locator("[data-desk-progress]")).to_contain_text("Nothing left to do")
    page.get_by_role("button", name="Submit for review").click()
    translator.told("submitted for review")
    assert translator.complaints == []

    # It comes back once, with a reason, and is put right.
    reviewer.send_back(arabic_id, "قل باب المستشفى")
    page.goto(f"/admin/translations/{row_id}/?show=all")
    expect(page.get_by_role("main")).to_contain_text("قل باب المستشفى")
    page.locator("#text-4 [data-desk-rich]").click()
    field(page, 4).fill("تغادر آخر حافلة باب المستشفى في الثالثة إلا ربعا.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("[data-desk-saved]")).to_contain_text("Saved")
    page.get_by_role("button", name="Submit for review").click()
    translator.told("submitted for review")
    reviewer.approve(arabic_id)
    address = press.publish(arabic_id, "الحافلة الليلية حتى الثالثة")

    # Readers get it, and no notice; then one paragraph of the source is corrected.
    reading = phone.new_page()
    reading.goto(address)
    expect(reading.get_by_role("main")).to_contain_text("باب المستشفى")
    expect(reading.locator("#behind")).to_have_count(0)
    newsroom.manage("shell", "-v", "0", "-c", CORRECT.format(pk=source_id, words=CORRECTED))
    states = standing(newsroom, source_id)
    assert states == {code: ["fresh", "fresh", "fresh", "changed"] for code in ("ar", "es", "zh-hans")}
    assert newsroom.manage("translations", "--verify")
    for name in ("translator-ar", "translator-es"):
        sitting = desk(name)
        sitting.page.goto("/admin/translations/")
        item = sitting.page.get_by_role("row", name=re.compile(re.escape(TITLE)))
        expect(item).to_contain_text("11 changed")
    press.page.goto("/admin/translations/matrix/")
    line = press.page.get_by_role("row", name=re.compile(re.escape(TITLE)))
    expect(line.get_by_text("Changed")).to_have_count(3)
    reading.reload()
    notice = reading.locator("#behind")
    expect(notice).to_have_attribute("aria-labelledby", "behind-title")
    assert reading.locator("html").get_attribute("lang") == "ar"
    expect(notice.get_by_role("link").first).to_have_attribute("hreflang", "en")

    # The desk shows what changed, word by word; what is right again is no notice.
    page.goto(f"/admin/translations/{row_id}/?show=changed")
    expect(page.locator("#text-4 ins").first).to_contain_text("half past")
    assert violations(page) == []
