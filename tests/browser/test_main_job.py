"""The newsroom's main job: a written release goes through review to readers in three languages."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.desk import Desk
from tests.browser.newsroom import RELEASES, Newsroom

pytestmark = pytest.mark.browser

RELEASE = RELEASES / "hard_wrapped_mail.txt"
HEADLINE = "Harbor Street tenants win heat after ninety-one days without it"
SPOKEN = "My daughter did her homework in a winter coat"

WORDS = {
    "es": {
        "title": "Inquilinos de Harbor Street recuperan la calefacción",
        "place": "Westhaven, Connecticut",
        "paragraphs": [
            "El dueño cambiará las dos calderas antes de diciembre.",
            "La sala caliente de la planta baja seguirá abierta.",
        ],
    },
    "ar": {
        "title": "مستأجرو شارع هاربور يستعيدون التدفئة",
        "place": "ويستهيفن",
        "paragraphs": [
            "سيستبدل المالك المرجلين قبل ديسمبر.",
            "تبقى الغرفة الدافئة في الطابق الأرضي مفتوحة.",
        ],
    },
}


def test_a_release_goes_through_review_to_readers_in_three_languages(
    desk: Callable[[str], Desk], chromium: Browser, newsroom: Newsroom
) -> None:
    writer, editor, press = desk("writer"), desk("editor"), desk("press")

    page_id = writer.bring_in(RELEASE)
    writer.told("The language was guessed: English.")
    writer.edit(page_id)
    expect(writer.page.get_by_role("textbox", name="Title")).to_have_value(
        "Harbor Street tenants win repairs after ninety-one days without heat"
    )
    expect(writer.page.locator("[data-contentpath=body]").get_by_text(SPOKEN).first).to_be_visible()
    writer.submit()

    editor.send_back(page_id, "Say in the headline that it is about heat.")
    writer.edit(page_id)
    _see_comment(writer, "Say in the headline that it is about heat.")
    writer.write("Title", HEADLINE)
    writer.submit()
    editor.approve(page_id)
    press.take_by_phone(page_id, SPOKEN)
    addresses = {"en": press.publish(page_id, HEADLINE)}

    for language, draft_id in _begin_translations(writer, page_id).items():
        _translate(desk(f"translator-{language}"), draft_id, language)
        desk(f"reviewer-{language}").approve(draft_id)
        addresses[language] = press.publish(draft_id, WORDS[language]["title"])

    reader = chromium.new_context(base_url=newsroom.url).new_page()
    titles = {"en": HEADLINE} | {language: words["title"] for language, words in WORDS.items()}
    for language, address in addresses.items():
        reader.goto(address)
        _is_read_in(reader, language, titles[language])
        for other, target in addresses.items():
            link = reader.locator(f"a[hreflang={other}]").first
            expect(link).to_have_attribute("href", target)
    reader.context.close()


def _see_comment(writer: Desk, comment: str) -> None:
    writer.page.get_by_role("button", name="Toggle status").click()
    writer.page.get_by_role("button", name="View details").click()
    dialog = writer.page.get_by_role("dialog")
    expect(dialog.get_by_text(comment)).to_be_visible()
    writer.page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()


def _begin_translations(writer: Desk, page_id: int) -> dict[str, int]:
    """Begin Spanish and Arabic from the page's own menu; return the drafts' numbers by language."""
    writer.edit(page_id)
    writer.page.get_by_role("button", name="Actions", exact=True).first.click()
    writer.page.get_by_role("link", name="Translate").first.click()
    for language in ("Español", "العربية"):
        writer.page.get_by_label(language).check()
    writer.page.get_by_role("button", name="Begin translations").click()
    writer.told("2 drafts are ready to be translated.")
    links = writer.page.locator(".messages")
    names = {"es": "Español", "ar": "العربية"}
    desks = {
        language: links.get_by_role("link", name=name).get_attribute("href") or ""
        for language, name in names.items()
    }
    return {language: _page_at(writer, address) for language, address in desks.items()}


def _page_at(writer: Desk, address: str) -> int:
    """Return the number of the page that a translators' desk is about."""
    writer.page.goto(address)
    ordinary = writer.page.get_by_role("link", name="Open in the ordinary editor")
    return int((ordinary.get_attribute("href") or "").split("/")[-3])


def _translate(translator: Desk, draft_id: int, language: str) -> None:
    words = WORDS[language]
    translator.edit(draft_id)
    translator.told("words are still to do")
    translator.write("Title", words["title"])
    translator.write("Place", words["place"])
    translator.write_paragraphs(words["paragraphs"])
    translator.submit()


def _is_read_in(reader: Page, language: str, title: str) -> None:
    expect(reader.locator("html")).to_have_attribute("lang", language)
    expect(reader.locator("html")).to_have_attribute("dir", "rtl" if language == "ar" else "ltr")
    expect(reader.get_by_role("heading", level=1)).to_have_text(title)
    for paragraph in WORDS.get(language, {"paragraphs": []})["paragraphs"]:
        expect(reader.locator(".body").get_by_text(paragraph)).to_be_visible()
    # The quote isn't translated yet: its own words stand there, marked with their language.
    quoted = reader.locator(".body blockquote", has_text=SPOKEN)
    expect(quoted).to_be_visible()
    if language != "en":
        expect(quoted.locator("xpath=ancestor-or-self::*[@lang][1]")).to_have_attribute("lang", "en")
