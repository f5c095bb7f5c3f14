"""The texts of many statements at once, so that what they cost the database doesn't grow with their number."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.rich_text import RichText, expand_db_html

from blog.models import StatementPage

# It stands in no text: XML and HTML know no such character.
CUT = "\x1e"


class _Expanded(RichText):
    """Rich text whose links are known already."""

    def __init__(self, source: str, markup: str) -> None:
        super().__init__(source)
        self.markup = mark_safe(markup)  # noqa: S308 what Wagtail has made of its own rich text

    def __html__(self) -> SafeString:
        return self.markup


def bodies(statements: Iterable[StatementPage]) -> dict[int, list[Any]]:
    """Return the blocks of each statement's body, by its key: their objects loaded and their links looked up together.

    Wagtail asks for the objects of each body by itself, and for the links of each paragraph.
    """
    pages = list(statements)
    found: dict[int, list[Any]] = {}
    for model in {type(page) for page in pages}:
        family = [page for page in pages if type(page) is model]
        raw = [list(page.body.raw_data) for page in family]
        blocks = iter(family[0].body.stream_block.to_python(list(chain.from_iterable(raw))))
        found |= {page.pk: list(islice(blocks, len(own))) for page, own in zip(family, raw, strict=True)}
    _expand(list(chain.from_iterable(found.values())))
    return found


def _expand(blocks: list[Any]) -> None:
    texts = list(_texts(blocks))
    if not texts:
        return
    sources = [text.source.replace(CUT, "") for text, _put in texts]
    expanded = expand_db_html(CUT.join(sources)).split(CUT)
    for (text, put), markup in zip(texts, expanded, strict=True):
        put(_Expanded(text.source, markup))


def _texts(value: Any) -> Iterator[tuple[RichText, Callable[[RichText], None]]]:
    """Walk through blocks to every rich text; with each comes how to put another in its place."""
    if isinstance(value, StructValue):
        children = [(child, _setter(value, name)) for name, child in value.items()]
    elif isinstance(value, ListValue):
        children = [(item.value, _attribute(item)) for item in value.bound_blocks]
    elif isinstance(value, list | StreamValue):
        children = [(block.value, _attribute(block)) for block in value]
    else:
        return
    for child, put in children:
        if isinstance(child, RichText):
            yield child, put
        else:
            yield from _texts(child)


def _setter(struct: StructValue, name: str) -> Callable[[RichText], None]:
    return lambda text: struct.__setitem__(name, text)


def _attribute(block: Any) -> Callable[[RichText], None]:
    return lambda text: setattr(block, "value", text)
