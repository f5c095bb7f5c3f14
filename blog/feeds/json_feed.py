"""JSON Feed 1.1 (jsonfeed.org/version/1.1)."""

import json
from typing import Any

from blog.feeds.items import Feed, FeedItem

MEDIA_TYPE = "application/feed+json"


def json_feed(feed: Feed) -> str:
    """Return a feed as JSON text. What is empty is left out."""
    return json.dumps(
        _filled(
            version="https://jsonfeed.org/version/1.1",
            title=feed.title,
            home_page_url=feed.page_url,
            feed_url=feed.url,
            description=feed.description,
            icon=feed.icon,
            language=feed.language.code,
            authors=[{"name": feed.author, "url": feed.author_url}],
        )
        | {"items": [_item(item, feed) for item in feed.items]},
        ensure_ascii=False,
        indent=1,
    )


def _item(item: FeedItem, feed: Feed) -> dict[str, Any]:
    picture = item.picture
    return _filled(
        id=item.id,
        url=item.url,
        title=item.title,
        summary=item.summary,
        content_html=item.content,
        image=picture and picture.url,
        date_published=item.published.isoformat(),
        date_modified=item.updated.isoformat(),
        authors=[{"name": name} for name in item.authors],
        tags=item.categories,
        language=feed.language.code,
        attachments=picture
        and [{"url": picture.url, "mime_type": picture.media_type, "size_in_bytes": picture.length}],
    )


def _filled(**members: Any) -> dict[str, Any]:
    return {name: value for name, value in members.items() if value}
