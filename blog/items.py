"""What one line of a list shows beside its entry: the campaign it belongs to."""

from collections.abc import Iterable
from dataclasses import dataclass

from blog.models import Entry
from blog.models.entry import Section


@dataclass(frozen=True)
class Item:
    entry: Entry
    campaign: Entry | None


def items(entries: Iterable[Entry]) -> list[Item]:
    """Return entries with the entries of their campaigns, in the same list language. One query."""
    listed = list(entries)
    named = {entry.campaign for entry in listed if entry.campaign}
    if not named:
        return [Item(entry, None) for entry in listed]
    found = Entry.objects.filter(
        language=listed[0].language, section=Section.CAMPAIGNS, translation_key__in=named
    )
    campaigns = {campaign.translation_key: campaign for campaign in found}
    return [Item(entry, campaigns.get(entry.campaign) if entry.campaign else None) for entry in listed]
