"""What somebody outside sees behind their link: one quote, or one statement, and nothing else that isn't public."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language
from wagtail.models import Locale

from blog.editorial.carriers import carriers
from blog.editorial.holding import holds_of, original_of
from blog.editorial.models.question import Question
from blog.editorial.passages import holding, passages
from blog.editorial.verbs.publish import embargo_ahead
from blog.models import MediaContact, Person, Quote
from blog.moments import clock_text
from blog.references import quotes_of
from blog.showing import localised
from home.chrome import LANGUAGES, Language
from home.language_names import name_of
from home.models import HomePage


@dataclass(frozen=True)
class Appearance:
    """A statement in which a quote will stand, as its speaker is told."""

    title: str
    language: Language
    is_public: bool
    moment: Any
    clock: str
    before: str
    sentence: str


def frame(language: Language, question: Question | None) -> dict[str, Any]:
    """Return what stands around every page behind a link."""
    homes = list(HomePage.objects.live().select_related("locale"))
    own = [home for home in homes if home.locale.language_code == language.code]
    codes = {home.locale.language_code for home in homes} | ({question.language} if question else set())
    return {
        "language": language,
        "organisation": next((home.title for home in [*own, *homes]), ""),
        "others": [shown for code, shown in LANGUAGES.items() if code in codes - {language.code}],
        "question": question,
        "asker": question.asked_by if question else None,
        "until": clock_text(question.expires_at) if question else "",
        "answered": clock_text(question.answered_at) if question and question.answered_at else "",
    }


def about_quote(question: Question, newest: Quote) -> dict[str, Any]:
    """Return what a speaker is told of their quote: the words as they were said, and what will become of them."""
    words, code = original_of(newest)
    speaker = newest.speaker.get_latest_revision_as_object()
    pages = _one_each(carriers(newest))
    stored = Quote.objects.get(pk=newest.pk)
    return {
        "quote": newest,
        "words": words,
        "words_language": LANGUAGES[code],
        "speaker": speaker.name,
        "has_picture": speaker.picture_id is not None,
        "held": holds_of(newest).exists(),
        "is_public": stored.live and original_of(stored)[0] == words,
        "appearances": [_appearance(page, newest) for page in pages],
        "languages": _languages(pages),
        "contact": _contact(pages),
    }


def about_statement(question: Question, newest: Any) -> dict[str, Any]:
    """Return a statement's newest text as somebody outside reads it, drafts of its quotes included."""
    quotes = localised(Quote, [quote.pk for quote in quotes_of(newest)], newest.locale, draft=True)
    speakers = localised(Person, {quote.speaker_id for quote in quotes.values()}, newest.locale, draft=True)
    texts: dict[str, list[str]] = {}
    for passage in passages(newest):
        texts.setdefault(passage.place[0], []).append(passage.text)
    shown: list[dict[str, Any]] = []
    for block in newest.body:
        if block.block_type == "quote":
            quote = quotes.get(block.value.pk) if block.value else None
            if quote:
                shown.append({"kind": "quote", "quote": quote, "speaker": speakers.get(quote.speaker_id)})
        else:
            kind = "heading" if block.block_type == "heading" else "text"
            lines = [line for text in texts.get(block.id, []) for line in text.splitlines()]
            shown.append({"kind": kind, "lines": lines})
    return {
        "statement": newest,
        "text_language": LANGUAGES[newest.locale.language_code],
        "blocks": shown,
        "contact": _contact([newest]),
    }


def _one_each(pages: list[Any]) -> list[Any]:
    """Return each statement once: in the language of who reads, else the source; only what shows the quote now."""
    chosen: dict[Any, Any] = {}
    for page in pages:
        newest = page.get_latest_revision_as_object()
        taken = chosen.get(newest.translation_key)
        if taken is None or newest.locale.language_code == get_language():
            chosen[newest.translation_key] = newest
    return list(chosen.values())


def _appearance(page: Any, quote: Quote) -> Appearance:
    version = quote.version(page.locale_id) or quote
    block = next(
        (n for n, b in enumerate(page.body) if b.block_type == "quote" and _is(b.value, quote)), None
    )
    before, sentence = "", ""
    if block is not None:
        above = [passage.text for b in list(page.body)[:block] for passage in _of(page, b.id)]
        before = above[-1] if above else ""
    else:
        found = holding(page, version.get_latest_revision_as_object().words)
        sentence = "\n".join(passage.text for passage in found)
    stored = type(page)._default_manager.get(pk=page.pk)
    scheduled = stored.scheduled_revision
    moment = embargo_ahead(page) or (scheduled.approved_go_live_at if scheduled else None)
    return Appearance(
        title=page.title,
        language=LANGUAGES[page.locale.language_code],
        is_public=stored.live,
        moment=moment,
        clock=clock_text(moment) if moment else "",
        before=before,
        sentence=sentence,
    )


def _of(page: Any, block_id: str) -> list[Any]:
    return [passage for passage in passages(page) if passage.place[0] == block_id]


def _is(value: Any, quote: Quote) -> bool:
    return value is not None and value.pk == quote.pk


def _languages(pages: list[Any]) -> list[str]:
    """Return the names of the languages in which these statements are there, or are being made."""
    keys = [page.translation_key for page in pages]
    codes: set[str] = set()
    for model in {type(page) for page in pages}:
        family = model._default_manager.filter(translation_key__in=keys)
        codes |= set(
            Locale.objects.filter(pk__in=family.values("locale")).values_list("language_code", flat=True)
        )
    return [name_of(code) for code in sorted(codes, key=LANGUAGES.place)]


def _contact(pages: list[Any]) -> MediaContact | None:
    """Return the first contact of the first statement, in the language of who reads where that is there."""
    keys = [block.value.pk for page in pages for block in getattr(page, "contacts", []) if block.value]
    locale = Locale.objects.filter(language_code=get_language()).first() or Locale.get_default()
    return next(iter(localised(MediaContact, keys[:1], locale, draft=True).values()), None)
