"""A speaker approves their words by link on a phone; and nothing stands in the way of anybody on these pages."""

from collections.abc import Callable

import pytest
from django.utils import translation
from django.utils.translation import gettext
from playwright.sync_api import Browser, BrowserContext, expect

from tests.browser.axe import violations
from tests.browser.desk import Desk
from tests.browser.newsroom import Newsroom

pytestmark = pytest.mark.browser

# A quote that waits for its link: its number, and whether it is held.
MAKE = """
from blog.models import Person, Quote
from home.models import User
from wagtail.models import Locale

writer = User.objects.get(username="writer")
quote = Quote(
    words="{words}", speaker=Person.objects.filter(translated_from=None)[0], original_language="es",
    locale=Locale.objects.get(language_code="es"),
)
quote.save()
quote.save_revision(user=writer)
print(quote.pk)
"""
IS_HELD = """
from blog.editorial.holding import not_held
from blog.models import Quote

print(not not_held(Quote.objects.get(pk={pk})))
"""

PUBLIC = """
from blog.models import Quote

print(Quote.objects.filter(live=True, translated_from=None).first().pk)
"""


def said(sentence: str, language: str) -> str:
    with translation.override(language):
        return gettext(sentence)


@pytest.fixture
def ask(desk: Callable[[str], Desk], newsroom: Newsroom) -> Callable[[str, str], tuple[int, str]]:
    """Has the writer ask the speaker of a new quote, in a language; returns the quote's number and the link."""

    def asked(words: str, language: str) -> tuple[int, str]:
        pk = int(newsroom.manage("shell", "-v", "0", "-c", MAKE.format(words=words)))
        page = desk("writer").page
        page.goto(f"/admin/newsroom/held/quote/{pk}/")
        page.get_by_label("Language of the page").select_option(language)
        page.get_by_role("button", name="Make a link").click()
        return pk, page.get_by_role("textbox", name="Link", exact=True).input_value()

    return asked


def test_a_spanish_speaker_approves_by_link_on_a_phone(
    ask: Callable[[str, str], tuple[int, str]], phone: BrowserContext, newsroom: Newsroom
) -> None:
    words = "La puerta estaba abierta y nadie nos dijo nada."
    pk, link = ask(words, "es")
    page = phone.new_page()
    page.goto(link)
    expect(page.locator("html")).to_have_attribute("lang", "es")
    expect(page.locator("blockquote").first).to_contain_text("La puerta estaba abierta")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert newsroom.manage("shell", "-v", "0", "-c", IS_HELD.format(pk=pk)).strip() == "False"

    button = page.get_by_role("button", name=said("Yes, I approve these words", "es"))
    assert (button.bounding_box() or {"height": 0})["height"] >= 44
    button.tap()
    expect(page.get_by_role("status")).to_be_visible()
    expect(page.get_by_role("button")).to_have_count(0)
    assert newsroom.manage("shell", "-v", "0", "-c", IS_HELD.format(pk=pk)).strip() == "True"
    assert phone.cookies() == []

    page.goto(link)
    expect(page.get_by_role("status")).to_be_visible()


@pytest.mark.parametrize("language", ["es", "ar"])
@pytest.mark.parametrize("width", [320, 360, 1280])
def test_nothing_bars_anybody_from_the_page(
    ask: Callable[[str, str], tuple[int, str]],
    chromium: Browser,
    newsroom: Newsroom,
    language: str,
    width: int,
) -> None:
    _pk, link = ask(f"Esto lo dije yo a los {width} días en {language}.", language)
    # axe is a script: the policy of the page lets none in.
    context = chromium.new_context(viewport={"width": width, "height": 800}, bypass_csp=True)
    page = context.new_page()
    page.goto(link)
    for summary in page.locator("summary").all():
        summary.click()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.locator("form.first button").click()
    expect(page.get_by_role("status")).to_be_visible()
    assert violations(page) == []
    page.goto(f"{newsroom.url}/answer/never/")
    assert violations(page) == []
    context.close()


def test_nothing_bars_anybody_from_the_screens_of_staff(
    ask: Callable[[str, str], tuple[int, str]], desk: Callable[[str], Desk], newsroom: Newsroom
) -> None:
    pk, _link = ask("Nadie nos preguntó.", "es")
    writer = desk("writer")
    writer.page.goto(f"/admin/newsroom/held/quote/{pk}/")
    assert violations(writer.page) == []
    writer.page.get_by_role("button", name="Make a link").click()
    expect(writer.page.get_by_role("textbox", name="Link", exact=True)).to_be_visible()
    assert violations(writer.page) == []
    assert writer.complaints == []

    public = newsroom.manage("shell", "-v", "0", "-c", PUBLIC).strip()
    press = desk("press")
    press.page.goto(f"/admin/newsroom/withdraw/quote/{public}/")
    expect(press.page.get_by_role("button", name="Withdraw it everywhere")).to_be_visible()
    assert violations(press.page) == []
    assert press.complaints == []
