"""What a reader's browser meets on every kind of public page: barriers, spillage, scripts, strangers, weight."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Response

from tests.browser.axe import violations
from tests.browser.newsroom import Newsroom

pytestmark = pytest.mark.browser

HEAVIEST_PICTURE = 40 * 1024  # bytes, on a phone 360 px wide
PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 900}

# One address for each kind of page; the press releases hold every kind of block between them.
FOUND = [
    "/en/",
    "/en/news/",
    "/en/news/page/1/",
    "/en/news/two-hundred-hearings/",
    "/en/news/airport-cleaners-paid-sick-days/",
    "/en/know-your-rights/",
    "/en/press/",
    "/ar/",
    "/ar/news/",
    "/ar/news/page/1/",
    "/ar/news/miatay-jalsa/",
    "/ar/news/ummal-nazafat-al-matar/",
    "/ar/iraf-huquqak/",
    "/ar/lil-sahafa/",
    "/zh-hans/news/pangting-liangbai-chang/",
    "/zh-hans/meiti-lianluo/",
    "/en/search/?q=interpreters",
    "/ar/search/?q=مترجم",
    "/zh-hans/search/?q=口译",
    "/en/search/?q=interprter",
]
ELSEWHERE = ["/en/news/la-tuwaqqiu-waraqa-lam-tuqra-alaykum/", "/ar/news/court-watch-begins/"]
NOWHERE = ["/en/nothing-here/", "/ar/nothing-here/"]

# The demo fills one page of the list: with these there is a numbered one.
MORE = """
from blog.editorial.approvals import approve
from blog.editorial.verbs.publish import publish
from blog.models import NewsIndexPage, PressReleasePage
from home.models import User

users = {user.username: user for user in User.objects.all()}
index = NewsIndexPage.objects.get(locale__language_code="en")
for number in range(6):
    page = PressReleasePage(
        title=f"Notice {number}", body=[("paragraph", "<p>We meet on Tuesday.</p>")], locale=index.locale, live=False
    )
    index.add_child(instance=page)
    page.save_revision(user=users["writer"])
    approve(page, users["editor"])
    publish(page, users["press"])
"""


class Visit:
    """A reader's tab, and what the browser asked for and complained about in it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.requests: list[str] = []
        self.pictures: list[Response] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("response", self._note_picture)
        page.on("console", self._note_complaint)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def open(self, address: str) -> None:
        response = self.page.goto(address)
        assert response and response.status == (200 if address in FOUND else 404)

    def _note_picture(self, response: Response) -> None:
        if "/media/" in response.url:
            self.pictures.append(response)

    def _note_complaint(self, message: Any) -> None:
        # Of a page that isn't there, the browser notes the status itself.
        if message.type in ("error", "warning") and message.location["url"] != self.page.url:
            self.complaints.append(message.text)


@pytest.fixture(scope="module")
def full_newsroom(newsroom: Newsroom) -> Newsroom:
    """The newsroom with more statements than one page of its list shows."""
    newsroom.manage("shell", "-v", "0", "-c", MORE)
    return newsroom


# Each page is opened once, for all that is asked of it.
@pytest.fixture(scope="module", params=[*FOUND, *ELSEWHERE, *NOWHERE])
def visit(request: pytest.FixtureRequest, chromium: Browser, full_newsroom: Newsroom) -> Iterator[Visit]:
    context = chromium.new_context(base_url=full_newsroom.url, viewport=PHONE)
    visit = Visit(context.new_page())
    visit.open(request.param)
    yield visit
    context.close()


def test_axe_finds_no_barrier_on_phone_or_desk_in_light_or_dark(visit: Visit) -> None:
    found = {}
    for viewport in (DESK, PHONE):
        visit.page.set_viewport_size(viewport)
        found[viewport["width"]] = violations(visit.page)

    assert not any(found.values()), found


def test_pictures_are_light_and_keep_their_place(visit: Visit) -> None:
    pictures = visit.page.locator("img")
    for picture in pictures.all():
        picture.scroll_into_view_if_needed()
        picture.evaluate("picture => picture.decode()")

    assert pictures.evaluate_all(
        "all => all.every(one => one.getAttribute('width') && one.getAttribute('height'))"
    )
    loading = pictures.evaluate_all("all => all.map(one => one.loading)")
    assert loading[1:] == ["lazy"] * len(loading[1:])
    for picture in visit.pictures:
        assert len(picture.body()) <= HEAVIEST_PICTURE, picture.url


def test_nothing_spills_over_the_edge_of_a_small_phone(visit: Visit) -> None:
    for width in (320, 360):
        visit.page.set_viewport_size({"width": width, "height": 740})

        assert visit.page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_page_brings_no_stranger_no_cookie_and_no_complaint(visit: Visit, newsroom: Newsroom) -> None:
    assert [url for url in visit.requests if not url.startswith(f"{newsroom.url}/")] == []
    assert visit.page.context.cookies() == []
    assert visit.complaints == []


def test_a_page_says_the_same_without_scripts(visit: Visit, chromium: Browser) -> None:
    plain = chromium.new_context(viewport=PHONE, java_script_enabled=False)
    try:
        page = plain.new_page()
        page.goto(visit.page.url)

        assert page.locator("body").inner_text() == visit.page.locator("body").inner_text()
    finally:
        plain.close()
