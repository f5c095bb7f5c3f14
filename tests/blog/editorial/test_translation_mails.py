"""Those who translate are told of what arrives for them: at once, then once an hour, and never of their own doing."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.users.models import UserProfile

from blog.editorial import clock
from blog.editorial.deadlines import due_of
from blog.editorial.models import Arrival, Deadline
from blog.editorial.verbs.due import set_due
from blog.editorial.verbs.minor_edit import publish_minor_edit
from blog.editorial.waits import waiting_for
from blog.translation import claims
from blog.translation.merging import send
from blog.translation.models import Translation
from blog.translation.start import start
from home.models import User
from tests import factories as make
from tests.blog.editorial.test_mails import at_once, member
from tests.mails import Inbox, inbox

__all__ = ["at_once"]
pytestmark = pytest.mark.usefixtures("newsroom", "at_once")

Commit = Callable[..., Any]
NOON = datetime(2030, 1, 15, 12, tzinfo=UTC)
BASE = "http://127.0.0.1:8000"


@pytest.fixture(autouse=True)
def travel() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def nadia() -> User:
    return member("Translator", "ar", username="nadia", first_name="Nadia")


@pytest.fixture
def told(django_capture_on_commit_callbacks: Commit) -> Callable[[], Inbox]:
    """Let the clock do what is due; return what was sent."""

    def run() -> Inbox:
        with inbox(django_capture_on_commit_callbacks) as box:
            assert clock.run_due()[1] == []
        return box

    return run


def asked_for(source: Any, language: str = "ar", by: User | None = None) -> Any:
    [draft] = start(source, [make.locale(language)], by or make.user("Writer"))
    return draft


def row_of(draft: Any) -> Translation:
    return Translation.objects.get(object_id=str(draft.pk), locale=draft.locale)


def body_of(mail: Any) -> str:
    return " ".join(mail.body.replace("\xa0", " ").split())


def changed(source: Any, text: str = "Another thing happened entirely.") -> Any:
    newest = make.fresh(source).get_latest_revision_as_object()
    newest.body = [make.paragraph(text)]
    newest.save_revision(user=make.user("Writer"))
    return make.fresh(source)


# Who is told, and of what.


def test_translators_of_the_language_are_told_at_once(nadia: User, told: Callable[[], Inbox]) -> None:
    member("Translator", "es", username="luz")
    member("Language reviewer", "ar", username="reviewer")
    member("Editor")
    asked_for(make.release("Tenants win", body=[make.paragraph("One two three.")]))
    box = told()
    assert box.recipients == [nadia.email]
    mail = box.to(nadia)
    assert mail.subject == "To translate: Tenants win"
    assert "Hello Nadia," in mail.body
    assert "1 item waits for you to translate, 5 words:" in mail.body
    assert "- Tenants win Arabic, 5 words to do." in body_of(mail)
    assert BASE + reverse("newsroom_desk") in mail.body


def test_what_arrives_together_is_one_mail(nadia: User, told: Callable[[], Inbox]) -> None:
    quote = make.quote("We were in the room.", make.person("Rosa"))
    asked_for(make.release(body=[make.paragraph("Text."), ("quote", quote)]))
    [mail] = told().mails
    assert mail.subject == "To translate: 3 items"


def test_the_next_goes_when_an_hour_is_over_with_all_that_came(
    nadia: User, told: Callable[[], Inbox], travel: time_machine.Traveller
) -> None:
    asked_for(make.release("First"))
    assert told().recipients == [nadia.email]
    travel.shift(timedelta(minutes=10))
    asked_for(make.release("Second"))
    travel.shift(timedelta(minutes=10))
    asked_for(make.release("Third"))
    assert told().mails == []
    assert clock.next_moment() == NOON + timedelta(hours=1)
    travel.move_to(NOON + timedelta(hours=1))
    mail = told().to(nadia)
    assert "Second" in mail.body
    assert "Third" in mail.body
    assert "First" not in mail.body
    travel.shift(timedelta(hours=5))
    assert told().mails == []
    assert clock.next_moment() is None


def test_nobody_is_told_twice_of_the_same(
    nadia: User, told: Callable[[], Inbox], travel: time_machine.Traveller
) -> None:
    source = make.release()
    asked_for(source)
    assert len(told().mails) == 1
    for text in ("It changed.", "It changed once more."):
        send(changed(source, text), make.user("Writer"))
    assert Arrival.objects.count() == 1
    travel.shift(timedelta(hours=2))
    assert len(told().mails) == 1
    assert told().mails == []


def test_nobody_is_told_of_what_they_did_themselves(nadia: User, told: Callable[[], Inbox]) -> None:
    other = member("Translator", "ar", username="yusuf")
    source = make.release()
    asked_for(source, by=nadia)
    assert told().recipients == [other.email]
    send(changed(source), other)
    assert told().recipients == [nadia.email]


def test_a_source_they_translated_says_so(nadia: User, told: Callable[[], Inbox]) -> None:
    other = member("Translator", "ar", username="yusuf")
    source = make.published(make.release("Tenants win"))
    newest = asked_for(source).get_latest_revision_as_object()
    newest.title, newest.body = "فاز المستأجرون", [make.paragraph("عادت التدفئة.")]
    newest.save_revision(user=nadia)
    Arrival.objects.all().delete()
    make.published(changed(source))
    box = told()
    assert "Its source changed after you translated it." in body_of(box.to(nadia))
    assert "Its source changed" not in body_of(box.to(other))


def test_a_publication_that_changes_no_word_brings_no_work(nadia: User, told: Callable[[], Inbox]) -> None:
    source = make.release()
    asked_for(source)
    told()
    make.published(source)
    assert not Arrival.objects.exists()


def test_a_minor_edit_brings_no_work(nadia: User, told: Callable[[], Inbox]) -> None:
    source = make.published(make.release(body=[make.paragraph("The heating is bakc.")]))
    make.translated(source, "ar")
    Arrival.objects.all().delete()
    publish_minor_edit(changed(source, "The heating is back."), make.user("Press officer"))
    assert not Arrival.objects.exists()


def test_what_is_done_by_then_is_not_told(
    nadia: User, told: Callable[[], Inbox], travel: time_machine.Traveller
) -> None:
    asked_for(make.release("First"))
    told()
    draft = asked_for(make.release("Second"))
    newest = draft.get_latest_revision_as_object()
    newest.title, newest.body = "ثانيا", [make.paragraph("عادت التدفئة.")]
    newest.save_revision(user=member("Translator", "ar", username="yusuf"))
    travel.shift(timedelta(hours=1))
    assert told().mails == []


def test_who_has_left_the_language_or_wants_no_such_mail_gets_none(
    nadia: User, told: Callable[[], Inbox]
) -> None:
    gone, quiet = member("Translator", "ar", username="gone"), member("Translator", "ar", username="quiet")
    client = Client()
    client.force_login(quiet)
    page = client.get(reverse("wagtailadmin_account")).content.decode()
    assert "There is something for me to translate, once an hour at most" in page
    quiet.unwanted_mail = ["work"]
    quiet.save()
    asked_for(make.release())
    gone.groups.clear()
    assert told().recipients == [nadia.email]


# What it says.


def test_it_is_in_the_recipients_language_and_zone(nadia: User, told: Callable[[], Inbox]) -> None:
    profile = UserProfile.get_for_user(nadia)
    profile.preferred_language, profile.current_time_zone = "ar", "Asia/Beirut"
    profile.save()
    draft = asked_for(make.release("Tenants win"))
    set_due(draft, make.user("Editor"), NOON + timedelta(hours=5))
    body = told().to(nadia).body
    assert "EET" in body
    assert "7:00" in body or "7 " in body
    assert "Hello" not in body


def test_of_what_is_under_embargo_it_says_no_word(nadia: User, told: Callable[[], Inbox]) -> None:
    asked_for(make.release("City ends data deal", embargo=NOON + timedelta(days=1)))
    start(make.quote("We were in the room."), [make.locale("ar")])
    mail = told().to(nadia)
    assert "City ends data deal" not in mail.subject + mail.body
    assert "We were in the room" not in mail.body
    assert "- A press release" in mail.body
    assert "- A quote" in mail.body


def test_a_long_list_is_cut_and_counted(nadia: User, told: Callable[[], Inbox]) -> None:
    for number in range(23):
        asked_for(make.release(f"Release {number}"))
    body = told().to(nadia).body
    assert body.count("\n- Release") == 20
    assert "3 more stand in the queue." in body


def test_a_mail_that_is_rolled_back_is_not_sent(nadia: User, told: Callable[[], Inbox]) -> None:
    from django.db import transaction

    with pytest.raises(RuntimeError), transaction.atomic():
        asked_for(make.release())
        raise RuntimeError
    assert told().mails == []


# Asking to take over.


def test_the_holder_is_asked_in_their_own_language(
    nadia: User, django_capture_on_commit_callbacks: Commit
) -> None:
    yusuf = member("Translator", "ar", username="yusuf", first_name="Yusuf", last_name="Darwish")
    row = row_of(asked_for(make.release("Tenants win")))
    claims.claim(row, nadia)
    client = Client()
    client.force_login(yusuf)
    with inbox(django_capture_on_commit_callbacks) as box:
        client.post(reverse("newsroom_ask_to_take_over", args=[row.pk]))
    assert box.recipients == [nadia.email]
    mail = box.to(nadia)
    assert mail.subject == "May somebody take this over? Tenants win"
    assert "Yusuf Darwish asks to take over the translation of “Tenants win”, which you claimed." in body_of(
        mail
    )
    assert f"{BASE}{reverse('newsroom_desk')}?tab=mine" in mail.body


# The queue's copy of due dates.


def test_the_queue_knows_of_due_dates_as_long_as_they_hold(nadia: User) -> None:
    draft = asked_for(make.published(make.release()))
    editor = make.user("Editor")
    set_due(draft, editor, NOON + timedelta(hours=5))
    assert row_of(draft).due_at == NOON + timedelta(hours=5)
    set_due(draft, editor, NOON + timedelta(hours=6))
    assert row_of(draft).due_at == due_of(draft) == NOON + timedelta(hours=6)
    set_due(draft, editor, None)
    assert row_of(draft).due_at is None
    set_due(draft, editor, NOON + timedelta(hours=5))
    newest = draft.get_latest_revision_as_object()
    newest.title, newest.body = "فاز المستأجرون", [make.paragraph("عادت التدفئة.")]
    newest.save_revision(user=nadia)
    make.published(make.fresh(draft))
    assert not Deadline.objects.exists()
    assert row_of(draft).due_at is None


def test_a_sources_due_date_is_not_its_translations(nadia: User) -> None:
    source = make.release()
    draft = asked_for(source)
    set_due(make.fresh(source), make.user("Writer"), NOON + timedelta(hours=5))
    assert row_of(draft).due_at is None


# The translator's first page.


def test_the_first_page_says_what_waits_to_be_translated(nadia: User) -> None:
    assert waiting_for(nadia) == []
    draft = asked_for(make.release("One", body=[make.paragraph("Two three.")]))
    asked_for(make.release("Four", body=[make.paragraph("Five six.")]))
    asked_for(make.release("Not hers"), "es")
    set_due(draft, make.user("Editor"), timezone.now() + timedelta(hours=3))
    [line] = waiting_for(make.fresh(nadia))
    assert (line.title, line.wanted) == ("العربية", "2 items wait to be translated, 6 words.")
    assert line.due == NOON + timedelta(hours=3)
    assert line.url.startswith(reverse("newsroom_desk"))
    assert not any(line.button == "Translate" for line in waiting_for(make.user("Writer")))
