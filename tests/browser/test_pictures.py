"""Pictures go up many at once, and faces in them are hidden by pointer, by finger and by keyboard."""

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import FilePayload, Locator, expect

from tests.browser.axe import violations
from tests.browser.desk import Desk
from tests.browser.newsroom import Newsroom
from tests.home.photos import quarters, saved

pytestmark = pytest.mark.browser

PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 900}

# A picture of many colours, at the office of the demo; prints its number.
BRING_IN = """
from io import BytesIO
from django.core.files.base import ContentFile
from PIL import Image
from home.models import Picture

file = BytesIO()
Image.merge("RGB", [Image.effect_noise((600, 400), 120) for _ in range(3)]).save(file, "PNG")
picture = Picture(title="{title}", file=ContentFile(file.getvalue(), name="crowd.png"))
picture.save()
print(picture.pk)
"""
# Prints how many marks were hidden, and the names of the files and sizes of a picture.
TELL = """
import json
from wagtail.models import ModelLogEntry
from home.models import Picture

picture = Picture.objects.get(pk={pk})
marks = [entry.data["marks"] for entry in ModelLogEntry.objects.filter(action="home.hide_faces", object_id={pk})]
print(json.dumps({{"marks": marks, "file": picture.file.name}}))
"""


def crowd(newsroom: Newsroom, title: str) -> int:
    return int(newsroom.manage("shell", "-v", "0", "-c", BRING_IN.format(title=title)))


def told(newsroom: Newsroom, pk: int) -> dict[str, object]:
    return json.loads(newsroom.manage("shell", "-v", "0", "-c", TELL.format(pk=pk)))


def file_of(name: str, data: bytes) -> FilePayload:
    return {"name": name, "mimeType": "application/octet-stream", "buffer": data}


def test_many_pictures_go_up_at_once_and_one_that_is_refused_says_why(desk: Callable[[str], Desk]) -> None:
    writer = desk("writer")
    page = writer.page
    page.goto("/admin/images/multiple/add/")
    chooser = page.locator("#fileupload")
    assert "image/heic" in (chooser.get_attribute("accept") or "")
    # What the bars show is noted, for they may be gone before they are looked at.
    page.evaluate(
        """() => {
            window.shown = [];
            new MutationObserver(() => {
                const bar = document.querySelector("#overall-progress");
                window.shown.push(bar.getAttribute("aria-valuenow"));
            }).observe(document.querySelector("#overall-progress"), {attributes: true});
        }"""
    )
    chooser.set_input_files(
        [
            file_of("march.heic", saved(quarters(400, 300), "HEIF")),
            file_of("banner.jpg", b"GIF89a" + bytes(64)),
            file_of("hall.avif", saved(quarters(400, 300), "AVIF")),
            file_of("gate.jpg", saved(quarters(400, 300), "JPEG")),
        ]
    )
    rows = page.locator("#upload-list > li")
    expect(page.locator(".upload-complete")).to_have_count(4)
    expect(page.locator("#upload-list > li.upload-success")).to_have_count(3)
    expect(rows.nth(1)).to_contain_text("GIF pictures are not taken: save it as PNG and upload that.")
    expect(rows.nth(1).get_by_text("description")).to_be_hidden()
    for number, title in ((0, "march"), (2, "hall"), (3, "gate")):
        expect(rows.nth(number).get_by_label("Title")).to_have_value(title)
    assert "100" in page.evaluate("window.shown")
    assert writer.complaints == []


