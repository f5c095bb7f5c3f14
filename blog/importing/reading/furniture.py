"""What stands around the article of a web page: menus, banners, sharing, related pages, comments."""

import re
from itertools import islice

from lxml import etree

# Nothing in these is text.
SILENT = {
    "head",
    "template",
    "svg",
    "object",
    "video",
    "audio",
    "canvas",
    "map",
    "select",
    "datalist",
    "rt",
    "rp",
}
_TAGS = {"nav", "footer", "aside", "form", "button", "dialog", "menu"}
_ROLES = re.compile(
    "navigation|banner|contentinfo|complementary|search|dialog|alertdialog|menu|menubar|toolbar|tablist",
    re.IGNORECASE,
)
_WORDS = re.compile(
    "nav|navbar|navigation|menu|submenu|breadcrumbs?|cookies?|consent|gdpr|shares?|sharing|sharedaddy|addtoany|addthis"
    "|social|related|relatedposts|recommended|comments?|respond|sidebar|widgets?|newsletter|subscribe|signup|footer"
    "|masthead|pagination|pager|tags|skip|skiplink|sr-only|screen-reader-text|visually-hidden|advertisement|advert|ads"
    "|sponsored|promo|popup|modal|offcanvas|toolbar|byline|posted-on|entry-meta|post-meta|author-box"
    "|language-switcher|gmail_attr|noprint"
)
_PARTS = re.compile(r"[-_\s]+")
_WITHOUT = ("no", "has", "with", "without", "is", "not")
# What stands beside an article and is part of the statement all the same.
_KEPT = re.compile(r"contact|kontakt|presse?-|boilerplate|footnote|endnote|about", re.IGNORECASE)
_ARTICLE_TEXT = {
    "entry-content",
    "post-content",
    "article-body",
    "articlebody",
    "article-content",
    "story-body",
    "post-body",
}
_HEADLINE = re.compile(r"title|headline", re.IGNORECASE)
# The article has at least so much of the page's running text, and nothing is left out that has so much of it.
_ARTICLE_SHARE = 0.5
_FURNITURE_SHARE = 0.4
# A frame around the article that has hardly more text than it: the one with the headline.
_FRAME, _FRAME_LETTERS = 1.25, 200
_LINKS, _LINK_SHARE, _LONGEST_LINK = 4, 0.6, 40
_LINK_LISTS = {"ul", "ol", "div", "p", "td", "tr", "table", "center", "section"}
_INLINE = {"a", "b", "i", "em", "strong", "span", "br", "img", "small", "sup", "sub", "u", "font"}
_MAIL_HEADER = re.compile(r"\s*(?:From|De|Von|Da|发件人|من)\s?[:：]")
_MAIL_SUBJECT = re.compile(r"(?:Subject|Asunto|Objet|Assunto|Betreff|Oggetto|主题|الموضوع)\s?[:：]")
_LONGEST_MAIL_HEADER = 600


class Weights:
    """How many letters there are in each element but the small ones, how many of running text, and how many links."""

    def __init__(self, root: etree._Element) -> None:
        self.letters: dict[etree._Element, int] = {}
        self.prose: dict[etree._Element, int] = {}
        self.links: dict[etree._Element, int] = {}
        sums = [[0, 0, 0]]
        for event, element in etree.iterwalk(root, events=("start", "end")):
            if event == "start":
                inside = len((element.text or "").strip())
                sums.append([inside, inside, 0])
                continue
            letters, prose, links = sums.pop()
            name = element.tag
            if name in SILENT:
                letters = prose = 0
            elif name == "a" and element.get("href"):
                prose, links = 0, links + 1
            elif name in ("nav", "footer", "aside"):
                prose = 0
            if name not in _INLINE:
                self.letters[element], self.prose[element], self.links[element] = letters, prose, links
            tail = len((element.tail or "").strip())
            for place, more in enumerate((letters + tail, prose + tail, links)):
                sums[-1][place] += more


