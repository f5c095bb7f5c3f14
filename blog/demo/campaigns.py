"""The demo's campaigns and their updates: demands, what became of each, and what shows it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.utils import timezone
from wagtail.models import Locale

from blog.demo.bodies import Block, Shown, body, raw_list, raw_stream, stream
from blog.demo.pages import put_out_everywhere
from blog.demo.snippets import Shelf
from blog.demo.staff import Staff, fill
from blog.demo.words import Piece, Words
from blog.models import CampaignIndexPage, CampaignPage, CampaignUpdatePage, Topic


def write_campaign(piece: Piece, shown: Shown, staff: Staff) -> None:
    """Save a campaign as a draft of the writer's, still without its demands: statements that prove them name it."""
    page = CampaignPage(
        locale=Locale.objects.get(language_code=piece.source),
        live=False,
        owner=staff.writer,
        published_on=piece.shared["published_on"],
        status=piece.shared["status"],
        begun_on=piece.shared["begun_on"],
        **_campaign_words(piece, piece.source, shown),
    )
    CampaignIndexPage.objects.get(locale=page.locale).add_child(instance=page)
    page.save_revision(user=staff.writer)
    shown.campaigns[piece.key] = page.pk


def put_out_campaign(piece: Piece, shelf: Shelf, shown: Shown, staff: Staff) -> int:
    """Add the demands and publish the campaign, in all its languages; return how many pages that makes.

    Evidence of the newsroom's own may still be a draft: readers see it once it is public.
    """
    words = {
        code: _campaign_words(piece, code, shown) | {"demands": _demands(piece, code, shown)}
        for code in piece.words
    }
    draft = CampaignPage.objects.get(pk=shown.campaigns[piece.key])
    whole = fill(draft, {"demands": words[piece.source]["demands"]}, staff.writer)
    return len(put_out_everywhere(whole, words, shelf, staff))


def put_out_update(piece: Piece, campaign: Piece, shelf: Shelf, shown: Shown, staff: Staff) -> int:
    """Write an update of a campaign and publish it, in all its languages; return how many pages that makes."""
    shared, sources = piece.shared, shelf.sources
    locale = Locale.objects.get(language_code=piece.source)
    numbers = {demand["key"]: number for number, demand in enumerate(campaign.shared["demands"], 1)}
    words = {code: _update_words(piece, code, numbers, shown) for code in piece.words}
    page = CampaignUpdatePage(
        locale=locale,
        live=False,
        owner=staff.writer,
        published_on=shared["published_on"],
        contacts=stream(
            f"{piece.key}/contacts", [("contact", sources["contacts"][key]) for key in shared["contacts"]]
        ),
        topics=Topic.objects.filter(pk__in=[sources["topics"][key] for key in shared["topics"]]),
        **words[piece.source],
    )
    above = CampaignPage.objects.get(pk=shown.campaigns[campaign.key])
    CampaignPage.objects.get(translation_key=above.translation_key, locale=locale).add_child(instance=page)
    page.save_revision(user=staff.writer)
    return len(put_out_everywhere(page, words, shelf, staff))


def entries(
    place: str, moves: Iterable[Block], notes: Words, links: Mapping[str, Block], shown: Shown
) -> Iterator[Block]:
    """Yield entries of a ledger as their block stores them.

    :param place: where they stand: the ids of their evidence follow from it.
    :param notes: the sentence of each entry by its key.
    :param links: what evidence may name beside quotes and statements.
    """
    held = {"link": links, "quote": shown.quotes, "statement": shown.statements}
    today = timezone.localdate()
    for move in moves:
        proofs = [(kind, held[kind][name]) for proof in move["evidence"] for kind, name in proof.items()]
        yield {
            # A clock that hasn't come that far must not stop the demo: no entry may lie ahead.
            "date": min(move["date"], today),
            "state": move["state"],
            "note": notes[move["key"]],
            "corrects": move.get("corrects", False),
            "evidence": raw_stream(f"{place}/{move['key']}", proofs),
        }


def _campaign_words(piece: Piece, code: str, shown: Shown) -> dict[str, Any]:
    words, shared = piece.words[code], piece.shared
    acts = [{**_keyless(act), **words["acts"][act["key"]]} for act in shared["acts"]]
    events = [{**_keyless(event), "text": words["events"][event["key"]]} for event in shared["events"]]
    partners = [
        {**partner, "language": "" if partner["language"] == code else partner["language"]}
        for partner in shared["partners"]
    ]
    return {
        **{name: words[name] for name in ("title", "slug", "goal", "target")},
        "body": body(f"{piece.key}/body", words["body"], shown),
        "acts": stream(f"{piece.key}/acts", [("act", act) for act in acts]),
        "events": stream(f"{piece.key}/events", [("event", event) for event in events]),
        "partners": stream(f"{piece.key}/partners", [("partner", partner) for partner in partners]),
    }


def _demands(piece: Piece, code: str, shown: Shown) -> str:
    return stream(
        f"{piece.key}/demands",
        [("demand", _demand(piece, code, demand, shown)) for demand in piece.shared["demands"]],
    )


def _demand(piece: Piece, code: str, demand: Block, shown: Shown) -> Block:
    place, words = f"{piece.key}/demands/{demand['key']}", piece.words[code]["demands"][demand["key"]]
    history = entries(place, demand["history"], words["history"], _links(piece, code), shown)
    return {"text": words["text"], "history": raw_list(f"{place}/history", history)}


def _update_words(piece: Piece, code: str, numbers: dict[str, int], shown: Shown) -> dict[str, Any]:
    words, made = piece.words[code], piece.shared.get("moves", [])
    brought = entries(f"{piece.key}/moves", made, words.get("moves", {}), _links(piece, code), shown)
    numbered = [
        ("move", {"demand": numbers[move["demand"]], **entry})
        for move, entry in zip(made, brought, strict=True)
    ]
    return {
        **{name: words[name] for name in ("title", "slug", "summary")},
        "body": body(f"{piece.key}/body", words["body"], shown),
        "moves": stream(f"{piece.key}/moves", numbered),
    }


def _links(piece: Piece, code: str) -> dict[str, Block]:
    """Return the links of a piece by name, as evidence holds them."""
    words = piece.words[code].get("links", {})
    return {
        name: {"words": words[name], "address": address}
        for name, address in piece.shared.get("links", {}).items()
    }


def _keyless(table: Block) -> Block:
    return {name: value for name, value in table.items() if name != "key"}
