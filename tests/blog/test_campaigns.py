"""Campaigns: demands with histories that only grow, the same states in every language, pages that tell it."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import html5lib
import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.blocks import StructBlockValidationError

from blog.demand_blocks import CampaignActBlock, MoveBlock, State
from blog.editorial.verbs import publish
from blog.editorial.verbs.unpublish import unpublish
from blog.ledger_rules import moves_rewritten, rewritten, unknown_demands
from blog.models import CampaignPage, Entry, PressReleasePage
from blog.showing_campaigns import acts_of, campaign_groups, timeline_of
from blog.showing_ledger import ledger_of
from blog.translation.segments import segments
from edition.publicity import Refusal
from tests import factories
from tests.factories import LINK, demand, move

pytestmark = pytest.mark.usefixtures("newsroom")


def won(day: date = date(2026, 11, 20), **fields: Any) -> dict[str, Any]:
    return move(State.WON, day, evidence=[LINK], **fields)


def page_of(response: Any) -> Any:
    assert response.status_code == 200, response.status_code
    return html5lib.parse(response.content, namespaceHTMLElements=False)


def text_of(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def test_a_campaign_says_where_it_stands(reader: Client) -> None:
    factories.published(
        factories.campaign(
            "No eviction without an interpreter",
            target="City Council",
            demands=[
                demand("An interpreter in every hearing", move(), won()),
                demand("Forty-one posts", move()),
            ],
        )
    )
    text = text_of(page_of(reader.get("/en/campaigns/no-eviction-without-an-interpreter/")))
    assert "1 of 2 demands won" in text
    assert "1 open" in text
    assert "We ask this ofCity Council" in text
    assert "Won 20 November 2026" in text
    assert "Evidence: The order" in text


def test_an_update_moves_a_demand_and_shows_the_change(reader: Client) -> None:
    campaign = factories.published(factories.campaign(demands=[demand("An interpreter", move())]))
    update = factories.published(
        factories.update(campaign, "The order is signed", moves=[{"demand": 1, **won()}])
    )
    [shown] = ledger_of(campaign)
    assert (shown.state, shown.moves[-1].update.title) == (State.WON, "The order is signed")
    text = text_of(page_of(reader.get(update.url)))
    assert "Made →now Won 20 November 2026" in text
    assert "The order is signed" in text_of(page_of(reader.get(campaign.url)))


def test_what_is_public_of_a_history_stays(reader: Client) -> None:
    campaign = factories.published(factories.campaign(demands=[demand("An interpreter", move(), won())]))
    campaign.demands[0].value["history"][1]["state"] = State.REFUSED
    campaign.save_revision(user=factories.user("Writer"))
    factories.approved(campaign)
    with pytest.raises(Refusal) as refusal:
        publish.publish(factories.fresh(campaign), factories.user("Press officer"))
    assert "The entry of 20 November 2026 for demand 1 is public and stays as it was." in str(refusal.value)
    assert ledger_of(CampaignPage.objects.get())[0].state == State.WON


def test_a_translated_campaign_has_the_states_of_its_source() -> None:
    campaign = factories.published(factories.campaign(demands=[demand("An interpreter", move())]))
    spanish = factories.translated(campaign, "es")
    factories.published(
        factories.update(campaign, "Signed", moves=[{"demand": 1, **won(note="Signed today.")}])
    )
    [shown] = ledger_of(spanish)
    assert shown.state == State.WON
    assert shown.text.language is None
    last = shown.moves[-1]
    assert (last.note.text, last.note.language.code) == ("Signed today.", "en")


def test_a_translator_is_asked_for_demands_notes_and_what_proofs_are_called() -> None:
    campaign = factories.campaign(demands=[demand("An interpreter", move(note="Handed over."), won())])
    texts = [segment.text for segment in segments(campaign)]
    assert {"An interpreter", "Handed over.", "The order"} <= set(texts)
    assert "https://court.example/order" not in texts


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"state": "won"}, "Muestre"),
        ({"corrects": True}, "Diga qué era erróneo"),
        ({"date": date(2999, 1, 1)}, "Ese día aún no ha llegado."),
    ],
)
def test_a_bad_entry_is_told_at_its_field_in_the_editors_language(
    fields: dict[str, Any], sentence: str
) -> None:
    block = MoveBlock()
    value = block.to_python({**move(), "date": "2026-03-03", **fields})
    with translation.override("es"):
        with pytest.raises(StructBlockValidationError) as refused:
            block.clean(value)
        [[error]] = [errors.messages for errors in refused.value.block_errors.values()]
    assert error.startswith(sentence)


def test_a_deadline_before_its_beginning_is_told_at_its_field() -> None:
    block = CampaignActBlock()
    value = block.to_python(
        {
            "title": "Come",
            "starts": "2030-01-02T10:00:00Z",
            "deadline": "2030-01-01T10:00:00Z",
            "text": "Come.",
            "button": "Yes",
            "address": "mailto:a@example.org",
        }
    )
    with pytest.raises(StructBlockValidationError) as refused:
        block.clean(value)
    assert list(refused.value.block_errors) == ["deadline"]


def test_an_update_names_only_demands_that_there_are() -> None:
    campaign = factories.published(factories.campaign(demands=[demand("An interpreter", move())]))
    update = factories.approved(factories.update(campaign, moves=[{"demand": 7, **won()}]))
    with pytest.raises(Refusal) as refusal:
        publish.publish(update, factories.user("Press officer"))
    assert "There is no demand 7: the campaign has 1." in str(refusal.value)


def test_a_statement_is_brought_in_for_its_campaign(tmp_path: Path) -> None:
    campaign = factories.campaign("Heat for all")
    file = tmp_path / "release.txt"
    file.write_text(
        "Tenants win heat\n\nThe boilers of four houses run again, after a long and cold winter.\n"
    )
    call_command("import_statement", str(file), "--language", "en", "--campaign", campaign.slug)
    assert PressReleasePage.objects.get().get_latest_revision_as_object().campaign == campaign


def test_a_campaign_that_is_not_there_stores_nothing(tmp_path: Path, capsys: Any) -> None:
    file = tmp_path / "release.txt"
    file.write_text(
        "Tenants win heat\n\nThe boilers of four houses run again, after a long and cold winter.\n"
    )
    with pytest.raises(SystemExit):
        call_command("import_statement", str(file), "--language", "en", "--campaign", "none")
    assert "There is no campaign “none”." in capsys.readouterr().err
    assert not PressReleasePage.objects.exists()


def revise(campaign: Any, *entries: dict[str, Any]) -> Any:
    """Add entries to the history of a campaign's first demand, approve and publish."""
    newest = campaign.get_latest_revision_as_object()
    items = newest.demands[0].value["history"]
    for entry in entries:
        items.append(items.list_block.child_block.to_python(entry))
    newest.save_revision(user=factories.user("Writer"))
    factories.approved(factories.fresh(campaign))
    publish.publish(factories.fresh(campaign), factories.user("Press officer"))
    return factories.fresh(campaign)


