"""No sequence of acts by one person, whatever roles they hold, makes public what the rules forbid."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from blog.editorial.holding import held_hash, not_held
from blog.editorial.models import Approval, Hold, Waiver
from blog.editorial.stages import Stage
from blog.editorial.verbs import (
    approve,
    confirm,
    legal,
    minor_edit,
    publish,
    publish_now,
    reopen,
    send_back,
    submit,
    unpublish,
)
from edition.publicity import Refusal
from home.models import User
from tests import factories

pytestmark = pytest.mark.usefixtures("newsroom")

Act = Callable[[Any, User], Any]


def reword(statement: Any, user: User) -> None:
    newest = statement.get_latest_revision_as_object()
    newest.title += "!"
    newest.save_revision(user=user)


def reword_in_place(statement: Any, user: User) -> None:
    newest = statement.get_latest_revision_as_object()
    newest.title += "?"
    last = statement.latest_revision
    newest.save_revision(user=user, overwrite_revision=last if last.user_id == user.pk else None)


def reword_a_paragraph(statement: Any, user: User) -> None:
    newest = statement.get_latest_revision_as_object()
    newest.body[0] = ("paragraph", f"{newest.body[0].value.source}<p>More.</p>")
    newest.save_revision(user=user)


def reword_the_quote(statement: Any, user: User) -> None:
    quote = statement.body[1].value.get_latest_revision_as_object()
    quote.words += " Again."
    quote.save_revision(user=user)


def hold_the_quote(statement: Any, user: User) -> None:
    quote = statement.body[1].value.get_latest_revision_as_object()
    Hold.objects.create(
        quote_id=quote.pk, words_hash=held_hash(quote), how=Hold.How.TAKEN, way="phone", held_by=user
    )


def save_it_live(statement: Any, user: User) -> None:
    newest = statement.get_latest_revision_as_object()
    newest.live = True
    newest.save()


def publish_as_wagtail_does(statement: Any, user: User) -> None:
    statement.latest_revision.publish(user=user, skip_permission_checks=True)


def confirm_it(statement: Any, user: User) -> None:
    for waiver in Waiver.objects.about(statement).filter(along_with=None):
        confirm.confirm(waiver, user)


def out_now(statement: Any, user: User) -> None:
    publish_now.publish_now(statement, user, "It can’t wait.")


ACTS: list[Act] = [
    reword,
    reword_in_place,
    reword_a_paragraph,
    reword_the_quote,
    hold_the_quote,
    save_it_live,
    publish_as_wagtail_does,
    submit.submit,
    approve.approve,
    send_back.send_back,
    reopen.reopen,
    legal.ask,
    legal.spare,
    publish.publish,
    minor_edit.publish_minor_edit,
    confirm_it,
    unpublish.unpublish,
    out_now,
]

# What somebody would do who means to get round the rules; anything may happen between the steps.
PATHS: list[list[Act]] = [
    [reword, hold_the_quote, submit.submit, approve.approve, publish.publish],
    [submit.submit, reword_in_place, approve.approve, hold_the_quote, publish_as_wagtail_does],
    [legal.ask, submit.submit, approve.approve, reword, approve.approve, publish.publish],
    [hold_the_quote, out_now, confirm_it, reword, publish.publish],
    [reword_a_paragraph, minor_edit.publish_minor_edit, confirm_it, reword_a_paragraph, out_now],
    [reword_the_quote, hold_the_quote, out_now, reword_the_quote, publish.publish],
    [reopen.reopen, reword, approve.approve, save_it_live],
]


@st.composite
def sequences(draw: st.DrawFn) -> list[Act]:
    path = draw(st.sampled_from(PATHS))
    others = st.lists(st.sampled_from(ACTS), max_size=1)
    return [act for step in path for act in (*draw(others), step)]


@pytest.fixture
def everything(newsroom: Any) -> User:
    """Somebody with every role there is."""
    person = factories.user("Writer", username="everything")
    person.groups.set(Group.objects.all())
    return person


def try_(act: Act, statement: Any, user: User) -> None:
    try:
        with transaction.atomic():
            act(factories.fresh(statement), user)
    except (Refusal, ValidationError):
        pass


def check(statement: Any, user: User, reviewed: set[str]) -> None:
    """What is public was reviewed by two, or bears this person's name in red, unless one paragraph was put right."""
    page = factories.fresh(statement)
    if not page.live:
        return
    words = page.words_hash()
    waivers = Waiver.objects.about(page).filter(words_hash=words, waived_by=user, confirmed_at=None)
    assert words in reviewed or waivers.exists()
    assert Waiver.objects.filter(kind=Waiver.Kind.MINOR_EDIT).count() <= 1
    live_quotes = [block.value for block in page.body if block.block_type == "quote" and block.value.live]
    assert not [quote for quote in live_quotes if not_held(quote)]


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=sequences(), is_public=st.booleans())
def test_one_person_alone(everything: User, acts: list[Act], is_public: bool) -> None:
    with transaction.atomic():
        statement = factories.release(
            body=[factories.paragraph("Text."), ("quote", factories.quote(by=everything))], by=everything
        )
        if is_public:
            statement = factories.published(statement)
        reviewed = set(Approval.objects.values_list("words_hash", flat=True))
        for act in acts:
            try_(act, statement, everything)
            check(statement, everything, reviewed)
        # Words that an editor has read may be read by their author as a lawyer: never are they the only approver.
        assert not Approval.objects.filter(approved_by=everything, stage=Stage.WORDS).exists()
        assert not Waiver.objects.filter(confirmed_by=everything).exists()
        transaction.set_rollback(True)
