"""*Words quoted here* holds what the text says: a statement that lost a quote's words isn't published."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from blog.editorial.verbs.publish import publish
from blog.editorial.words_quoted import text_of
from blog.importing.body import stream_of
from blog.importing.text import Unreadable
from blog.models import PressReleasePage, Quote
from blog.staff import screen_url
from blog.translation.start import start
from blog.verbatim import occurs
from edition.publicity import Refusal
from tests import factories
from tests.blog.editorial.test_screens import form_of
from tests.blog.importing.recognition import documents, statements_of

pytestmark = pytest.mark.usefixtures("newsroom")

WORDS = "Nobody leaves this house."


def listed(text: str, **fields: Any) -> PressReleasePage:
    return factories.release(
        body=[factories.paragraph(text)], words_quoted=[factories.quote(WORDS)], **fields
    )


def refused(statement: PressReleasePage) -> str:
    factories.approved(statement)
    with pytest.raises(Refusal) as refusal:
        publish(factories.fresh(statement), factories.user("Press officer"))
    assert len(refusal.value.messages) == 1, refusal.value.messages
    return refusal.value.messages[0]


@pytest.mark.parametrize(
    "text",
    ["“Nobody leaves <b>this</b> house,” she said.", "“Nobody,” said Rosa, “leaves this house.”"],
    ids=["in a sentence", "interrupted"],
)
def test_a_statement_with_its_quotes_words_is_published(text: str) -> None:
    assert factories.published(listed(text)).live


@pytest.mark.parametrize("field", ["title", "summary"])
def test_the_words_may_stand_in_the_head(field: str) -> None:
    assert factories.published(listed("The heating is back.", **{field: f"“{WORDS}”"})).live


def test_lost_words_stop_the_statement_and_are_named() -> None:
    reason = refused(listed("“Everybody leaves this house,” she said."))
    assert WORDS in reason
    assert "Rosa Prueba" in reason


def test_a_quote_that_became_a_block_is_no_loss() -> None:
    quote = factories.quote(WORDS)
    assert factories.published(factories.release(body=[("quote", quote)], words_quoted=[quote])).live


def test_no_way_to_live_goes_round_it() -> None:
    statement = factories.approved(listed("Other words."))
    with pytest.raises(Refusal, match="any more"):
        statement.latest_revision.publish()


class TestATranslation:
    @pytest.fixture
    def draft(self, newsroom: Any) -> PressReleasePage:
        source = factories.published(listed(f"“{WORDS}”, she said."))
        (draft,) = start(source, [factories.locale("es")])
        draft.title = "Nos quedamos"
        draft.body[0] = factories.paragraph("«Nadie se va de esta casa», dijo.")
        draft.save_revision(user=factories.user("Writer"))
        return factories.fresh(draft)

    def spanish_quote(self, words: str) -> Quote:
        quote = Quote.objects.get(locale=factories.locale("es"))
        for snippet in (quote.speaker.version(quote.locale_id), quote):
            snippet.translation_record = {}
            if isinstance(snippet, Quote):
                snippet.words = words
            snippet.save_revision(user=factories.user("Writer"))
        return quote

    def test_has_the_words_of_the_quotes_translation(self, draft: PressReleasePage) -> None:
        self.spanish_quote("Nadie se va de esta casa.")
        assert factories.published(draft).live

    def test_is_refused_with_other_words(self, draft: PressReleasePage) -> None:
        self.spanish_quote("De esta casa no se va nadie.")
        assert "no se va nadie" in refused(draft)

    def test_is_refused_with_other_words_than_the_public_ones(self, draft: PressReleasePage) -> None:
        factories.published(self.spanish_quote("De esta casa no se va nadie."))
        assert "no se va nadie" in refused(draft)

    def test_is_free_while_the_quote_is_not_translated(self, draft: PressReleasePage) -> None:
        assert factories.published(draft).live


def test_every_imported_text_has_the_words_it_quotes() -> None:
    """What the importer lists as quoted stands in the body it makes, in every document of the corpus."""
    seen = 0
    for path in documents():
        for statement in statements_in(path):
            quotes = {quote: Quote(words=quote.words) for quote in statement.quotes}
            page = PressReleasePage(
                title=statement.title, summary=statement.summary, body=stream_of(statement, quotes, {})
            )
            text = text_of(page)
            for quote in statement.quotes:
                if quote.inline:
                    seen += 1
                    assert occurs(quote.words, text), (path.name, quote.words)
    assert seen > 20


def statements_in(path: Path) -> list[Any]:
    try:
        return statements_of(path)
    except Unreadable:
        return []


class TestInTheAdmin:
    @pytest.fixture
    def press(self, newsroom: Any) -> Client:
        client = Client()
        client.force_login(factories.user("Press officer"))
        return client

    def test_the_publish_screen_names_the_words(self, press: Client) -> None:
        statement = factories.approved(listed("Other words."))
        assert WORDS in press.get(screen_url("newsroom_publish", statement)).content.decode()

    def test_saving_a_draft_warns_and_saves(self, press: Client) -> None:
        statement = listed(f"“{WORDS}”")
        quoted = streamfield([("quote", str(statement.words_quoted[0].value.pk))])
        form = form_of(
            statement,
            body=streamfield([("paragraph", rich_text("<p>Other words.</p>"))]),
            words_quoted=quoted,
        )
        url = reverse("wagtailadmin_pages:edit", args=[statement.pk])
        answer = press.post(url, nested_form_data(form), follow=True)
        assert "Words quoted here are not in the text" in answer.content.decode()
        assert "Other words." in str(factories.fresh(statement).get_latest_revision_as_object().body)
