"""Markup as reader applications want it: whole, absolute, and with nothing that needs our style sheet."""

from urllib.parse import urljoin, urlsplit

from lxml import html as lxml_html
from lxml.html import HtmlElement

from blog.feeds.items import writable
from home.chrome import Language

LANGUAGE = {"lang", "dir"}
KEPT: dict[str, set[str]] = {
    **dict.fromkeys(("p", "h2", "h3", "h4", "ul", "ol", "li", "dl", "dt", "dd", "br", "hr"), LANGUAGE),
    **dict.fromkeys(("blockquote", "figure", "figcaption", "b", "strong", "i", "em", "bdi"), LANGUAGE),
    **dict.fromkeys(("table", "caption", "thead", "tbody", "tr", "td", "div", "small"), LANGUAGE),
    "span": LANGUAGE,
    "th": {"scope", *LANGUAGE},
    "a": {"href", "hreflang", *LANGUAGE},
    "img": {"src", "alt", "width", "height", *LANGUAGE},
}
# Gone with all they hold; of everything else only the tags go. `source` is not here: libxml2 takes what follows it
# for its content.
DROPPED = {"script", "style", "template", "noscript", "iframe", "object", "form", "button", "svg"}
SCHEMES = {"http", "https", "mailto", "tel", "sms"}


def readable(markup: str, base: str, language: Language) -> str:
    """Return markup for a reader application, in one element that says its language and direction.

    :param markup: what a template of ours rendered.
    :param base: the absolute address that relative ones in it start from.
    """
    root = lxml_html.fragment_fromstring(writable(markup), create_parent="div")
    for element in list(root.iterdescendants()):
        if _is_dropped(element):
            element.drop_tree()
    for element in list(root.iterdescendants()):
        _reduce(element, base)
    root.set("lang", language.code)
    root.set("dir", language.direction)
    # What references stand for is known only now.
    return writable(lxml_html.tostring(root, encoding="unicode"))


def _is_dropped(element: HtmlElement) -> bool:
    # Comments have no name. What is hidden from assistive technology is decoration.
    return not isinstance(element.tag, str) or element.tag in DROPPED or element.get("aria-hidden") == "true"


def _absolute(base: str, value: str) -> str:
    """Return an address with its host; empty for one that leads nowhere safe, or is none: http://[your site]/."""
    try:
        absolute = urljoin(base, value.strip())
        return absolute if urlsplit(absolute).scheme in SCHEMES else ""
    except ValueError:
        return ""


def _reduce(element: HtmlElement, base: str) -> None:
    kept = KEPT.get(element.tag, set())
    for name, value in element.items():
        if name in ("href", "src") and name in kept:
            if absolute := _absolute(base, value):
                element.set(name, absolute)
                continue
        elif name in kept:
            continue
        del element.attrib[name]
    if element.tag not in KEPT or (element.tag in ("span", "div") and not element.attrib):
        element.drop_tag()
