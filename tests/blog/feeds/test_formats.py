"""The three formats: what their standards ask for, whatever the words are."""

import json
from datetime import UTC, datetime

import feedparser
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from blog.feeds.answering import FORMATS
from blog.feeds.items import Enclosure, Feed, FeedItem, writable
from home.chrome import Language

ATOM = "{http://www.w3.org/2005/Atom}"
PUBLISHED = datetime(2026, 3, 1, 12, tzinfo=UTC)
UPDATED = datetime(2026, 3, 2, 12, tzinfo=UTC)
HARD = ["a ]]> b", "a & b <c> \"d\" 'e'", "</title></feed>", "a\x00b\x0bc\x1fd\ufffe", "💧 ‏عربي", "  "]


def item(number: int = 1, **fields: object) -> FeedItem:
    values = {
        "id": f"urn:uuid:00000000-0000-0000-0000-{number:012}",
        "url": f"https://example.org/en/news/{number}/",
        "title": "Tenants win",
        "published": PUBLISHED,
        "updated": UPDATED,
        "content": '<div lang="en" dir="ltr"><p>The heating is back.</p></div>',
        "summary": "In one house.",
        "authors": ["Rosa Prueba"],
        "categories": ["Press release", "Housing"],
        "picture": Enclosure("https://example.org/media/pictures/a.jpg", 1234, "image/jpeg"),
    }
    return FeedItem(**values | fields)  # type: ignore[arg-type]


def feed(*items: FeedItem, **fields: object) -> Feed:
    values = {
        "id": "urn:uuid:00000000-0000-0000-0000-000000000000",
        "url": "https://example.org/en/news/feed.atom",
        "page_url": "https://example.org/en/news/",
        "title": "News | Casa de Prueba",
        "description": "All that we say.",
        "language": Language("en", "English", "ltr"),
        "author": "Casa de Prueba",
        "author_url": "https://example.org/en/",
        "items": list(items),
        "icon": "https://example.org/static/icon.png",
        "stylesheets": ["/brand.x.css", "/static/css/feed.css"],
    }
    return Feed(**values | fields)  # type: ignore[arg-type]


def written(feed: Feed, format_: str) -> bytes:
    return FORMATS[format_].write(feed).encode()


def test_an_atom_feed_has_what_rfc_4287_asks_for() -> None:
    root = etree.fromstring(written(feed(item(1), item(2)), "atom"))

    def count(element, name: str) -> int:  # type: ignore[no-untyped-def]
        return len(element.findall(f"{ATOM}{name}"))

    assert root.tag == f"{ATOM}feed"
    for element in [root, *root.findall(f"{ATOM}entry")]:
        # 4.1.1, 4.1.2: exactly one of each.
        assert [count(element, name) for name in ("id", "title", "updated")] == [1, 1, 1]
    assert count(root, "author") == 1  # 4.1.1: MUST, unless every entry has one
    kinds = {(link.get("rel"), link.get("href")) for link in root.findall(f"{ATOM}link")}
    assert kinds == {
        ("self", "https://example.org/en/news/feed.atom"),
        ("alternate", "https://example.org/en/news/"),
    }
    # 4.1.1: entries come last, so that a reader knows the feed before them.
    ours = [child.tag for child in root if child.tag.startswith(ATOM)]
    assert ours[-2:] == [f"{ATOM}entry"] * 2 and f"{ATOM}entry" not in ours[:-2]
    enclosure = root.find(f"{ATOM}entry/{ATOM}link[@rel='enclosure']")
    assert dict(enclosure.attrib) == {
        "rel": "enclosure",
        "href": "https://example.org/media/pictures/a.jpg",
        "length": "1234",
        "type": "image/jpeg",
    }


def test_an_rss_feed_has_what_rss_asks_for_in_the_order_of_its_description() -> None:
    channel = etree.fromstring(written(feed(item()), "rss")).find("channel")

    assert channel is not None
    assert [child.tag for child in channel][:3] == ["title", "link", "description"]
    entry = channel.find("item")
    assert entry is not None
    own = [child.tag for child in entry if not child.tag.startswith("{")]
    assert own[:3] == ["title", "link", "description"]
    assert entry.find("guid").attrib == {"isPermaLink": "false"}  # type: ignore[union-attr]
    assert dict(entry.find("enclosure").attrib) == {  # type: ignore[union-attr]
        "url": "https://example.org/media/pictures/a.jpg",
        "length": "1234",
        "type": "image/jpeg",
    }
    # The author element takes an e-mail address; a name goes elsewhere.
    assert entry.find("author") is None


