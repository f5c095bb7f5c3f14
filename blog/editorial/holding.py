"""Whether quotes are held: somebody answers for it that exactly these words were said, by this person, in this role."""

import hashlib
import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from blog.editorial.models.hold import Hold
from blog.editorial.models.question import Question
from blog.keys import key_of
from blog.models import Quote
from blog.references import CARRIERS, quotes_of


def original_of(quote: Quote) -> tuple[str, str]:
    """Return the words of a quote's source as they were said, where they are known, and the code of their language."""
    language = quote.original_language or quote.locale.language_code
    return quote.original_words or quote.words, language


def held_hash(quote: Quote) -> str:
    """Return the SHA-256 that a hold is bound to, in hex: original words, their language, who, in what role.

    :param quote: a source, in the version that is asked about.
    """
    values = [*original_of(quote), quote.speaker_id, quote.role, quote.organisation]
    return hashlib.sha256(json.dumps(values).encode()).hexdigest()


def holds_of(quote: Quote) -> Any:
    """Return the holds of these very words of a source."""
    return Hold.objects.filter(quote_id=quote.pk, words_hash=held_hash(quote), ended_at=None)


def not_held(instance: Any) -> list[Quote]:
    """Return the quotes that an object shows and that nobody holds, each in its source's newest words.

    A source of a quote is asked in the words it has here. Four queries at most, however many quotes.
    """
    if isinstance(instance, Quote) and not instance.is_translation:
        return [] if holds_of(instance).exists() else [instance]
    if isinstance(instance, Quote):
        return _not_held([instance.source()])
    return _not_held(quotes_of(instance)) if isinstance(instance, CARRIERS) else []


def quotes_are_held(instance: Model, moment: datetime) -> str | None:
    """Every quote that readers see is held, in the words that it has now: one letter changed, and it isn't."""
    lost = not_held(instance)
    return why_not_held(lost[0]) if lost else None


def why_not_held(quote: Quote) -> str:
    """Return in one sentence what is lacking to a quote that isn't held, and what to do."""
    named = {"words": str(quote), "speaker": quote.speaker.name}
    asked = (
        Question.objects.filter(words_hash=held_hash(quote), **key_of(quote)).order_by("-asked_at").first()
    )
    if asked and asked.answer == Question.Answer.REFUSED:
        return _("%(speaker)s does not want “%(words)s” to be published. Take the quote out.") % named
    if asked and asked.answer == Question.Answer.CHANGED:
        return _("%(speaker)s wants other words than “%(words)s”. Look at the answer first.") % named
    if Hold.objects.filter(quote_id=quote.pk, ended_at=None).exists():
        return _("The quote “%(words)s” changed after %(speaker)s had approved it. Ask again.") % named
    if asked and not asked.revoked_at:
        return _("“%(words)s” waits for the answer of %(speaker)s.") % named
    return _("The quote “%(words)s” is not held yet: ask %(speaker)s, or record how you know.") % named


def _not_held(quotes: Iterable[Quote]) -> list[Quote]:
    found = Quote.objects.filter(pk__in=[quote.pk for quote in quotes])
    sources = found.select_related("latest_revision", "speaker", "locale")
    newest = [quote.get_latest_revision_as_object() for quote in sources]
    held = set(
        Hold.objects.filter(quote_id__in=[quote.pk for quote in newest], ended_at=None).values_list(
            "quote_id", "words_hash"
        )
    )
    return [quote for quote in newest if (quote.pk, held_hash(quote)) not in held]
