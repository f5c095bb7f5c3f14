"""Quotes and the people who said them have pages of their own; nobody's draft has one."""

import json
from typing import Any

import pytest
from django.test import Client

from blog import entries
from blog.editorial.verbs.unpublish import unpublish
from blog.models import Entry, Person, Quote
from blog.translation.record import accept
from blog.translation.segments import segments
from blog.translation.start import start
from tests import factories
from tests.blog.test_pages import first, page_of, text_of

pytestmark = pytest.mark.usefixtures("newsroom")


def said(**fields: Any) -> Quote:
    speaker = factories.person("Rosa Prueba", role="tenant", biography="She has watched forty hearings.")
    return factories.quote("I could not read it.", speaker, role="tenant", **fields)


def published_in(title: str, quote: Quote) -> Any:
    return factories.published(factories.release(title, [factories.paragraph("Text."), ("quote", quote)]))


def translated(source: Any, language: str, **words: str) -> Any:
    [draft] = start(source, [factories.locale(language)])
    newest = draft.get_latest_revision_as_object()
    for name, value in words.items():
        setattr(newest, name, value)
    accept(newest, {segment.path for segment in segments(newest)})
    newest.save_revision(user=factories.user("Writer"))
    return factories.published(factories.fresh(draft))


def test_a_quote_has_a_page_that_says_who_when_and_where(reader: Client) -> None:
    published_in("Tenants win", said(context="She held up the paper.", said_on="2026-11-18"))
    page = page_of(reader.get("/en/quotes/i-could-not-read-it/"))
    assert text_of(first(page, "blockquote", "words")) == "“I could not read it.”"
    text = text_of(page)
    assert "Rosa Prueba" in text
    assert "18 November 2026" in text
    assert "She held up the paper." in text
    assert "Tenants win" in text_of(first(page, "div", "end"))
    copied = text_of(first(page, "p", "copy"))
    assert copied.startswith("“I could not read it.” Rosa Prueba, tenant, 18 November 2026")


def test_a_translated_page_opens_the_original_words(reader: Client) -> None:
    published_in("Tenants win", said())
    translated(Person.objects.get(), "es", name="Rosa Prueba")
    quote = translated(Quote.objects.get(), "es", words="No pude leerlo.", slug="no-pude-leerlo")
    page = page_of(reader.get(f"/es/quotes/{quote.slug}/"))
    assert text_of(first(page, "blockquote", "words")) == "«No pude leerlo.»"
    original = first(page, "blockquote", "orig")
    assert (original.get("lang"), original.get("dir")) == ("en", "ltr")
    assert text_of(original) == "“I could not read it.”"


def test_the_switcher_leads_to_the_same_quote(reader: Client) -> None:
    published_in("Tenants win", said())
    translated(Person.objects.get(), "es", name="Rosa Prueba")
    translated(Quote.objects.get(), "es", words="No pude leerlo.", slug="no-pude-leerlo")
    page = page_of(reader.get("/en/quotes/i-could-not-read-it/"))
    links = {link.get("hreflang"): link.get("href") for link in first(page, "ul", "langs").iter("a")}
    assert links == {"en": "/en/quotes/i-could-not-read-it/", "es": "/es/quotes/no-pude-leerlo/"}


def test_a_person_has_a_page_with_quotes_and_statements(reader: Client) -> None:
    published_in("Tenants win", said())
    text = text_of(page_of(reader.get("/en/people/rosa-prueba/")))
    for shown in ("tenant", "She has watched forty hearings.", "I could not read it.", "Tenants win"):
        assert shown in text


def test_quotes_are_listed_by_speaker_and_campaign(reader: Client) -> None:
    campaign = factories.published(factories.campaign("Heat for all"))
    quote = said()
    factories.published(
        factories.release("Tenants win", [factories.paragraph("Text."), ("quote", quote)], campaign=campaign)
    )
    published_in("Other", factories.quote("Something else.", factories.person("Other Person")))
    for address in ("/en/quotes/by/rosa-prueba/", "/en/quotes/campaign/heat-for-all/"):
        text = text_of(page_of(reader.get(address)))
        assert "I could not read it." in text
        assert "Something else." not in text
    assert "Something else." in text_of(page_of(reader.get("/en/quotes/")))


