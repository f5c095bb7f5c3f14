"""One form for rich text that reads the same, however it is written down."""

import re
from html import escape
from html.parser import HTMLParser

VOID = {"br", "embed", "hr", "img"}
# Space beside these is not seen.
BLOCK_EDGE = re.compile(r"\s*(</?(?:p|li|ul|ol|h[1-6]|br|hr|embed|img|blockquote)\b[^>]*>)\s*")


def canonical(html: str) -> str:
    """Return rich text without what only its spelling has: editor's keys, kinds of character reference, spare space.

    Saving in Wagtail's editor changes all of these and not a word, so words are compared in this form.
    """
    writer = _Writer()
    writer.feed(html)
    writer.close()
    return BLOCK_EDGE.sub(r"\1", re.sub(r"\s+", " ", "".join(writer.parts))).strip()


class _Writer(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kept = [
            f' {name}="{escape(value or "")}"' for name, value in sorted(attrs) if name != "data-block-key"
        ]
        self.parts.append(f"<{tag}{''.join(kept)}>")

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self.parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.parts.append(escape(data))
