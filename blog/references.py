"""What a statement refers to."""

from collections.abc import Iterator

from blog.models import NewsroomSnippet, PressReleasePage, Quote


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


def version_in(snippet: NewsroomSnippet, locale_id: int) -> NewsroomSnippet | None:
    """Return a snippet's counterpart in a language, itself where it is in it, or None."""
    if snippet.locale_id == locale_id:
        return snippet
    return type(snippet)._default_manager.filter(
        translation_key=snippet.translation_key, locale_id=locale_id
    ).first()
