"""Readers of a translation are told when its source says something else: at the top, and where it does."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from blog.translation.merging import as_minor_edit, send
from blog.translation.reading import Change, notice
from blog.translation.record import accept
from blog.translation.segments import segments
from blog.translation.start import start
from blog.translation.tally import differences, row_of
from home.models import HomePage, InformationPage
from tests import factories as make
from tests.blog.translation.edits import item, paragraphs
from tests.blog.translation.reading_pages import (
    body_of,
    marked_on,
    newest,
    notice_on,
    page_of,
    source_of,
    spanish,
    still_right,
    words_in,
    write,
)

pytestmark = pytest.mark.usefixtures("newsroom")


def changed(source: Any, *words: str, rest: list[dict[str, Any]] | None = None) -> Any:
    """Publish a source whose first block has other paragraphs."""
    first, *others = body_of(source)
    return make.published(
        write(source, [{**first, "value": paragraphs(*words)}, *(others if rest is None else rest)])
    )


def is_behind(translation: Any) -> bool:
    """What lists read of it."""
    row = row_of(make.fresh(translation))
    return row is not None and row.behind


def test_a_fresh_translation_and_a_source_say_nothing(reader: Client) -> None:
    source = source_of()
    translation = spanish(source)
    for page in (page_of(reader, source), page_of(reader, translation)):
        assert notice_on(page) is None
        assert marked_on(page) == []


def test_a_changed_paragraph_is_told_of_at_the_top_and_marked_where_it_stands(reader: Client) -> None:
    with time_machine.travel(datetime(2026, 11, 20, 12, tzinfo=ZoneInfo("UTC")), tick=False):
        source = source_of()
        translation = spanish(source)
    # In the newsroom, in New York, it is still the day before.
    with time_machine.travel(datetime(2026, 11, 24, 3, tzinfo=ZoneInfo("UTC")), tick=False):
        changed(source, "One.", "Two, and <b>not</b> three.")

    page = page_of(reader, translation)
    told = notice_on(page)
    assert "23 de noviembre de 2026" in words_in(told)
    [original, to_passage] = told.findall(".//a")
    assert (original.get("href"), original.get("hreflang")) == (source.url, "en")

    [passage] = marked_on(page)
    assert to_passage.get("href") == f"#{passage.get('id')}"
    assert words_in(passage.find("p")) == "Dos."
    now = passage.find(".//blockquote")
    assert (now.get("lang"), now.get("dir")) == ("en", "ltr")
    assert words_in(now) == "Two, and not three."


def test_it_goes_when_the_translation_is_brought_up_to_date(reader: Client) -> None:
    source = source_of()
    translation = spanish(source)
    changed(source, "One.", "Two, and not three.")
    assert notice_on(page_of(reader, translation)) is not None

    assert notice_on(page_of(reader, still_right(translation))) is None
    assert not [told for told in differences() if "Tenants" in told or "Ganan" in told]


def test_it_goes_when_the_source_says_again_what_it_said(reader: Client) -> None:
    source = source_of()
    translation = spanish(source)
    changed(source, "One.", "Two, and not three.")
    changed(source, "One.", "Two.")
    assert notice_on(page_of(reader, translation)) is None


def test_what_translators_were_sent_and_readers_have_not_is_not_told(reader: Client) -> None:
    source = source_of()
    translation = spanish(source)
    write(source, title="Tenants win again")
    send(make.fresh(source), make.user("Writer"))
    assert notice_on(page_of(reader, translation)) is None


def test_a_minor_edit_is_not_told(reader: Client) -> None:
    source = source_of()
    translation = spanish(source)
    with as_minor_edit():
        changed(source, "One.", "Two!")
    assert notice_on(page_of(reader, translation)) is None


def test_an_added_and_a_removed_paragraph_are_told_at_their_places(reader: Client) -> None:
    source = source_of()
    translation = spanish(source)
    changed(
        source, "One.", "Between them.", "Two.", rest=[item("paragraph", paragraphs("At the end."), "end")]
    )

    told = notice(make.fresh(translation))
    assert told is not None
    assert [(passage.change, passage.now) for passage in told.passages] == [
        (Change.ADDED, "Between them."),
        (Change.ADDED, "At the end."),
        (Change.REMOVED, ""),
    ]
    assert told.at_top == []
    first, *others = marked_on(page_of(reader, translation))
    assert "Between them." in words_in(first)
    assert any("Tres" in words_in(other) for other in others)
    assert is_behind(translation)
    assert not [told for told in differences() if "Tenants" in told or "Ganan" in told]


def test_a_paragraph_taken_out_of_the_source_is_marked_in_the_translation(reader: Client) -> None:
    source = source_of()
    translation = spanish(source)
    changed(source, "Two.")

    [passage] = marked_on(page_of(reader, translation))
    assert words_in(passage.find("p")) == "Uno."
    assert passage.find(".//blockquote") is None
    assert is_behind(translation)


def test_what_the_translator_added_is_not_told(reader: Client) -> None:
    source = source_of()
    translation = spanish(source)
    body = body_of(translation)
    body[0]["value"] = paragraphs("Uno.", "Dos.", "Una nota de la traductora.")
    make.published(write(translation, [*body, item("paragraph", paragraphs("Otra."), "own")]))
    assert notice_on(page_of(reader, translation)) is None


def test_blocks_items_and_the_paragraph_behind_the_dateline_are_marked(reader: Client) -> None:
    fact = {"figure": "12", "text": "rooms"}
    facts = {"title": "Numbers", "facts": [fact], "source": ""}
    source = make.published(
        make.release(
            "Tenants win",
            body=[("paragraph", "<p>One.</p><ul><li>First</li><li>Second</li></ul>"), ("facts", facts)],
            dateline_place="Harlem",
        )
    )
    translation = make.translated(source, "es")
    body = body_of(source)
    body[0]["value"] = "<p>One!</p><ul><li>First</li><li>Third, not second</li></ul>"
    body[1]["value"]["facts"][0]["value"]["figure"] = "13"
    make.published(write(source, body))

    page = page_of(reader, translation)
    opening, entry, block = marked_on(page)
    assert [part.tag for part in (opening, entry, block)] == ["div", "li", "div"]
    assert "Harlem" in words_in(opening.find("p/b"))
    assert "Third, not second" in words_in(entry)
    assert words_in(block.find("section/dl/div/dt")) == "12"
    assert "13" in words_in(block.find(".//blockquote"))


def test_what_has_no_place_in_the_text_is_told_in_the_notice(reader: Client) -> None:
    source = source_of(summary="In short.")
    translation = spanish(source, summary="En breve.")
    make.published(write(source, title="Tenants win twice", summary="In short, twice."))

    told = notice_on(page_of(reader, translation))
    assert [words_in(now) for now in told.iter("blockquote")] == ["Tenants win twice", "In short, twice."]


def test_what_people_typed_is_not_markup(reader: Client) -> None:
    source = source_of()
    translation = spanish(source)
    make.published(write(source, title="<script>alert(1)</script>"))
    assert (
        words_in(notice_on(page_of(reader, translation)).find(".//blockquote")) == "<script>alert(1)</script>"
    )


def test_the_text_to_download_says_it_too(reader: Client) -> None:
    source = source_of()
    translation = spanish(source)
    changed(source, "One.", "Two, and not three.")

    text = reader.get(f"{translation.url}text.txt").content.decode()
    assert f"<{source.full_url}>" in text
    assert text.index(source.full_url) < text.index("Uno.") < text.index("Two, and not three.")
    assert "[" not in reader.get(f"{source.url}text.txt").content.decode()


def test_feeds_and_structured_data_say_nothing_of_it(reader: Client) -> None:
    source = source_of()
    translation = spanish(source)
    changed(source, "One.", "Two, and not three.")

    for kind in ("atom", "rss", "json"):
        assert "not three" not in reader.get(f"/es/news/feed.{kind}").content.decode()
    data = next(
        part
        for part in page_of(reader, translation).iter("script")
        if part.get("type") == "application/ld+json"
    )
    assert "not three" not in data.text


def test_a_translation_whose_source_was_taken_back_has_no_notice_and_no_link(reader: Client) -> None:
    source = source_of()
    translation = spanish(source)
    changed(source, "One.", "Two, and not three.")
    make.fresh(source).unpublish()

    page = page_of(reader, translation)
    assert notice_on(page) is None
    assert source.url not in [link.get("href") for link in page.iter("a")]


def test_quotes_say_it_on_their_page_and_where_they_are_shown(reader: Client) -> None:
    quote = make.quote("We were in the room.")
    source = make.published(make.release("Tenants win", body=[make.paragraph("One."), ("quote", quote)]))
    [own] = start(make.fresh(quote), [make.locale("es")], make.user("Writer"))
    make.published(make.held(write(own, words="Estuvimos en la sala.")))
    own = make.fresh(own)
    translation = make.translated(source, "es")
    address = f"/es/quotes/{own.slug}/"
    assert notice_on(page_of(reader, address)) is None

    make.published(write(quote, words="We were all in the room."))
    told = notice_on(page_of(reader, address))
    assert words_in(told.find(".//blockquote")) == "We were all in the room."
    figure = next(part for part in page_of(reader, translation).iter("figure"))
    assert any(part.get("class") == "told" for part in figure.iter("p"))


def test_campaigns_say_it_at_their_demands(reader: Client) -> None:
    source = make.published(make.campaign("Heat", [make.demand("Heat by November", make.move())]))
    translation = make.translated(source, "es")
    version = newest(source)
    demands = version.demands.stream_block.get_prep_value(version.demands)
    demands[0]["value"]["text"] = "Heat by October"
    make.published(write(source, demands=demands))

    page = page_of(reader, translation)
    [passage] = marked_on(page)
    demand = next(part for part in page.iter("li") if part.get("id") == "demand-1")
    assert passage in list(demand)
    assert notice_on(page) is not None


def test_home_and_information_pages_say_it(reader: Client) -> None:
    home = HomePage.objects.get(locale__language_code="en")
    about = InformationPage(title="About", body=[make.paragraph("One.")], locale=home.locale, live=False)
    home.add_child(instance=about)
    about.save_revision(user=make.user("Writer"))
    about = make.published(about)
    translation = make.translated(about, "es")
    make.published(write(about, [make.paragraph("Another.")]))
    assert notice_on(page_of(reader, translation)) is not None

    own = HomePage.objects.get(locale__language_code="es")
    assert notice_on(page_of(reader, own)) is None
    version = newest(own)
    accept(version, {text.path for text in segments(version)})
    version.save_revision(user=make.user("Writer"))
    make.published(own)
    make.published(write(home, say="We speak."))
    told = notice_on(page_of(reader, own))
    assert words_in(told.find(".//blockquote")) == "We speak."


def test_queries_do_not_grow_with_what_is_behind(reader: Client) -> None:
    source = source_of()
    translation = spanish(source, by=make.user("Translator", "es"))
    cache.clear()
    with CaptureQueriesContext(connection) as fresh:
        page_of(reader, translation)
    changed(source, "One!", "Two!", rest=[item("paragraph", paragraphs(f"{n}."), str(n)) for n in range(20)])
    cache.clear()
    with CaptureQueriesContext(connection) as stale:
        assert len(marked_on(page_of(reader, translation))) > 1
    assert len(stale) == len(fresh)
    cache.clear()
    with CaptureQueriesContext(connection) as original:
        page_of(reader, source)
    # The language and the words it was made from, and who is credited.
    assert len(fresh) - len(original) == 3
