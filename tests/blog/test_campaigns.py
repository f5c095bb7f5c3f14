"""Campaigns: demands with histories that only grow, the same states in every language, pages that tell it."""

from datetime import date
from typing import Any

import html5lib
import pytest
from django.test import Client

from blog.demand_blocks import State
from blog.editorial.verbs import publish
from blog.models import CampaignPage
from blog.showing_ledger import ledger_of
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
