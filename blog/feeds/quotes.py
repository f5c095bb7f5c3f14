"""Quotes as items of a feed."""

from collections.abc import Sequence
from urllib.parse import urljoin

from django.template.loader import render_to_string
from wagtail.models import Locale

from blog.feeds.content import readable
from blog.feeds.items import FeedItem, item_id
from blog.models import Entry, Quote
from blog.showing import shown_quotes
from home.chrome import LANGUAGES


def quote_items(entries: Sequence[Entry], locale: Locale, root_url: str) -> list[FeedItem]:
    """Return the quotes of these entries, in their order, their words whole. Four queries.

    :param entries: in their own language, `locale`.
    :param root_url: what relative addresses start from, without a slash at the end.
    """
    quotes = Quote.objects.filter(live=True).in_bulk([entry.object_id for entry in entries])
    shown = shown_quotes(quotes, locale)
    language = LANGUAGES[locale.language_code]
    items = []
    for entry in entries:
        said = shown.get(entry.object_id)
        if said is None:
            continue
        url = urljoin(root_url, entry.path)
        quote = quotes[entry.object_id]
        markup = render_to_string(
            "blog/feed_quote.html", {"said": said, "quote": quote, "code": language.code}
        )
        items.append(
            FeedItem(
                id=item_id(entry.translation_key, entry.own_language),
                url=url,
                title=entry.title,
                published=entry.published_on,
                updated=entry.updated_on,
                content=readable(markup, url, language),
                summary=quote.context,
                authors=[said.name],
                categories=[str(entry.get_kind_display())],
            )
        )
    return items
