"""Editorial rules as people meet them: review, legal, quotes that are held, publishing at once, rights by language."""

from collections.abc import Callable

import pytest
from django.utils import translation
from django.utils.translation import gettext
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.axe import violations
from tests.browser.desk import Desk
from tests.browser.newsroom import Newsroom

pytestmark = pytest.mark.browser

HEADLINE = "Clinic on Alder Street keeps its night desk"
SPANISH = "No tuvimos que explicar de dónde veníamos"
ENGLISH = "The night desk is the only door that is open at three in the morning"

# A writer's draft with the words of two people.
BRING_IN = """
from blog.importing.bring_in import bring_in
from home.models import User

text = '''{headline}

The board of the clinic voted on Monday to keep the night desk open.

"{first}," said Marisol Quispe, a mother of two.

"{second}," said Dana Whitlock, a nurse at the clinic.
'''
page = bring_in(text, "en", User.objects.get(username="writer")).page
print(page.pk)
"""


def draft(newsroom: Newsroom, headline: str, *words: str) -> int:
    script = BRING_IN.format(headline=headline, first=words[0], second=words[1])
    return int(newsroom.manage("shell", "-v", "0", "-c", script).split()[-1])


def test_a_statement_passes_review_legal_and_its_speakers(
    desk: Callable[[str], Desk], phone: BrowserContext, newsroom: Newsroom
) -> None:
    writer, editor, legal, press = desk("writer"), desk("editor"), desk("legal"), desk("press")
    page_id = draft(newsroom, HEADLINE, SPANISH, ENGLISH)

    writer.edit(page_id)
    _from_header(writer.page, "Legal review…")
    writer.page.get_by_label("What should be looked at").fill("May we name the clinic?")
    writer.page.get_by_role("button", name="Ask for legal review").click()
    writer.told("is asked for")
    writer.submit()

    editor.send_back(page_id, "Say which street.")
    writer.edit(page_id)
    writer.write("Title", f"{HEADLINE} open")
    writer.submit()
    editor.approve(page_id)
    legal.approve(page_id)

    press.see_to_quote(page_id, SPANISH)
    press.page.get_by_label("Language of the page").select_option("es")
    press.page.get_by_role("button", name="Make a link").click()
    link = press.page.get_by_role("textbox", name="Link", exact=True).input_value()
    _approve_on_the_phone(phone.new_page(), link)
    press.take_by_phone(page_id, ENGLISH)

    address = press.publish(page_id, f"{HEADLINE} open")
    reader = phone.new_page()
    reader.goto(address)
    for words in (SPANISH, ENGLISH):
        expect(reader.locator(".body blockquote", has_text=words)).to_be_visible()


def test_what_is_published_at_once_stands_in_red_until_a_second_person_has_looked(
    desk: Callable[[str], Desk], newsroom: Newsroom
) -> None:
    press, editor = desk("press"), desk("editor")
    said = ("We heard of it from the clerk this morning", "Everybody who can should come on Thursday")
    page_id = draft(newsroom, "Hearing moved to Thursday", *said)
    for words in said:
        press.take_by_phone(page_id, words)
    press.page.goto(f"/admin/newsroom/publish/page/{page_id}/")
    press.page.get_by_role("link", name="Publish now, without review…").click()
    press.page.get_by_label("Why this can’t wait").fill("The court moved it an hour ago.")
    press.page.get_by_role("button", name="Publish now").click()
    press.told("A second person must confirm it now.")

    for address in ("/admin/", "/admin/images/", "/admin/account/"):
        editor.page.goto(address)
        line = editor.page.get_by_role("region", name="Published without review")
        expect(line).to_contain_text("The court moved it an hour ago.")
    assert violations(editor.page) == []
    line.get_by_role("link").first.click()
    assert violations(editor.page) == []
    editor.page.get_by_role("button", name="Confirm it").click()
    editor.told("is confirmed")
    expect(editor.page.get_by_text("The court moved it an hour ago.")).to_have_count(0)


def test_a_translator_of_arabic_sees_and_touches_arabic(desk: Callable[[str], Desk]) -> None:
    translator, editor = desk("translator-ar"), desk("editor")
    editor.page.goto("/admin/")
    ids = {
        language: int(
            editor.page.request.get(f"/admin/api/main/pages/?locale={language}&limit=20").json()["items"][-1][
                "id"
            ]
        )
        for language in ("en", "ar")
    }
    page = translator.page
    page.goto("/admin/pages/")
    expect(page.get_by_role("main")).not_to_contain_text("Press releases")
    page.goto(f"/admin/pages/{ids['ar']}/edit/")
    expect(page.get_by_role("textbox", name="Title").first).to_be_editable()
    expect(page.get_by_role("navigation", name="Actions (footer)").get_by_text("Publish")).to_have_count(0)
    for address in ("edit/", "history/", "view_draft/", "copy/"):
        page.goto(f"/admin/pages/{ids['en']}/{address}")
        expect(page.locator(".messages")).to_contain_text("do not have permission")


def _from_header(page: Page, name: str) -> None:
    page.get_by_role("button", name="Actions", exact=True).first.click()
    page.get_by_role("link", name=name).first.click()


def _approve_on_the_phone(page: Page, link: str) -> None:
    page.goto(link)
    expect(page.locator("html")).to_have_attribute("lang", "es")
    expect(page.locator("blockquote").first).to_contain_text(SPANISH)
    with translation.override("es"):
        name = gettext("Yes, I approve these words")
    page.get_by_role("button", name=name).tap()
    expect(page.get_by_role("status")).to_be_visible()