def test_a_json_feed_has_what_version_1_1_asks_for() -> None:
    data = json.loads(written(feed(item()), "json"))

    assert data["version"] == "https://jsonfeed.org/version/1.1"
    assert data["title"] and data["feed_url"] and data["home_page_url"] and data["language"] == "en"
    (entry,) = data["items"]
    assert isinstance(entry["id"], str) and entry["content_html"]
    assert datetime.fromisoformat(entry["date_published"]) == PUBLISHED
    assert datetime.fromisoformat(entry["date_modified"]) == UPDATED
    assert entry["attachments"] == [
        {"url": entry["image"], "mime_type": "image/jpeg", "size_in_bytes": 1234},
    ]


def test_an_empty_feed_is_a_feed_and_the_same_tomorrow() -> None:
    for format_ in FORMATS:
        assert written(feed(), format_) == written(feed(), format_)
    assert feedparser.parse(written(feed(), "atom")).feed.updated == "1970-01-01T00:00:00+00:00"
    assert json.loads(written(feed(), "json"))["items"] == []


@pytest.mark.parametrize("format_", ["atom", "rss"])
@pytest.mark.parametrize("words", HARD)
def test_words_come_out_as_they_went_in(format_: str, words: str) -> None:
    _says(format_, words)


@given(st.text(max_size=60), st.sampled_from(["atom", "rss"]))
@example("\x85\u2028", "atom")
def test_any_words_come_out_as_they_went_in(words: str, format_: str) -> None:
    _says(format_, words)


def _says(format_: str, words: str) -> None:
    content = (
        f'<div lang="en" dir="ltr"><p>{writable(words).replace("&", "&amp;").replace("<", "&lt;")}</p></div>'
    )
    root = etree.fromstring(written(feed(item(title=words, summary=words, content=content)), format_))
    names = {"atom": (ATOM, "entry", f"{ATOM}content"), "rss": ("", "channel/item", f"{{{CONTENT}}}encoded")}
    prefix, path, text = names[format_]
    entry = root.find(prefix + path) if prefix else root.find(path)
    assert entry is not None
    # XML has one kind of line end.
    expected = writable(words).replace("\r\n", "\n").replace("\r", "\n")
    assert (entry.findtext(f"{prefix}title") or "") == expected
    assert (entry.findtext(text) or "") == content.replace("\r\n", "\n").replace("\r", "\n")


CONTENT = "http://purl.org/rss/1.0/modules/content/"


@pytest.mark.parametrize("format_", ["atom", "rss"])
def test_a_reader_application_understands_all_of_it(format_: str) -> None:
    parsed = feedparser.parse(written(feed(item()), format_))

    assert not parsed.bozo
    assert parsed.feed.title == "News | Casa de Prueba"
    assert parsed.feed.language == "en"
    (entry,) = parsed.entries
    assert entry.id.startswith("urn:uuid:")
    assert (entry.title, entry.author) == ("Tenants win", "Rosa Prueba")
    assert entry.content[0].type == "text/html"
    assert "<p>The heating is back.</p>" in entry.content[0].value
    assert [tag.term for tag in entry.tags] == ["Press release", "Housing"]
    assert entry.published_parsed[:3] == (2026, 3, 1)
    assert entry.enclosures[0].length == "1234"


@pytest.mark.parametrize("format_", ["atom", "rss"])
def test_a_browser_finds_a_style_sheet_and_links(format_: str) -> None:
    tree = etree.fromstring(written(feed(item()), format_)).getroottree()

    before = [node.text for node in tree.getroot().itersiblings(preceding=True)]
    assert any('href="/static/css/feed.css"' in text for text in before)
    links = [element.get("href") for element in tree.iter("{http://www.w3.org/1999/xhtml}a")]
    assert links == ["https://example.org/en/news/", "https://example.org/en/news/1/"]
