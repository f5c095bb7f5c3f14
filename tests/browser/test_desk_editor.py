"""The translators' editor as people use it: by keyboard, two at once, without a network, from right to left."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import axe
from tests.browser.desk import Desk
from tests.browser.newsroom import Newsroom

# One of everything that the editor shows: fresh, changed and missing texts, plain and rich, and a comment.
BEGUN = """
from blog.translation import tally
from blog.translation.merging import send
from blog.translation.models import Comment
from blog.translation.record import write
from blog.translation.start import start
from tests import factories as make
body = [make.paragraph("Nobody has to show papers."), ("heading", "What changes"), make.paragraph("Call us.")]
page = make.release("City ends data deal", body, summary="The vote was 7 to 2.")
[arabic] = start(page, [make.locale("ar")])
draft = arabic.get_latest_revision_as_object()
draft.title, draft.summary = "المدينة تنهي الاتفاق", "سبعة مقابل اثنين"
write(draft, {"title", "summary"}, "person", make.user("Writer").pk, "2026-11-26T12:00:00+00:00")
draft.save_revision(user=make.user("Writer"))
source = page.get_latest_revision_as_object()
source.summary = "The vote was 8 to 1."
source.save_revision(user=make.user("Writer"))
send(make.fresh(page))
row = tally.row_of(make.fresh(arabic))
Comment.objects.create(translation=row, path="title", source=page.title, words="قصير", by=make.user("Writer"))
print("row", row.pk)
"""

TITLE, SUMMARY, PAPERS, HEADING, CALL = range(1, 6)


@pytest.fixture
def address(newsroom: Newsroom) -> str:
    """The editor of a translation that was just begun."""
    return f"/admin/translations/{newsroom.manage('shell', '-c', BEGUN).split()[-1]}/"


def opened(desk: Desk, address: str) -> Page:
    desk.page.goto(address)
    expect(desk.page.locator("[data-desk][data-ready]")).to_be_visible()
    return desk.page


def text(page: Page, number: int) -> Locator:
    return page.locator(f"#text-{number}")


def field(page: Page, number: int) -> Locator:
    return text(page, number).locator("textarea[name=text], [data-desk-rich]:visible, [contenteditable=true]")


def in_state(page: Page, number: int, state: str) -> None:
    expect(text(page, number)).to_have_attribute("data-state", state)


def test_a_translation_is_done_and_submitted_with_the_keyboard_alone(
    desk: Callable[[str], Desk], address: str
) -> None:
    sitting = desk("translator-ar")
    page = opened(sitting, address)
    page.keyboard.press("Alt+ArrowDown")
    expect(field(page, TITLE)).to_be_focused()
    page.keyboard.press("Alt+ArrowDown")
    expect(field(page, SUMMARY)).to_be_focused()
    page.keyboard.press("Control+Shift+Enter")
    expect(field(page, PAPERS)).to_be_focused()
    in_state(page, SUMMARY, "fresh")
    page.keyboard.type("لا أوراق")
    page.keyboard.press("Enter")
    page.keyboard.press("Control+Enter")
    expect(field(page, HEADING)).to_be_focused()
    in_state(page, PAPERS, "fresh")
    page.keyboard.type("ما الذي يتغير")
    page.keyboard.press("Control+Enter")
    expect(field(page, CALL)).to_be_focused()
    page.keyboard.type("اتصلوا بنا")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("button", name="Submit for review")).to_be_focused()
    expect(page.locator("[data-desk-progress]")).to_contain_text("Nothing left to do")
    page.keyboard.press("Enter")
    sitting.told("is submitted for review")
    assert not sitting.complaints


def test_what_somebody_types_is_saved_by_itself(desk: Callable[[str], Desk], address: str) -> None:
    page = opened(desk("translator-ar"), address)
    field(page, PAPERS).click()
    page.keyboard.type("لا أوراق")
    expect(page.locator("[data-desk-saved]")).to_contain_text("Saved")
    in_state(page, PAPERS, "fresh")
    page.reload()
    expect(text(page, PAPERS)).to_contain_text("لا أوراق")


def test_two_people_in_one_text_lose_nothing(desk: Callable[[str], Desk], address: str) -> None:
    mine, theirs = opened(desk("translator-ar"), address), opened(desk("writer"), address)
    field(theirs, HEADING).fill("نص الآخر")
    theirs.keyboard.press("Control+Enter")
    in_state(theirs, HEADING, "fresh")
    field(mine, HEADING).fill("نصي")
    mine.keyboard.press("Control+Enter")
    expect(text(mine, HEADING).get_by_role("alert")).to_contain_text("Both are kept")
    expect(text(mine, HEADING)).to_contain_text("نص الآخر")
    expect(field(mine, HEADING)).to_have_value("نصي")
    field(mine, CALL).click()
    mine.keyboard.type("اتصلوا بنا")
    mine.keyboard.press("Control+Enter")
    in_state(mine, CALL, "fresh")
    mine.get_by_role("button", name="Keep mine").click()
    in_state(mine, HEADING, "fresh")
    expect(mine.get_by_role("button", name="Keep mine")).to_have_count(0)
    theirs.reload()
    expect(field(theirs, HEADING)).to_have_value("نصي")


def test_without_a_network_words_stay_and_are_saved_when_it_is_back(
    desk: Callable[[str], Desk], address: str
) -> None:
    sitting = desk("translator-ar")
    page = opened(sitting, address)
    sitting.context.set_offline(True)
    field(page, HEADING).fill("ما الذي يتغير")
    page.keyboard.press("Control+Enter")
    expect(page.locator("[data-desk-saved]")).to_have_text("Not saved, trying again")
    expect(field(page, HEADING)).to_have_value("ما الذي يتغير")
    in_state(page, HEADING, "missing")
    sitting.context.set_offline(False)
    in_state(page, HEADING, "fresh")
    expect(page.locator("[data-desk-saved]")).to_contain_text("Saved")


def test_what_could_not_be_saved_is_there_after_a_reload(desk: Callable[[str], Desk], address: str) -> None:
    sitting = desk("translator-ar")
    page = opened(sitting, address)
    page.on("dialog", lambda dialog: dialog.accept())
    page.route("**/text/", lambda route: route.abort())
    field(page, HEADING).fill("ما الذي يتغير")
    expect(page.locator("[data-desk-saved]")).to_have_text("Not saved, trying again")
    page.reload()
    expect(field(page, HEADING)).to_have_value("ما الذي يتغير")
    page.unroute("**/text/")
    field(page, HEADING).press("Control+Enter")
    in_state(page, HEADING, "fresh")


def test_who_is_signed_out_signs_in_elsewhere_and_tries_again(
    desk: Callable[[str], Desk], newsroom: Newsroom, address: str
) -> None:
    sitting = desk("translator-ar")
    page = opened(sitting, address)
    sitting.context.clear_cookies()
    field(page, HEADING).fill("ما الذي يتغير")
    page.keyboard.press("Control+Enter")
    expect(page.locator("[data-desk-saved]")).to_contain_text("signed out")
    again = Desk(sitting.context)
    again.log_in("translator-ar")
    page.get_by_role("button", name="Try again").click()
    in_state(page, HEADING, "fresh")


def test_submitting_early_leads_to_what_waits(desk: Callable[[str], Desk], address: str) -> None:
    page = opened(desk("translator-ar"), address)
    submit = page.get_by_role("button", name="Submit for review")
    expect(submit).to_have_attribute("aria-disabled", "true")
    submit.press("Enter")
    expect(field(page, SUMMARY)).to_be_focused()
    expect(page.get_by_role("status").filter(has_text="texts wait first")).to_have_count(1)


def test_a_comment_is_answered_and_resolved(desk: Callable[[str], Desk], address: str) -> None:
    page = opened(desk("translator-ar"), address)
    title = text(page, TITLE)
    title.get_by_label("Reply").fill("صحيح")
    title.get_by_role("button", name="Reply").click()
    expect(title.locator(".desk-comment")).to_have_count(2)
    title.get_by_role("button", name="Resolve").click()
    expect(page.get_by_role("link", name="With comments (0)")).to_be_visible()


def test_the_keys_are_listed_where_wagtail_lists_its_own(desk: Callable[[str], Desk], address: str) -> None:
    page = opened(desk("translator-ar"), address)
    page.get_by_role("button", name="All keys").click()
    expect(page.get_by_role("dialog")).to_contain_text("Save and next waiting")


def test_fields_run_from_right_to_left_and_say_their_language(
    desk: Callable[[str], Desk], address: str
) -> None:
    page = opened(desk("translator-ar"), address)
    for number in (HEADING, PAPERS):
        field(page, number).click()
        direction, language = field(page, number).evaluate(
            "element => [getComputedStyle(element).direction, element.closest('[lang]').lang]"
        )
        assert (direction, language) == ("rtl", "ar")
    block = text(page, PAPERS).locator(".public-DraftStyleDefault-block")
    expect(block).to_have_class(re.compile("rtl", re.IGNORECASE))


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_nothing_stands_in_anybodys_way(
    desk: Callable[[str], Desk], newsroom: Newsroom, address: str, width: int, language: str
) -> None:
    newsroom.manage("shell", "-c", PREFERS.format(language=language))
    page = desk("translator-ar").page
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(address)
    expect(page.locator("[data-desk][data-ready]")).to_be_visible()
    field(page, PAPERS).click()
    expect(text(page, PAPERS).locator("[data-desk-suggestions]")).to_be_visible()
    newsroom.manage("shell", "-c", PREFERS.format(language=""))
    assert page.locator("html").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert axe.violations(page) == []


PREFERS = """
from home.models import User
from wagtail.users.models import UserProfile
profile = UserProfile.get_for_user(User.objects.get(username="translator-ar"))
profile.preferred_language = "{language}"
profile.save()
"""


def test_a_phone_has_what_it_needs_at_the_thumb(desk: Callable[[str], Desk], address: str) -> None:
    page = desk("translator-ar").page
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(address)
    bar = page.get_by_role("group", name="Move and save")
    bar.get_by_role("button", name="Next text").click()
    bar.get_by_role("button", name="Next text").click()
    expect(field(page, SUMMARY)).to_be_focused()
    field(page, SUMMARY).fill("ثمانية مقابل واحد")
    bar.get_by_role("button", name="Save and next").click()
    in_state(page, SUMMARY, "fresh")
    for button in bar.get_by_role("button").all():
        box = button.bounding_box()
        assert box and min(box["width"], box["height"]) >= 44
