"""What programs are told of a page, held against what schema.org and search engines document."""

import json
from datetime import date, datetime
from typing import Any

import html5lib
import pytest
from django.test import Client, RequestFactory

from blog.models import QuoteIndexPage
from blog.showing import said_by
from blog.structured_data import of_quote
from blog.translation.start import start
from home.chrome import chrome as chrome_of
from tests import factories
from tests.blog.feeds.test_news import in_spanish, picture
from tests.blog.feeds.test_other_lists import WON, campaign
from tests.blog.test_pages import full_release, page_of

SITE = "http://127.0.0.1:8000"

# developers.google.com/search/docs/appearance/structured-data: what each type must and should have. Nothing of Article
# is required there. A dot leads into what a member holds.
FIELDS = {
    "NewsArticle": [
        *("headline", "image", "datePublished", "dateModified", "author.name", "author.@type"),
        *("publisher.name", "publisher.logo.url", "mainEntityOfPage", "description", "inLanguage"),
        *("articleSection", "keywords", "isPartOf.name", "url"),
    ],
    "Organization": ["name", "url", "logo.url"],
    "WebSite": ["name", "url", "inLanguage"],
    "Project": [
        *("name", "description", "url", "mainEntityOfPage", "foundingDate", "parentOrganization.name"),
        *("parentOrganization.logo.url", "member.name"),
    ],
    "ItemList": ["itemListElement.position", "itemListElement.name", "itemListElement.description"],
    "Quotation": [
        *("text", "inLanguage", "creator.name", "creator.@type", "spokenByCharacter.name", "url"),
        *("mainEntityOfPage", "dateCreated", "datePublished", "citation", "abstract"),
    ],
    "BreadcrumbList": ["itemListElement.position", "itemListElement.name", "itemListElement.item"],
}


def things(reader: Client, address: str) -> dict[str, Any]:
    """Return what a page tells, by type."""
    scripts = list(page_of(reader.get(address)).iter("script"))
    assert [script.get("type") for script in scripts] == ["application/ld+json"]
    data = json.loads(scripts[0].text)
    assert data["@context"] == "https://schema.org"
    return {thing["@type"]: thing for thing in data["@graph"]}


def has(thing: Any, path: str) -> bool:
    if not path:
        return thing not in (None, "", [], {})
    name, _dot, rest = path.partition(".")
    if isinstance(thing, list):
        return bool(thing) and all(has(each, path) for each in thing)
    return name in thing and has(thing[name], rest)


def missing(found: dict[str, Any], types: list[str]) -> list[str]:
    return [f"{type_}.{field}" for type_ in types for field in FIELDS[type_] if not has(found[type_], field)]


def test_a_statement_has_all_that_is_asked_for(newsroom, reader: Client) -> None:
    release = factories.published(
        full_release(summary="After five winters.", lead_image=picture(), lead_image_alt="A hall")
    )

    found = things(reader, "/en/news/tenants-win-0/")
    assert missing(found, ["NewsArticle", "BreadcrumbList"]) == []
    article = found["NewsArticle"]
    assert article["headline"] == "Tenants win 0"
    assert datetime.fromisoformat(article["datePublished"]) == release.published_on
    assert datetime.fromisoformat(article["dateModified"]) == release.updated_on
    assert article["author"][0]["name"] == article["publisher"]["name"] == factories.NAME
    (contact,) = article["publisher"]["contactPoint"]
    assert (contact["contactType"], contact["telephone"]) == ("press", "+1 215 555 0100")
    (image,) = article["image"]
    assert image["url"].startswith(f"{SITE}/media/pictures/") and image["width"] >= 1200
    assert (article["articleSection"], article["keywords"]) == ("Press release", ["Housing 0"])


def test_a_quote_in_it_is_told_with_its_speaker_and_original(newsroom, reader: Client) -> None:
    factories.published(full_release())

    (quotation,) = things(reader, "/en/news/tenants-win-0/")["NewsArticle"]["hasPart"]
    assert (quotation["text"], quotation["inLanguage"]) == ("We were in room 0.", "en")
    assert quotation["creator"] == {"@type": "Person", "name": "Rosa Prueba 0", "jobTitle": "tenant"}
    assert quotation["translationOfWork"] == {
        "@type": "Quotation",
        "text": "Estábamos en la sala 0.",
        "inLanguage": "es",
    }


def test_versions_name_their_source_and_the_source_its_versions(newsroom, reader: Client) -> None:
    source = factories.published(full_release())
    start(source, [factories.locale("ar")], factories.user("Translator", "ar"))
    in_spanish(source)

    english = things(reader, "/en/news/tenants-win-0/")["NewsArticle"]
    spanish = things(reader, "/es/news/ganan/")["NewsArticle"]
    (version,) = english["workTranslation"]
    assert "translationOfWork" not in english and "workTranslation" not in spanish
    assert (version["@id"], version["inLanguage"]) == (spanish["@id"], "es")
    assert (spanish["translationOfWork"]["@id"], spanish["inLanguage"]) == (english["@id"], "es")


def test_a_version_whose_source_was_taken_back_names_none(newsroom, reader: Client) -> None:
    source = factories.published(full_release())
    in_spanish(source)
    factories.fresh(source).unpublish()

    assert "translationOfWork" not in things(reader, "/es/news/ganan/")["NewsArticle"]


