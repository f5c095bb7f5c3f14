"""Words that are parts of addresses, and so can't be the address of a page."""

from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.models import Page

LENGTH = 80

RESERVED = frozenset({"archive", "by", "campaign", "n", "page", "people", "search", "topic", "type"})


def usable(slug: str) -> str:
    """Return a slug that no part of an address is mistaken for."""
    return f"{slug}-1" if slug in RESERVED else slug


def reserved(slug: str) -> str:
    """Say that a slug is a part of other addresses."""
    return _("“%(slug)s” is a part of other addresses. Choose another word.") % {"slug": slug}


def slug_of(text: str, otherwise: str) -> str:
    """Return a slug made of a text, or of another word where the text has no letters that a slug can have."""
    return usable(slugify(text, allow_unicode=True)[:LENGTH].strip("-") or otherwise)


def taken(slug: str, parent: Page) -> str:
    """Say that another page below a parent has a slug."""
    return _("“%(slug)s” is taken below “%(parent)s”. Choose another word.") % {
        "slug": slug,
        "parent": parent.draft_title,
    }
