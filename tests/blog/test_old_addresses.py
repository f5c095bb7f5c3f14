"""Quotes, people and the lists named after people, campaigns and topics keep their old addresses."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils.encoding import uri_to_iri
from wagtail.contrib.redirects.models import Redirect

from blog.editorial.verbs import unpublish
from blog.models import Person, Quote, QuoteIndexPage, Topic
from blog.translation.start import start
from tests import factories

pytestmark = pytest.mark.usefixtures("newsroom")


def renamed(thing: Any, slug: str) -> Any:
    newest = factories.fresh(thing).get_latest_revision_as_object()
    newest.slug = slug
    newest.save_revision(user=factories.user("Writer"))
    return factories.published(factories.fresh(thing))


def target(reader: Client, address: str) -> str | None:
    """Where an address leads in one step; None where it doesn't."""
    answer = reader.get(address)
    return answer["Location"] if answer.status_code == 301 else None


@pytest.fixture
def quote(newsroom: Any) -> Quote:
    quote = factories.quote("We were in the room.", slug="in-the-room")
    topic = factories.topic("Housing")
    factories.published(
        factories.release(body=[("quote", quote), factories.paragraph("One.")], topics=[topic])
    )
    return factories.fresh(quote)


def test_a_quotes_old_address_leads_to_the_new_one_in_one_step(quote: Quote, reader: Client) -> None:
    renamed(renamed(quote, "the-room"), "room")
    assert target(reader, "/en/quotes/in-the-room/") == "/en/quotes/room/"
    assert target(reader, "/en/quotes/the-room/") == "/en/quotes/room/"


def test_a_slug_that_comes_back_is_no_circle(quote: Quote, reader: Client) -> None:
    renamed(renamed(quote, "room"), "in-the-room")
    assert target(reader, "/en/quotes/in-the-room/") is None
    assert target(reader, "/en/quotes/room/") == "/en/quotes/in-the-room/"


def test_a_person_and_the_list_of_their_words_lead_on(quote: Quote, reader: Client) -> None:
    renamed(quote.speaker, "محمد")
    for old, new in {
        "/en/people/rosa-prueba/": "/en/people/محمد/",
        "/en/quotes/by/rosa-prueba/": "/en/quotes/by/محمد/",
        "/es/quotes/by/rosa-prueba/": "/es/quotes/by/محمد/",
        "/en/quotes/by/rosa-prueba/page/3/": "/en/quotes/by/محمد/page/3/",
    }.items():
        answer = reader.get(old)
        assert answer.status_code == 301
        assert uri_to_iri(answer["Location"]) == new


def test_a_topics_list_and_what_stands_below_it_lead_on(quote: Quote, reader: Client) -> None:
    renamed(Topic.objects.get(), "homes")
    assert target(reader, "/en/news/topic/housing/") == "/en/news/topic/homes/"
    assert target(reader, "/es/news/topic/housing/") == "/es/news/topic/homes/"
    assert target(reader, "/en/news/topic/housing/page/1/") == "/en/news/topic/homes/page/1/"
    assert target(reader, "/en/news/topic/housing/feed.atom") == "/en/news/topic/homes/feed.atom"


def test_a_translation_that_comes_moves_nothing_but_its_own_languages_list(
    quote: Quote, reader: Client
) -> None:
    (draft,) = start(quote.speaker, [factories.locale("es")])
    draft.translation_record, draft.slug = {}, "rosa"
    draft.save_revision(user=factories.user("Writer"))
    factories.published(draft)
    assert target(reader, "/en/people/rosa-prueba/") is None
    assert target(reader, "/en/quotes/by/rosa-prueba/") is None
    assert target(reader, "/es/quotes/by/rosa-prueba/") == "/es/quotes/by/rosa/"


@pytest.mark.parametrize("model", [Quote, Person, Topic])
def test_a_drafts_slug_leads_nowhere(model: Any) -> None:
    draft = {Quote: factories.quote, Person: factories.person, Topic: factories.topic}[model]()
    draft.slug = "still-secret"
    draft.save()
    renamed(draft, "public")
    assert not Redirect.objects.exists()


def test_what_was_taken_back_is_not_told_of(quote: Quote, reader: Client) -> None:
    quote = renamed(quote, "room")
    unpublish.unpublish(quote, factories.user("Press officer"))
    quote = factories.fresh(quote)
    quote.slug = "secret"
    quote.save()
    assert "secret" not in str(list(Redirect.objects.values()))
    assert reader.get("/en/quotes/in-the-room/", follow=True).status_code == 404


def test_quotes_follow_their_list(
    quote: Quote, reader: Client, django_capture_on_commit_callbacks: Any
) -> None:
    index = QuoteIndexPage.objects.get(locale__language_code="en")
    index.slug = "voices"
    with django_capture_on_commit_callbacks(execute=True):
        index.save()
    assert target(reader, "/en/quotes/in-the-room/") == "/en/voices/in-the-room/"
    assert target(reader, "/en/quotes/by/rosa-prueba/") == "/en/voices/by/rosa-prueba/"
    assert target(reader, "/en/quotes/feed.atom") == "/en/voices/feed.atom"


def test_odd_addresses_are_no_failure(quote: Quote, reader: Client) -> None:
    renamed(quote, "room")
    for path in ("/en/quotes/in-the-room", "/en//[/x/", "//x/", "/en/;/", "/en/%ff/", "/en/" + "a/" * 900):
        for query in ("", "?utm_source=x", "?%00", "?q=%ff&[="):
            assert reader.get(path + query).status_code in (301, 302, 404)


class TestSlugs:
    @pytest.mark.parametrize("slug", ["by", "campaign", "page"])
    def test_parts_of_addresses_are_refused(self, slug: str) -> None:
        quote = factories.quote()
        quote.slug = slug
        with pytest.raises(ValidationError) as refusal:
            quote.full_clean()
        assert "slug" in refusal.value.message_dict

    def test_are_one_of_a_kind_in_a_language(self) -> None:
        factories.person("Rosa", slug="rosa")
        factories.person("Rosa", language="es", slug="rosa").full_clean()
        other = factories.person("Rosa the second")
        other.slug = "rosa"
        with pytest.raises(ValidationError) as refusal:
            other.full_clean()
        assert "slug" in refusal.value.message_dict

    def test_made_of_words_are_no_parts_of_addresses(self) -> None:
        assert factories.quote("Campaign!").slug == "campaign-1"
