"""Where a public page stood before, readers are led to where it is now. Nothing is told of what isn't public."""

from copy import copy
from typing import Any

from django.http import HttpRequest
from wagtail.contrib.redirects.middleware import get_redirect
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page
from wagtail.signals import page_published, page_slug_changed, post_page_move

# Redirects hold no more; an address that long is not worth a failure.
LONGEST = Redirect._meta.get_field("old_path").max_length or 255


def connect() -> None:
    """Take the place of Wagtail's own receivers, which leave redirects from addresses that never were public."""
    page_slug_changed.connect(_slug_changed)
    post_page_move.connect(_moved)
    page_published.connect(_published)


def leads_to(request: HttpRequest) -> str | None:
    """Return the address that an old one, which has nothing at it, leads to; None where that isn't public."""
    full = Redirect.normalise_path(request.get_full_path(), decode_unicode=False)
    for path in dict.fromkeys([full, full.partition("?")[0]]):
        if redirect := get_redirect(request, path):
            page = redirect.redirect_page
            return redirect.link if page is None or page.live else None
    return None


def leave_redirects(page: Page, path_before: str) -> None:
    """Let the addresses that a page and the public ones below it had lead to where they are now.

    What somebody entered by hand for such an address stays.

    :param path_before: the page's `url_path` as it was.
    """
    redirects: list[Redirect] = []
    now: list[str] = []
    for moved in page.get_descendants(inclusive=True).live().specific():
        before = copy(moved)
        before.url_path = path_before + moved.url_path[len(page.url_path) :]
        for route in moved.get_route_paths():
            old, new = _address(before, route), _address(moved, route)
            now.append(new)
            if old and old != new and len(old) <= LONGEST:
                redirects.append(
                    Redirect(
                        old_path=old,
                        site_id=moved.get_url_parts()[0],
                        redirect_page=moved,
                        redirect_page_route_path=Redirect.normalise_page_route_path(route),
                        automatically_created=True,
                    )
                )
    _forget([*now, *(redirect.old_path for redirect in redirects)])
    Redirect.objects.bulk_create(redirects, ignore_conflicts=True)


def _slug_changed(sender: type, instance: Page, instance_before: Page, **kwargs: Any) -> None:
    # One that was taken back keeps its public slug until it is published again.
    if instance.live and instance_before.first_published_at:
        leave_redirects(instance, instance_before.url_path)


def _moved(sender: type, instance: Page, url_path_before: str, url_path_after: str, **kwargs: Any) -> None:
    if instance.live and url_path_before != url_path_after:
        leave_redirects(instance.specific, url_path_before)


def _published(sender: type, instance: Page, **kwargs: Any) -> None:
    """What goes public at an old address takes it over."""
    _forget([_address(instance, route) for route in instance.get_route_paths()])


def _forget(paths: list[str]) -> None:
    Redirect.objects.filter(automatically_created=True, old_path__in=paths).delete()


def _address(page: Page, route: str) -> str:
    """Return a page's path as redirects hold it; empty where it has none."""
    parts = page.get_url_parts()
    path = parts[2] if parts else None
    return Redirect.normalise_path(path.rstrip("/") + route) if path else ""
