"""The verb *publish*: everything that belongs together becomes public, or nothing does and staff read why."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image

from blog.editorial.clock import run_due
from blog.editorial.verbs import unpublish
from blog.editorial.verbs.publish import companions, failure_reasons, publish
from blog.models import Person, Quote
from blog.translation.start import start
from edition.publicity import Refusal
from home.models import HomePage, Picture, User
from tests import factories

pytestmark = pytest.mark.usefixtures("newsroom")

NOW = "2030-01-15T12:00:00+00:00"


@pytest.fixture
def press(newsroom: Any) -> User:
    return factories.user("Press officer")


def drawn() -> ContentFile:
    file = BytesIO()
    Image.new("RGB", (32, 16), "teal").save(file, "PNG")
    return ContentFile(file.getvalue(), name="clinic.png")


def translated(thing: Any, language: str = "es") -> Any:
    """Return the draft of a translation, with words of its own in every text."""
    draft = start(thing, [factories.locale(language)])[0]
    return put_into_words(draft)


def put_into_words(draft: Any) -> Any:
    newest = draft.get_latest_revision_as_object()
    for name in ("title", "summary", "name", "words", "role", "organisation", "text"):
        if getattr(newest, name, ""):
            setattr(newest, name, f"{getattr(newest, name)}, en español")
    if hasattr(newest, "body"):
        for block in newest.body:
            if block.block_type == "paragraph":
                block.value = block.block.normalize("<p>Unas palabras.</p>")
    newest.save_revision(user=factories.user("Writer"))
    return factories.fresh(draft)


def counterpart(thing: Any, language: str = "es") -> Any:
    return type(thing).objects.get(translation_key=thing.translation_key, locale=factories.locale(language))


def test_all_that_a_statement_shows_goes_public_with_it() -> None:
    brought = [
        quote := factories.quote("In a block."),
        inside := factories.quote("Inside a sentence."),
        contact := factories.contact(),
        boilerplate := factories.boilerplate(),
        topic := factories.topic(),
    ]
    statement = factories.release(
        body=[("quote", quote), factories.paragraph("“Inside a sentence,” she said.")],
        words_quoted=[inside],
        contacts=[contact],
        boilerplate=boilerplate,
        topics=[topic],
    )
    assert factories.published(statement).live
    assert all(factories.fresh(thing).live for thing in (*brought, quote.speaker, inside.speaker))


def test_what_was_made_by_code_without_a_revision_goes_along_too() -> None:
    speaker = Person.objects.create(name="Ana", locale=factories.locale())
    quote = Quote.objects.create(words="Yes.", speaker=speaker, locale=factories.locale())
    factories.published(factories.release(body=[("quote", quote)]))
    assert factories.fresh(quote).live
    assert factories.fresh(speaker).live


def test_an_unapproved_quote_stops_everything_and_is_named(press: User) -> None:
    quote = factories.quote("Approved with the statement.")
    statement = factories.approved(factories.release(body=[("quote", quote)]))
    quote.words = "Written afterwards."
    quote.save_revision(user=factories.user("Writer"))
    with pytest.raises(Refusal) as refusal:
        publish(statement, press)
    assert any("Written afterwards." in reason for reason in refusal.value.messages)
    assert not factories.fresh(statement).live
    assert not factories.fresh(quote).live
    assert not factories.fresh(quote.speaker).live


def test_a_failure_on_the_way_leaves_nothing_public(press: User, monkeypatch: pytest.MonkeyPatch) -> None:
    from blog.models import PressReleasePage

    quote = factories.quote()
    statement = factories.approved(factories.release(body=[("quote", quote)]))

    def fail(*args: Any, **kwargs: Any) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(PressReleasePage, "save", fail)
    with pytest.raises(OSError, match="disk full"):
        publish(statement, press)
    monkeypatch.undo()
    assert not factories.fresh(quote).live
    assert not factories.fresh(statement).live


def test_a_quote_that_was_taken_back_must_come_out_first(press: User) -> None:
    quote = factories.published(factories.quote("Taken back."))
    unpublish.unpublish(quote, press)
    statement = factories.approved(factories.release(body=[("quote", quote)]))
    with pytest.raises(Refusal, match="was taken back"):
        publish(statement, press)


@pytest.mark.parametrize("role", ["Writer", "Editor", "Legal reviewer"])
def test_only_a_press_officer_or_administrator_publishes(role: str) -> None:
    statement = factories.approved(factories.release(), by=factories.user("Editor", username="another"))
    with pytest.raises(Refusal, match="press officer"):
        publish(statement, factories.user(role))
    publish(statement, factories.user(admin=True))
    assert factories.fresh(statement).live


def test_an_administrator_needs_an_approval_too() -> None:
    statement = factories.release()
    with pytest.raises(Refusal, match="not approved"):
        publish(statement, factories.user(admin=True))


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ([], "text"),
        ([("heading", "")], "text"),
        ([factories.paragraph("One."), ("facts", {"title": "", "facts": [], "source": ""})], "text"),
    ],
    ids=["no text", "an empty heading", "facts without a fact"],
)
def test_an_unfinished_draft_is_not_published(body: list[Any], named: str, press: User) -> None:
    """Wagtail saves drafts without asking for what is required; readers never see such a one."""
    statement = factories.approved(factories.release(body=body))
    with pytest.raises(Refusal) as refusal:
        publish(statement, press)
    assert len(refusal.value.messages) == 1
    assert "isn’t complete" in refusal.value.messages[0]
    assert named in refusal.value.messages[0]


def test_an_undescribed_picture_is_not_published(press: User) -> None:
    picture = Picture.objects.create(title="Clinic", file=drawn())
    block = {"picture": picture, "alt": "", "decorative": False, "caption": ""}
    statement = factories.approved(factories.release(body=[factories.paragraph("One."), ("picture", block)]))
    with pytest.raises(Refusal, match="isn’t complete"):
        publish(statement, press)


def test_an_unfinished_quote_stops_its_statement(press: User) -> None:
    quote = factories.quote()
    quote.words = ""
    quote.save_revision(user=factories.user("Writer"), clean=False)
    statement = factories.approved(factories.release(body=[("quote", quote)]))
    with pytest.raises(Refusal, match="isn’t complete"):
        publish(statement, press)


def test_what_is_public_already_is_said_to_be(press: User) -> None:
    statement = factories.published(factories.release())
    with pytest.raises(Refusal, match="public already"):
        publish(statement, press)


def test_a_home_page_that_is_not_public_stops_its_statements(press: User) -> None:
    statement = factories.approved(factories.release())
    HomePage.objects.get(locale=factories.locale()).unpublish()
    assert any("above this page" in reason for reason in failure_reasons(statement, press))


def test_the_source_goes_first(press: User) -> None:
    source = factories.release("Source")
    draft = factories.approved(translated(source))
    with pytest.raises(Refusal, match="source"):
        publish(draft, press)
    factories.published(source)
    publish(factories.fresh(draft), press)
    assert factories.fresh(draft).live


def test_a_translation_with_a_missing_text_is_refused(press: User) -> None:
    source = factories.published(factories.release("Source", summary="Still English"))
    draft = start(source, [factories.locale("es")])[0]
    newest = draft.get_latest_revision_as_object()
    newest.title = "Fuente"
    newest.save_revision(user=factories.user("Writer"))
    factories.approved(draft)
    with pytest.raises(Refusal, match="2 texts that are not translated"):
        publish(factories.fresh(draft), press)


def test_a_brought_quote_with_a_missing_text_stays_a_draft_and_stops_nothing() -> None:
    source = factories.published(
        factories.release(body=[factories.paragraph("One."), ("quote", factories.quote())])
    )
    draft = factories.approved(translated(source))
    assert companions(draft.get_latest_revision_as_object()) == []
    assert factories.published(draft).live
    assert not Quote.objects.filter(locale=factories.locale("es"), live=True).exists()


def test_a_translated_quote_and_its_speaker_go_public_with_the_translation() -> None:
    quote = factories.quote()
    source = factories.published(factories.release(body=[factories.paragraph("One."), ("quote", quote)]))
    draft = translated(source)
    for thing in (quote.speaker, quote):
        put_into_words(counterpart(thing))
    factories.published(draft)
    assert counterpart(quote).live
    assert counterpart(quote.speaker).live


def test_source_and_translation_are_scheduled_for_one_embargo(press: User) -> None:
    source = factories.published(factories.release(embargo=timezone.now() + timedelta(days=1)))
    draft = factories.approved(translated(source))
    assert publish(draft, press) == source.embargo

    with time_machine.travel(source.embargo + timedelta(seconds=1), tick=False):
        published, failed = run_due()
    assert (len(published), failed) == (2, [])
    assert factories.fresh(draft).live


def test_a_translation_is_not_scheduled_where_its_source_is_not(press: User) -> None:
    embargo = timezone.now() + timedelta(days=1)
    draft = factories.approved(translated(factories.release(embargo=embargo)))
    with pytest.raises(Refusal, match="source"):
        publish(draft, press)


class TestTheMomentReadersSee:
    def test_is_that_of_the_first_publication_and_stays(self, press: User) -> None:
        with time_machine.travel(NOW, tick=False):
            statement = factories.published(factories.release())
            moment = statement.published_on
            assert moment == timezone.now()
        with time_machine.travel("2030-02-01T00:00:00+00:00", tick=False):
            statement.title = "Corrected"
            statement.save_revision(user=factories.user("Writer"))
            statement = factories.published(statement)
            assert statement.title == "Corrected"
            assert statement.published_on == moment
            unpublish.unpublish(statement, press)
            assert factories.published(factories.fresh(statement)).published_on == moment

    def test_is_an_earlier_one_that_staff_entered(self) -> None:
        earlier = timezone.now() - timedelta(days=400)
        statement = factories.published(factories.release(published_on=earlier))
        assert abs(statement.published_on - earlier) < timedelta(milliseconds=1)

    def test_is_never_later_than_the_publication(self) -> None:
        statement = factories.published(factories.release(published_on=timezone.now() + timedelta(days=3)))
        assert statement.published_on <= timezone.now()

    def test_is_the_sources_in_every_language(self) -> None:
        with time_machine.travel(NOW, tick=False):
            source = factories.release("Source")
            draft = translated(source)
            source = factories.published(source)
        with time_machine.travel("2030-01-20T00:00:00+00:00", tick=False):
            assert factories.published(draft).published_on == source.published_on

    def test_is_there_when_code_sets_the_flag_alone(self) -> None:
        statement = factories.approved(factories.release())
        statement.live = True
        statement.save(update_fields=["live"])
        assert factories.fresh(statement).published_on


class TestTakingBack:
    def test_is_for_press_officers(self, press: User) -> None:
        statement = factories.published(factories.release())
        with pytest.raises(Refusal, match="press officer"):
            unpublish.unpublish(statement, factories.user("Editor"))
        unpublish.unpublish(statement, press)
        assert not factories.fresh(statement).live

    def test_keeps_the_words_as_a_draft(self, press: User) -> None:
        statement = factories.published(factories.release("Kept"))
        unpublish.unpublish(statement, press)
        assert factories.fresh(statement).get_latest_revision_as_object().title == "Kept"

    def test_leaves_no_public_page_below_a_closed_one(self, press: User) -> None:
        factories.published(factories.release())
        with pytest.raises(Refusal, match="below"):
            unpublish.unpublish(factories.news(), press)