def day(number: int) -> str:
    return date(2026, 5, number).isoformat()


def test_a_correction_strikes_what_an_update_said_the_same_day() -> None:
    campaign = factories.published(factories.campaign(demands=[demand("Heat", move())]))
    factories.published(factories.update(campaign, moves=[{"demand": 1, **won(date(2026, 5, 5))}]))
    revise(campaign, move(date=day(5), corrects=True, note="It was a draft of the order."))
    [shown] = ledger_of(campaign)
    assert shown.state == State.MADE
    assert [(entry.state, entry.corrected) for entry in shown.moves] == [
        (State.MADE, False),
        (State.WON, True),
        (State.MADE, False),
    ]


@pytest.mark.parametrize(
    "entry", [move("won", day(4), evidence=[LINK]), move(date=day(3), corrects=True, note="Wrong day.")]
)
def test_nothing_comes_before_a_correction_and_no_correction_before_what_it_corrects(
    entry: dict[str, Any],
) -> None:
    campaign = factories.published(
        factories.campaign(
            demands=[
                demand("Heat", move(), won(date(2026, 5, 5)), move(date=day(6), corrects=True, note="No."))
            ]
        )
    )
    with pytest.raises(Refusal) as refusal:
        revise(campaign, entry)
    assert "comes too early" in str(refusal.value)


def test_a_public_entry_of_an_update_stays() -> None:
    campaign = factories.published(factories.campaign(demands=[demand("Heat", move())]))
    update = factories.published(factories.update(campaign, moves=[{"demand": 1, **won()}]))
    newest = update.get_latest_revision_as_object()
    newest.moves[0].value["state"] = State.REFUSED
    newest.save_revision(user=factories.user("Writer"))
    factories.approved(factories.fresh(update))
    with pytest.raises(Refusal) as refusal:
        publish.publish(factories.fresh(update), factories.user("Press officer"))
    assert "is public and stays as it was" in str(refusal.value)


def test_evidence_that_is_deleted_can_be_made_up_for() -> None:
    quote = factories.published(factories.quote())
    campaign = factories.published(factories.campaign(demands=[demand("Heat", move(), won_by(quote))]))
    quote.delete()
    newest = factories.fresh(campaign).get_latest_revision_as_object()
    evidence = newest.demands[0].value["history"][1]["evidence"]
    del evidence[0]
    evidence.append(("link", {"words": "The order", "address": "https://court.example/order"}))
    newest.save_revision(user=factories.user("Writer"))
    factories.approved(factories.fresh(campaign))
    publish.publish(factories.fresh(campaign), factories.user("Press officer"))
    assert ledger_of(factories.fresh(campaign))[0].moves[1].proofs[0].words.text == "The order"


