"""What a text of the edition shows of other files: pictures, cards, documents, style sheets, fonts."""

import re
from html import unescape
from urllib.parse import urljoin, urlsplit

from django.conf import settings

TEXT_TYPES = frozenset(
    {
        *(
            "text/html",
            "text/css",
            "text/plain",
            "text/javascript",
            "application/javascript",
            "image/svg+xml",
        ),
        *("application/xml", "application/atom+xml", "application/rss+xml"),
        *("application/json", "application/feed+json"),
    }
)

_PREFIXES = [prefix.strip("/") for prefix in (settings.STATIC_URL, settings.MEDIA_URL)]
_ADDRESS = re.compile(rf"/(?:(?:{'|'.join(_PREFIXES)}|documents|cards)/|brand\.)[^\s\"'<>()\\,]+")
# An address may stand in words to be copied, in brackets.
_END = re.compile(r"[\"<>]")
_IN_CSS = re.compile(r"url\(\s*[\"']?([^\"')]+)")


def uses(address: str, media_type: str, body: bytes) -> set[str]:
    """Return the addresses of the files that a text shows or links to.

    :param address: of the text itself, which relative addresses start from.
    """
    if media_type not in TEXT_TYPES or media_type == "text/plain":
        return set()
    text = body.decode()
    if media_type == "text/css":
        found = [urljoin(address, named) for named in _IN_CSS.findall(text) if not named.startswith("data:")]
    else:
        found = [_END.split(unescape(named), maxsplit=1)[0] for named in _ADDRESS.findall(text)]
    paths = {urlsplit(named).path for named in found}
    # A folder is no file.
    return {path for path in paths if not path.endswith("/")}
