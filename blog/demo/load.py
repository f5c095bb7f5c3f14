"""Fills an empty newsroom with Casa Abierta of Philadelphia: an invented organisation of invented people.

Everything goes the ways that staff go: drafts by the writer, approval by the editor, publication by the press
officer, translations begun and written by the translators.
"""

from collections import Counter
from collections.abc import Callable, Iterator

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from wagtail.models import Page

from blog.demo.bodies import Shown
from blog.demo.campaigns import put_out_campaign, put_out_update, write_campaign
from blog.demo.drawings import DRAWINGS, draw
from blog.demo.drawings.mark import draw_logo
from blog.demo.holds import check_outside, hold_quotes
from blog.demo.pages import introduce, put_out_information, put_out_press, put_out_statement, write_statement
from blog.demo.snippets import Shelf, put_out_the_rest, write_snippets
from blog.demo.staff import LOGINS, Staff, hire
from blog.demo.words import LANGUAGES, folder
from blog.editorial.groups import SNIPPETS
from blog.editorial.languages import FRAME, open_codes
from blog.editorial.setup import checked, set_up
from home.models import NewsroomSettings, Picture, User

NAME = "Casa Abierta"
ZONE = "America/New_York"
COLOUR = "#2637b5"
LOGO_LICENCE = "Free to print beside our name."
STATES = {"public": "public", "embargoed": "waiting for the end of their embargo", "draft": "in review"}


class DemoRefused(ValueError):
    """The demo can't be loaded here; the message is one sentence that says why."""


def load(report: Callable[[str], None]) -> None:
    """Load the demo: all of it, or nothing.

    :param report: gets a line for each step, with a count.

    Raises:
        DemoRefused: under production settings, or where the newsroom has content.
    """
    refuse_unless_safe()
    with transaction.atomic():
        for line in _steps():
            report(line)


def refuse_unless_safe() -> None:
    """Raise DemoRefused where known passwords or invented statements would do harm."""
    if str(settings.SETTINGS_MODULE).endswith("production"):
        raise DemoRefused("The demo’s passwords are known to everybody, so production settings refuse it.")
    content = Page.objects.not_exact_type(Page, *FRAME)
    if content.exists() or any(model._default_manager.exists() for model in SNIPPETS):
        raise DemoRefused("This newsroom has content already: the demo only fills an empty one.")


def _steps() -> Iterator[str]:
    others = [code for code in open_codes() if code not in LANGUAGES]
    set_up(checked(NAME, [*LANGUAGES, *others], ZONE))
    newsroom = NewsroomSettings.load()
    staff = hire(ZONE)
    newsroom.colour = COLOUR
    newsroom.logo = _picture("Casa Abierta", draw_logo(), staff.writer, credit=NAME, licence=LOGO_LICENCE)
    newsroom.save()
    yield f"accounts: {len(LOGINS)}"
    yield f"languages: {introduce(staff)}"
    pictures = _pictures(staff.writer)
    yield f"pictures: {len(pictures)}"
    shelf = write_snippets(staff)
    for kind, sources in shelf.sources.items():
        yield f"{kind}: {len(sources)}"
    yield from hold_quotes(shelf, staff)
    shown = Shown(pictures, shelf.sources["quotes"])
    yield f"information pages, with translations: {put_out_information(shown, staff)}"
    yield f"pages for the press, with translations: {put_out_press(shelf, shown, staff)}"
    yield from _story(shelf, shown, staff)
    put_out_the_rest(shelf, staff)
    public = sum(model._default_manager.filter(live=True).count() for model in SNIPPETS)
    yield f"people, contacts, topics, boilerplate and quotes public, with translations: {public}"


def _story(shelf: Shelf, shown: Shown, staff: Staff) -> Iterator[str]:
    """Write the campaigns, then every statement and campaign update, and take each as far as its file says.

    Statements are drafts before any goes public, because campaigns name them as evidence.
    """
    campaigns = {piece.key: piece for piece in folder("campaigns")}
    for piece in campaigns.values():
        write_campaign(piece, shown, staff)
    statements = {piece.key: piece for piece in folder("statements")}
    pages = {key: write_statement(piece, shelf, shown, staff) for key, piece in statements.items()}
    made = sum(put_out_campaign(piece, shelf, shown, staff) for piece in campaigns.values())
    yield f"campaigns, with translations: {made}"
    updates = {piece.key: piece for piece in folder("updates")}
    made = 0
    # The names of files begin with the day.
    for key in sorted([*statements, *updates]):
        if update := updates.get(key):
            made += put_out_update(update, campaigns[update.shared["campaign"]], shelf, shown, staff)
        elif statements[key].shared["state"] == "draft":
            pages[key].get_workflow().start(pages[key], staff.writer)
            check_outside(pages[key], staff)
        else:
            put_out_statement(pages[key], statements[key], shelf, shown, staff)
    for state, count in Counter(piece.shared["state"] for piece in statements.values()).items():
        yield f"statements {STATES[state]}: {count}"
    yield f"campaign updates, with translations: {made}"


def _pictures(uploader: User) -> dict[str, int]:
    """Draw the pictures and take them in as an upload would be; return their primary keys."""
    pictures = {}
    for name in DRAWINGS:
        words = {"credit": "Tuyet Lam for Casa Abierta", "licence": "Free to reprint with credit."}
        picture = _picture(name.replace("-", " ").capitalize(), draw(name), uploader, **words)
        pictures[name] = picture.pk
    return pictures


def _picture(title: str, drawn: bytes, uploader: User, **words: str) -> Picture:
    file = ContentFile(drawn, name="drawing.png")
    picture = Picture(title=title, file=file, uploaded_by_user=uploader, **words)
    picture.save()
    return picture
