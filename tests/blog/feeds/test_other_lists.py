"""The feeds of topics, campaigns and quotes."""

import feedparser
from django.core.cache import cache
from django.test import Client

from blog.models import CampaignIndexPage, CampaignPage, CampaignUpdatePage, QuoteIndexPage
from tests import factories
from tests.blog.feeds.test_news import SITE, content_of, in_spanish, parsed, text_of
from tests.blog.test_pages import full_release, page_of

LINK = ("link", {"words": "The order", "address": "https://example.org/order"})


def entries(reader: Client, address: str):  # type: ignore[no-untyped-def]
    response = reader.get(address)
    assert response.status_code == 200
    found = feedparser.parse(response.content)
    assert not found.bozo
    return found.entries


def move(state: str, note: str, date: str, corrects: bool = False) -> dict[str, object]:
    return {"date": date, "state": state, "note": note, "evidence": [LINK], "corrects": corrects}


def campaign(*demands: tuple[str, list[dict[str, object]]], language: str = "en") -> CampaignPage:
    page = CampaignPage(
        title="Interpreters now",
        goal="An interpreter at every hearing.",
        locale=factories.locale(language),
        demands=[("demand", {"text": text, "history": history}) for text, history in demands],
        live=False,
    )
    CampaignIndexPage.objects.get(locale__language_code=language).add_child(instance=page)
    page.save_revision(user=factories.user("Writer"))
    return factories.published(CampaignPage.objects.get(pk=page.pk))


def update(of: CampaignPage, title: str, **fields: object) -> CampaignUpdatePage:
    page = CampaignUpdatePage(
        title=title, body=[factories.paragraph("Words.")], locale=of.locale, live=False, **fields
    )
    factories.fresh(of).add_child(instance=page)
    page.save_revision(user=factories.user("Writer"))
    return factories.published(CampaignUpdatePage.objects.get(pk=page.pk))


WON = (
    "Interpreters paid by the city.",
    [move("made", "", "2026-01-10"), move("won", "Signed.", "2026-03-01")],
)


def test_a_topic_has_a_feed_of_its_statements_alone(newsroom, reader: Client) -> None:
    factories.published(full_release(0))
    factories.published(full_release(1))

    assert [e.title for e in entries(reader, "/en/news/topic/housing-1/feed.atom")] == ["Tenants win 1"]
    page = page_of(reader.get("/en/news/topic/housing-1/"))
    assert "/en/news/topic/housing-1/feed.atom" in [link.get("href") for link in page.iter("link")]
    assert reader.get("/en/news/topic/nothing/feed.atom").status_code == 404


def test_a_topic_that_is_not_public_has_no_feed(newsroom, reader: Client) -> None:
    factories.topic("Secret")

    assert reader.get("/en/news/topic/secret/feed.atom").status_code == 404


def test_a_campaign_feed_has_updates_releases_and_what_became_of_demands(newsroom, reader: Client) -> None:
    page = campaign(WON)
    update(page, "First month")
    factories.published(factories.release("About it", campaign=page))
    factories.published(factories.release("Something else"))

    found = entries(reader, f"{page.url}feed.atom")
    titles = ["About it", "First month", "Won: Interpreters paid by the city."]
    assert [entry.title for entry in found] == titles
    won = found[2]
    assert won.published_parsed[:3] == (2026, 3, 1)
    assert "Signed." in text_of(content_of(won))
    assert content_of(won).find(".//a").get("href") == "https://example.org/order"
    assert len({entry.id for entry in found}) == 3


def test_a_move_of_an_update_leads_to_it_and_a_corrected_one_is_gone(newsroom, reader: Client) -> None:
    page = campaign(("A room.", [move("made", "", "2026-01-10"), move("won", "Hasty.", "2026-02-01")]))
    update(
        page,
        "We were wrong",
        moves=[("move", {"demand": 1, **move("refused", "It was no.", "2026-02-02", corrects=True)})],
    )

    moves = [entry for entry in entries(reader, f"{page.url}feed.atom") if ": " in entry.title]
    assert [(entry.title, entry.link) for entry in moves] == [
        ("Refused: A room.", f"{SITE}{page.url}we-were-wrong/")
    ]


def test_what_a_draft_says_of_demands_is_in_no_feed(newsroom, reader: Client) -> None:
    page = campaign(WON)
    page.demands[0].value["text"] = "Secret demand"
    page.save_revision(user=factories.user("Writer"))
    draft = CampaignUpdatePage(
        title="Secret update",
        body=[factories.paragraph("Secret.")],
        moves=[("move", {"demand": 1, **move("dropped", "Secret note", "2026-04-01")})],
        locale=page.locale,
        live=False,
    )
    factories.fresh(page).add_child(instance=draft)
    draft.save_revision(user=factories.user("Writer"))

    assert "secret" not in reader.get(f"{page.url}feed.atom").text.lower()


def test_quotes_have_a_feed_with_their_words_whole(newsroom, reader: Client) -> None:
    words = "We were in room 0. " * 40
    speaker = factories.person("Rosa Prueba")
    quote = factories.quote(words.strip(), speaker, role="tenant", context="At the hearing.")
    factories.published(factories.release("Tenants win", [factories.paragraph("x"), ("quote", quote)]))
    address = QuoteIndexPage.objects.get(locale__language_code="en").url

    (entry,) = entries(reader, f"{address}feed.atom")
    content = content_of(entry)
    said = text_of(content.find("figure/blockquote")).replace("\N{NO-BREAK SPACE}", " ")
    assert said == f"“{words.strip()}”"
    assert text_of(content.find("figure/figcaption")) == "Rosa Prueba, tenant"
    assert text_of(content.find("p")) == "At the hearing."
    assert entry.author == "Rosa Prueba"


def test_versions_of_a_statement_are_in_the_campaign_feed_of_their_language(newsroom, reader: Client) -> None:
    source = factories.published(full_release(campaign=campaign(WON)))
    in_spanish(source)

    assert [entry.title for entry in parsed(reader, "es").entries] == ["Ganan los inquilinos"]
    found = entries(reader, "/en/campaigns/interpreters-now/feed.atom")
    assert [entry.title for entry in found if ": " not in entry.title] == ["Tenants win 0"]


QUERIES = {"topic": 22, "campaign": 26, "quotes": 15}


def test_queries_do_not_grow_with_content(newsroom, reader: Client, django_assert_num_queries) -> None:
    page = campaign(WON)
    topic = factories.topic("Housing")
    addresses = {
        "topic": "/en/news/topic/housing/feed.atom",
        "campaign": f"{page.url}feed.atom",
        "quotes": "/en/quotes/feed.atom",
    }
    factories.published(topic)

    def add(numbers: range) -> None:
        for number in numbers:
            quote = factories.quote(f"Words {number}.", factories.person(f"Speaker {number}"))
            body = [factories.paragraph("x"), ("quote", quote)]
            factories.published(
                factories.release(f"Number {number}", body, campaign=page, topics=[factories.fresh(topic)])
            )
            change = {"demand": 1, **move("answered", f"Note {number}", f"2026-05-{number + 1:02}")}
            update(page, f"Update {number}", moves=[("move", change)])

    for numbers in (range(2), range(2, 5)):
        add(numbers)
        for kind, address in addresses.items():
            reader.get(address)
            cache.clear()
            with django_assert_num_queries(QUERIES[kind], info=kind):
                reader.get(address)