@pytest.mark.parametrize("address", ["/en/quotes/i-could-not-read-it/", "/en/people/rosa-prueba/"])
def test_a_draft_has_no_page(reader: Client, address: str) -> None:
    factories.release("Draft", [factories.paragraph("Text."), ("quote", said())])
    assert reader.get(address).status_code == 404


@pytest.mark.parametrize(
    "address", ["quotes/%00/", "quotes/by/nobody/", "quotes/campaign/none/", "people/%00/", "people/x/y/"]
)
def test_odd_addresses_are_not_found(reader: Client, address: str) -> None:
    assert reader.get(f"/en/{address}").status_code == 404


def test_an_unpublished_edit_of_a_quote_stays_unseen(reader: Client) -> None:
    published_in("Tenants win", said())
    newest = Quote.objects.get().get_latest_revision_as_object()
    newest.words = "Something that nobody approved."
    newest.save_revision(user=factories.user("Writer"))
    assert "nobody approved" not in text_of(page_of(reader.get("/en/quotes/i-could-not-read-it/")))


def test_programs_are_told_whose_words_they_are_and_what_they_translate(reader: Client) -> None:
    published_in("Tenants win", said(said_on="2026-11-18"))
    translated(Person.objects.get(), "es", name="Rosa Prueba")
    translated(Quote.objects.get(), "es", words="No pude leerlo.", slug="no-pude-leerlo")
    page = page_of(reader.get("/es/quotes/no-pude-leerlo/"))
    block = next(script for script in page.iter("script") if script.get("type") == "application/ld+json")
    quotation = json.loads(block.text)["@graph"][0]
    assert (quotation["@type"], quotation["text"], quotation["inLanguage"]) == (
        "Quotation",
        "No pude leerlo.",
        "es",
    )
    assert quotation["creator"]["name"] == "Rosa Prueba"
    assert quotation["translationOfWork"]["url"].endswith("/en/quotes/i-could-not-read-it/")


def test_without_its_speaker_a_quote_is_nowhere(reader: Client) -> None:
    published_in("Tenants win", said())
    unpublish(Person.objects.get(), factories.user("Press officer"))
    assert reader.get("/en/quotes/i-could-not-read-it/").status_code == 404
    for address in ("/en/quotes/", "/en/search/?q=read", "/sitemap-en.1.xml"):
        assert b"i-could-not-read-it" not in reader.get(address).content
    assert entries.differences() == []


def test_a_quote_that_is_taken_back_tells_no_more_where_somebody_spoke(reader: Client) -> None:
    published_in("Tenants win", said())
    published_in("Another day", factories.quote("We stay.", Person.objects.get()))
    unpublish(Quote.objects.get(words="I could not read it."), factories.user("Press officer"))
    text = text_of(page_of(reader.get("/en/people/rosa-prueba/")))
    assert "Another day" in text and "Tenants win" not in text
    assert entries.differences() == []


def test_a_long_chinese_quote_has_an_address(reader: Client) -> None:
    quote = factories.quote("驱逐令" * 40, factories.person("Rosa Prueba"))
    published_in("Tenants win", quote)
    path = Entry.objects.get(section="quotes", language="en").path
    assert len(path) > 600 and reader.get(path).status_code == 200


def test_a_campaign_that_comes_later_has_what_was_said_before(reader: Client) -> None:
    campaign = factories.campaign("Heat for all")
    factories.published(factories.release("Tenants win", campaign=campaign))
    assert reader.get("/en/news/campaign/heat-for-all/").status_code == 404
    assert "Heat for all" not in text_of(page_of(reader.get("/en/news/")))
    factories.published(campaign)
    assert "Tenants win" in text_of(page_of(reader.get("/en/news/campaign/heat-for-all/")))
    assert entries.differences() == []
