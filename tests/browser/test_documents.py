"""A Word document with two pictures, and a phone's photo, become a statement that readers see."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pillow_heif
import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Cm
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.browser.desk import Desk
from tests.browser.newsroom import Newsroom

pytestmark = pytest.mark.browser

HEADLINE = "Ferry crews win a crossing that runs all night"
PICTURES = {"The ferry at its night berth": "navy", "Crews outside the harbour office": "darkred"}
LEAD = "The first night crossing leaves the quay"


def release(folder: Path) -> Path:
    document = Document()
    document.add_paragraph("FOR IMMEDIATE RELEASE")
    document.add_heading(HEADLINE, 0)
    first = document.add_paragraph("PORT ELLIN, Maine, June 2, 2031 — The harbour board voted ")
    first.add_run("seven to two").bold = True
    first.add_run(" on Tuesday to run the night crossing all year.")
    for alt, colour in PICTURES.items():
        document.add_picture(photo(colour), width=Cm(8))
        drawing = document.paragraphs[-1]._p.find(f".//{qn('wp:docPr')}")
        drawing.set("descr", alt)
    document.add_paragraph(
        "“We carried half of this town home for years,” said Idris Moor, a deckhand of the Ferry Crews."
    )
    document.add_heading("What changes in July", 2)
    for item in ("a boat every forty minutes", "one fare for everybody"):
        document.add_paragraph(item, style="List Bullet")
    document.add_paragraph("Scanned by the office copier")
    path = folder / "night-ferry.docx"
    document.save(path)
    return path


def photo(colour: str) -> BytesIO:
    file = BytesIO()
    Image.new("RGB", (900, 600), colour).save(file, "JPEG")
    file.seek(0)
    return file


def phone_photo(folder: Path) -> Path:
    path = folder / "IMG_2031.HEIC"
    pillow_heif.from_pillow(Image.new("RGB", (1200, 800), "darkorange")).save(path)
    return path


def test_a_word_document_and_a_phone_photo_reach_the_reader(
    desk: Callable[[str], Desk], chromium: Browser, newsroom: Newsroom, tmp_path: Path
) -> None:
    writer, editor, press = desk("writer"), desk("editor"), desk("press")

    page_id = writer.bring_in(release(tmp_path))
    draft = writer.page.get_by_role("article")
    expect(draft.get_by_role("heading", name=HEADLINE)).to_be_visible()
    expect(draft.get_by_role("img")).to_have_count(2)
    _leave_out(writer.page, "Scanned by the office copier")
    expect(draft.get_by_text("Scanned by")).to_have_count(0)

    writer.edit(page_id)
    _choose_lead_picture(writer.page, phone_photo(tmp_path))
    writer.submit()
    editor.approve(page_id)
    press.take_by_phone(page_id, "We carried half of this town home")
    address = press.publish(page_id, HEADLINE)

    reader = chromium.new_context(base_url=newsroom.url).new_page()
    reader.goto(address)
    _is_read(reader)
    reader.context.close()


def _leave_out(page: Page, line: str) -> None:
    row = page.get_by_role("listitem").filter(has_text=line)
    row.get_by_role("combobox").select_option(label="Left out")
    page.get_by_role("button", name="Correct the draft").click()


def _choose_lead_picture(page: Page, path: Path) -> None:
    page.get_by_role("button", name="Choose an image").first.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("tab", name="Upload").click()
    dialog.get_by_label("Title").fill("Night crossing")
    dialog.get_by_label("File").set_input_files(path)
    dialog.get_by_role("button", name="Upload").click()
    expect(dialog).to_be_hidden()
    page.get_by_label("Description of the picture").fill(LEAD)


def _is_read(page: Page) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(HEADLINE)
    for alt in (LEAD, *PICTURES):
        picture = page.get_by_role("img", name=alt)
        picture.scroll_into_view_if_needed()
        expect(picture).to_have_js_property("complete", True)
        assert picture.evaluate("image => image.naturalWidth") > 0
    expect(page.locator("b, strong").get_by_text("seven to two")).to_be_visible()
    expect(page.get_by_role("heading", name="What changes in July")).to_be_visible()
    expect(page.get_by_role("listitem").filter(has_text="one fare for everybody")).to_be_visible()
    expect(page.get_by_text("Scanned by")).to_have_count(0)
