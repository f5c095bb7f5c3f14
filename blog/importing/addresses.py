"""The last part of a draft's address, made of its headline."""

import re

from wagtail.coreutils import find_available_slug
from wagtail.models import Page

from home.slugs import slug_of


def slug_for(title: str, parent: Page, page: Page | None = None) -> str:
    """Return a slug made of a headline, that no page below `parent` has except `page` itself."""
    return find_available_slug(parent, slug_of(title, "statement"), ignore_page_id=page.pk if page else None)


def renewed_slug(page: Page, title: str) -> str:
    """Return the slug that goes with a page's next headline, while `page` still has the one before.

    Once it was public its address stays, and so does one that somebody wrote by hand.
    """
    made_of_headline = re.fullmatch(rf"{re.escape(slug_of(page.title, 'statement'))}(-\d+)?", page.slug)
    if title == page.title or page.first_published_at or not made_of_headline:
        return page.slug
    return slug_for(title, page.get_parent(), page)
