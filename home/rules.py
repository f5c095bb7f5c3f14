"""What must be true of any page before it is public."""

from datetime import datetime

from django.db.models import Model
from django.utils.translation import gettext as _
from wagtail.models import Page


def parent_is_public(instance: Model, moment: datetime) -> str | None:
    """A page can be read only where the pages above it can: the first of them that isn't public is named."""
    if not isinstance(instance, Page) or instance.depth <= 2:
        return None
    closed = instance.get_ancestors().filter(depth__gt=1, live=False).order_by("depth").first()
    if closed is None:
        return None
    return _("“%(title)s”, above this page, isn’t public. Publish it first.") % {"title": closed.draft_title}
