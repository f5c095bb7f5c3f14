"""Statements as items of a feed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from django.template.loader import render_to_string
from wagtail.models import Locale

from blog.feeds.bodies import bodies
from blog.feeds.content import readable
from blog.feeds.items import Enclosure, FeedItem, item_id
from blog.models import CampaignUpdatePage, Entry, PressReleasePage, StatementPage, Topic
from blog.showing import Said, Shown, dateline, localised, run_in, shown_quotes
from edition.remembering import remembered
from home.chrome import LANGUAGES
from home.models import Picture
from home.renditions import largest, pictures_in, prefetch

STATEMENT_CLASSES: list[Any] = [PressReleasePage, CampaignUpdatePage]


@dataclass(frozen=True)
class Part:
    """A block of the text, and what to show of the quote that it is."""

    block: Any
    said: Said | None


def statement_items(entries: Sequence[Entry], locale: Locale, root_url: str) -> list[FeedItem]:
    """Return the statements of these entries, in their order. Queries don't grow with their number.

    :param entries: in their own language, `locale`.
    :param root_url: what relative addresses start from, without a slash at the end.
    """
    # Together: the formats of one feed share them, and one by one each would cost a dozen queries.
    key = ("feed items", locale.pk, *(entry.object_id for entry in entries))
    return remembered(key, lambda: _items(entries, locale, root_url))


def _items(entries: Sequence[Entry], locale: Locale, root_url: str) -> list[FeedItem]:
    pages = _pages(entries)
    blocks = bodies(pages.values())
    every_block = [block for body in blocks.values() for block in body]
    quotes = [block.value.pk for block in every_block if block.block_type == "quote" and block.value]
    shown = Shown(shown_quotes(quotes, locale))
    topics = _topics(pages.values(), locale)
    prefetch([*(_lead_image(page) for page in pages.values()), *pictures_in(every_block)])
    items = []
    for entry in entries:
        page = pages.get(entry.object_id)
        if page is None:
            continue
        lead_image = _lead_image(page)
        url = urljoin(root_url, entry.path)
        content = readable(_text(page, blocks[page.pk], shown), url, LANGUAGES[locale.language_code])
        items.append(
            FeedItem(
                id=item_id(entry.translation_key, entry.own_language),
                url=url,
                title=entry.title,
                published=entry.published_on,
                updated=entry.updated_on,
                content=content,
                summary=entry.summary,
                categories=[str(entry.get_kind_display()), *topics.get(page.pk, [])],
                picture=enclosure(lead_image, root_url) if lead_image else None,
            )
        )
    return items


def enclosure(picture: Picture, root_url: str) -> Enclosure | None:
    """Return a picture as a file with its length, or None where the storage has lost it."""
    rendition = largest(picture)
    try:
        length = rendition.file.size
    except OSError:
        return None
    return Enclosure(urljoin(root_url, rendition.url), length, "image/jpeg")


def _pages(entries: Iterable[Entry]) -> dict[int, StatementPage]:
    keys = [entry.object_id for entry in entries]
    found: dict[int, StatementPage] = {}
    for model in STATEMENT_CLASSES:
        related = ["lead_image"] if model is PressReleasePage else []
        found |= model.objects.live().select_related("locale", *related).in_bulk(keys)
    return found


def _lead_image(page: StatementPage) -> Picture | None:
    return page.lead_image if isinstance(page, PressReleasePage) else None


def _topics(pages: Iterable[StatementPage], locale: Locale) -> dict[int, list[str]]:
    """Return the names of each page's topics in a language. A query for each class of statement, and one."""
    keys = [page.pk for page in pages]
    pairs = [
        pair
        for model in STATEMENT_CLASSES
        for pair in model.topics.through.objects.filter(
            **{f"{model._meta.model_name}__in": keys}
        ).values_list(model._meta.model_name, "topic")
    ]
    topics = localised(Topic, {topic for _page, topic in pairs}, locale)
    named: dict[int, list[str]] = {}
    for page, topic in pairs:
        if topic in topics:
            named.setdefault(page, []).append(topics[topic].name)
    return {page: sorted(names) for page, names in named.items()}


def _text(page: Any, blocks: list[Any], shown: Shown) -> str:
    opens_with = dateline(page) if isinstance(page, PressReleasePage) else ""
    opening, rest = run_in(opens_with, blocks)
    parts = [Part(b, shown.quote(b.value) if b.block_type == "quote" else None) for b in rest]
    return render_to_string(
        "blog/feed_statement.html",
        {
            "page": page,
            "code": page.locale.language_code,
            "dateline": opens_with,
            "opening": opening,
            "parts": parts,
        },
    )