class Furniture:
    """Tells the article of a page from what stands around it. Without `whole`, all of the page was meant to be read."""

    def __init__(self, root: etree._Element, *, whole: bool) -> None:
        self._weights = Weights(root)
        self._whole = whole
        self.article = self._article(root) if whole else root
        self.headline = self._headline(root) if whole else None
        self._in_article = self.article is not root
        self._most = _FURNITURE_SHARE * self._weights.prose[self.article]
        kept = self.headline if self.headline is not None else next(self.article.iter("h1"), None)
        self.kept = {self.article, *self.article.iterancestors()}
        self.kept |= {kept, *kept.iterancestors()} if kept is not None else set()

    def holds_much(self, element: etree._Element) -> bool:
        """Whether the headline or much of the text is in an element, so that it can't be left out."""
        return element in self.kept or self._weights.prose.get(element, 0) > self._most

    def is_furniture(self, element: etree._Element, name: str) -> bool:
        """Whether an element, of which no part was read, is to be left out."""
        if self.holds_much(element):
            return False
        if name in _TAGS or (name == "header" and not self._in_article):
            return not (self._in_article and name in ("aside", "footer") and _KEPT.search(_label(element)))
        if _ROLES.fullmatch(element.get("role", "").strip()) or _is_labelled(element):
            return True
        if _is_mail_header(element, name):
            return True
        return self._whole and not self._in_article and self._is_links(element, name)

    def _article(self, root: etree._Element) -> etree._Element:
        """The element that holds the article, with its headline if that can be; the root where none stands out."""
        prose = self._weights.prose
        enough = max(_ARTICLE_SHARE * prose[root], 1)
        for is_kind in (_is_article, _is_main, _is_article_text):
            found = [each for each in prose if prose[each] >= enough and is_kind(each)]
            if found:
                most = max(prose[each] for each in found)
                # The innermost of those that hold nearly all.
                return self._framed(next(each for each in found if prose[each] * _FRAME >= most))
        return root

    def _framed(self, article: etree._Element) -> etree._Element:
        most = _FRAME * self._weights.prose[article] + _FRAME_LETTERS
        for frame in (article, *article.iterancestors()):
            if frame.tag in ("body", "html") or self._weights.prose.get(frame, 0) > most:
                break
            if next(frame.iter("h1"), None) is not None:
                return frame
        return article

    def _headline(self, root: etree._Element) -> etree._Element | None:
        """The page's headline where it stands outside the article."""
        if self.article is root or next(self.article.iter("h1"), None) is not None:
            return None
        found = list(root.iter("h1"))
        return next((each for each in found if _HEADLINE.search(_label(each))), found[-1] if found else None)

    def _is_links(self, element: etree._Element, name: str) -> bool:
        """Whether an element is a list of links, as menus are."""
        letters = self._weights.letters.get(element, 0)
        links = self._weights.links.get(element, 0)
        if name not in _LINK_LISTS or links < _LINKS or not letters:
            return False
        linked = letters - self._weights.prose[element]
        return linked >= _LINK_SHARE * letters and linked <= links * _LONGEST_LINK


def is_hidden(said: dict[str, str], element: etree._Element) -> bool:
    """Whether a browser shows nothing of an element; `said` is its style attribute."""
    return (
        element.get("hidden") is not None
        or said.get("display") == "none"
        or said.get("visibility") == "hidden"
        or said.get("mso-hide") == "all"
    )


def _label(element: etree._Element) -> str:
    return f"{element.get('class', '')} {element.get('id', '')} {element.get('itemprop', '')}"


def _is_labelled(element: etree._Element) -> bool:
    """Whether a class or the id says that it is furniture."""
    for label in _label(element).casefold().split()[:20]:
        parts = _PARTS.split(label)
        if _WORDS.fullmatch(label) or (
            parts[0] not in _WITHOUT and (_WORDS.fullmatch(parts[0]) or _WORDS.fullmatch(parts[-1]))
        ):
            return True
    return False


def _is_mail_header(element: etree._Element, name: str) -> bool:
    """Whether an element is what a mail program puts above a mail that is sent on."""
    if name not in ("div", "p"):
        return False
    text = "".join(islice(element.itertext(), 40))[:_LONGEST_MAIL_HEADER]
    return bool(_MAIL_HEADER.match(text) and _MAIL_SUBJECT.search(text))


def _is_article(element: etree._Element) -> bool:
    return element.tag == "article" or element.get("role") == "article"


def _is_main(element: etree._Element) -> bool:
    return element.tag == "main" or element.get("role") == "main"


def _is_article_text(element: etree._Element) -> bool:
    return element.get("itemprop") == "articleBody" or not _ARTICLE_TEXT.isdisjoint(
        element.get("class", "").casefold().split()
    )
