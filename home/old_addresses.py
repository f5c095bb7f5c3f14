"""Where something public stood before, readers are led to where it is now. Nothing is told of what isn't public.

What stands below an address, such as a feed or the pages of a list, is found below the new one.
"""

from collections.abc import Iterable, Mapping
from copy import copy
from typing import Any

from django.db.models import F
from django.http import HttpRequest
from django.utils.encoding import uri_to_iri
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site
from wagtail.signals import page_published, post_page_move

from edition.journal import note
from edition.reading import tag_of
from edition.signals import slug_changed
from edition.tags import REDIRECTS

# Redirects hold no more; an address that long is not worth a failure.
LONGEST = Redirect._meta.get_field("old_path").max_length or 255


# So many parts at the end of an address may be what stands below something that moved: by, a name, page, a number.
DEEPEST = 5


def connect() -> None:
    """Take the place of Wagtail's own receivers, which leave redirects from addresses that never were public."""
    slug_changed.connect(_slug_changed)
    post_page_move.connect(_moved)
    page_published.connect(_published)


def leads_to(request: HttpRequest) -> str | None:
    """Return the address that an old one, which has nothing at it, leads to; None where that isn't public."""
    full = Redirect.normalise_path(request.get_full_path())
    parts = full.partition("?")[0].split("/")
    rests = {"/".join(parts[:end]): "/".join(parts[end:]) for end in range(len(parts), 1, -1)[:DEEPEST]}
    site = Site.find_for_request(request)
    found = {
        redirect.old_path: redirect
        for redirect in Redirect.get_for_site(site)
        .filter(old_path__in=[full, *rests])
        .select_related("redirect_page")
        .order_by(F("site").asc(nulls_first=True))
    }
    redirect = next((found[old] for old in [full, *rests] if old in found), None)
    if redirect is None or (redirect.redirect_page and not redirect.redirect_page.live):
        return None
    rest = rests.get(redirect.old_path, "")
    if not rest:
        return redirect.link
    ending = "/" if request.path.endswith("/") else ""
    return f"{redirect.link.rstrip('/')}/{rest}{ending}" if redirect.automatically_created else None


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
    note([REDIRECTS])


def lead(moved: Mapping[str, str]) -> None:
    """Let addresses of what is no page of its own lead to its new ones, each in one step.

    :param moved: the new path of each old one.
    """
    site = Site.objects.get(is_default_site=True)
    moved = {uri_to_iri(old): uri_to_iri(new) for old, new in moved.items()}
    paths = {Redirect.normalise_path(old): new for old, new in moved.items()}
    _forget([*paths, *map(Redirect.normalise_path, moved.values())])
    earlier = Redirect.objects.filter(automatically_created=True, redirect_link__in=moved)
    led = {tag_of(redirect) for redirect in earlier}
    for old, new in moved.items():
        Redirect.objects.filter(automatically_created=True, redirect_link=old).update(redirect_link=new)
    Redirect.objects.bulk_create(
        [
            Redirect(old_path=old, site=site, redirect_link=new, automatically_created=True)
            for old, new in paths.items()
            if max(len(old), len(new)) <= LONGEST
        ],
        ignore_conflicts=True,
    )
    note([REDIRECTS, *led])


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


def forget(paths: Iterable[str]) -> None:
    """Take away the redirects from addresses that something new has now; those that staff entered stay."""
    _forget([Redirect.normalise_path(uri_to_iri(path)) for path in paths])


def _forget(paths: list[str]) -> None:
    forgotten, _rows = Redirect.objects.filter(automatically_created=True, old_path__in=paths).delete()
    if forgotten:
        note([REDIRECTS])


def _address(page: Page, route: str) -> str:
    """Return a page's path as redirects hold it; empty where it has none."""
    parts = page.get_url_parts()
    path = parts[2] if parts else None
    return Redirect.normalise_path(path.rstrip("/") + route) if path else ""