class Screen:
    """The screen on which faces are hidden."""

    def __init__(self, member: Desk, pk: int) -> None:
        self.page, self.address = member.page, f"/admin/newsroom/hide-faces/{pk}/"
        self.stage = self.page.locator("[data-stage]")
        self.marks = self.stage.get_by_role("button")

    def open(self) -> None:
        self.page.goto(self.address)
        self.stage.scroll_into_view_if_needed()

    def at(self, x: float, y: float) -> tuple[float, float]:
        box = self.stage.bounding_box()
        assert box
        return box["x"] + x * box["width"], box["y"] + y * box["height"]

    def drag(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        self.page.mouse.move(*self.at(*start))
        self.page.mouse.down()
        self.page.mouse.move(*self.at(*end), steps=4)
        self.page.mouse.up()

    def draw_by_finger(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        finger = self.page.context.new_cdp_session(self.page)
        for kind, point in (("touchStart", start), ("touchMove", end), ("touchEnd", None)):
            x, y = self.at(*(point or end))
            finger.send(
                "Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}] if point else []}
            )

    def place(self, mark: Locator) -> tuple[float, ...]:
        """Where a mark is: left, top, width and height, in hundredths of the picture."""
        inside, outside = mark.bounding_box(), self.stage.bounding_box()
        assert inside and outside
        return tuple(
            round(100 * value)
            for value in (
                (inside["x"] - outside["x"]) / outside["width"],
                (inside["y"] - outside["y"]) / outside["height"],
                inside["width"] / outside["width"],
                inside["height"] / outside["height"],
            )
        )

    def hide(self) -> None:
        self.page.get_by_role("button", name="Hide the faces for good").click()
        self.page.wait_for_url("**/admin/images/**")


def near(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return all(abs(a - b) <= 2 for a, b in zip(one, other, strict=True))


def test_marks_are_drawn_moved_sized_and_hidden(desk: Callable[[str], Desk], newsroom: Newsroom) -> None:
    writer = desk("writer")
    pk = crowd(newsroom, "At the gate")
    before = told(newsroom, pk)["file"]
    writer.page.goto(f"/admin/images/{pk}/")
    writer.page.get_by_role("link", name="Hide faces").click()
    writer.page.wait_for_url("**/hide-faces/**")
    writer.complaints.clear()

    screen = Screen(writer, pk)
    screen.stage.scroll_into_view_if_needed()
    screen.drag((0.1, 0.1), (0.4, 0.5))
    first = screen.marks.first
    assert near(screen.place(first), (10, 10, 30, 40))
    screen.drag((0.25, 0.3), (0.35, 0.4))
    assert near(screen.place(first), (20, 20, 30, 40))
    screen.drag((0.5, 0.6), (0.6, 0.8))
    assert near(screen.place(first), (20, 20, 40, 60))
    screen.page.mouse.click(*screen.at(0.8, 0.5))
    expect(screen.marks).to_have_count(2)
    expect(screen.marks.nth(1)).to_have_accessible_name("Mark 2 of 2")
    # The preview is what will be left: few cells, none of them the noise below.
    cells = first.locator("canvas").evaluate("canvas => [canvas.width, canvas.height]")
    assert max(cells) <= 4
    # Afterwards comes the editor again, whose focal point asks for touch in a way that its own policy forbids.
    assert writer.complaints == []
    screen.hide()

    after = told(newsroom, pk)
    assert after["marks"] == [2]
    assert after["file"] != before
    assert not Path(newsroom.var / "media" / str(before)).exists()
    hidden = Image.open(BytesIO((newsroom.var / "media" / str(after["file"])).read_bytes()))
    assert len(hidden.crop((225, 190, 235, 200)).getcolors()) == 1
    assert len(hidden.crop((5, 5, 15, 15)).getcolors()) > 50


def test_marks_are_set_by_keyboard_alone(desk: Callable[[str], Desk], newsroom: Newsroom) -> None:
    writer = desk("writer")
    screen = Screen(writer, crowd(newsroom, "By keyboard"))
    screen.open()
    press = screen.page.keyboard.press
    screen.page.get_by_role("button", name="Add a mark").press("Enter")
    mark = screen.marks.first
    expect(mark).to_be_focused()
    left, top, width, height = screen.place(mark)
    for key in (
        "ArrowRight",
        "ArrowRight",
        "ArrowRight",
        "ArrowRight",
        "ArrowUp",
        "ArrowUp",
        "ArrowUp",
        "ArrowUp",
    ):
        press(key)
    assert near(screen.place(mark), (left + 4, top - 4, width, height))
    for key in ("Shift+ArrowRight", "Shift+ArrowDown") * 5:
        press(key)
    assert near(screen.place(mark), (left + 4, top - 4, width + 5, height + 5))
    for _ in range(5):
        press("+")
    assert screen.place(mark)[2] > 1.4 * (width + 5)
    screen.page.get_by_role("button", name="Add a mark").press("Enter")
    press("Delete")
    expect(screen.marks).to_have_count(1)
    expect(mark).to_be_focused()
    expect(screen.page.get_by_role("status").filter(has_text="The mark is removed.")).to_have_count(1)
    press("Delete")
    expect(screen.page.get_by_role("button", name="Add a mark")).to_be_focused()
    screen.page.get_by_role("button", name="Hide the faces for good").click()
    writer.told("Mark at least one face.")
    assert writer.complaints == []


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_screen_has_no_barriers_on_a_phone_or_a_desk(
    desk: Callable[[str], Desk], newsroom: Newsroom, language: str
) -> None:
    writer = desk("writer")
    screen = Screen(writer, crowd(newsroom, f"In {language}"))
    newsroom.manage("shell", "-v", "0", "-c", SPEAK.format(language=language))
    try:
        for viewport in (DESK, PHONE):
            screen.page.set_viewport_size(viewport)
            screen.open()
            draw = screen.draw_by_finger if viewport == PHONE else screen.drag
            draw((0.6, 0.1), (0.9, 0.6))
            assert near(screen.place(screen.marks.first), (60, 10, 30, 50))
            assert screen.page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
            assert violations(screen.page) == []
    finally:
        newsroom.manage("shell", "-v", "0", "-c", SPEAK.format(language="en"))
    assert writer.complaints == []


# Sets the language in which the writer sees the admin.
SPEAK = """
from home.models import User
from wagtail.users.models import UserProfile

profile = UserProfile.get_for_user(User.objects.get(username="writer"))
profile.preferred_language = "{language}"
profile.save()
"""
