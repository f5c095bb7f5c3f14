"""Campaigns: demands with histories that only grow, the same states in every language, pages that tell it."""

from datetime import date
from pathlib import Path
from typing import Any

import html5lib
import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import translation
from wagtail.blocks import StructBlockValidationError

from blog.demand_blocks import CampaignActBlock, MoveBlock, State
from blog.editorial.verbs import publish
from blog.models import CampaignPage, PressReleasePage
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
