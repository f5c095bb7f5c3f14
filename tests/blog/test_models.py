"""What the newsroom's classes promise whoever uses them."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db.models import ProtectedError

from blog.models import Boilerplate, MediaContact, Person, PressReleasePage, Quote, Topic
from blog.models.snippet import free_slug
from home.models import Picture
from tests import factories

pytestmark = pytest.mark.usefixtures("newsroom")

SNIPPETS = (Boilerplate, MediaContact, Person, Quote, Topic)


@pytest.mark.parametrize("model", SNIPPETS)
def test_a_new_snippet_is_a_draft(model: type[Any]) -> None:
    assert model().live is False


def test_urgent_news_needs_no_more_than_a_title_and_a_text() -> None:
    page = PressReleasePage(title="Raid in progress", body=[factories.paragraph("Stay inside.")], live=False)
    factories.news().add_child(instance=page)
    page.full_clean()
    assert page.pk


def test_slugs_are_made_from_the_words_and_differ_within_a_language() -> None:
    names = [factories.topic("Housing").slug for _n in range(3)]
    assert names == ["housing", "housing-2", "housing-3"]
    assert factories.topic("Housing", language="es").slug == "housing"
    assert factories.quote("We were in the room and we will be back tomorrow night.").slug.startswith(
        "we-were-in"
    )


def test_a_slug_stays_when_the_words_change() -> None:
    person = factories.person("Rosa Prueba")
    person.name = "Rosa Prueba Prueba"
    person.save()
    assert person.slug == "rosa-prueba"


@pytest.mark.parametrize(("name", "slug"), [("住房", "住房"), ("السكن", "السكن"), ("???", "topic-1")])
def test_every_script_gives_a_slug(name: str, slug: str) -> None:
    assert free_slug(Topic(locale=factories.locale()), name) == slug


def test_a_lead_picture_is_described_or_said_to_be_decorative() -> None:
    statement = factories.release()
    statement.lead_image = Picture(pk=1, title="A clinic")
    with pytest.raises(ValidationError):
        statement.clean()
    statement.lead_image_alt = "A clinic at night"
    statement.clean()
    statement.lead_image_alt, statement.lead_image_decorative = "", True
    statement.clean()


def test_who_is_quoted_and_what_closes_a_statement_cannot_be_deleted() -> None:
    quote, boilerplate = factories.quote(), factories.boilerplate()
    factories.release(boilerplate=boilerplate)
    for thing in (quote.speaker, boilerplate):
        with pytest.raises(ProtectedError):
            thing.delete()


def test_statements_stand_below_news_lists_only() -> None:
    assert [model.__name__ for model in PressReleasePage.allowed_parent_page_models()] == ["NewsIndexPage"]
    assert PressReleasePage.allowed_subpage_models() == []


def test_a_revision_gives_back_every_field() -> None:
    statement = factories.release(
        "Whole",
        summary="Deck",
        kind="open_letter",
        dateline_place="Ohio",
        dateline_date=date(2030, 1, 2),
        topics=[factories.topic("A"), factories.topic("B")],
        contacts=[factories.contact()],
        words_quoted=[factories.quote()],
        boilerplate=factories.boilerplate(),
    )
    revised = factories.fresh(statement).get_latest_revision_as_object()
    assert revised.words_hash() == statement.words_hash()
    for name in ("title", "summary", "kind", "dateline_place", "dateline_date", "boilerplate"):
        assert getattr(revised, name) == getattr(statement, name)
    assert set(revised.topics.all()) == set(statement.topics.all())
