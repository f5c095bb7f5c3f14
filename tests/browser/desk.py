"""A member of staff at the newsroom's admin: what they click and type."""

import re
from pathlib import Path

from playwright.sync_api import BrowserContext, ConsoleMessage, Locator, Page, expect

PASSWORD = "altavoz-demo"


class Desk:
    """One person's browser."""

    def __init__(self, context: BrowserContext) -> None:
        self.context = context
        self.page: Page = context.new_page()
        self.complaints: list[str] = []
        self.page.on("console", self._note_complaint)

    def log_in(self, name: str) -> None:
        self.page.goto("/admin/login/")
        self.page.get_by_label("Username").fill(name)
        self.page.get_by_role("textbox", name="Password").fill(PASSWORD)
        self.page.get_by_role("button", name="Sign in").click()
        self.page.wait_for_url("**/admin/")

    def edit(self, page_id: int) -> None:
        self.page.goto(f"/admin/pages/{page_id}/edit/")

    def act(self, name: str | re.Pattern[str]) -> None:
        """Choose from the menu at the editor's foot, once the automatic saving is done."""
        expect(self.page.locator("#w-autosave-indicator").get_by_text("Saving…")).to_be_hidden()
        foot = self.page.get_by_role("navigation", name="Actions (footer)")
        action = foot.get_by_text(name, exact=True).first
        if not action.is_visible():
            foot.get_by_role("button", name="More actions").click()
        action.click()

    def bring_in(self, release: Path) -> int:
        """Upload a release by the first button of the admin's home, and see what was recognised.

        :returns: the draft's number.
        """
        self.page.goto("/admin/")
        self.page.get_by_role("main").get_by_role("link", name="New statement").click()
        self.page.get_by_label("Or a file").set_input_files(release)
        self.page.get_by_role("button", name="Make a draft").click()
        self.page.wait_for_url("**/recognised/*/")
        draft = self.page.get_by_role("link", name="Open the draft", exact=True).get_attribute("href") or ""
        return int(draft.split("/")[-3])

    def submit(self) -> None:
        self.act(re.compile("^(Submit|Resubmit) to Review$"))
        self.told("submitted")

    def approve(self, page_id: int) -> None:
        self.edit(page_id)
        self.act("Approve")
        self.told("updated")

    def send_back(self, page_id: int, comment: str) -> None:
        self.edit(page_id)
        self.act("Return…")
        self.page.get_by_label("Comment", exact=True).last.fill(comment)
        self.page.get_by_role("button", name="Return…").last.click()
        self.told("updated")

    def see_to_quote(self, page_id: int, words: str) -> None:
        """From the screen that says what stands against publishing, go to a quote that nobody holds."""
        self.page.goto(f"/admin/newsroom/publish/page/{page_id}/")
        self.page.get_by_role("main").get_by_role("link", name=re.compile(re.escape(words))).click()
        self.page.wait_for_url("**/held/quote/*/")

    def take_by_phone(self, page_id: int, words: str) -> None:
        """Record that the speaker of a quote said so on the phone."""
        self.see_to_quote(page_id, words)
        self.page.get_by_label("How you took them").select_option("phone")
        self.page.locator("[name=taken_taken_at]").fill("2026-11-24 16:30")
        # Not by the mouse: the calendar that the field opened may lie over the button.
        self.page.get_by_role("button", name="I took these words").press("Enter")
        self.told("held")

    def publish(self, page_id: int, title: str) -> str:
        """Publish as the press officer does; return the path that the message leads to."""
        self.edit(page_id)
        self.act("Publish…")
        self.page.get_by_role("button", name="Publish").click()
        self.told(f"“{title}” is public.")
        link = self.page.locator(".messages").get_by_role("link", name="View live")
        return link.get_attribute("href") or ""

    def told(self, words: str) -> None:
        """Expect a message with these words at the head of the page."""
        expect(self.page.locator(".messages")).to_contain_text(words)

    def write(self, field: str, words: str) -> None:
        """Write into a field of one line, by its label."""
        self.page.get_by_role("textbox", name=field).first.fill(words)

    def write_paragraphs(self, paragraphs: list[str]) -> None:
        """Write over the body's paragraphs, in reading order: as many as there are."""
        editors = self.page.locator("[data-contentpath=body] .Draftail-Editor [contenteditable=true]")
        kept = self.page.locator("[data-contentpath=body] input:has(+ [data-draftail-editor-wrapper])")
        expect(editors).to_have_count(len(paragraphs))
        for number, words in enumerate(paragraphs):
            self._empty(editors.nth(number))
            self.page.keyboard.insert_text(words)
            expect(editors.nth(number)).to_have_text(words)
            # The editor hands its text to the form a moment later.
            expect(kept.nth(number)).to_have_value(re.compile(re.escape(words)))

    def _empty(self, editor: Locator) -> None:
        """Take everything out of an editor of rich text. It hears of a selection a moment after the browser."""
        editor.focus()
        for _attempt in range(10):
            self.page.keyboard.press("ControlOrMeta+a")
            self.page.wait_for_timeout(200)
            self.page.keyboard.press("Delete")
            if not editor.inner_text().strip():
                return
        expect(editor).to_have_text("")

    def _note_complaint(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)
