"""What goes public without review: who may, what it never skips, and the second person afterwards."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry

from blog.editorial.models import Waiver
from blog.editorial.verbs import confirm, minor_edit, publish, publish_now
from blog.editorial.waivers import unconfirmed
from blog.staff import screen_url
from edition.publicity import Refusal
from home.models import User
from tests import factories
from tests.blog.test_pages import page_of

pytestmark = pytest.mark.usefixtures("newsroom")

REASON = "The court moved the hearing an hour ago."


@pytest.fixture
def officer(newsroom: Any) -> User:
    return factories.user("Press officer")


@pytest.fixture
def editor(newsroom: Any) -> User:
    return factories.user("Editor")


def out_now(statement: Any, by: User) -> Waiver:
    publish_now.publish_now(statement, by, REASON)
    return Waiver.objects.get(along_with=None, confirmed_at=None)


def with_paragraph(statement: Any, text: str) -> Any:
    """Save a draft of a statement with another first paragraph."""
    newest = factories.fresh(statement).get_latest_revision_as_object()
    newest.body[0] = ("paragraph", text)
    newest.save_revision(user=factories.user("Press officer"))
    return factories.fresh(statement)


class TestPublishNow:
    def test_a_press_officer_publishes_at_once_and_it_is_marked(self, officer: User) -> None:
        statement = factories.release()
        waiver = out_now(statement, officer)
        assert factories.fresh(statement).live
        assert list(unconfirmed()) == [waiver]
        assert (waiver.waived_by, waiver.reason, waiver.instance) == (officer, REASON, statement)
        entry = PageLogEntry.objects.get(action="newsroom.publish_now")
        assert entry.user == officer and entry.data["comment"] == REASON

    @pytest.mark.parametrize(
        "role", ["Writer", "Editor", "Legal reviewer", "Translator", "Language reviewer"]
    )
    def test_nobody_else_can(self, role: str) -> None:
        somebody = factories.user(role, "en" if role in ("Translator", "Language reviewer") else None)
        statement = factories.release()
        assert "Only a press officer can publish now." in publish_now.failure_reasons(
            statement, somebody, REASON
        )
        with pytest.raises(Refusal):
            publish_now.publish_now(statement, somebody, REASON)
        assert not factories.fresh(statement).live and not Waiver.objects.exists()

    @pytest.mark.parametrize("reason", ["", "  ", "\n"])
    def test_it_needs_a_reason(self, officer: User, reason: str) -> None:
        assert publish_now.failure_reasons(factories.release(), officer, reason) == [
            "Say why this can’t wait for review."
        ]

    def test_asking_leaves_nothing_behind(self, officer: User) -> None:
        publish_now.failure_reasons(factories.release(), officer, REASON)
        assert not Waiver.objects.exists()

    def test_it_never_skips_a_quote_that_is_not_held(self, officer: User) -> None:
        statement = factories.release(body=[factories.paragraph("Text."), ("quote", factories.quote())])
        reasons = publish_now.failure_reasons(statement, officer, REASON)
        assert any("is not held yet" in reason for reason in reasons)
        with pytest.raises(Refusal):
            publish_now.publish_now(statement, officer, REASON)

    def test_it_brings_held_quotes_and_one_confirmation_covers_them(
        self, officer: User, editor: User
    ) -> None:
        quote = factories.held(factories.quote())
        statement = factories.release(body=[factories.paragraph("Text."), ("quote", quote)])
        waiver = out_now(statement, officer)
        assert factories.fresh(quote).live
        confirm.confirm(waiver, editor)
        assert not Waiver.objects.filter(confirmed_at=None).exists()

    def test_it_never_skips_an_embargo(self, officer: User) -> None:
        statement = factories.release(embargo=timezone.now() + timedelta(hours=2))
        assert any("under embargo" in r for r in publish_now.failure_reasons(statement, officer, REASON))

    def test_it_never_skips_a_text_that_is_not_translated(self, officer: User) -> None:
        source = factories.published(factories.release())
        from blog.translation.start import start

        [arabic] = start(source, [factories.locale("ar")])
        assert any("not translated yet" in r for r in publish_now.failure_reasons(arabic, officer, REASON))

    def test_what_is_approved_goes_the_usual_way(self, officer: User) -> None:
        statement = factories.approved(factories.release())
        assert publish_now.failure_reasons(statement, officer, REASON) == [
            "This needs no review any more. Publish it as usual."
        ]


class TestConfirming:
    def test_not_by_who_published_it(self, officer: User) -> None:
        waiver = out_now(factories.release(), officer)
        assert confirm.failure_reasons(waiver, officer)
        with pytest.raises(Refusal):
            confirm.confirm(waiver, officer)

    def test_not_by_who_wrote_it(self, officer: User, editor: User) -> None:
        waiver = out_now(factories.release(by=editor), officer)
        assert confirm.failure_reasons(waiver, editor)
        confirm.confirm(waiver, factories.user("Editor", username="second"))

    def test_not_by_a_writer(self, officer: User) -> None:
        waiver = out_now(factories.release(), officer)
        assert confirm.failure_reasons(waiver, factories.user("Writer", username="other")) == [
            "Only an editor or a press officer can confirm this."
        ]

    def test_once_is_enough(self, officer: User, editor: User) -> None:
        waiver = out_now(factories.release(), officer)
        confirm.confirm(waiver, editor, "Seen.")
        waiver.refresh_from_db()
        assert waiver.confirmed_by == editor and not unconfirmed().exists()
        assert confirm.failure_reasons(waiver, editor) == ["Somebody has confirmed this already."]

    def test_reviewed_words_in_their_place_settle_it(self, officer: User, editor: User) -> None:
        statement = factories.release()
        out_now(statement, officer)
        factories.published(with_paragraph(statement, "<p>Read by two.</p>"))
        assert Waiver.objects.get().confirmed_by == editor

    def test_taking_it_back_confirms_nothing(self, officer: User) -> None:
        from blog.editorial.verbs.unpublish import unpublish

        statement = factories.release()
        out_now(statement, officer)
        unpublish(factories.fresh(statement), officer)
        assert unconfirmed().exists()


class TestMinorEdits:
    def public(self, text: str = "<p>The heting is back in 3 houses.</p>") -> Any:
        return factories.published(
            factories.release(body=[("paragraph", text), factories.paragraph("The second.")])
        )

    def test_one_paragraph_is_put_right_at_once(self, officer: User, editor: User) -> None:
        statement = self.public()
        updated_on = statement.updated_on
        minor_edit.publish_minor_edit(
            with_paragraph(statement, "<p>The heating is back in 3 houses.</p>"), officer
        )
        statement = factories.fresh(statement)
        assert "heating" in str(statement.body[0].value)
        assert statement.updated_on == updated_on
        waiver = Waiver.objects.get()
        assert waiver.kind == Waiver.Kind.MINOR_EDIT
        confirm.confirm(waiver, editor)

    @pytest.mark.parametrize(
        ("before", "after", "reason"),
        [
            ("It was 3.", "It was 4.", "A minor edit changes no number."),
            ("It was ٣.", "It was ٤.", "A minor edit changes no number."),
            ("She said “yes”.", "She said “no”.", "A minor edit changes no quote."),
            ("قالت «نعم».", "قالت «لا».", "A minor edit changes no quote."),
            (
                '<a href="https://a.example/">Here</a>',
                '<a href="https://b.example/">Here</a>',
                "A minor edit changes no link.",
            ),
            ("Here", '<a href="https://b.example/">Here</a>', "A minor edit changes no link."),
        ],
    )
    def test_no_number_quote_or_link_changes(
        self, officer: User, before: str, after: str, reason: str
    ) -> None:
        statement = with_paragraph(self.public(f"<p>{before}</p>"), f"<p>{after}</p>")
        assert minor_edit.failure_reasons(statement, officer) == [reason]

    def test_nothing_but_a_paragraph_changes(self, officer: User) -> None:
        statement = self.public()
        newest = statement.get_latest_revision_as_object()
        newest.title = "Tenants lose"
        newest.save_revision(user=officer)
        assert minor_edit.failure_reasons(factories.fresh(statement), officer) == [
            "A minor edit changes nothing but one paragraph of the text."
        ]

    def test_not_two_paragraphs(self, officer: User) -> None:
        statement = self.public()
        newest = statement.get_latest_revision_as_object()
        newest.body[0] = ("paragraph", "<p>One.</p>")
        newest.body[1] = ("paragraph", "<p>Two.</p>")
        newest.save_revision(user=officer)
        assert minor_edit.failure_reasons(factories.fresh(statement), officer)

    def test_a_second_one_waits_until_the_first_is_confirmed(self, officer: User) -> None:
        """Else one person could turn a text into another, paragraph by paragraph."""
        statement = self.public()
        minor_edit.publish_minor_edit(with_paragraph(statement, "<p>In 3 houses.</p>"), officer)
        again = with_paragraph(statement, "<p>In all 3 houses.</p>")
        assert minor_edit.failure_reasons(again, officer) == [
            "Somebody else must confirm what was published without review first."
        ]

    def test_only_by_press_officers_and_only_of_what_is_public(self, officer: User, editor: User) -> None:
        statement = with_paragraph(self.public(), "<p>The heating is back in 3 houses.</p>")
        assert "Only a press officer can publish a minor edit." in minor_edit.failure_reasons(
            statement, editor
        )
        assert minor_edit.failure_reasons(factories.release("Draft"), officer) == ["This isn’t public."]


class TestScreens:
    def client(self, user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    def test_a_press_officer_finds_the_way_from_the_publish_screen(self, officer: User) -> None:
        statement = factories.release()
        client = self.client(officer)
        url = screen_url("newsroom_publish_now", statement)
        assert url in client.get(screen_url("newsroom_publish", statement)).text
        form = page_of(client.get(url)).find(".//{*}form[@method='post']")
        assert form is not None
        response = client.post(
            url, {"comment": REASON, "revision": statement.latest_revision_id}, follow=True
        )
        assert "A second person must confirm it now." in response.text
        assert factories.fresh(statement).live

    def test_without_a_reason_nothing_happens_and_the_screen_says_so(self, officer: User) -> None:
        statement = factories.release()
        response = self.client(officer).post(
            screen_url("newsroom_publish_now", statement),
            {"comment": " ", "revision": statement.latest_revision_id},
            follow=True,
        )
        assert "Say why this can’t wait for review." in response.text
        assert not factories.fresh(statement).live

    def test_the_second_person_looks_and_confirms(self, officer: User, editor: User) -> None:
        statement = factories.release()
        waiver = out_now(statement, officer)
        url = reverse("newsroom_confirm", args=[waiver.pk])
        client = self.client(editor)
        text = client.get(url).text
        assert REASON in text and statement.get_url() in text
        revision = factories.fresh(statement).latest_revision_id
        assert "is confirmed" in client.post(url, {"comment": "", "revision": revision}, follow=True).text
        assert not unconfirmed().exists()

    @pytest.mark.parametrize("screen", ["publish_now", "minor_edit", "reopen"])
    def test_screens_of_others_are_closed(self, screen: str) -> None:
        statement = factories.release()
        client = self.client(factories.user("Writer"))
        url = screen_url(f"newsroom_{screen}", statement)
        assert client.get(url).status_code == client.post(url).status_code == 302
        assert not factories.fresh(statement).live


def test_a_rule_against_publishing_stands_against_publishing_now(officer: User) -> None:
    statement = factories.release(words_quoted=[factories.held(factories.quote("Nowhere in the text."))])
    expected = [r for r in publish.failure_reasons(statement, officer) if "not approved" not in r]
    assert publish_now.failure_reasons(statement, officer, REASON) == expected != []
