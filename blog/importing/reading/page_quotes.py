"""Quotes set apart on web pages, whose speaker stands in an element of its own (HTML, 4.4.4 and 4.5.6)."""

from collections import deque

from lxml import etree

from blog.importing.marks import begins_with_opening

_LONGEST = 300
_WORDS_IN = ("p", "div")
_BLOCKS = {*_WORDS_IN, "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6"}


def mark_quotes(root: etree._Element) -> None:
    """Write quotes that name their speaker as a plain text does: words in quotation marks, a dash before the name."""
    for quote in list(root.iter("blockquote")):
        if next(quote.iterancestors("blockquote"), None) is not None:
            continue
        speaker = _speaker(quote)
        said = _text(speaker) if speaker is not None else ""
        if speaker is None or not said or len(said) > _LONGEST:
            continue
        _take_out(speaker)
        paragraphs = [each for each in quote.iter(*_WORDS_IN) if _text(each) and not _holds_blocks(each)]
        if not paragraphs and _holds_blocks(quote):
            continue
        if _text(quote) and not begins_with_opening(_text(quote)):
            for paragraph in paragraphs or [quote]:
                paragraph.text = "“" + (paragraph.text or "").lstrip()
            _close((paragraphs or [quote])[-1])
        line = etree.SubElement(quote, "p")
        line.text = "— " + said.lstrip("—–-― ")


def _speaker(quote: etree._Element) -> etree._Element | None:
    """The last element of a quote, or the caption below it, where that says whose words they are."""
    for name in ("footer", "cite"):
        last = next(iter(deque(quote.iter(name), maxlen=1)), None)
        if last is not None and _is_last(last, quote):
            return last
    following = quote.getnext()
    parent = quote.getparent()
    if (
        parent is not None
        and parent.tag == "figure"
        and following is not None
        and following.tag == "figcaption"
    ):
        return following
    return None


def _is_last(element: etree._Element, quote: etree._Element) -> bool:
    """Whether no text follows an element in a quote, and some stands before it."""
    inner = element
    while inner is not quote:
        parent = inner.getparent()
        if parent is None or (inner.tail or "").strip() or any(map(_text, inner.itersiblings())):
            return False
        inner = parent
    return _text(quote) != _text(element)


def _holds_blocks(element: etree._Element) -> bool:
    return any(each.tag in _BLOCKS for each in element.iterdescendants())


def _take_out(element: etree._Element) -> None:
    parent, above = element.getparent(), element.getprevious()
    if parent is None:
        return
    if element.tail and above is not None:
        above.tail = (above.tail or "") + element.tail
    elif element.tail:
        parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def _close(element: etree._Element) -> None:
    """Write the mark that closes a quote behind the last word of an element."""
    while len(element) and element[-1].tag == "br" and not (element[-1].tail or "").strip():
        element.remove(element[-1])
    if len(element):
        element[-1].tail = (element[-1].tail or "").rstrip() + "”"
    else:
        element.text = (element.text or "").rstrip() + "”"


def _text(element: etree._Element) -> str:
    return " ".join(" ".join(element.itertext()).split())
