"""A quote in three languages, everywhere that quotes are shown; and what a stranger sees of it."""

import re
from functools import cache
from typing import Any

from django.test import Client
from lxml import html

from blog.models import Entry, PressReleasePage
from blog.translation.record import accept
from blog.translation.segments import segments
from blog.translation.start import start
from home.models import HomePage
from tests import factories as make

WORDS = {
    "en": "The lift has not moved since the harvest moon.",
    "es": "El ascensor no se mueve desde la luna de cosecha.",
    "ar": "المصعد لم يتحرك منذ قمر الحصاد البعيد.",
}
REST = {"en": "Forty families wait.", "es": "Cuarenta familias esperan.", "ar": "أربعون عائلة تنتظر."}
LANGUAGES = tuple(WORDS)


def sentence(language: str) -> str:
    return f"<p>{REST[language]}</p><p>“{WORDS[language]}” —</p>"


def translate(source: Any, language: str, **words: Any) -> Any:
    [draft] = start(make.fresh(source), [make.locale(language)])
    newest = draft.get_latest_revision_as_object()
    for name, value in words.items():
        setattr(newest, name, value)
    accept(newest, {segment.path for segment in segments(newest)})
    newest.save_revision(user=make.user("Writer"))
    return make.fresh(draft)


def body_in(page: PressReleasePage, language: str) -> list[Any]:
    """The source's body, its paragraph in another language."""
    newest = page.get_latest_revision_as_object()
    return [
        (block.block_type, sentence(language) if block.block_type == "paragraph" else block.value)
        for block in newest.body
    ]


def put_out_everywhere() -> dict[str, Any]:
    """Publish a quote: as a block in one statement, in a sentence of another, as evidence of a campaign."""
    quote = make.quote(WORDS["en"], speaker=make.person("Ottoline Marsh"), original_language="en")
    block = make.release("Lifts", body=[make.paragraph(REST["en"]), ("quote", quote)], summary="On lifts.")
    inside = make.release("Stairs", body=[("paragraph", sentence("en"))], words_quoted=[quote])
    proof = [{"type": "quote", "value": quote.pk}]
    campaign = make.campaign("Lifts for all", [make.demand("Repair.", make.move("won", evidence=proof))])
    for page in (block, inside, campaign):
        make.published(page)
    for language in ("es", "ar"):
        make.published(translate(quote, language, words=WORDS[language]))
        for page in (block, inside):
            make.published(
                translate(page, language, title=f"{page.title} {language}", body=body_in(page, language))
            )
    return {"quote": quote, "block": block, "inside": inside, "campaign": campaign}


def versions(page: Any) -> list[Any]:
    return list(type(page).objects.filter(translation_key=page.translation_key).select_related("locale"))


def seen_by_a_stranger() -> dict[str, set[str]]:
    """Visit all that is public, and all that it links to; return where the words stand, in which languages."""
    paths = {"/robots.txt", "/sitemap.xml", "/news-sitemap.xml"}
    for language, words in WORDS.items():
        home = HomePage.objects.get(locale__language_code=language)
        paths |= {page.get_url() for page in home.get_descendants(inclusive=True).live()}
        paths |= set(Entry.objects.filter(language=language).values_list("path", flat=True))
        paths |= {f"/sitemap-{language}.xml", f"/sitemap-{language}.1.xml"}
        paths.add(f"/{language}/search/?q={words.split()[1]}")
    seen: dict[str, set[str]] = {}
    todo = sorted(paths)
    while todo:
        path = todo.pop()
        if path in seen:
            continue
        text = _text(path)
        seen[path] = _languages(text)
        if text.lstrip().lower().startswith("<!doctype html"):
            hrefs = {
                _path(href) for href in html.fromstring(text.encode()).xpath("//@href | //meta/@content")
            }
            feeds = {href.replace(".atom", f".{kind}") for href in hrefs for kind in ("rss", "json")}
            todo += [
                href for href in hrefs | feeds if re.match(r"/(en|es|ar|cards)/", href) and href not in seen
            ]
    return {path: languages for path, languages in seen.items() if languages}


def shows(path: str) -> set[str]:
    """Return the languages in which the words stand at an address."""
    return _languages(_text(path))


def text_at(path: str) -> str:
    return _plain(_text(path))


def _path(href: str) -> str:
    return re.sub(r"^https?://[^/]+", "", href).partition("#")[0]


def _text(path: str) -> str:
    response = Client().get(path)
    if response.status_code != 200 or response["Content-Type"].startswith("image/"):
        return ""
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return content.decode("utf-8", "replace")


def _languages(text: str) -> set[str]:
    plain = _plain(text)
    return {
        language for language, words in WORDS.items() if words.rstrip(".") in plain or _json(words) in text
    }


@cache
def _json(words: str) -> str:
    return words.encode("ascii", "backslashreplace").decode()


def _plain(text: str) -> str:
    """Return a text without the glue between its words."""
    return " ".join(text.replace("\u00a0", " ").replace("&nbsp;", " ").split())
