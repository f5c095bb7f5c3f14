"""What a statement, or the page for the press, refers to."""

from collections.abc import Iterator

from blog.models import NewsroomSnippet, PressPage, PressReleasePage, Quote


def quotes_of(statement: PressReleasePage) -> list[Quote]:
    """Return the quotes that a statement shows, as blocks or inside its sentences, in order and each once."""
    blocks = [block.value for block in statement.body if block.block_type == "quote"]
    inside = [block.value for block in statement.words_quoted]
    return list({quote.pk: quote for quote in [*blocks, *inside] if quote}.values())


def references(instance: object) -> list[NewsroomSnippet]:
    """Return the snippets that an object shows, each after those that it shows itself: speakers before quotes."""
    return list({(type(found), found.pk): found for found in _walk(instance)}.values())


def _walk(instance: object) -> Iterator[NewsroomSnippet]:
    if isinstance(instance, Quote):
        yield instance.speaker
    if isinstance(instance, PressReleasePage):
        for quote in quotes_of(instance):
            yield quote.speaker
            yield quote
        yield from (block.value for block in instance.contacts if block.value)
        if instance.boilerplate:
            yield instance.boilerplate
        yield from instance.topics.all()
    if isinstance(instance, PressPage):
        yield from (block.value for block in instance.contacts if block.value)
        yield from (block.value["person"] for block in instance.spokespeople if block.value["person"])
        yield from (block.value for block in instance.boilerplates if block.value)