def test_the_front_page_says_who_speaks(newsroom, reader: Client) -> None:
    ids = set()
    for language in ("en", "es", "ar"):
        found = things(reader, f"/{language}/")
        assert missing(found, ["Organization", "WebSite"]) == []
        assert found["WebSite"]["inLanguage"] == language
        ids.add(found["Organization"]["@id"])
    assert len(ids) == 1


def test_a_campaign_is_told_with_its_demands_and_who_is_in_it(newsroom, reader: Client) -> None:
    page = campaign(WON)
    page.begun_on = date(2026, 1, 10)
    page.partners = [
        ("partner", {"name": "Tenants’ Union", "address": "https://union.example.org", "language": ""})
    ]
    page.save_revision(user=factories.user("Writer"))
    factories.published(factories.fresh(page))

    found = things(reader, page.url)
    assert missing(found, ["Project", "ItemList", "BreadcrumbList"]) == []
    assert found["Project"]["description"] == "An interpreter at every hearing."
    (demand,) = found["ItemList"]["itemListElement"]
    assert (demand["name"], demand["description"]) == ("Interpreters paid by the city.", "Won")


def test_a_quote_has_all_that_is_asked_for(newsroom, rf: RequestFactory) -> None:
    quote = factories.published(
        factories.quote(
            "We were in the room.",
            factories.published(factories.person()),
            role="tenant",
            context="At the hearing.",
            said_on=date(2026, 3, 1),
        )
    )
    chrome = chrome_of(rf.get("/"), QuoteIndexPage.objects.get(locale__language_code="en"))
    url = f"{SITE}/en/quotes/we-were-in-the-room/"

    told = of_quote(quote, said_by(quote), url, chrome, SITE, [f"{SITE}/en/news/tenants-win/"])
    found = {thing["@type"]: thing for thing in told["@graph"]}
    assert missing(found, ["Quotation", "BreadcrumbList"]) == []
    assert found["Quotation"]["text"] == "We were in the room."
    assert found["Quotation"]["dateCreated"] == "2026-03-01"


def test_the_way_to_a_page_leads_over_its_list(newsroom, reader: Client) -> None:
    factories.published(full_release())

    steps = things(reader, "/en/news/tenants-win-0/")["BreadcrumbList"]["itemListElement"]
    assert [(step["position"], step["item"]) for step in steps] == [
        (1, f"{SITE}/en/"),
        (2, f"{SITE}/en/news/"),
        (3, f"{SITE}/en/news/tenants-win-0/"),
    ]


HARD = ["</script><script>alert(1)</script>", "<!-- <script>", "a & b \u2028 \"c\" 'd' \\", "x\x0by"]


@pytest.mark.parametrize("words", HARD)
def test_no_words_end_the_data_or_change_in_it(newsroom, reader: Client, words: str) -> None:
    factories.published(full_release(title="Plain", summary=words))

    response = reader.get("/en/news/plain/")
    page = html5lib.parse(response.content, namespaceHTMLElements=False)
    (script,) = page.iter("script")
    assert json.loads(script.text)["@graph"][0]["description"] == words
    assert not {"<", ">", "&"} & set(script.text)


def test_what_is_not_public_is_not_told(newsroom, reader: Client) -> None:
    live = factories.published(full_release())
    live.title = live.summary = "Secret edit"
    live.save_revision(user=factories.user("Writer"))
    live.body[1].value.unpublish()
    start(factories.fresh(live), [factories.locale("es")], factories.user("Translator", "es"))

    article = things(reader, "/en/news/tenants-win-0/")["NewsArticle"]
    assert "Secret" not in json.dumps(article)
    assert not {"hasPart", "workTranslation"} & set(article)


def graph_of(reader: Client, address: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for meta in page_of(reader.get(address)).iter("meta"):
        if name := meta.get("property"):
            found.setdefault(name, []).append(meta.get("content"))
    return found


def test_a_shared_link_shows_title_language_and_versions(newsroom, reader: Client) -> None:
    in_spanish(factories.published(full_release(summary="After five winters.")))

    told = graph_of(reader, "/en/news/tenants-win-0/")
    assert told["og:type"] == ["article"]
    assert told["og:title"] == ["Tenants win 0"]
    assert told["og:description"] == ["After five winters."]
    assert told["og:url"] == [f"{SITE}/en/news/tenants-win-0/"]
    assert told["og:site_name"] == [factories.NAME]
    assert (told["og:locale"], told["og:locale:alternate"]) == (["en_US"], ["es_ES"])
    assert told["article:section"] == ["Press release"] and told["article:tag"] == ["Housing 0"]
    assert datetime.fromisoformat(told["article:published_time"][0])


def test_every_page_can_be_shared(newsroom, reader: Client) -> None:
    for address in ("/en/", "/en/news/", "/ar/"):
        told = graph_of(reader, address)
        assert told["og:url"] == [SITE + address] and told["og:title"] and told["og:locale"]


def test_an_error_is_not_for_sharing(newsroom, reader: Client) -> None:
    page = html5lib.parse(reader.get("/en/nothing/").content, namespaceHTMLElements=False)

    assert not [meta for meta in page.iter("meta") if meta.get("property")]
    assert not list(page.iter("script"))
