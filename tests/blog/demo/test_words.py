"""The words of the demo fit together: what one file names, another holds, in the same languages."""

from collections.abc import Iterator
from typing import Any

from blog.demo.words import Piece, folder, listed

CAMPAIGNS = {piece.key: piece for piece in folder("campaigns")}
UPDATES = {piece.key: piece for piece in folder("updates")}
STATEMENTS = {piece.key: piece for piece in folder("statements")}
QUOTES = {piece.key: piece for piece in listed("quotes")}
PEOPLE = {piece.key: piece for piece in listed("people")}


def moves(campaign: Piece) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every entry of a campaign's ledger with the key of its demand: its own and those of its updates."""
    for demand in campaign.shared["demands"]:
        yield from ((demand["key"], move) for move in demand["history"])
    for update in UPDATES.values():
        if update.shared["campaign"] == campaign.key:
            yield from ((move["demand"], move) for move in update.shared.get("moves", []))


def own_moves(piece: Piece) -> list[dict[str, Any]]:
    """The entries that stand in the file of a campaign or an update."""
    demands = piece.shared.get("demands", [])
    return [*piece.shared.get("moves", []), *(move for demand in demands for move in demand["history"])]


def every_move() -> list[dict[str, Any]]:
    return [move for campaign in CAMPAIGNS.values() for _demand, move in moves(campaign)]


def test_demands_stand_in_every_state_and_one_entry_corrects_another() -> None:
    assert {move["state"] for move in every_move()} == {"made", "answered", "won", "refused", "dropped"}
    assert any(move.get("corrects") for move in every_move())


def test_every_demand_begins_with_the_day_it_was_made() -> None:
    for campaign in CAMPAIGNS.values():
        for demand in campaign.shared["demands"]:
            history = sorted(
                (m for key, m in moves(campaign) if key == demand["key"]), key=lambda m: m["date"]
            )
            assert history[0]["state"] == "made", demand["key"]
            assert history[0]["date"] >= campaign.shared["published_on"].date()


def test_a_state_has_evidence_that_the_demo_holds() -> None:
    for piece in (*CAMPAIGNS.values(), *UPDATES.values()):
        held = {"statement": STATEMENTS, "quote": QUOTES, "link": piece.shared.get("links", {})}
        for move in own_moves(piece):
            assert move["state"] == "made" or move["evidence"], move
            for ((kind, name),) in (evidence.items() for evidence in move["evidence"]):
                assert name in held[kind], move


def test_links_lead_nowhere_real_and_have_words_in_each_language() -> None:
    for piece in (*CAMPAIGNS.values(), *UPDATES.values()):
        links = piece.shared.get("links", {})
        named = {proof["link"] for move in own_moves(piece) for proof in move["evidence"] if "link" in proof}
        assert links.keys() == named, piece.key
        assert all(".example/" in address for address in links.values()), piece.key
        for code, words in piece.words.items():
            assert words.get("links", {}).keys() == links.keys(), (piece.key, code)


def test_words_of_a_campaign_are_whole_in_each_language() -> None:
    for campaign in CAMPAIGNS.values():
        for code, words in campaign.words.items():
            histories = {key: set(demand["history"]) for key, demand in words["demands"].items()}
            shared = {d["key"]: {move["key"] for move in d["history"]} for d in campaign.shared["demands"]}
            assert histories == shared, (campaign.key, code)
            for kind in ("acts", "events"):
                named = {item["key"] for item in campaign.shared[kind]}
                assert set(words[kind]) == named, (campaign.key, code)


def test_updates_move_demands_of_their_campaign_in_its_languages() -> None:
    for update in UPDATES.values():
        campaign = CAMPAIGNS[update.shared["campaign"]]
        demands = {demand["key"] for demand in campaign.shared["demands"]}
        made = update.shared.get("moves", [])
        assert {move["demand"] for move in made} <= demands, update.key
        assert all(move["date"] <= update.shared["published_on"].date() for move in made), update.key
        assert update.words.keys() <= campaign.words.keys(), update.key
        for code, words in update.words.items():
            assert set(words.get("moves", {})) == {move["key"] for move in made}, (update.key, code)


def test_eight_updates_and_a_dozen_quotes_have_three_source_languages() -> None:
    assert len(UPDATES) == 8
    assert len({update.source for update in UPDATES.values()}) >= 3
    assert len(QUOTES) >= 12
    assert len({quote.source for quote in QUOTES.values()}) >= 3


def test_what_a_text_quotes_is_there_in_its_language_and_so_is_its_speaker() -> None:
    for piece in (*CAMPAIGNS.values(), *UPDATES.values(), *STATEMENTS.values()):
        for code, words in piece.words.items():
            for block in words["body"]:
                assert block["type"] != "quote" or code in QUOTES[block["quote"]].words, (piece.key, code)
    for quote in QUOTES.values():
        assert quote.words.keys() <= PEOPLE[quote.shared["speaker"]].words.keys(), quote.key


def test_statements_belong_to_campaigns_that_exist() -> None:
    named = {piece.shared["campaign"] for piece in STATEMENTS.values() if "campaign" in piece.shared}
    assert named == set(CAMPAIGNS)


def test_files_are_named_by_the_day_of_publication_so_that_their_order_is_time() -> None:
    for piece in (*STATEMENTS.values(), *UPDATES.values()):
        if day := piece.shared.get("published_on"):
            assert piece.key.startswith(f"{day:%Y-%m-%d}-"), piece.key


def test_every_quote_is_held_and_in_each_way_some_is() -> None:
    ways = {frozenset(quote.shared["held"]) for quote in QUOTES.values()}
    assert ways == {frozenset(way) for way in ({"url"}, {"way", "at"}, {"account"}, {"asked"})}
    for quote in QUOTES.values():
        held = quote.shared["held"]
        assert ".example/" in held.get("url", ".example/")
        assert "at" not in held or held["at"].date() == quote.shared["said_on"], quote.key
