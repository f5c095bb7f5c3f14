"""Prepares the source of a web page: what no reader sees goes, and nothing is left that would take a parser long."""

import re
from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from blog.importing.text import Unreadable, decode_any

MAX_SOURCE = 2_000_000
MAX_TAGS = 200_000
MAX_TAG = 16_000
_MAX_STYLES = 200_000
_FIRST = 4096
_CHARSET = re.compile(
    rb"""(?:<meta[^>]+charset\s*=|<\?xml[^>]+encoding\s*=)\s*["']?\s*([\w.:-]+)""", re.IGNORECASE
)
# The encodings of the web, by the labels that pages give them (WHATWG Encoding); all others are read as if unlabelled.
_CHARSETS = re.compile(
    r"windows-125\d|cp125\d|iso-8859-\d{1,2}|koi8-[ru]|gb2312|gbk|gb18030|big5|shift_jis|euc-(?:jp|kr)|iso-2022-jp|macintosh",
    re.IGNORECASE,
)
_WIDER = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc-kr": "cp949",
    "iso-8859-1": "cp1252",
}
_DATA = re.compile(r"data:image/[\w.+-]+;base64,([A-Za-z0-9+/=\s%]{100,})")
_FRAGMENT = re.compile(r"<!--\s*StartFragment\s*-->(.*)<!--\s*EndFragment\s*-->", re.DOTALL)
# A tag to its end as HTML has it: within the quotes of a value there may be a > too.
_TAG_END = r"""(?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')?)*+>"""
_SILENT = "script|style|noscript|iframe|textarea|title|noframes|noembed"
_TOKEN = re.compile(
    rf"""<!--(?:>|->|.*?--!?>)
    |<(?P<silent>{_SILENT})(?=[\s/>]){_TAG_END}(?P<inside>.*?)</(?P=silent)\s*>
    |(?P<unclosed><(?:!--|(?:{_SILENT})(?=[\s/>])))
    |(?P<mark><[a-z]{_TAG_END})
    |<[/!?][^>]*+>
    |(?P<cut><[a-z/!?])""",
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
_TAG_NAME = re.compile(r"<[^\s/>]*")


@dataclass
class Source:
    """A page without scripts and comments. `styles` is its style sheets, `data` the pictures in it, by number."""

    text: str
    styles: str = ""
    data: list[str] = field(default_factory=list)


def page_text(data: bytes) -> str:
    """The text of a page's file, in the encoding that it has or says it has."""
    label = _CHARSET.search(data[:_FIRST])
    name = label[1].decode("latin-1").casefold() if label else ""
    if (
        not _CHARSETS.fullmatch(name)
        or b"\0" in data
        or data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"))
    ):
        return decode_any(data)
    try:
        # Pages in UTF-8 that say something else are common; the other way round, letters make no UTF-8 by chance.
        return decode_any(data) if b"\x1b" not in data and data.decode("utf-8") else ""
    except UnicodeDecodeError:
        pass
    try:
        return data.decode(_WIDER.get(name, name), "replace")
    except LookupError:
        return decode_any(data)


def prepared(source: str) -> Source:
    """The source as the parser may have it.

    Raises Unreadable for more than MAX_SOURCE letters without scripts, styles and pictures, or more than MAX_TAGS tags.
    """
    found = Source("")
    source = source.replace("\0", "")
    if fragment := _FRAGMENT.search(source):
        source = fragment[1]

    def put_aside(match: re.Match[str]) -> str:
        found.data.append(match[1])
        return f"data:{len(found.data) - 1}"

    source = _DATA.sub(put_aside, source)
    pieces: list[str] = []
    styles: list[str] = []
    at = tags = 0
    for token in _TOKEN.finditer(source):
        pieces.append(source[at : token.start()])
        at = token.end()
        if token["cut"] or token["unclosed"]:
            # From here to the end there is only half a tag, or a script.
            at = len(source)
            break
        if token["silent"]:
            styles += [token["inside"]] if token["silent"].casefold() == "style" else []
            continue
        if mark := token["mark"]:
            tags += 1
            # Of a tag with thousands of attributes only its name is wanted.
            pieces.append(mark if len(mark) <= MAX_TAG else f"{_name(mark)}>")
        elif token[0].startswith("</"):
            pieces.append(token[0])
        if tags > MAX_TAGS:
            raise tangled()
    pieces.append(source[at:])
    found.text, found.styles = "".join(pieces), "".join(styles)[:_MAX_STYLES]
    if len(found.text) > MAX_SOURCE:
        raise tangled()
    return found


def _name(tag: str) -> str:
    name = _TAG_NAME.match(tag)
    return name[0][:100] if name else "<p"


def tangled() -> Unreadable:
    return Unreadable(_("This page is too large or too tangled. Copy the statement out of it into the form."))
