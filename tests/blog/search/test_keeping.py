"""What is searched is what is public, at every moment, and a comparison says so."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from blog.editorial.verbs.unpublish import unpublish
from blog.models import Entry, SearchDocument, SearchWord
from blog.search import index
from blog.search.keeping import differences
from blog.search.results import search
from tests import factories

pytestmark = pytest.mark.usefixtures("newsroom")


def found(typed: str, language: str = "en") -> list[str]:
    results = search(typed, language)
    return sorted(hit.entry.kind for hit in results.hits) if results else []


def test_neither_drafts_nor_draft_edits_are_found() -> None:
    factories.release("A canary")
    factories.approved(factories.release("An approved canary"))
    public = factories.published(factories.release("Public"))
    public.title, public.summary = "Also a canary", "One more canary."
    public.save_revision()

    assert found("canary") == []
    assert found("public") == ["release"]
    assert not SearchWord.objects.filter(form="canary").exists()


def test_new_words_are_found_at_once_and_what_is_taken_back_is_not() -> None:
    statement = factories.published(factories.release("Old words"))
    statement.title = "New words"
    statement.save_revision(user=factories.user("Writer"))
    statement = factories.published(factories.fresh(statement))
    assert (found("old words"), found("new words")) == ([], ["release"])

    unpublish(statement, factories.user("Press officer"))
    assert found("new words") == []
    assert list(differences()) == []


def test_a_statement_is_found_by_words_names_and_places_that_it_shows() -> None:
    speaker = factories.person("Rosa Prueba")
    said = factories.quote("We sat in the corridor.", speaker, role="tenant in Kensington")
    factories.published(
        factories.release(
            "Statement",
            [factories.paragraph("Text."), ("quote", said), ("heading", "Corollary")],
            summary="A synopsis.",
            dateline_place="Philadelphia",
        )
    )
    for typed in ("corridor", "rosa prueba", "kensington", "synopsis", "philadelphia", "corollary"):
        assert "release" in found(typed), typed


def test_a_quote_or_person_that_is_taken_back_is_gone_from_the_statements_too() -> None:
    said = factories.quote("We sat in the corridor.", factories.person("Rosa Prueba"))
    factories.published(factories.release("Statement", [factories.paragraph("Text."), ("quote", said)]))
    assert found("corridor")

    factories.fresh(said).unpublish()
    assert (found("corridor"), found("rosa prueba")) == ([], ["person"])
    assert list(differences()) == []


def test_a_new_name_reaches_what_shows_it() -> None:
    speaker = factories.person("Rosa Prueba")
    said = factories.quote("We sat in the corridor.", speaker)
    factories.published(factories.release("Statement", [factories.paragraph("Text."), ("quote", said)]))
    before = found("rosa")
    speaker = factories.fresh(speaker)
    speaker.name = "Marisol Prueba"
    speaker.save_revision(user=factories.user("Writer"))
    factories.published(factories.fresh(speaker))

    assert "release" in before
    assert (found("rosa"), found("marisol")) == ([], before)
    assert list(differences()) == []


def test_the_command_names_what_differs_and_puts_it_right() -> None:
    for title in ("Missing", "Wrong", "Without terms"):
        factories.published(factories.release(title))
    documents = {document.title: document for document in SearchDocument.objects.all()}
    documents["Missing"].delete()
    SearchDocument.objects.filter(pk=documents["Wrong"].pk).update(title="Other")
    index.remove([documents["Without terms"].pk])

    output = StringIO()
    with pytest.raises(CommandError):
        call_command("search", "--verify", stdout=output)
    said = sorted(line.partition(":")[0] for line in output.getvalue().splitlines())
    assert said == ["missing", "too much", "wrong", "wrong"]

    call_command("search", "--rebuild", stdout=StringIO())
    call_command("search", "--verify", stdout=StringIO())
    assert SearchDocument.objects.count() == Entry.objects.filter(language="en").count() == 3
