"""The addresses that pages give the edition: each says its own."""

from collections.abc import Collection
from uuid import UUID

from wagtail.models import Page

from edition.addresses import Owned
from home.models import HomePage, SitePage


def of_pages(tags: Collection[str] | None = None) -> Owned:
    """Return the addresses of public pages, by the key that all languages of a page share."""
    found: Owned = {}
    pages = Page.objects.live().public().select_related("locale")
    if tags is not None:
        pages = pages.filter(translation_key__in=list(keys_in(tags)))
    # Nothing of a page's content is asked for.
    for page in pages.specific(defer=True):
        if isinstance(page, SitePage):
            found.setdefault(page.translation_key.hex, set()).update(page.edition_paths())
    return found


def of_site(tags: Collection[str] | None = None) -> Owned:
    """Return the addresses of what there is one of."""
    return {"site": {"/robots.txt"}} if tags is None and HomePage.objects.live().exists() else {}


def keys_in(tags: Collection[str]) -> set[UUID]:
    """Return the translation keys among tags."""
    return {UUID(tag) for tag in tags if len(tag) == 32 and ":" not in tag and _is_hex(tag)}


def _is_hex(text: str) -> bool:
    return not set(text) - set("0123456789abcdef")
