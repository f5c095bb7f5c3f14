"""What a statement refers to."""

from collections.abc import Iterator
from typing import Any

from blog.models import CampaignPage, CampaignUpdatePage, NewsroomSnippet, PressReleasePage, Quote

# The pages whose text shows quotes.
CARRIERS = (PressReleasePage, CampaignUpdatePage, CampaignPage)


def quotes_of(page: Any) -> list[Quote]:
    """Return the quotes that a page shows, as blocks or inside its sentences, in order and each once.

    :param page: one of CARRIERS.
    """
    blocks = [block.value for block in page.body if block.block_type == "quote"]
    inside = [block.value for block in getattr(page, "words_quoted", [])]
    return list({quote.pk: quote for quote in [*blocks, *inside] if quote}.values())


def references(instance: object) -> list[NewsroomSnippet]:
    """Return the snippets that an object shows, each after those that it shows itself: speakers before quotes."""
    return list({(type(found), found.pk): found for found in _walk(instance)}.values())


def _walk(instance: object) -> Iterator[NewsroomSnippet]:
    if isinstance(instance, Quote):
        yield instance.speaker
    if isinstance(instance, CARRIERS):
        for quote in quotes_of(instance):
            yield quote.speaker
            yield quote
    if isinstance(instance, PressReleasePage | CampaignUpdatePage):
        yield from (block.value for block in instance.contacts if block.value)
        yield from instance.topics.all()
    if isinstance(instance, PressReleasePage) and instance.boilerplate:
        yield instance.boilerplate
