"""*Words quoted here*: the quotes that stand inside a statement's sentences, and whether they still do."""

from datetime import datetime

from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.rich_text import get_text_for_indexing

from blog.editorial.verbs.publish import goes_along
from blog.models import PressReleasePage, Quote
from blog.translation.segments import segments
from blog.verbatim import occurs

# The fields that readers read as one text, from the title to the end.
_TEXT = {"title", "summary", "body"}


def words_stand_in_text(instance: Model, moment: datetime) -> str | None:
    """The words listed as quoted here must be in the text: the list would credit somebody with words it hasn't."""
    lost = lost_quotes(instance) if isinstance(instance, PressReleasePage) else []
    if not lost:
        return None
    return ngettext(
        "Words quoted here are not in the text of “%(title)s” any more: %(quotes)s. "
        "Put them back, correct the quote, or take it off the list.",
        "Words quoted here are not in the text of “%(title)s” any more: %(quotes)s. "
        "Put them back, correct the quotes, or take them off the list.",
        len(lost),
    ) % {"title": str(instance), "quotes": _("; ").join(_named(quote) for quote in lost)}


def lost_quotes(statement: PressReleasePage) -> list[Quote]:
    """Return those of the words quoted here that a statement's text hasn't, as its readers would see them.

    A translation has the words of the quote's own translation in it; where that isn't public and doesn't become so
    with the statement, its translator has put the words in the text alone, and nothing is compared.
    """
    listed = [block.value for block in statement.words_quoted if block.value]
    if not listed:
        return []
    shown_apart = {block.value.pk for block in statement.body if block.block_type == "quote" and block.value}
    text = text_of(statement)
    versions = [_shown(quote, statement.locale_id) for quote in listed if quote.pk not in shown_apart]
    return [version for version in versions if version and not occurs(version.words, text)]


def text_of(statement: PressReleasePage) -> str:
    """Return title, summary and body as plain text, its parts on lines of their own."""
    return "\n".join(
        get_text_for_indexing(segment.text) if segment.kind == "rich" else segment.text
        for segment in segments(statement)
        if segment.path.partition(".")[0] in _TEXT
    )


def _shown(quote: Quote, locale_id: int) -> Quote | None:
    version = quote.version(locale_id)
    if version is None or version.live:
        return version
    return version.get_latest_revision_as_object() if goes_along(version) else None


def _named(quote: Quote) -> str:
    return _("“%(words)s” (%(speaker)s)") % {"words": str(quote), "speaker": quote.speaker.name}
