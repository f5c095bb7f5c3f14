"""The demo's pages: the organisation's own words, what stays, and the statements."""

from collections.abc import Iterator, Mapping
from typing import Any

from wagtail.models import Locale

from blog.demo.bodies import Shown, body, stream
from blog.demo.snippets import Shelf, bring_along
from blog.demo.staff import Staff, fill
from blog.demo.words import Piece, folder, organisation, press
from blog.models import (
    CampaignIndexPage,
    ListPage,
    NewsIndexPage,
    PressPage,
    PressReleasePage,
    QuoteIndexPage,
    Topic,
)
from blog.translation.start import start
from home.models import HomePage, InformationPage

LISTS: dict[str, type[ListPage]] = {
    "news": NewsIndexPage,
    "campaigns": CampaignIndexPage,
    "quotes": QuoteIndexPage,
}


def introduce(staff: Staff) -> int:
    """Write the organisation's own words on the home pages and lists; return in how many languages."""
    written = organisation()
    for code, words in written.items():
        home = HomePage.objects.get(locale__language_code=code)
        for name, model in LISTS.items():
            own = {"title": words.pop(f"{name}_title"), "summary": words.pop(f"{name}_summary")}
            staff.put_out(fill(model.objects.child_of(home).get(), own, staff.writer))
        channels = stream(
            "organisation/channels", [("channel", channel) for channel in words.pop("channels")]
        )
        staff.put_out(fill(home, {"title": words.pop("name"), "channels": channels, **words}, staff.writer))
    return len(written)


def put_out_information(shown: Shown, staff: Staff) -> int:
    """Publish the pages that stay, in all their languages; return how many pages that makes."""
    pages = [page for piece in folder("information") for page in _information(piece, shown, staff)]
    return len(pages)


def put_out_press(shelf: Shelf, shown: Shown, staff: Staff) -> int:
    """Publish the page for the press, in all its languages; return how many pages that makes."""
    piece, sources = press(), shelf.sources
    speakers = [
        ("spokesperson", {**speaker, "person": sources["people"][speaker["person"]]})
        for speaker in piece.shared["spokespeople"]
    ]
    texts = [("boilerplate", sources["boilerplate"][key]) for key in piece.shared["boilerplates"]]
    contacts = [("contact", sources["contacts"][key]) for key in piece.shared["contacts"]]
    locale = Locale.objects.get(language_code=piece.source)
    page = PressPage(
        locale=locale,
        live=False,
        owner=staff.writer,
        show_in_menus=piece.shared["in_menu"],
        contacts=stream(f"{piece.key}/contacts", contacts),
        spokespeople=stream(f"{piece.key}/spokespeople", speakers),
        boilerplates=stream(f"{piece.key}/boilerplates", texts),
        **_words(piece, shown)[piece.source],
    )
    HomePage.objects.get(locale=locale).add_child(instance=page)
    page.save_revision(user=staff.writer)
    return len(put_out_everywhere(page, _words(piece, shown), shelf, staff))


def write_statement(piece: Piece, shelf: Shelf, shown: Shown, staff: Staff) -> PressReleasePage:
    """Save a statement as a draft of the writer's, in the language it was first written in."""
    shared, sources = piece.shared, shelf.sources
    contacts = [("contact", sources["contacts"][key]) for key in shared["contacts"]]
    inside = [("quote", sources["quotes"][key]) for key in shared.get("words_quoted", [])]
    page = PressReleasePage(
        locale=Locale.objects.get(language_code=piece.source),
        live=False,
        owner=staff.writer,
        kind=shared["kind"],
        published_on=shared.get("published_on"),
        embargo=shared.get("embargo"),
        dateline_date=shared["dateline_date"],
        campaign_id=shown.campaigns[shared["campaign"]] if "campaign" in shared else None,
        lead_image_id=shown.pictures[shared["lead_image"]] if "lead_image" in shared else None,
        boilerplate_id=sources["boilerplate"][shared["boilerplate"]],
        contacts=stream(f"{piece.key}/contacts", contacts),
        words_quoted=stream(f"{piece.key}/words_quoted", inside),
        topics=Topic.objects.filter(pk__in=[sources["topics"][key] for key in shared["topics"]]),
        **_words(piece, shown)[piece.source],
    )
    NewsIndexPage.objects.get(locale=page.locale).add_child(instance=page)
    page.save_revision(user=staff.writer)
    shown.statements[piece.key] = page.pk
    return page


def put_out_statement(page: PressReleasePage, piece: Piece, shelf: Shelf, shown: Shown, staff: Staff) -> None:
    """Get a statement approved and published, or scheduled, in its own language and then in the others."""
    put_out_everywhere(page, _words(piece, shown), shelf, staff)


def put_out_everywhere(
    page: Any, words: Mapping[str, Mapping[str, Any]], shelf: Shelf, staff: Staff
) -> list[Any]:
    """Get a page and what it shows approved and published, in its own language and then in the others.

    :param words: the fields of each language by its code.
    :returns: the page and its translations.
    """
    made = [page]
    bring_along(page, shelf, staff)
    staff.put_out(page)
    for translation in _translations(page, words, staff):
        bring_along(translation, shelf, staff)
        staff.put_out(translation)
        made.append(translation)
    return made


def _information(piece: Piece, shown: Shown, staff: Staff) -> Iterator[InformationPage]:
    locale = Locale.objects.get(language_code=piece.source)
    page = InformationPage(
        locale=locale,
        live=False,
        owner=staff.writer,
        show_in_menus=piece.shared["in_menu"],
        **_words(piece, shown)[piece.source],
    )
    HomePage.objects.get(locale=locale).add_child(instance=page)
    page.save_revision(user=staff.writer)
    staff.put_out(page)
    yield page
    for translation in _translations(page, _words(piece, shown), staff):
        staff.put_out(translation)
        yield translation


def _translations(page: Any, words: Mapping[str, Mapping[str, Any]], staff: Staff) -> Iterator[Any]:
    """Begin and write each translation that the files hold, by its language's translator."""
    for locale in Locale.objects.filter(language_code__in=words.keys()).exclude(pk=page.locale_id):
        translator = staff.translator(locale)
        (draft,) = start(page, [locale], translator)
        yield fill(draft, words[locale.language_code], translator)


def _words(piece: Piece, shown: Shown) -> dict[str, dict[str, Any]]:
    """Return the fields that hold a page's words, by language code."""
    return {
        code: {**words, "body": body(f"{piece.key}/body", words["body"], shown)}
        for code, words in piece.words.items()
    }