def won_by(quote: Any) -> dict[str, Any]:
    return move("won", date(2026, 5, 5), evidence=[{"type": "quote", "id": str(uuid4()), "value": quote.pk}])


def test_a_draft_without_dates_and_numbers_can_be_read_and_compared() -> None:
    campaign = factories.published(factories.campaign(demands=[demand("Heat", move())]))
    newest = campaign.get_latest_revision_as_object()
    items = newest.demands[0].value["history"]
    items.append(items.list_block.child_block.to_python({**move(), "date": None}))
    newest.events = [("event", {"date": None, "text": "Soon"})]
    assert rewritten(newest, newest.demands) == []
    assert len(ledger_of(newest)[0].moves) == 1
    assert timeline_of(newest, []) == []
    update = factories.update(campaign, moves=[{**move(), "demand": None, "date": None}])
    assert unknown_demands(campaign, update.moves) == moves_rewritten(update, update.moves) == []


def test_a_preview_of_an_update_shows_what_it_will_change(client: Client) -> None:
    campaign = factories.published(factories.campaign(demands=[demand("Heat", move())]))
    update = factories.update(campaign, moves=[{"demand": 1, **won()}])
    client.force_login(factories.user("Editor"))
    text = text_of(page_of(client.get(reverse("wagtailadmin_pages:view_draft", args=[update.pk]))))
    assert "Made →now Won 20 November 2026" in text
    assert ledger_of(campaign)[0].state == State.MADE


def test_what_is_shown_in_another_language_is_marked() -> None:
    factories.published(
        factories.campaign(events=[("event", {"date": date(2999, 1, 1), "text": "The vote"})])
    )
    [group] = campaign_groups(factories.locale("ar"))
    assert group.standings[0].next.text.language.code == "en"


def test_acts_that_are_over_are_gone_and_the_most_urgent_comes_first() -> None:
    def act(title: str, deadline: Any) -> tuple[str, dict[str, Any]]:
        words = {"title": title, "text": "Come.", "button": "Yes", "address": "mailto:a@example.org"}
        return ("act", {**words, "deadline": deadline, "starts": None})

    now = timezone.now()
    campaign = factories.campaign(
        acts=[
            act("Whenever", None),
            act("Over", now - timedelta(days=1)),
            act("Later", now + timedelta(days=9)),
            act("Soon", now + timedelta(days=1)),
        ]
    )
    assert [block.value["title"] for block in acts_of(campaign)] == ["Soon", "Later", "Whenever"]


def test_queries_do_not_grow_with_evidence(django_assert_max_num_queries: Any) -> None:
    campaign = factories.published(factories.campaign(demands=[demand("Heat", move())]))

    def more(number: int) -> None:
        quote = factories.published(factories.quote(f"Words {number}."))
        factories.published(
            factories.update(
                campaign,
                f"Step {number}",
                moves=[{"demand": 1, **won_by(quote), "date": date(2026, 6, number)}],
            )
        )

    more(1)
    with CaptureQueriesContext(connection) as few:
        ledger_of(factories.fresh(campaign))
    for number in (2, 3, 4):
        more(number)
    with django_assert_max_num_queries(len(few)):
        assert len(ledger_of(factories.fresh(campaign))[0].moves) == 5


def test_a_date_that_staff_correct_reaches_every_language() -> None:
    source = factories.published(factories.release())
    spanish = factories.translated(source, "es")
    earlier = (source.published_on - timedelta(days=400)).replace(microsecond=0)
    newest = source.get_latest_revision_as_object()
    newest.published_on = earlier
    newest.save_revision(user=factories.user("Writer"))
    publish.publish(factories.fresh(source), factories.user("Press officer"))
    assert factories.fresh(spanish).published_on == factories.fresh(source).published_on == earlier
    assert set(Entry.objects.values_list("published_on", flat=True)) == {earlier}


def test_what_was_taken_back_and_comes_again_was_updated() -> None:
    page = factories.published(factories.release(published_on=timezone.now() - timedelta(days=9)))
    unpublish(page, factories.user("Press officer"))
    newest = factories.fresh(page).get_latest_revision_as_object()
    newest.title = "Other words"
    newest.save()
    newest.save_revision(user=factories.user("Writer"))
    again = factories.published(factories.fresh(page))
    assert again.updated_on > again.published_on
