"""Moving a page moves it in every language, all of it or nothing: its translations go below those of its new parent."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from wagtail.actions.move_page import MovePageAction
from wagtail.log_actions import get_active_log_context
from wagtail.models import Page
from wagtail.signals import post_page_move, pre_page_move

from edition.publicity import Refusal
from home.chrome import LANGUAGES
from home.models import SitePage

# A page that is to move, and where to: None where its language has no such place.
Step = tuple[SitePage, Page | None]


def connect() -> None:
    """Every move sends Wagtail's signals, whoever begins it."""
    pre_page_move.connect(_refuse)
    post_page_move.connect(_bring_along)


def failure_reasons(page: SitePage, parent: Page, user: Any = None) -> list[str]:
    """Return why a page and its translations can't be moved below a parent and its translations, as sentences.

    :param user: who wants to; None where the newsroom itself moves.
    """
    steps = [(page, parent.specific), *_others(page, parent.specific)]
    return [reason for step in steps if (reason := _reason(*step, parent, user))]


def _refuse(
    sender: type, instance: Page, parent_page_before: Page, parent_page_after: Page, **kwargs: Any
) -> None:
    page = instance.specific
    if not isinstance(page, SitePage) or parent_page_before == parent_page_after:
        return
    # The screen asks before; Wagtail's admin API comes here at once. Outside of requests there is nobody to ask for.
    if reasons := failure_reasons(page, parent_page_after, get_active_log_context().user):
        raise Refusal(reasons)


def _bring_along(
    sender: type, instance: Page, parent_page_before: Page, parent_page_after: Page, **kwargs: Any
) -> None:
    """Move the next translation; its own move brings the one after it."""
    page = instance.specific
    if not isinstance(page, SitePage) or parent_page_before == parent_page_after:
        return
    if step := next(_others(page, parent_page_after.specific), None):
        MovePageAction(*step, pos="last-child").execute(skip_permission_checks=True)


def _others(page: SitePage, parent: Any) -> Iterator[Step]:
    """Yield the translations that aren't below the parent's translation yet."""
    for version in page.get_translations().select_related("locale").order_by("pk"):
        place = parent.get_translation_or_none(version.locale)
        if place is None or not version.is_child_of(place):
            yield version, place


def _reason(version: SitePage, place: Page | None, parent: Page, user: Any) -> str | None:
    names = {
        "title": version.draft_title,
        "parent": (place or parent).draft_title,
        "language": LANGUAGES[version.locale.language_code].name,
    }
    if place is None:
        return (
            _("“%(title)s” (%(language)s) has nowhere to go. Translate “%(parent)s” into its language first.")
            % names
        )
    if place == version or place.is_descendant_of(version) or not version.can_move_to(place):
        return _("“%(title)s” (%(language)s) can’t stand below “%(parent)s”.") % names
    if user and not version.permissions_for_user(user).can_move_to(place):
        return _("You may not move “%(title)s” (%(language)s) below “%(parent)s”.") % names
    if not Page._slug_is_available(version.slug, place, version):
        names["slug"] = version.slug
        return (
            _("“%(slug)s”, the address of “%(title)s” (%(language)s), is taken below “%(parent)s”.") % names
        )
    if version.live and (closed := _closed(place)):
        names["parent"] = closed.draft_title
        return _("“%(title)s” (%(language)s) is public and “%(parent)s” isn’t. Publish that first.") % names
    return None


def _closed(place: Page) -> Page | None:
    above = place.get_ancestors(inclusive=True).filter(depth__gt=1, live=False)
    return above.order_by("depth").first()
